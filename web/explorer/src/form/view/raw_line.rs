//! One line of JSON text with its colours.

use yew::Html;

use crate::form::paint::{Paint, pieces};
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget};

/// The line.
#[derive(PartialEq)]
pub(super) struct RawLine {
    pub(super) text: String,
    /// Whether the text stops being JSON here.
    pub(super) is_wrong: bool,
}

impl Widget for RawLine {
    fn draw(&self, _: &mut Cx<'_>) -> Html {
        let mut line = el("span").class(if self.is_wrong { "form-raw-line wrong" } else { "form-raw-line" });
        for (paint, text) in pieces(&self.text) {
            line = match class(paint) {
                Some(class) => line.child(el("span").class(class).words(text)),
                None => line.words(text),
            };
        }
        line.text("\n").into()
    }

    fn is_like(&self, before: &Self) -> bool {
        self == before
    }
}

fn class(paint: Paint) -> Option<&'static str> {
    match paint {
        Paint::Name => Some("form-json-name"),
        Paint::Text => Some("form-json-text"),
        Paint::Number => Some("form-json-number"),
        Paint::Word => Some("form-json-word"),
        Paint::Plain => None,
    }
}
