//! An address that names nothing.

use yew::{AttrValue, Html, Properties, component, html};

use crate::app::HEADING;

/// Properties of [`Missing`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What the address named.
    pub(crate) name: AttrValue,
}

/// Says so, and what to do.
#[component]
pub(crate) fn Missing(props: &Props) -> Html {
    html! {
        <main class="main whole">
            <h1 id={HEADING} tabindex="-1">{ "Nothing here" }</h1>
            <p data-testid="missing">{ "No operation and no family is called " }<code>{ &props.name }</code>{ "." }</p>
            <p>{ "Search on the left, or go back to the " }<a href="#/">{ "start" }</a>{ "." }</p>
        </main>
    }
}
