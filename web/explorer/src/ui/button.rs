//! Buttons.

use yew::AttrValue;

use super::el::{El, el};

/// A button with a class, a test hook and a label. Its id is its test hook.
pub(crate) fn button(class: &'static str, testid: &'static str, label: impl Into<AttrValue>) -> El {
    named(class, testid, label.into())
}

fn named(class: &'static str, testid: &'static str, label: AttrValue) -> El {
    el("button").set("type", "button").set("id", testid).set("data-testid", testid).class(class).child(label)
}

/// What is said after a label to those who do not see where the button stands.
pub(crate) fn aside(words: &'static str) -> El {
    el("span").class("hidden").text(words)
}
