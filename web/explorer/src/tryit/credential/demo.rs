//! One click to a credential that only opens the sandbox.

use yew::{Html, component, html, use_callback};

use crate::hook::session::use_demo;
use crate::state::session::Kind;

/// Two buttons and what went wrong, if something did.
#[component]
pub(crate) fn Demo() -> Html {
    let (fault, take) = use_demo();
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
