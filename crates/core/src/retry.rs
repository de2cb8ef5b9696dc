//! Whether and when to try again: a pure function of what happened, the clock and a random number.
//!
//! ```text
//!                     safe to repeat          not safe (POST, PATCH)
//! 429                 yes                     yes: it was refused
//! 502 503 504         yes                     no: it may have been done
//! no answer           yes                     no: it may have been done
//! anything else       no                      no
//! ```
//!
//! A wait is never shorter than `Retry-After` says. One that is longer than the caller allows ends the call instead. Without `Retry-After`
//! the wait is drawn from zero to a bound that doubles, so that callers who failed together do not come back together.

use crate::date;

/// How much trying again is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Attempts after the first.
    pub retries: u32,
    /// Longest single wait in milliseconds; a server that asks for more ends the call.
    pub max_wait_ms: u32,
    /// Whether sending the request twice does what sending it once does.
    pub repeat: Repeat,
}

impl Default for Policy {
    fn default() -> Self {
        Self { retries: 3, max_wait_ms: 60_000, repeat: Repeat::Refused }
    }
}

/// What may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Only what was refused.
    Refused,
    /// Whatever may have been done before, too.
    Always,
    /// Nothing: the body was a stream, and it is used up.
    Never,
}

/// What an attempt came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// An answer with this status, and the seconds of its `Retry-After`, where it has one: see [`retry_after`].
    Answered(u16, Option<u32>),
    /// No answer came.
    Unanswered,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Try again after so many milliseconds.
    Wait(u32),
    /// Give up.
    Stop(Reason),
}

/// Why a call is not tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Trying again would not change the answer.
    Final,
    /// It may have been done, and doing it twice would show.
    Unsafe,
    /// The body cannot be sent twice.
    Used,
    /// All attempts were used.
    Attempts,
    /// The server asked for a longer wait than the policy allows.
    TooLong,
    /// Too many calls of this client fail: see [`Budget`].
    Budget,
}

impl Reason {
    /// The reason as a part of a sentence. Empty where the answer says enough.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Final => "",
            Self::Unsafe => "not sent again: it may have been done; `idempotent` allows it",
            Self::Used => "not sent again: the stream is used up",
            Self::Attempts => "no retries left",
            Self::TooLong => "the server asks for a longer wait than `maxWait` or the timeout allows",
            Self::Budget => "too many calls fail to try again",
        }
    }
}

/// Retries that a client may still spend. When most calls fail, trying each again only makes it worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget(pub u32);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_BUDGET)
    }
}

impl Budget {
    /// Gives back a little for a call that succeeded.
    pub fn refund(&mut self) {
        self.0 = self.0.saturating_add(1).min(MOST_BUDGET);
    }

    fn spend(&mut self) -> bool {
        let left = self.0.checked_sub(RETRY_COST);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// Decides after an attempt that `tried` retries came before. `entropy` is any random number.
pub fn decide(policy: Policy, budget: &mut Budget, tried: u32, attempt: Attempt, entropy: u32) -> Decision {
    let (status, seconds) = match attempt {
        Attempt::Answered(status, seconds) => (status, seconds),
        Attempt::Unanswered => (503, None),
    };
    let refused = status == 429;
    let least = told(status, seconds);
    Decision::Stop(if !refused && !(502..=504).contains(&status) {
        Reason::Final
    } else if policy.repeat == Repeat::Never {
        Reason::Used
    } else if !refused && policy.repeat == Repeat::Refused {
        Reason::Unsafe
    } else if tried >= policy.retries {
        Reason::Attempts
    } else if least > policy.max_wait_ms {
        Reason::TooLong
    } else if !refused && !budget.spend() {
        // A refusal spends nothing: it cost the server next to nothing, and waiting is its remedy.
        Reason::Budget
    } else {
        let bound = FIRST_BOUND_MS << tried.min(4);
        let jitter = ((u64::from(bound) * u64::from(entropy)) >> 32) as u32;
        return Decision::Wait(least.saturating_add(jitter).min(policy.max_wait_ms));
    })
}

/// Milliseconds for which an answer forbids the next request: what its `Retry-After` says; after a 429 without one, the second in which the
/// vendor counts.
pub fn told(status: u16, retry_after: Option<u32>) -> u32 {
    let usual = if status == 429 { WINDOW_MS } else { 0 };
    retry_after.map_or(usual, |seconds| seconds.saturating_mul(1000))
}

/// Seconds that a `Retry-After` asks for: a number, or a date. `now` is seconds since 1970. `None` for what is neither.
pub fn retry_after(header: &str, now: u32) -> Option<u32> {
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number holds is a wait without end.
        return Some(header.parse().unwrap_or(u32::MAX));
    }
    date::parse(header.as_bytes()).map(|date| date.saturating_sub(now))
}

const FIRST_BOUND_MS: u32 = 500;
/// The vendor counts requests in a second; before it is over, the next would be refused too.
const WINDOW_MS: u32 = 1000;
const MOST_BUDGET: u32 = 500;
const RETRY_COST: u32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u32 = 784_111_777;

    fn after(tried: u32, repeat: Repeat, attempt: Attempt, entropy: u32) -> Decision {
        decide(Policy { repeat, ..Policy::default() }, &mut Budget::default(), tried, attempt, entropy)
    }

    fn answered(status: u16, header: &str) -> Attempt {
        Attempt::Answered(status, retry_after(header, NOW))
    }

    #[test]
    fn what_is_not_safe_is_repeated_only_when_it_was_refused() {
        assert_eq!(after(0, Repeat::Refused, answered(429, ""), 0), Decision::Wait(1000));
        assert_eq!(after(0, Repeat::Refused, answered(503, ""), 0), Decision::Stop(Reason::Unsafe));
        assert_eq!(after(0, Repeat::Refused, Attempt::Unanswered, 0), Decision::Stop(Reason::Unsafe));
        assert_eq!(after(0, Repeat::Always, answered(503, ""), 0), Decision::Wait(0));
        assert_eq!(after(0, Repeat::Always, Attempt::Unanswered, 0), Decision::Wait(0));
        for status in [400, 401, 404, 409, 422, 500, 501, 505] {
            assert_eq!(after(0, Repeat::Always, answered(status, ""), 0), Decision::Stop(Reason::Final), "{status}");
        }
    }

    #[test]
    fn a_used_stream_is_never_sent_again() {
        assert_eq!(after(0, Repeat::Never, answered(429, ""), 0), Decision::Stop(Reason::Used));
        assert_eq!(after(0, Repeat::Never, Attempt::Unanswered, 0), Decision::Stop(Reason::Used));
        assert_eq!(after(0, Repeat::Never, answered(404, ""), 0), Decision::Stop(Reason::Final));
    }

    #[test]
    fn a_wait_is_never_shorter_than_told_and_never_longer_than_allowed() {
        for entropy in [0, u32::MAX / 2, u32::MAX] {
            let Decision::Wait(wait) = after(0, Repeat::Always, answered(503, "7"), entropy) else { panic!("a wait") };
            assert!((7000..=7500).contains(&wait), "{wait}");
        }
        assert_eq!(after(0, Repeat::Always, answered(429, "60"), u32::MAX), Decision::Wait(60_000));
        for long in ["61", "3600", "4294968", "99999999999999999999", "Wed, 06 Nov 2094 08:49:39 GMT"] {
            assert_eq!(after(0, Repeat::Always, answered(429, long), 0), Decision::Stop(Reason::TooLong), "{long}");
        }
    }

    #[test]
    fn seconds_dates_and_nothing_are_understood() {
        let told = |status, header| told(status, retry_after(header, NOW));
        assert_eq!(told(429, "2"), 2000);
        assert_eq!(told(429, "Sun, 06 Nov 1994 08:49:39 GMT"), 2000);
        assert_eq!(told(429, "Sun, 06 Nov 1994 08:49:30 GMT"), 0);
        assert_eq!(told(429, "soon"), 1000);
        assert_eq!(told(429, ""), 1000);
        assert_eq!(told(503, ""), 0);
    }

    #[test]
    fn the_bound_doubles_and_is_bounded() {
        let longest = |tried| match decide(
            Policy { retries: 99, repeat: Repeat::Always, ..Policy::default() },
            &mut Budget::default(),
            tried,
            Attempt::Unanswered,
            u32::MAX,
        ) {
            Decision::Wait(wait) => wait,
            Decision::Stop(reason) => panic!("{reason:?}"),
        };
        assert_eq!([0, 1, 2, 3, 4, 5, 90].map(longest), [499, 999, 1999, 3999, 7999, 7999, 7999]);
    }

    #[test]
    fn attempts_and_budget_run_out() {
        assert_eq!(after(3, Repeat::Always, Attempt::Unanswered, 0), Decision::Stop(Reason::Attempts));
        let mut budget = Budget::default();
        let policy = Policy { repeat: Repeat::Always, ..Policy::default() };
        let spent = (0..200).take_while(|_| decide(policy, &mut budget, 0, Attempt::Unanswered, 0) == Decision::Wait(0)).count();
        assert_eq!(spent, 100);
        assert_eq!(decide(policy, &mut budget, 0, answered(429, "0"), 0), Decision::Wait(0), "a refusal spends nothing");
        (0..5).for_each(|_| budget.refund());
        assert_eq!(decide(policy, &mut budget, 0, Attempt::Unanswered, 0), Decision::Wait(0));
    }
}
