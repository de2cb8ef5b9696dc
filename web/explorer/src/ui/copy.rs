//! A button that copies a text.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::hook::clipboard::{Copied, use_copy};

/// Properties of [`Copy`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Gives the text when it is wanted.
    pub(crate) text: Callback<(), String>,
    /// What is copied, for those who cannot see where the button stands: `the command`.
    pub(crate) what: AttrValue,
    /// Test hook.
    pub(crate) testid: AttrValue,
}

/// Copies, and says so for a moment.
#[component]
pub(crate) fn Copy(props: &Props) -> Html {
    let (copied, copy) = use_copy();
    let text = props.text.clone();
    let onclick = move |_| copy.emit(text.emit(()));
    let label = match copied {
        Copied::No => "Copy",
        Copied::Yes => "Copied",
        Copied::Refused => "Copying is blocked: select the text",
    };
    html! {
        <button type="button" class="button quiet copy" data-testid={&props.testid} {onclick}>
            <span aria-live="polite">{ label }</span>
            <span class="hidden">{ format!(" {}", props.what) }</span>
        </button>
    }
}
