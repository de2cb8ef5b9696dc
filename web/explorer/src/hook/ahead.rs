//! What is fetched before it is needed: with the first screen, when the page is idle, when the reader is about to open something.

use std::rc::Rc;

use futures_util::future::{join, join_all};
use gloo_timers::future::TimeoutFuture;
use smartrecruiters_catalogue::find;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

use super::library::{arrive, prepare};
use super::listener::Listener;
use super::route::target;
use crate::page::operation::OPERATION_PAGE;
use crate::page::reference::REFERENCE_PAGE;
use crate::route::Route;
use crate::state::library::{Arrived, Library, VOCABULARY, family_file};
use crate::ui::widget::{Cx, Store};

/// Fetches what a page needs to be drawn whole: its documents, and the part with its code.
pub(crate) async fn ready(route: &Route) -> Vec<Arrived> {
    let (arrived, ()) = join(join_all(files(route).into_iter().map(arrive)), part(route)).await;
    arrived
}

/// Once all that was due is done.
pub(crate) async fn drawn() {
    // Whether it was kept or broken, the promise is over.
    _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::UNDEFINED)).await;
}

/// Fetches what the pages need that a reader is about to open.
pub(crate) fn use_ahead(cx: &mut Cx<'_>, library: &Store<Library>) {
    for event in ["pointerover", "focusin", "pointerdown"] {
        let library = library.clone();
        cx.keep(|| {
            Listener::window(event, move |event: Event| {
                if let Some((route, _)) = target(&event) {
                    prepare_page(&library, &route);
                }
            })
        });
    }
    let library = library.clone();
    cx.effect((), move || {
        spawn_local(async move {
            // What the first screen needs comes first.
            TimeoutFuture::new(IDLE_MS).await;
            for operation in FIRST.iter().copied().filter_map(find) {
                prepare_page(&library, &Route::Operation(operation));
            }
        });
    });
}

fn prepare_page(library: &Store<Library>, route: &Route) {
    for file in files(route) {
        prepare(library, file);
    }
    spawn_local(part(route));
}

/// The documents of a page.
pub(crate) fn files(route: &Route) -> Vec<Rc<str>> {
    let vocabulary = matches!(route, Route::Operation(_) | Route::Codes | Route::Code(_)).then(|| VOCABULARY.into());
    route.family().map(family_file).into_iter().chain(vocabulary).collect()
}

/// The part of the wasm with its code.
fn part(route: &Route) -> impl Future<Output = ()> + 'static {
    let (operation, reference) = match route {
        Route::Operation(_) => (Some(OPERATION_PAGE.fetch()), None),
        Route::Events | Route::Event(..) | Route::Codes | Route::Code(_) | Route::Changes | Route::Offline => {
            (None, Some(REFERENCE_PAGE.fetch()))
        }
        Route::Home | Route::Family(_) | Route::History | Route::Missing(_) => (None, None),
    };
    async {
        if let Some(operation) = operation {
            operation.await;
        }
        if let Some(reference) = reference {
            reference.await;
        }
    }
}

/// Operations that the start offers first.
const FIRST: [&str; 2] = ["users.create", "jobs.create"];
/// How long after the start they are prepared.
const IDLE_MS: u32 = 100;
