//! Name, address and standing of an operation.

use smartrecruiters_catalogue::{Operation, find};
use smartrecruiters_core::call::PRODUCTION;
use yew::{Html, Properties, component, html, use_callback};

use crate::app::HEADING;
use crate::route::Route;
use crate::ui::copy::Copy;
use crate::ui::method::Method;

/// Properties of [`Head`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
}

/// Where it belongs, what it is called, its address; and what replaces it, if its end is announced.
#[component]
pub(crate) fn Head(props: &Props) -> Html {
    let operation = props.operation;
    let facts = operation.facts();
    let family = operation.family();
    let url = use_callback(operation, |(), operation: &Operation| format!("{PRODUCTION}{}{}", operation.base(), operation.path()));
    html! {
        <div class="head">
            <p class="crumbs"><a href={Route::Family(family.name).href()}>{ family.title }</a><span aria-hidden="true">{ " / " }</span><code>{ facts.id }</code></p>
            <h1 id={HEADING} tabindex="-1">{ facts.summary }</h1>
            <div class="address" data-testid="address">
                <Method of={operation.method()} />
                <code><span class="muted">{ PRODUCTION }<wbr />{ family.base }</span>{ for facts.path.split_inclusive('/').map(path_part) }</code>
                <Copy text={url} what="the address" testid="address-copy" />
            </div>
            if facts.deprecated { { deprecation(facts.replaced_by) } }
        </div>
    }
}

/// A part of a path; arguments stand out, and lines break between parts.
fn path_part(part: &str) -> Html {
    let is_argument = part.starts_with('{');
    html! { <>if is_argument { <var>{ part }</var> } else { { part } }<wbr /></> }
}

fn deprecation(replaced_by: Option<&'static str>) -> Html {
    let replacement = replaced_by.and_then(find);
    html! {
        <p class="note warn" data-testid="deprecated">
            <strong>{ "Deprecated." }</strong>
            if let Some(operation) = replacement {
                { " Use " }<a href={Route::Operation(operation).href()} data-testid="replacement">{ operation.summary() }</a>
                { " (" }<code>{ operation.id() }</code>{ ") instead." }
            } else {
                { " The vendor has announced its end and names no replacement." }
            }
        </p>
    }
}
