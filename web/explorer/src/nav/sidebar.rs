//! Search and list.

use smartrecruiters_catalogue::{self as catalogue, families};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::{Html, TargetCast};

use super::group::Group;
use super::results::results;
use crate::hook::library::use_document;
use crate::hook::page;
use crate::route::Route;
use crate::state::library::{FIELDS, Library};
use crate::state::search::{Index, pages};
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, State, Store, Widget, keyed};

/// A field that searches as one types, above all operations or what was found.
pub(crate) struct Sidebar {
    /// The documents.
    pub(crate) library: Store<Library>,
    /// Whether it is open, where it covers the page.
    pub(crate) is_open: bool,
    /// The page that is shown.
    pub(crate) route: Route,
    /// Whether it leaves out what stands on the start as well: operations of other families, and events.
    pub(crate) is_short: bool,
}

impl Widget for Sidebar {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let state = cx.state(String::new());
        let query = state.get();
        let is_searching = !query.trim().is_empty();
        let (fields, _) = use_document(cx, &self.library, is_searching.then(|| FIELDS.into()));
        let fields = fields.ready();
        let index = cx.memo(fields.is_some(), |_| Index::new(fields.as_deref()));
        let hits = if is_searching { index.find(&query) } else { Vec::new() };
        let current = match &self.route {
            Route::Operation(operation) => Some(*operation),
            _ => None,
        };
        cx.effect(current, move || {
            page::in_frame(move || {
                if let Some(link) = current.and_then(|operation| page::element(&format!("nav-{}", operation.id()))) {
                    page::reveal(&link);
                }
            });
        });
        let list = if is_searching {
            results(&hits, &pages(&query), &query)
        } else {
            let mut list = el("div").class("list").child(more(&self.route));
            for family in families() {
                let is_shown = self.route.family() == Some(family.name);
                let current = current.filter(|_| is_shown);
                list = list.child(keyed(family.name, Group { name: family.name, current, is_shown, is_bare: self.is_short && !is_shown }));
            }
            if self.is_short { list } else { list.child(events(&self.route)) }
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
        let of = |one: &Self| {
            let fields = one.library.document(&FIELDS.into());
            (one.is_open, one.is_short, fields.is_wanting(), fields.ready().is_some())
        };
        of(self) == of(before) && self.route == before.route
    }
}

/// Links to what is looked up.
fn more(route: &Route) -> El {
    let links =
        [Route::Events, Route::Codes, Route::Changes, Route::Offline].into_iter().zip(["Events", "Error codes", "Changes", "Offline"]);
    el("ul").class("more").children(links.map(|(to, name)| {
        let link =
            el("a").set("data-nav", "").class("op plain").with("href", to.href()).testid(format!("nav-{}", to.name().unwrap_or_default()));
        el("li").child(link.maybe("aria-current", (to == *route).then_some("page")).child(el("span").class("name").text(name)))
    }))
}

/// All events.
fn events(route: &Route) -> El {
    let title = el("a").set("data-nav", "").with("href", Route::Events.href()).testid("family-link-events").text("Events");
    let rows = catalogue::events().iter().map(|(name, summary)| {
        let to = Route::Event(name, summary);
        let link =
            el("a").set("data-nav", "").class("op plain").with("href", to.href()).testid(format!("event-link-{name}")).set("title", name);
        el("li").child(link.maybe("aria-current", (to == *route).then_some("page")).child(el("span").class("name").text(summary)))
    });
    el("section").class("group").child(el("h2").child(title)).child(el("ul").children(rows))
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
