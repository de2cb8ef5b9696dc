//! What a search found.

use yew::{AttrValue, Html, Properties, classes, component, html};

use crate::route::Route;
use crate::state::search::Hit;
use crate::state::units;
use crate::ui::method::Method;

/// Properties of [`Results`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Operations, the best first.
    pub(crate) hits: Vec<Hit>,
    /// What was typed.
    pub(crate) query: AttrValue,
}

/// The best operations with their ids and paths, or a hint where there is none.
#[component]
pub(crate) fn Results(props: &Props) -> Html {
    if props.hits.is_empty() {
        return html! {
            <div class="empty" data-testid="search-empty">
                <p>{ format!("Nothing is called “{}”.", props.query) }</p>
                <p class="muted">{ "Try a resource and a verb (post reviews), a path, the vendor’s name of an operation, a scope or an error code." }</p>
            </div>
        };
    }
    let more = props.hits.len().saturating_sub(MOST_SHOWN);
    html! {
        <>
            <ol class="results" data-testid="search-results">{ for props.hits.iter().take(MOST_SHOWN).map(row) }</ol>
            if more > 0 { <p class="muted more">{ format!("and {} that fit less", units::count(more, "operation")) }</p> }
        </>
    }
}

fn row(hit: &Hit) -> Html {
    let operation = hit.operation;
    let facts = operation.facts();
    html! {
        <li key={facts.id}>
            <a data-nav="" data-testid={format!("op-link-{}", facts.id)} href={Route::Operation(operation).href()}
                class={classes!("op", "found", facts.deprecated.then_some("deprecated"))}>
                <Method of={operation.method()} />
                <span class="name">{ facts.summary }</span>
                <span class="id">{ facts.id }{ hit.why.map(|why| format!(" · {why}")) }</span>
                <span class="path">{ operation.base() }{ facts.path }</span>
            </a>
        </li>
    }
}

const MOST_SHOWN: usize = 40;
