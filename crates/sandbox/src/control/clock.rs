//! The clock of the sandbox: its host's, moved or stopped.

use alloc::string::String;

use serde_json::Value;

use super::form::{Form, wrong};
use crate::json::json;
use crate::time;

/// How far the clock is from the host's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    ahead_ms: i64,
    /// Where it stands still.
    frozen_ms: Option<u64>,
}

impl Clock {
    /// The time here when it is `real_ms` at the host.
    pub(crate) fn at(self, real_ms: u64) -> u64 {
        self.frozen_ms.unwrap_or_else(|| real_ms.saturating_add_signed(self.ahead_ms))
    }

    /// Sets, advances, stops or starts it, in this order.
    pub(super) fn order(&mut self, form: &Form, real_ms: u64) -> Result<(), String> {
        let set = match form.value("now") {
            None => None,
            Some(value) => {
                let read = value.as_u64().filter(|moment| *moment <= LAST_MS).or_else(|| value.as_str().and_then(time::parse));
                Some(read.ok_or_else(|| wrong("now", "must be a moment such as 2026-11-02T09:00:00Z, or milliseconds since 1970"))?)
            }
        };
        let (advance, frozen) = (form.number("advanceMs", 0, LAST_MS)?, form.flag("frozen")?);
        if form.has("now") && set.is_none() {
            self.ahead_ms = 0;
            self.frozen_ms = self.frozen_ms.map(|_| real_ms);
        }
        let now_ms = set.unwrap_or_else(|| self.at(real_ms)).saturating_add(advance.unwrap_or(0));
        if set.is_some() || advance.is_some() || frozen.is_some() {
            self.ahead_ms = now_ms.cast_signed().saturating_sub(real_ms.cast_signed());
            self.frozen_ms = frozen.unwrap_or(self.frozen_ms.is_some()).then_some(now_ms);
        }
        Ok(())
    }

    pub(super) fn json(self, real_ms: u64) -> Value {
        let now_ms = self.at(real_ms);
        json!({ "now": time::iso(now_ms), "nowMs": now_ms, "frozen": self.frozen_ms.is_some(), "aheadMs": self.ahead_ms })
    }
}

/// The end of the year 9999.
const LAST_MS: u64 = 253_402_300_799_999;

/// Fields of an order.
pub(super) const FIELDS: [&str; 3] = ["now", "advanceMs", "frozen"];
