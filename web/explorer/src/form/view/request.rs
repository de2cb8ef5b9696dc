//! The whole form.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html, Properties, component, html, use_callback, use_effect, use_memo, use_mut_ref};

use super::body::body_editor;
use super::focus;
use super::parameters::Parameters;
use crate::form::outline::Outline;
use crate::form::{Fault, FormAction, FormState};
use crate::ui::button::button;
use crate::ui::el::el;

/// Properties of [`RequestForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct RequestFormProps {
    /// What is asked for.
    pub operation: Operation,
    /// OpenAPI document of its family.
    pub document: Rc<Value>,
    /// What is filled in.
    pub state: FormState,
    /// Takes the state after each change.
    pub on_change: Callback<FormState>,
    /// What to show as wrong: of [`FormState::faults`], of the vendor's answer, or nothing yet.
    pub faults: Rc<Vec<Fault>>,
}

/// Parameters and body of an operation, to be filled in.
#[component]
pub fn RequestForm(props: &RequestFormProps) -> Html {
    // Two events can come before the owner has drawn again, and files are read while the form is open: each change is made on the latest
    // state, not on the one that was drawn.
    let latest = use_mut_ref(|| props.state.clone());
    *latest.borrow_mut() = props.state.clone();
    let next_focus = use_mut_ref(|| None::<String>);
    let act = {
        let next_focus = Rc::clone(&next_focus);
        let deps = (props.operation, Rc::clone(&props.document), props.on_change.clone());
        use_callback(deps, move |action: FormAction, (operation, document, on_change)| {
            let state = {
                let mut latest = latest.borrow_mut();
                next_focus.borrow_mut().clone_from(&focus::after(&action, &latest));
                *latest = latest.apply(action, *operation, document);
                latest.clone()
            };
            on_change.emit(state);
        })
    };
    use_effect(move || {
        if let Some(id) = next_focus.borrow_mut().take() {
            focus::put(&id);
        }
    });
    let deps = (props.operation, Rc::clone(&props.document), props.state.clone(), Rc::clone(&props.faults));
    let outline = use_memo(deps, |(operation, document, state, faults)| Outline::of(*operation, document, state, faults));
    let first = use_memo((props.operation, Rc::clone(&props.document)), |(operation, document)| FormState::new(*operation, document));
    let (required, optional, is_all) = (outline.required.clone(), outline.optional.clone(), outline.body.is_none());
    let form = el("div").class("request-form").set("id", "request-form").key(props.operation.id());
    let form = form.child(html! { <Parameters {required} {optional} {is_all} act={&act} /> });
    let form = form.child_if(outline.body.as_ref().map(|body| body_editor(body, &act)));
    let reset = (*first != props.state)
        .then(|| button("button quiet form-reset", "form-reset", "Reset the form").press(move || act.emit(FormAction::Reset)));
    form.child_if(reset).into()
}
