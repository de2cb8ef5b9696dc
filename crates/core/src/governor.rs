//! Keeps the calls of one credential on one operation under its limits: requests a second, and requests in flight.
//!
//! ```text
//! waiting ──start──▶ running ──finish──▶ (gone)
//!    ▲                  │
//!    └── pause ◀────────┘  a 429 stops its lane, not the others
//! ```
//!
//! A driver keeps one [`Lane`] for each operation that is called and a queue before it, and asks for the first in the queue only, so that
//! calls start in the order they came. All moments are milliseconds of a clock that never goes back; they may wrap around.
//!
//! Starts are counted in slots of a small part of a second, and for as many slots as make more than a second. So no
//! second, wherever the server lets it begin, sees more starts than the limit, and any limit takes the same room.

use smartrecruiters_catalogue::Rate;

/// What one operation is allowed and uses. A driver may keep it as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Lane {
    /// Requests a second.
    pub per_second: u32,
    /// Requests in flight.
    pub concurrent: u32,
    /// Requests in flight now.
    pub running: u32,
    /// When nothing was allowed to start.
    paused_at: u32,
    /// For how many milliseconds.
    pause: u32,
    /// The slot of the last look at the clock.
    slot: u32,
    /// Starts in each slot, by its number modulo their count.
    starts: [u8; SLOTS as usize],
}

/// Whether a call may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It has started.
    Now,
    /// Ask again after so many milliseconds.
    In(u32),
    /// Ask again when a running call has finished.
    Blocked,
}

/// What the four `X-RateLimit-*` headers of an answer say. Each is there on every answer of the vendor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// `X-RateLimit-Limit`
    pub limit: Option<u32>,
    /// `X-RateLimit-Remaining`
    pub remaining: Option<u32>,
    /// `X-RateLimit-Concurrent-Limit`
    pub concurrent_limit: Option<u32>,
    /// `X-RateLimit-Concurrent-Remaining`
    pub concurrent_remaining: Option<u32>,
}

impl Lane {
    /// A lane in which nothing has started. What is not documented is assumed to be as usual.
    pub fn new(rate: Option<Rate>) -> Self {
        let Rate { per_second, concurrent } = rate.unwrap_or(USUAL);
        let (per_second, concurrent) = (per_second.into(), concurrent.into());
        Self { per_second, concurrent, running: 0, paused_at: 0, pause: 0, slot: 0, starts: [0; SLOTS as usize] }
    }

    /// Starts a call if it may start now.
    pub fn start(&mut self, now: u32) -> Start {
        self.advance(now);
        if self.running >= self.concurrent {
            return Start::Blocked;
        }
        let paused = self.paused(now);
        if paused > 0 {
            return Start::In(paused);
        }
        let mut used = self.used();
        let mut slots = 0;
        while used >= self.per_second && slots < SLOTS {
            slots += 1;
            used = used.saturating_sub((*self.starts(self.slot.wrapping_add(slots))).into());
        }
        // A slot counts no further than a byte: what comes then waits for the next one.
        if slots == 0 && *self.starts(self.slot) == u8::MAX {
            slots = 1;
        }
        if slots > 0 {
            return Start::In(slots * SLOT_MS - now % SLOT_MS);
        }
        self.running += 1;
        self.count(self.slot, 1);
        Start::Now
    }

    /// Ends a call that started at `started`, with what its answer said of the limits and for how many milliseconds it forbids the next.
    pub fn finish(&mut self, started: u32, now: u32, limits: Limits, pause: u32) {
        self.advance(now);
        self.running = self.running.saturating_sub(1);
        // The server counted it somewhere between start and finish: later is safer, and costs the less the fewer run at once.
        let late = now.wrapping_sub(started).min(LATE_MS / self.concurrent.max(1));
        let slot = started / SLOT_MS;
        if self.slot.wrapping_sub(slot) < SLOTS {
            let starts = self.starts(slot);
            *starts = starts.saturating_sub(1);
            self.count(started.wrapping_add(late) / SLOT_MS, 1);
        }
        self.correct(limits, now);
        self.pause(now, pause);
    }

    /// Starts that count.
    #[inline(never)]
    fn used(&self) -> u32 {
        self.starts.iter().map(|starts| u32::from(*starts)).sum()
    }

    /// How many milliseconds nothing may start.
    fn paused(&self, now: u32) -> u32 {
        self.pause.saturating_sub(now.wrapping_sub(self.paused_at))
    }

    /// Lets nothing start for so many milliseconds.
    fn pause(&mut self, now: u32, pause: u32) {
        if pause > self.paused(now) {
            self.paused_at = now;
            self.pause = pause;
        }
    }

    /// Believes the server over the count: its limits, and what others with the same credential have used.
    fn correct(&mut self, limits: Limits, now: u32) {
        self.per_second = limits.limit.filter(|limit| *limit > 0).unwrap_or(self.per_second);
        self.concurrent = limits.concurrent_limit.filter(|limit| *limit > 0).unwrap_or(self.concurrent);
        if let Some(remaining) = limits.remaining {
            self.count(self.slot, self.per_second.saturating_sub(remaining).saturating_sub(self.used()));
        }
        if limits.concurrent_remaining == Some(0) && self.running == 0 && self.concurrent > 1 {
            self.pause(now, OTHERS_MS);
        }
    }

    /// Forgets starts that are more than a second old.
    fn advance(&mut self, now: u32) {
        let slot = now / SLOT_MS;
        for next in 1..=slot.wrapping_sub(self.slot).min(SLOTS) {
            *self.starts(self.slot.wrapping_add(next)) = 0;
        }
        self.slot = slot;
    }

    /// Adds starts to a slot.
    fn count(&mut self, slot: u32, more: u32) {
        let starts = self.starts(slot);
        *starts = starts.saturating_add(u8::try_from(more).unwrap_or(u8::MAX));
    }

    #[expect(clippy::indexing_slicing, reason = "a remainder is less than its divisor")]
    fn starts(&mut self, slot: u32) -> &mut u8 {
        &mut self.starts[slot as usize % SLOTS as usize]
    }
}

/// What is assumed where nothing is documented.
const USUAL: Rate = Rate { per_second: 10, concurrent: 8 };
/// Sixty-three of them are a second and a little, and the one that has just begun counts whole: 1,024 ms in place of 1,000.
const SLOT_MS: u32 = 16;
const SLOTS: u32 = 64;
/// How late a start may be counted, over the number of calls in flight.
const LATE_MS: u32 = 960;
/// How long to leave the places in flight to others who hold them all.
const OTHERS_MS: u32 = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    const USERS: Option<Rate> = Some(USUAL);
    const CANDIDATES: Option<Rate> = Some(Rate { per_second: 10, concurrent: 1 });
    const PUBLICATION: Option<Rate> = Some(Rate { per_second: 2, concurrent: 8 });

    /// Starts as many as may start.
    fn burst(lane: &mut Lane, now: u32) -> usize {
        core::iter::from_fn(|| (lane.start(now) == Start::Now).then_some(())).count()
    }

    /// Calls one after the other, each `long` milliseconds; gives the moments at which they start.
    fn sequence(lane: &mut Lane, mut now: u32, long: u32, count: usize) -> Vec<u32> {
        let mut starts = Vec::new();
        while starts.len() < count {
            match lane.start(now) {
                Start::Now => {
                    starts.push(now);
                    now = now.wrapping_add(long);
                    lane.finish(now.wrapping_sub(long), now, Limits::default(), 0);
                }
                Start::In(wait) => now = now.wrapping_add(wait),
                Start::Blocked => panic!("nothing runs"),
            }
        }
        starts
    }

    #[test]
    fn eight_run_at_once_and_candidates_one_by_one() {
        let mut lane = Lane::new(USERS);
        assert_eq!((burst(&mut lane, 0), lane.start(0)), (8, Start::Blocked));
        let mut lane = Lane::new(CANDIDATES);
        assert_eq!((burst(&mut lane, 0), lane.start(0)), (1, Start::Blocked));
        lane.finish(0, 5, Limits::default(), 0);
        assert_eq!((burst(&mut lane, 5), lane.start(5)), (1, Start::Blocked));
    }

    #[test]
    fn no_second_sees_more_than_the_limit_and_the_limit_is_used() {
        for (rate, most) in [(USERS, 10), (CANDIDATES, 10), (PUBLICATION, 2)] {
            for (first, long) in [(0, 0), (17, 3), (63, 40), (u32::MAX - 3000, 7)] {
                let starts = sequence(&mut Lane::new(rate), first, long, 100);
                assert!(starts.windows(most + 1).all(|window| window[most].wrapping_sub(window[0]) > 1000), "{starts:?}");
                let took = starts[99].wrapping_sub(first) as usize;
                assert!(took < 100 * 1050 / most, "{took} ms for 100 calls at {most} a second");
            }
        }
    }

    #[test]
    fn a_call_counts_late_since_nobody_knows_when_the_server_counts() {
        let mut lane = Lane::new(CANDIDATES);
        assert_eq!(lane.start(0), Start::Now);
        lane.finish(0, 700, Limits::default(), 0);
        assert_eq!(sequence(&mut lane, 700, 0, 10)[9], (700 / SLOT_MS + SLOTS) * SLOT_MS, "ten since 700");
    }

    #[test]
    fn a_pause_is_kept_and_a_shorter_one_does_not_end_it() {
        let mut lane = Lane::new(USERS);
        assert_eq!((lane.start(0), lane.start(0)), (Start::Now, Start::Now));
        lane.finish(0, 10, Limits::default(), 5000);
        lane.finish(0, 20, Limits::default(), 1000);
        assert_eq!((lane.start(20), lane.start(5009), lane.start(5010)), (Start::In(4990), Start::In(1), Start::Now));
    }

    #[test]
    fn the_server_is_believed_over_the_count() {
        let mut lane = Lane::new(USERS);
        lane.start(0);
        lane.finish(0, 100, Limits { limit: Some(10), remaining: Some(0), ..Limits::default() }, 0);
        assert!(matches!(lane.start(100), Start::In(900..)), "others used the second");
        lane.start(3000);
        lane.finish(3000, 3001, Limits { limit: Some(2), remaining: Some(2), concurrent_limit: Some(1), ..Limits::default() }, 0);
        assert_eq!((lane.per_second, lane.concurrent), (2, 1));
        lane.finish(3000, 3002, Limits { limit: Some(0), concurrent_limit: Some(0), ..Limits::default() }, 0);
        assert_eq!((lane.per_second, lane.concurrent), (2, 1), "a limit of nothing is no limit");
    }

    #[test]
    fn places_in_flight_that_others_hold_are_left_to_them() {
        let full = Limits { concurrent_remaining: Some(0), ..Limits::default() };
        let mut lane = Lane::new(USERS);
        lane.start(0);
        lane.finish(0, 1, full, 0);
        assert_eq!(lane.start(1), Start::In(100));
        let mut lane = Lane::new(CANDIDATES);
        lane.start(0);
        lane.finish(0, 1, full, 0);
        assert_eq!(lane.start(1), Start::Now, "the only place was its own");
    }
}
