//! Fetches documents when a page first needs them.

use std::rc::Rc;

use gloo_net::http::Request;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::form::Json;
use crate::state::library::{Arrived, Library};
use crate::state::remote::Remote;
use crate::ui::widget::{Cx, Store};

/// A document, fetched on first use; the callback asks again after a failure. Without a file there is nothing to fetch.
pub(crate) fn use_document(cx: &mut Cx<'_>, library: &Store<Library>, file: Option<Rc<str>>) -> (Remote, Callback<()>) {
    let state = file.as_ref().map(|file| library.document(file)).unwrap_or_default();
    let ask = {
        let (library, file) = (library.clone(), file.clone());
        Callback::from(move |()| {
            if let Some(file) = file.as_ref().filter(|file| library.document(file).is_wanting()) {
                load(library.clone(), Rc::clone(file));
            }
        })
    };
    let first = ask.clone();
    let is_unasked = matches!(state, Remote::Unasked);
    cx.effect((file, is_unasked), move || {
        if is_unasked {
            first.emit(());
        }
    });
    (state, ask)
}

/// Asks for a document that will be needed.
pub(crate) fn prepare(library: &Store<Library>, file: Rc<str>) {
    if library.latest().document(&file).is_wanting() {
        load(library.clone(), file);
    }
}

/// A document before there is a library.
pub(crate) async fn arrive(file: Rc<str>) -> Arrived {
    let state = match fetch(&file).await {
        Ok(value) => Remote::Ready(Rc::new(value)),
        Err(why) => Remote::Failed(why.into()),
    };
    Arrived { file, state }
}

fn load(library: Store<Library>, file: Rc<str>) {
    library.dispatch(Arrived { file: Rc::clone(&file), state: Remote::Loading });
    spawn_local(async move { library.dispatch(arrive(file).await) });
}

/// As the browser itself asks for what the page's head names, so that it is fetched once.
async fn fetch(file: &str) -> Result<Json, String> {
    let unreachable = |_| format!("{file} could not be reached: the server of this page does not answer");
    let answer = Request::get(file).send().await.map_err(unreachable)?;
    if !answer.ok() {
        return Err(format!("{file} is not there: the server of this page answered {}", answer.status()));
    }
    let text = answer.text().await.map_err(unreachable)?;
    Json::parse(&text).map_err(|_| format!("{file} is damaged: it is not JSON"))
}
