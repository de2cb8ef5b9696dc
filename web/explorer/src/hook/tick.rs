//! The clock, for what counts down.

use gloo_timers::callback::Interval;
use yew::{hook, use_effect_with, use_state};

/// Milliseconds since 1970, renewed each second while `running`.
#[hook]
pub(crate) fn use_now(running: bool) -> u64 {
    let now = use_state(now_ms);
    let set = now.setter();
    use_effect_with(running, move |running| {
        set.set(now_ms());
        let interval = running.then(|| Interval::new(1_000, move || set.set(now_ms())));
        move || drop(interval)
    });
    *now
}

/// Milliseconds since 1970.
#[expect(clippy::cast_sign_loss, reason = "the clock is past 1970")]
pub(crate) fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}
