//! A form that is half filled in survives navigation and reload; a link fills it in.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use wasm_bindgen_futures::spawn_local;

use super::listener::Listener;
use super::session::Shared;
use super::{page, storage};
use crate::form::{FormState, Json};
use crate::route::Route;
use crate::state::given::Given;
use crate::state::variables::Variables;
use crate::state::work::Action;
use crate::ui::widget::{Cx, Same};

/// Fills the form of an operation from the address, or else from what was kept; keeps what is changed.
pub(crate) fn use_draft(cx: &mut Cx<'_>, shared: &Shared, operation: Operation, document: Option<&Rc<Json>>) {
    cx.effect((), {
        let shared = shared.clone();
        move || restore_variables(shared)
    });
    let prefilled = cx.memo(document.is_some(), |_| document.map(|document| FormState::new(operation, document)));
    cx.effect(document.is_some(), {
        let (shared, prefilled) = (shared.clone(), Rc::clone(&prefilled));
        move || {
            let form = (*prefilled).clone()?;
            if !follow(&shared, operation, &form) && shared.work.draft(operation).is_none() {
                spawn_local(restore(shared.clone(), operation, form.clone()));
            }
            // A link of this page to the same operation changes the address alone.
            Listener::window("popstate", move |_| _ = follow(&shared, operation, &form))
        }
    });
    let draft = shared.work.draft(operation);
    if let (Some(draft), Some(prefilled)) = (draft, &*prefilled) {
        let given = Given::of(prefilled);
        cx.effect(Some(Same(Rc::clone(&draft))), move || spawn_local(keep(operation, Given::of(&draft.form), given)));
    } else {
        cx.effect(None::<Same<crate::state::work::Draft>>, || ());
    }
}

/// Reads the variables that were kept.
fn restore_variables(shared: Shared) {
    spawn_local(async move {
        let kept = storage::read(VARIABLES).await.and_then(|text| Json::parse(&text).ok());
        if let Some(variables) = kept.and_then(|json| Variables::of_json(&json)) {
            shared.work.dispatch(Action::Variables(variables));
        }
    });
}

/// Changes the variables, and keeps them.
pub(crate) fn set_variables(shared: &Shared, variables: Variables) {
    let text = variables.json().compact();
    shared.work.dispatch(Action::Variables(variables));
    spawn_local(async move { _ = storage::write(VARIABLES, &text).await });
}

/// Fills the form from the address, and takes what it carried out of it, so that a reload keeps what is typed from then on.
fn follow(shared: &Shared, operation: Operation, form: &FormState) -> bool {
    let fragment = page::fragment();
    let Some(query) = fragment.strip_prefix("#?") else { return false };
    let route = Route::of(&page::path(), "");
    if route != Route::Operation(operation) {
        return false;
    }
    shared.work.dispatch(Action::Draft(operation, Given::of_query(query).fill(form)));
    page::replace(&route.href());
    true
}

async fn restore(shared: Shared, operation: Operation, form: FormState) {
    let kept = storage::read(&key(operation)).await.and_then(|text| Json::parse(&text).ok());
    if let Some(kept) = kept {
        shared.work.dispatch(Action::Restored(operation, Given::of_json(&kept).fill(&form)));
    }
}

async fn keep(operation: Operation, given: Given, prefilled: Given) {
    let text = given.json().compact();
    if given == prefilled {
        storage::remove(&key(operation)).await;
    } else if text.len() <= MOST_KEPT {
        storage::write(&key(operation), &text).await;
    }
}

fn key(operation: Operation) -> String {
    [DRAFTS, operation.id()].concat()
}

/// How keys of drafts begin.
pub(crate) const DRAFTS: &str = "draft/";
const VARIABLES: &str = "variables";
/// A body with a file in it is not written at each key.
const MOST_KEPT: usize = 500_000;
