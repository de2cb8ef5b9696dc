//! A button that copies a text.

use yew::{Callback, Html, Properties, component, html};

use super::button::{aside, button};
use super::el::el;
use crate::hook::clipboard::{Copied, use_copy};

/// Properties of [`Copy`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    text: Callback<(), String>,
    what: &'static str,
    testid: &'static str,
}

/// Copies, and says so for a moment.
#[component]
fn Copy(props: &Props) -> Html {
    let (copied, copy) = use_copy();
    let text = props.text.clone();
    let label = match copied {
        Copied::No => "Copy",
        Copied::Yes => "Copied",
        Copied::Refused => "Copying is blocked: select the text",
    };
    let press = move || copy.emit(text.emit(()));
    el("span")
        .set("aria-live", "polite")
        .child(button("button quiet copy", props.testid, label).child(aside(props.what)).press(press))
        .into()
}

/// A copy button. `text` gives the text when it is wanted; `what` says what it is, for those who cannot see where the button stands.
pub(crate) fn copy(text: impl Fn() -> String + 'static, what: &'static str, testid: &'static str) -> Html {
    html! { <Copy text={Callback::from(move |()| text())} {what} {testid} /> }
}
