//! A covered line, with a button that uncovers it.

use yew::Html;

use super::control::{Props, line};
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget};

/// The line, made from this.
pub(super) struct SecretInput(pub(super) Props);

impl Widget for SecretInput {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Self(props) = self;
        let is_shown = cx.state(false);
        let shown = is_shown.get();
        let show =
            el("button").set("type", "button").class("button quiet").truth("aria-pressed", shown).with("aria-controls", props.id.clone());
        let show = show.testid(format!("{}-show", props.id)).text(if shown { "Hide" } else { "Show" }).press(move || is_shown.set(!shown));
        el("div").class("form-row").child(line(props, if shown { "text" } else { "password" }, "text")).child(show).into()
    }
}
