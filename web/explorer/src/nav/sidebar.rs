//! Search and list.

use smartrecruiters_catalogue::{Operation, families};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::{Html, TargetCast};

use super::group::Group;
use super::results::results;
use crate::hook::page;
use crate::route::Route;
use crate::state::search::Index;
use crate::ui::el::{On, el};
use crate::ui::widget::{Cx, State, Widget, keyed};

/// A field that searches as one types, above all operations or what was found.
#[derive(PartialEq)]
pub(crate) struct Sidebar {
    /// Whether it is open, where it covers the page.
    pub(crate) is_open: bool,
    /// The operation that is shown.
    pub(crate) current: Option<Operation>,
    /// The family that is shown.
    pub(crate) family: Option<&'static str>,
}

impl Widget for Sidebar {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let state = cx.state(String::new());
        let query = state.get();
        let index = cx.keep(Index::new);
        let is_searching = !query.trim().is_empty();
        let hits = if is_searching { index.find(&query) } else { Vec::new() };
        let current = self.current;
        cx.effect(current, move || {
            if let Some(link) = current.and_then(|operation| page::element(&format!("nav-{}", operation.id()))) {
                page::reveal(&link);
            }
        });
        let list = if is_searching {
            results(&hits, &query)
        } else {
            let mut list = el("div").class("list");
            for family in families() {
                let current = self.current.filter(|operation| operation.family().name == family.name);
                list = list.child(keyed(family.name, Group { name: family.name, current, is_shown: self.family == Some(family.name) }));
            }
            list
        };
        let best = hits.first().map(|hit| Route::Operation(hit.operation).href());
        let found = if is_searching { format!("{} found", hits.len()) } else { String::new() };
        let field =
            el("input").set("id", SEARCH).set("type", "search").class("input").testid("search").set("placeholder", "Search operations");
        let field = field.set("aria-label", "Search operations").set("autocomplete", "off").set("spellcheck", "false").value(query);
        let typed = {
            let state = state.clone();
            move |event: Event| state.set(event.target_unchecked_into::<HtmlInputElement>().value())
        };
        let search = el("div").class("search").set("role", "search").child(field.on(On::Input, typed));
        let search = search.child(el("kbd").set("aria-hidden", "true").text("/"));
        el("nav")
            .set("id", "side")
            .class(if self.is_open { "side open" } else { "side" })
            .set("aria-label", "Operations")
            .on(On::Key, move |event| keydown(event, &state, best.as_deref()))
            .child(search)
            .child(el("p").class("hidden").set("role", "status").string(found))
            .child(list)
            .into()
    }

    fn is_like(&self, before: &Self) -> bool {
        self == before
    }
}

/// Arrows go through what is listed, Enter opens the best, Escape clears.
fn keydown(event: Event, query: &State<String>, best: Option<&str>) {
    let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
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
        "ArrowDown" => step(&event, 1),
        "ArrowUp" => step(&event, -1),
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
