//! The frame: state that all parts share, the list of operations, the current page.

use std::rc::Rc;

use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::{Callback, ContextProvider, Html, UseReducerHandle, component, html, use_callback, use_effect_with, use_memo, use_reducer_eq, use_state_eq};

use wasm_bindgen::JsCast;

use crate::hook::listener::Listener;
use crate::hook::page as document;
use crate::hook::route::use_route;
use crate::hook::session::{Shared, Wires, find_server};
use crate::nav::sidebar::{SEARCH, Sidebar};
use crate::nav::top::Top;
use crate::page::family::FamilyPage;
use crate::page::home::Home;
use crate::page::missing::Missing;
use crate::page::operation::OperationPage;
use crate::route::Route;
use crate::state::library::Library;
use crate::state::session::Session;
use crate::state::work::Work;

/// Puts the explorer into the page.
pub fn start() {
    yew::Renderer::<App>::new().render();
}

/// Shared state and everything within.
#[component]
fn App() -> Html {
    let library = use_reducer_eq(Library::default);
    let session = use_reducer_eq(Session::default);
    let work = use_reducer_eq(Work::default);
    let wires = use_memo((), |()| Wires::default());
    use_effect_with((), {
        let session = session.clone();
        move |()| find_server(session)
    });
    let shared = Shared { session, work, wires: (*wires).clone() };
    html! {
        <ContextProvider<UseReducerHandle<Library>> context={library}>
            <ContextProvider<Shared> context={shared}>
                <Frame />
            </ContextProvider<Shared>>
        </ContextProvider<UseReducerHandle<Library>>>
    }
}

/// The three columns.
#[component]
fn Frame() -> Html {
    let route = use_route();
    let is_open = use_state_eq(|| false);
    let first = use_first_visit();
    use_effect_with((*route).clone(), {
        let is_open = is_open.setter();
        move |_: &Route| {
            is_open.set(false);
            if !first {
                document::to_top();
                document::focus(HEADING);
            }
        }
    });
    use_slash(is_open.setter());
    let toggle: Callback<()> = use_callback(is_open.clone(), |(), is_open| is_open.set(!**is_open));
    let skip = |_| document::focus(HEADING);
    let page = match &*route {
        Route::Home => html! { <Home /> },
        Route::Family(name) => html! { <FamilyPage key={*name} {name} /> },
        Route::Operation(operation) => html! { <OperationPage key={operation.id()} operation={*operation} /> },
        Route::Missing(name) => html! { <Missing name={name.clone()} /> },
    };
    let current = match &*route {
        Route::Operation(operation) => Some(*operation),
        Route::Home | Route::Family(_) | Route::Missing(_) => None,
    };
    html! {
        <div class="app">
            <button type="button" class="skip button" data-testid="skip" onclick={skip}>{ "Skip to the page" }</button>
            <Top is_open={*is_open} on_toggle={toggle} />
            <Sidebar is_open={*is_open} {current} family={route.family()} />
            { page }
        </div>
    }
}

/// Whether this is the first page of the visit: the reader's focus is not moved then.
#[yew::hook]
fn use_first_visit() -> bool {
    let first = yew::use_mut_ref(|| true);
    let is_first = *first.borrow();
    *first.borrow_mut() = false;
    is_first
}

/// `/` leads to the search from everywhere but fields.
#[yew::hook]
fn use_slash(open: yew::UseStateSetter<bool>) {
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
