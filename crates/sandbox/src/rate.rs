//! Counts requests of each credential on each operation, and says so in four headers.

use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::{String, ToString};

use smartrecruiters_catalogue::{Operation, Rate};
use smartrecruiters_core::Headers;

/// Requests of the last second.
#[derive(Debug, Default)]
pub(crate) struct Rates(BTreeMap<(String, u16), VecDeque<u64>>);

/// What the four headers say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    rate: Rate,
    remaining: usize,
    /// Milliseconds until a refused request would be taken. `None` where it is taken.
    pub(crate) wait_ms: Option<u64>,
}

impl Rates {
    /// Counts one request.
    pub(crate) fn count(&mut self, credential: &str, operation: Operation, now_ms: u64) -> Standing {
        let rate = operation.rate().unwrap_or(USUAL);
        let recent = self.0.entry((credential.into(), operation.index())).or_default();
        // A clock that was set back leaves nothing of a time that has not come.
        while recent.front().is_some_and(|at| *at > now_ms || at.saturating_add(WINDOW_MS) <= now_ms) {
            recent.pop_front();
        }
        let most = usize::from(rate.per_second);
        let wait_ms = recent.front().filter(|_| recent.len() >= most).map(|first| first.saturating_add(WINDOW_MS).saturating_sub(now_ms));
        if wait_ms.is_none() {
            recent.push_back(now_ms);
        }
        Standing { rate, remaining: most.saturating_sub(recent.len()), wait_ms }
    }
}

impl Standing {
    /// For answers that reach no operation.
    pub(crate) const IDLE: Self = Self { rate: USUAL, remaining: USUAL.per_second as usize, wait_ms: None };

    /// Adds the headers that every answer has. One request is in flight: this one.
    pub(crate) fn describe(self, headers: &mut Headers) {
        headers.set("X-RateLimit-Limit", self.rate.per_second.to_string());
        headers.set("X-RateLimit-Remaining", self.remaining.to_string());
        headers.set("X-RateLimit-Concurrent-Limit", self.rate.concurrent.to_string());
        headers.set("X-RateLimit-Concurrent-Remaining", self.rate.concurrent.saturating_sub(1).to_string());
    }
}

const WINDOW_MS: u64 = 1000;
/// The documented default, also where an operation documents none.
const USUAL: Rate = Rate { per_second: 10, concurrent: 8 };
