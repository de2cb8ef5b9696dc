//! Search and list.

use smartrecruiters_catalogue::{Operation, families};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Html, Properties, TargetCast, classes, component, html, use_callback, use_effect_with, use_memo, use_state_eq};

use super::group::Group;
use super::results::Results;
use crate::hook::page;
use crate::route::Route;
use crate::state::search::Index;

/// Properties of [`Sidebar`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Whether it is open, where it covers the page.
    pub(crate) is_open: bool,
    /// The operation that is shown.
    pub(crate) current: Option<Operation>,
    /// The family that is shown.
    pub(crate) family: Option<&'static str>,
}

/// A field that searches as one types, above all operations or what was found.
#[component]
pub(crate) fn Sidebar(props: &Props) -> Html {
    let query = use_state_eq(String::new);
    let index = use_memo((), |()| Index::new());
    let hits = use_memo((*query).clone(), |query| index.find(query));
    let oninput = use_callback(query.setter(), |event: InputEvent, query| {
        query.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let onkeydown = {
        let (query, best) = (query.setter(), hits.first().map(|hit| Route::Operation(hit.operation).href()));
        move |event: KeyboardEvent| keydown(&event, &query, best.as_deref())
    };
    use_effect_with(props.current, |current| {
        if let Some(link) = current.and_then(|operation| page::element(&format!("nav-{}", operation.id()))) {
            page::reveal(&link);
        }
    });
    let searching = !query.trim().is_empty();
    let groups = families().iter().map(|family| {
        let current = props.current.filter(|operation| operation.family().name == family.name);
        html! { <Group key={family.name} name={family.name} {current} is_shown={props.family == Some(family.name)} /> }
    });
    html! {
        <nav id="side" class={classes!("side", props.is_open.then_some("open"))} aria-label="Operations" {onkeydown}>
            <div class="search" role="search">
                <input id={SEARCH} type="search" class="input" data-testid="search" placeholder="Search operations" aria-label="Search operations"
                    aria-describedby="found" autocomplete="off" spellcheck="false" value={(*query).clone()} {oninput} />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </div>
            <p id="found" class="hidden" role="status">{ if searching { format!("{} found", hits.len()) } else { String::new() } }</p>
            <div class="list">
                if searching {
                    <Results hits={(*hits).clone()} query={(*query).clone()} />
                } else {
                    { for groups }
                }
            </div>
        </nav>
    }
}

/// Arrows go through what is listed, Enter opens the best, Escape clears.
fn keydown(event: &KeyboardEvent, query: &yew::UseStateSetter<String>, best: Option<&str>) {
    let in_search = page::focused().is_some_and(|element| element.id() == SEARCH);
    match event.key().as_str() {
        "Enter" if in_search => {
            if let Some(best) = best {
                event.prevent_default();
                page::go(best);
            }
        }
        "Escape" => {
            query.set(String::new());
            page::focus(SEARCH);
        }
        "ArrowDown" => step(event, 1),
        "ArrowUp" => step(event, -1),
        _ => {}
    }
}

/// Goes up or down from the field through the links.
fn step(event: &KeyboardEvent, by: isize) {
    let stops: Vec<_> = page::all("#search, #side a[data-nav]").into_iter().filter(|stop| stop.offset_height() > 0).collect();
    let focused = page::focused();
    let at = stops.iter().position(|stop| focused.as_ref() == Some(stop));
    let next = at.and_then(|at| at.checked_add_signed(by)).and_then(|next| stops.get(next));
    if let Some(next) = next {
        event.prevent_default();
        _ = next.focus();
        page::reveal(next);
    }
}

/// Id of the field.
pub(crate) const SEARCH: &str = "search";
