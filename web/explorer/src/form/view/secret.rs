//! A covered line, with a button that uncovers it.

use yew::{Html, component, use_state_eq};

use super::control::{Props, line};
use crate::ui::el::el;

#[component]
pub(super) fn SecretInput(props: &Props) -> Html {
    let is_shown = use_state_eq(|| false);
    let shown = *is_shown;
    let show =
        el("button").set("type", "button").class("button quiet").truth("aria-pressed", shown).with("aria-controls", props.id.clone());
    let show = show.testid(format!("{}-show", props.id)).text(if shown { "Hide" } else { "Show" }).press(move || is_shown.set(!shown));
    el("div").class("form-row").child(line(props, if shown { "text" } else { "password" }, "text")).child(show).into()
}
