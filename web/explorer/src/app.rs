//! The frame: state that all parts share, the list of operations, the current page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::{
    Callback, ContextProvider, Html, UseStateSetter, component, hook, html, use_effect_with, use_mut_ref, use_reducer_eq, use_state_eq,
};

use crate::hook::library::use_document;
use crate::hook::listener::Listener;
use crate::hook::page as document;
use crate::hook::route::use_route;
use crate::hook::session::{Inside, Shared, Wires, find_server};
use crate::hook::theme::use_theme;
use crate::nav::sidebar::{SEARCH, Sidebar};
use crate::nav::top::top;
use crate::page::family::family_page;
use crate::page::home::home;
use crate::page::missing::missing;
use crate::page::operation::OperationPage;
use crate::route::Route;
use crate::state::library::{Library, family_file};
use crate::state::session::Session;
use crate::state::work::Work;
use crate::ui::button::button;
use crate::ui::el::el;

/// Puts the explorer into the page.
pub fn start() {
    yew::Renderer::<App>::new().render();
}

/// Shared state, and the three columns within.
#[component]
fn App() -> Html {
    let library = use_reducer_eq(Library::default);
    let session = use_reducer_eq(Session::default);
    let work = use_reducer_eq(Work::default);
    let wires = use_mut_ref(|| None);
    use_effect_with((), {
        let session = session.clone();
        move |()| find_server(session)
    });
    let route = use_route();
    let is_open = use_state_eq(|| false);
    use_arrival(&route, is_open.setter());
    use_slash(is_open.setter());
    let (theme, next_theme) = use_theme();
    let (state, retry) = use_document(&library, route.family().map(family_file));
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(!*is_open))
    };
    let shared = Shared(Rc::new(Inside { session, work, library, wires: Wires(wires) }));
    let page = match &*route {
        Route::Home => home(&shared),
        Route::Family(name) => family_page(name, &state, &retry).into(),
        Route::Operation(operation) => html! { <OperationPage key={operation.id()} operation={*operation} {state} {retry} /> },
        Route::Missing(name) => missing(name).into(),
    };
    let current = match &*route {
        Route::Operation(operation) => Some(*operation),
        Route::Home | Route::Family(_) | Route::Missing(_) => None,
    };
    let frame = el("div")
        .class("app")
        .child(button("skip button", "skip", "Skip to the page").press(|| document::focus(HEADING)))
        .child(top(*is_open, toggle, theme, next_theme))
        .child(html! { <Sidebar is_open={*is_open} {current} family={route.family()} /> })
        .child(page);
    html! { <ContextProvider<Shared> context={shared}>{ Html::from(frame) }</ContextProvider<Shared>> }
}

/// Closes the list and puts the keyboard on the new page's heading; on the first page of a visit it is not moved.
#[hook]
fn use_arrival(route: &Route, is_open: UseStateSetter<bool>) {
    let first = use_mut_ref(|| true);
    use_effect_with(route.clone(), move |_: &Route| {
        is_open.set(false);
        if !first.replace(false) {
            document::to_top();
            document::focus(HEADING);
        }
    });
}

/// `/` leads to the search from everywhere but fields.
#[hook]
fn use_slash(open: UseStateSetter<bool>) {
    use_effect_with((), move |()| {
        let listener = Listener::window("keydown", move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if event.key() == "/" && plain && !document::focused().is_some_and(|element| takes_text(&element)) {
                event.prevent_default();
                open.set(true);
                document::focus(SEARCH);
            }
        });
        move || drop(Rc::new(listener))
    });
}

fn takes_text(element: &HtmlElement) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.is_content_editable()
}

/// Id of each page's first heading.
pub(crate) const HEADING: &str = "heading";
