//! One line of JSON text with its colours.

use yew::{AttrValue, Html, Properties, component};

use crate::form::paint::{Paint, pieces};
use crate::ui::el::el;

/// Properties of [`RawLine`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: AttrValue,
    /// Whether the text stops being JSON here.
    pub(super) is_wrong: bool,
}

#[component]
pub(super) fn RawLine(props: &Props) -> Html {
    let mut line = el("span").class(if props.is_wrong { "form-raw-line wrong" } else { "form-raw-line" });
    for (paint, text) in pieces(&props.text) {
        line = match class(paint) {
            Some(class) => line.child(el("span").class(class).words(text)),
            None => line.words(text),
        };
    }
    line.text("\n").into()
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
