//! A button that copies a text.

use yew::{Callback, Html};

use super::button::{aside, button};
use super::el::el;
use super::widget::{Cx, Widget, widget};
use crate::hook::clipboard::{Copied, use_copy};

/// Copies, and says so for a moment.
struct Copy {
    text: Callback<(), String>,
    label: &'static str,
    what: &'static str,
    testid: &'static str,
}

impl Widget for Copy {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let (copied, copy) = use_copy(cx);
        let text = self.text.clone();
        let label = match copied {
            Copied::No => self.label,
            Copied::Yes => "Copied",
            Copied::Refused => "Copying is blocked: select the text",
        };
        let press = move || copy.emit(text.emit(()));
        el("span")
            .set("aria-live", "polite")
            .child(button("button quiet copy", self.testid, label).child(aside(self.what)).press(press))
            .into()
    }
}

/// A copy button. `text` gives the text when it is wanted; `what` says what it is, for those who cannot see where the button stands.
pub(crate) fn copy(text: impl Fn() -> String + 'static, what: &'static str, testid: &'static str) -> Html {
    copy_as("Copy", what, testid, text)
}

/// A copy button with a label of its own.
pub(crate) fn copy_as(label: &'static str, what: &'static str, testid: &'static str, text: impl Fn() -> String + 'static) -> Html {
    widget(Copy { text: Callback::from(move |()| text()), label, what, testid })
}
