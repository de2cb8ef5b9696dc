//! The frame: state that all parts share, the list of operations, the current page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::{Callback, Html};

use crate::desk::{DESK, Desk};
use crate::hook;
use crate::hook::ahead;
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
use crate::page::reference::{REFERENCE_PAGE, ReferencePage};
use crate::route::Route;
use crate::state::library::{Arrived, Library, family_file};
use crate::ui::button::button;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Drawn, Host, State, Widget, widget};

/// Puts the explorer into the page, in the place of what was written ahead: at once, with all that its first screen needs.
pub fn start() {
    spawn_local(async {
        let route = hook::route::now();
        let arrived = ahead::ready(&route).await;
        let (top, held) = (document::scrolled(), document::held());
        yew::Renderer::<Host>::with_props(Drawn::new(App { first: route, arrived, is_ahead: false })).render();
        // What Yew draws is in the page when what was due before is done, and still before the next frame.
        ahead::drawn().await;
        document::is_alive();
        document::scroll_to(top);
        document::hold(held);
    });
}

/// Shared state, and the three columns within.
pub(crate) struct App {
    /// The page of the address.
    pub(crate) first: Route,
    /// The documents that it needs.
    pub(crate) arrived: Vec<Arrived>,
    /// Whether it is written ahead, to be read before the wasm is there.
    pub(crate) is_ahead: bool,
}

impl Widget for App {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let library = cx.store_from(|| Library::with(self.arrived.iter().cloned()));
        let inside = Inside { session: cx.store(), work: cx.store(), library: library.clone(), wires: cx.keep(Default::default) };
        let shared = Shared(Rc::new(inside));
        cx.effect((), {
            let session = shared.session.clone();
            move || find_server(session)
        });
        let route = use_route(cx, &self.first);
        ahead::use_ahead(cx, &shared.library);
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
            Route::Events | Route::Event(..) | Route::Codes | Route::Code(_) | Route::Changes | Route::Offline => {
                REFERENCE_PAGE.show(ReferencePage { shared, route: route.clone() })
            }
            Route::History => DESK.show(Desk { shared }),
            Route::Missing(name) => missing(name).into(),
        };
        let is_short = self.is_ahead && !matches!(route, Route::Home);
        el("div")
            .class("app")
            .child(button("skip button", "skip", "Skip to the page").press(|| document::focus(HEADING)))
            .child(top(is_list_open, toggle, theme, next_theme))
            .child(widget(Sidebar { library, is_open: is_list_open, route, is_short }))
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
            document::in_frame(|| {
                document::to_top();
                document::focus(HEADING);
            });
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

/// Id of each page's first heading.
pub(crate) const HEADING: &str = "heading";
