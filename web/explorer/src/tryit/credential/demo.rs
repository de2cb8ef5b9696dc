//! One click to a credential that only opens the sandbox.

use yew::{Callback, Html, Properties, component, html, use_callback};

use crate::hook::session::use_demo;
use crate::state::session::Kind;

/// Properties of [`Demo`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The key was taken: there is nothing more to do here.
    pub(crate) on_key: Callback<()>,
}

/// Two buttons and what went wrong, if something did.
#[component]
pub(crate) fn Demo(props: &Props) -> Html {
    let (fault, take) = use_demo(props.on_key.clone());
    let key = use_callback(take.clone(), |_, take| take.emit(Kind::Key));
    let client = use_callback(take, |_, take| take.emit(Kind::Client));
    html! {
        <div class="demo">
            <p class="hint">{ "Demo credentials of this sandbox:" }</p>
            <button type="button" class="button" data-testid="demo-key" onclick={key}>{ "Use the API key" }</button>
            <button type="button" class="button" data-testid="demo-client" onclick={client}>{ "Use the client credential" }</button>
            if let Some(fault) = fault { <p class="fault" role="alert">{ fault }</p> }
        </div>
    }
}
