//! Copying text.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::page;
use crate::ui::widget::Cx;

/// What became of the last copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// Nothing was copied lately.
    No,
    /// It is in the clipboard.
    Yes,
    /// The browser refused.
    Refused,
}

/// The state of a copy button, and a function that copies a text.
pub(crate) fn use_copy(cx: &mut Cx<'_>) -> (Copied, Callback<String>) {
    let state = cx.state(Copied::No);
    let now = state.get();
    let copy = Callback::from(move |text: String| {
        let state = state.clone();
        spawn_local(async move {
            state.set(if write(&text).await { Copied::Yes } else { Copied::Refused });
            TimeoutFuture::new(SHOWN_MS).await;
            state.set(Copied::No);
        });
    });
    (now, copy)
}

async fn write(text: &str) -> bool {
    let Some(window) = page::window() else { return false };
    // Pages that came over plain HTTP from another machine have no clipboard, and reading the property gives undefined.
    let clipboard = window.navigator().clipboard();
    if AsRef::<wasm_bindgen::JsValue>::as_ref(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

const SHOWN_MS: u32 = 1_600;
