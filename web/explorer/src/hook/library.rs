//! Fetches documents when a page first needs them.

use std::rc::Rc;

use gloo_net::http::Request;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, UseReducerHandle, hook, use_callback, use_context, use_effect_with};

use crate::state::library::{Arrived, Library};
use crate::state::remote::Remote;

/// What components share to read documents.
pub(crate) type LibraryHandle = UseReducerHandle<Library>;

/// A document, fetched on first use; the callback asks again after a failure.
#[hook]
pub(crate) fn use_document(file: Rc<str>) -> (Remote, Callback<()>) {
    let library = use_context::<LibraryHandle>();
    let state = library.as_ref().map(|library| library.document(&file)).unwrap_or_default();
    let ask = use_callback((library, Rc::clone(&file)), |(), (library, file): &(Option<LibraryHandle>, Rc<str>)| {
        if let Some(library) = library.as_ref().filter(|library| library.document(file).is_wanting()) {
            load(library.clone(), Rc::clone(file));
        }
    });
    let first = ask.clone();
    let unasked = state == Remote::Unasked;
    use_effect_with((file, unasked), move |(_, unasked)| {
        if *unasked {
            first.emit(());
        }
    });
    (state, ask)
}

fn load(library: LibraryHandle, file: Rc<str>) {
    library.dispatch(Arrived { file: Rc::clone(&file), state: Remote::Loading });
    spawn_local(async move {
        let state = match fetch(&file).await {
            Ok(value) => Remote::Ready(Rc::new(value)),
            Err(why) => Remote::Failed(why.into()),
        };
        library.dispatch(Arrived { file, state });
    });
}

async fn fetch(file: &str) -> Result<Value, String> {
    let unreachable = |_| format!("{file} could not be reached: the server of this page does not answer");
    let answer = Request::get(file).send().await.map_err(unreachable)?;
    if !answer.ok() {
        return Err(format!("{file} is not there: the server of this page answered {}", answer.status()));
    }
    let bytes = answer.binary().await.map_err(unreachable)?;
    serde_json::from_slice(&bytes).map_err(|_| format!("{file} is damaged: it is not JSON"))
}
