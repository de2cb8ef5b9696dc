//! The frame: state that all parts share, the list of operations, the current page.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::{Callback, Html};

use crate::hook::library::use_document;
use crate::hook::listener::Listener;
use crate::hook::page as document;
use crate::hook::route::use_route;
use crate::hook::session::{Inside, Shared, find_server};
use crate::hook::theme::use_theme;
use crate::nav::sidebar::{SEARCH, Sidebar};
use crate::nav::top::top;
use crate::page::family::family_page;
use crate::page::home::home;
use crate::page::missing::missing;
use crate::page::operation::{OPERATION_PAGE, OperationPage};
use crate::route::Route;
use crate::state::library::family_file;
use crate::ui::button::button;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Drawn, Host, State, Widget, widget};

/// Puts the explorer into the page.
pub fn start() {
    yew::Renderer::<Host>::with_props(Drawn::new(App)).render();
}

/// Shared state, and the three columns within.
struct App;

impl Widget for App {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let inside = Inside { session: cx.store(), work: cx.store(), library: cx.store(), wires: cx.keep(Default::default) };
        let shared = Shared(Rc::new(inside));
        cx.effect((), {
            let session = shared.session.clone();
            move || find_server(session)
        });
        cx.effect((), || {
            spawn_local(async {
                // What the first screen needs comes first.
                TimeoutFuture::new(AHEAD_MS).await;
                OPERATION_PAGE.fetch();
            });
        });
        let route = use_route(cx);
        let is_open = cx.state(false);
        use_arrival(cx, &route, is_open.clone());
        use_slash(cx, is_open.clone());
        let (theme, next_theme) = use_theme(cx);
        let (state, retry) = use_document(cx, &shared.library, route.family().map(family_file));
        let is_list_open = is_open.get();
        let toggle = Callback::from(move |()| is_open.set(!is_open.get()));
        let page = match &route {
            Route::Home => home(&shared),
            Route::Family(name) => family_page(name, &state, &retry).into(),
            Route::Operation(operation) => OPERATION_PAGE.show(OperationPage { shared, operation: *operation, state, retry }),
            Route::Missing(name) => missing(name).into(),
        };
        let current = match &route {
            Route::Operation(operation) => Some(*operation),
            Route::Home | Route::Family(_) | Route::Missing(_) => None,
        };
        el("div")
            .class("app")
            .child(button("skip button", "skip", "Skip to the page").press(|| document::focus(HEADING)))
            .child(top(is_list_open, toggle, theme, next_theme))
            .child(widget(Sidebar { is_open: is_list_open, current, family: route.family() }))
            .child(page)
            .into()
    }
}

/// Closes the list and puts the keyboard on the new page's heading; on the first page of a visit it is not moved.
fn use_arrival(cx: &mut Cx<'_>, route: &Route, is_open: State<bool>) {
    let first = cx.keep(|| Cell::new(true));
    cx.effect(route.clone(), move || {
        is_open.set(false);
        if !first.replace(false) {
            document::to_top();
            document::focus(HEADING);
        }
    });
}

/// `/` leads to the search from everywhere but fields.
fn use_slash(cx: &mut Cx<'_>, open: State<bool>) {
    cx.keep(|| {
        Listener::window("keydown", move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if event.key() == "/" && plain && !document::focused().is_some_and(|element| takes_text(&element)) {
                event.prevent_default();
                open.set(true);
                document::focus(SEARCH);
            }
        })
    });
}

fn takes_text(element: &HtmlElement) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.is_content_editable()
}

/// How long after the start what will be needed is fetched.
const AHEAD_MS: u32 = 100;
/// Id of each page's first heading.
pub(crate) const HEADING: &str = "heading";
