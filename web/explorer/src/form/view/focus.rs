//! Where the keyboard goes after a change that adds or takes away what it was on.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::form::json::{Json, pointer};
use crate::form::state::{BodyState, FormState, TreeBody};
use crate::form::{FormAction, view};
use crate::hook::page;

/// Id of the element that takes the keyboard after `action` on `state`. `None` where it stays.
pub(super) fn after(action: &FormAction, state: &FormState) -> Option<String> {
    Some(match action {
        FormAction::AddValue { name } => {
            let parameter = state.parameters.iter().find(|parameter| parameter.name == *name)?;
            view::parameter::value_id(name, parameter.values.len())
        }
        FormAction::RemoveValue { name, .. } => format!("param-{name}-add"),
        FormAction::AddOptional { pointer } | FormAction::SetNull { pointer, null: false } => body_id(pointer),
        FormAction::AddItem { pointer } => body_id(&pointer::child(pointer, &len(state, pointer).to_string())),
        FormAction::RemoveField { pointer } => format!("body-add-{pointer}"),
        FormAction::RemoveItem { pointer } => format!("body-add-{}", pointer::split(pointer)?.0),
        FormAction::AddPart { name, .. } => body_id(&pointer::child("", name)),
        FormAction::Reset => "request-form".to_owned(),
        FormAction::RemovePart { name } => format!("body-add-{}", pointer::child("", name)),
        _ => return None,
    })
}

/// Puts the keyboard on the element with this id, or on the first input in it.
pub(super) fn put(id: &str) {
    // A field that is drawn in one line with the object that holds it has an id of its own alone.
    let within = || page::all(&format!("[id^=\"{}/\"]", id.replace('\\', "\\\\").replace('"', "\\\""))).into_iter().next();
    let Some(element) = page::element(id).or_else(within) else { return };
    let inner = |kinds: &str| element.query_selector(kinds).ok()??.dyn_into::<HtmlElement>().ok();
    let own = Some(element.clone()).filter(|element| element.tab_index() >= 0);
    let target = own.or_else(|| inner("input, select, textarea")).or_else(|| inner("button"));
    if let Some(target) = target {
        _ = target.focus();
        // What the field starts with is replaced by what is typed first.
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
        page::reveal(&target);
    }
}

/// Id of the element that shows a place of the body.
pub(super) fn body_id(pointer: &str) -> String {
    format!("body-{pointer}")
}

fn len(state: &FormState, pointer: &str) -> usize {
    match &state.body {
        BodyState::Tree(TreeBody { tree: Ok(Some(tree)), .. }) => tree.get(pointer).map_or(0, Json::len),
        _ => 0,
    }
}
