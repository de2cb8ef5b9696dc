//! Keeping the page for use without a network, if the reader wants that.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};
use yew::Callback;

use super::page;
use crate::ui::widget::Cx;

/// Whether the page is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// That is being found out, or changed.
    Asking,
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The browser cannot, or refused.
    Never,
}

/// Whether the page is kept, and a function that keeps it or no longer does.
pub(crate) fn use_offline(cx: &mut Cx<'_>) -> (Kept, Callback<bool>) {
    let state = cx.state(Kept::Asking);
    let now = state.get();
    cx.effect((), {
        let state = state.clone();
        move || {
            spawn_local(async move { state.set(if registration().await.is_some() { Kept::Yes } else { unkept() }) });
        }
    });
    let change = Callback::from(move |wanted: bool| {
        let state = state.clone();
        state.set(Kept::Asking);
        spawn_local(async move {
            state.set(match if wanted { keep().await } else { forget().await } {
                Some(()) if wanted => Kept::Yes,
                Some(()) => Kept::No,
                None => Kept::Never,
            });
        });
    });
    (now, change)
}

fn unkept() -> Kept {
    if container().is_some() { Kept::No } else { Kept::Never }
}

/// Pages that came over plain HTTP from another machine have none, and reading the property gives undefined.
fn container() -> Option<ServiceWorkerContainer> {
    let container = page::window()?.navigator().service_worker();
    (!AsRef::<JsValue>::as_ref(&container).is_undefined()).then_some(container)
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

async fn keep() -> Option<()> {
    let container = container()?;
    JsFuture::from(container.register(WORKER)).await.ok()?;
    JsFuture::from(container.ready().ok()?).await.ok().map(drop)
}

async fn forget() -> Option<()> {
    if let Some(registration) = registration().await {
        JsFuture::from(registration.unregister().ok()?).await.ok()?;
    }
    let caches = page::window()?.caches().ok()?;
    let names: js_sys::Array = JsFuture::from(caches.keys()).await.ok()?.dyn_into().ok()?;
    for name in names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(CACHES)) {
        JsFuture::from(caches.delete(&name)).await.ok()?;
    }
    Some(())
}

const WORKER: &str = "offline.js";
/// How the worker's caches begin.
const CACHES: &str = "explorer ";
