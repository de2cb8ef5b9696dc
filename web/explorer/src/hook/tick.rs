//! The clock, for what counts down.

use gloo_timers::callback::Interval;

use crate::ui::widget::Cx;

/// Milliseconds since 1970, renewed each second while `running`.
pub(crate) fn use_now(cx: &mut Cx<'_>, running: bool) -> u64 {
    let now = cx.state(now_ms());
    let set = now.clone();
    cx.effect(running, move || {
        set.set(now_ms());
        running.then(|| Interval::new(1_000, move || set.set(now_ms())))
    });
    now.get()
}

/// Milliseconds since 1970; 0 where pages are written ahead, since there is no clock.
#[expect(clippy::cast_sign_loss, reason = "the clock is past 1970")]
pub(crate) fn now_ms() -> u64 {
    if cfg!(target_family = "wasm") { js_sys::Date::now() as u64 } else { 0 }
}
