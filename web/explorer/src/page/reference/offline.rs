//! Keeping the page for use without a network.

use yew::Html;

use crate::hook::offline::{Kept, use_offline};
use crate::page::missing::heading;
use crate::ui::button::button;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget};

/// The page.
pub(crate) struct Offline;

impl Widget for Offline {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let (kept, change) = use_offline(cx);
        let (told, label) = match kept {
            Kept::Asking => ("One moment …", None),
            Kept::Yes => ("The page is kept in this browser and opens without a network.", Some("Keep it no longer")),
            Kept::No => ("The page is not kept.", Some("Keep the page in this browser")),
            Kept::Never => ("This browser does not keep pages that come from here: it wants HTTPS, or a server on this machine.", None),
        };
        let act = label.map(|label| button("button primary", "offline", label).press(move || change.emit(kept == Kept::No)));
        let about = "Everything is here to be read and to be tried against the sandbox in this page, without a network: all texts, all forms, \
                     the sandbox itself. That takes some 5 MB, is done when you ask for it and not before, and is renewed when there is a \
                     newer version. Calls, credentials and answers are not part of it.";
        el("main")
            .class("main whole")
            .child(heading("Offline"))
            .child(el("p").class("lead").text(about))
            .child(el("p").set("role", "status").testid("offline-state").text(told))
            .child_if(act)
            .into()
    }
}
