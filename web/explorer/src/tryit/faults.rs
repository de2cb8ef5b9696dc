//! What keeps a form from being sent, with a way to send it all the same.

use yew::{Callback, Html};

use crate::form::{Fault, Severity};
use crate::state::units;
use crate::ui::button::button;
use crate::ui::el::{El, el};

/// The faults. Nothing where there are none. `can_send`: a request can be built in spite of them.
pub(crate) fn fault_list(faults: &[Fault], can_send: bool, send: Callback<()>) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let count = units::count(faults.len(), "fault");
    let sentence = el("p").child(el("strong").text("Not sent: ")).string(count).text(" in the request.");
    let note = el("div").class("note bad faults").set("role", "alert").testid("faults").child(sentence).child(sentences(faults));
    let anyway = can_send.then(|| button("button", "send-anyway", "Send as it is").press(move || send.emit(())));
    note.child_if(anyway).into()
}

/// Each fault with its place.
pub(crate) fn sentences(faults: &[Fault]) -> El {
    let mut list = el("ul");
    for fault in faults.iter().take(MOST_SHOWN) {
        let class = (fault.severity == Severity::Warning).then_some("muted");
        list = list.child(el("li").maybe("class", class).child(el("code").words(fault.shown_place())).text(" ").words(&fault.message));
    }
    let more = faults.len().saturating_sub(MOST_SHOWN);
    if more > 0 { list.child(el("li").string(format!("and {more} more"))) } else { list }
}

const MOST_SHOWN: usize = 12;
