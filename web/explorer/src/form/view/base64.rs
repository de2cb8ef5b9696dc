//! Bytes as base64: typed, or taken from a file.

use yew::{AttrValue, Callback, Html};

use super::control::{Props, area};
use super::file::FileButton;
use crate::form::base64;
use crate::form::state::GivenFile;
use crate::state::units;
use crate::ui::el::{El, el};
use crate::ui::widget::widget;

pub(super) fn base64_input(props: &Props) -> El {
    let text = if props.text.len() > MOST_SHOWN {
        let on_text = props.on_text.clone();
        let clear = el("button").set("type", "button").class("button quiet").testid(format!("{}-clear", props.id)).text("Clear");
        let size = format!("{} as base64", units::bytes(props.text.len() / 4 * 3));
        let chosen = el("p").class("form-chosen").with("id", props.id.clone()).testid(props.id.clone()).string(size);
        chosen.child(clear.press(move || on_text.emit(String::new())))
    } else {
        area(props, "2")
    };
    el("div").class("form-base64").child(text).child(from_file(props))
}

fn from_file(props: &Props) -> Html {
    let on_text = props.on_text.clone();
    let on_file = Callback::from(move |file: GivenFile| on_text.emit(base64::encode(&file.content)));
    let (label, described_by) = ("Fill from a file".into(), AttrValue::default());
    widget(FileButton { id: format!("{}-file", props.id), label, described_by, invalid: false, on_file })
}

/// Characters; more of them nobody reads, and browsers are slow to show them.
const MOST_SHOWN: usize = 4_000;
