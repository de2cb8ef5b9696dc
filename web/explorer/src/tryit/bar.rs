//! Target and button; on narrow screens they stay at the bottom.

use yew::{Callback, Html};

use super::answer::ANSWER;
use super::target::target_select;
use crate::hook::page;
use crate::hook::session::Shared;
use crate::state::explain;
use crate::state::work::Run;
use crate::ui::button::{aside, button};
use crate::ui::el::{El, el};

/// Target, what came of the last call, Try it or Cancel.
pub(crate) fn bar(shared: &Shared, run: Option<&Run>, is_ready: bool, attempt: Callback<()>, cancel: impl Fn() + 'static) -> El {
    let last = match run {
        Some(Run::Over(answered)) => last(answered.response().map(|response| response.status)).into(),
        Some(Run::Sending(_)) => el("span").class("spinner").set("aria-hidden", "true").into(),
        None => Html::default(),
    };
    let act = match run {
        Some(Run::Sending(_)) => button("button", "cancel", "Cancel").press(cancel),
        Some(Run::Over(_)) | None => {
            button("button primary", "try", "Try it").set("title", "Ctrl+Enter").flag("disabled", !is_ready).press(move || attempt.emit(()))
        }
    };
    el("div").class("trybar").child(target_select(shared)).child(last).child(act)
}

/// The last status, which leads to the answer.
fn last(status: Option<u16>) -> El {
    let class = match status.map(explain::tone) {
        Some("ok") => "button quiet status ok",
        Some("warn") => "button quiet status warn",
        _ => "button quiet status bad",
    };
    let label = status.map_or_else(|| "No answer".to_owned(), |status| status.to_string());
    button(class, "to-response", label).child(aside(": go to the response")).press(|| page::focus(ANSWER))
}
