//! One line of JSON text with its colours.

use yew::{AttrValue, Html, Properties, component, html};

use crate::form::paint::{Paint, pieces};

/// Properties of [`RawLine`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: AttrValue,
    /// Whether the text stops being JSON here.
    pub(super) is_wrong: bool,
}

#[component]
pub(super) fn RawLine(props: &Props) -> Html {
    let piece = |(paint, text): (Paint, &str)| match class(paint) {
        Some(class) => html! { <span {class}>{ text.to_owned() }</span> },
        None => html! { { text.to_owned() } },
    };
    let class = if props.is_wrong { "form-raw-line wrong" } else { "form-raw-line" };
    html! { <span {class}>{ for pieces(&props.text).into_iter().map(piece) }{ "\n" }</span> }
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
