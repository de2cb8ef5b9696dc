//! The column beside an operation.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::{Auth, Operation};
use smartrecruiters_core::{Arguments, ErrorKind};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html, Properties, component, html, use_callback, use_effect_with, use_state_eq};

use super::answer::Answer;
use super::bar::Bar;
use super::credential::Credential;
use super::faults::FaultList;
use super::request::RequestView;
use crate::form::{Fault, FormState, Severity};
use crate::hook::listener::Listener;
use crate::hook::send::use_send;
use crate::hook::session::use_shared;
use crate::hook::tick::now_ms;
use crate::state::preview::{Preview, preview};
use crate::state::session::Session;
use crate::state::work::{Action, Run};

/// Properties of [`Panel`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document, once it is there.
    pub(crate) document: Option<Rc<Value>>,
    /// Meanings of codes and statuses, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
    /// What is filled in, once there is a form.
    pub(crate) form: Option<FormState>,
    /// Whether a call was tried with this form.
    pub(crate) tried: bool,
}

/// Send, credential, request, answer, from the top.
#[component]
pub(crate) fn Panel(props: &Props) -> Html {
    let operation = props.operation;
    let shared = use_shared();
    let (send, cancel) = use_send(operation);
    let blocked = use_state_eq(|| false);
    let built = props.form.as_ref().map(|form| build(&shared.session, operation, form));
    let run = shared.work.run(operation);
    let is_sending = matches!(run, Some(Run::Sending(_)));
    let faults = match (&props.form, &props.document) {
        (Some(form), Some(document)) if props.tried && *blocked => form.faults(operation, document),
        _ => Vec::new(),
    };
    let deliver = {
        let (blocked, form, built) = (blocked.setter(), props.form.clone(), built.clone());
        Callback::from(move |()| {
            if let (Some(form), Some(Ok((arguments, _)))) = (&form, &built) {
                blocked.set(false);
                send.emit((arguments.clone(), form.clone()));
            }
        })
    };
    let attempt = {
        let (deliver, blocked, work) = (deliver.clone(), blocked.setter(), shared.work.dispatcher());
        let (form, document, is_built) = (props.form.clone(), props.document.clone(), matches!(built, Some(Ok(_))));
        Callback::from(move |()| {
            let (Some(form), Some(document)) = (&form, &document) else { return };
            let found = form.faults(operation, document);
            if is_built && found.iter().all(|fault| fault.severity == Severity::Warning) {
                deliver.emit(());
            } else {
                blocked.set(true);
                work.dispatch(Action::Tried(operation, form.clone()));
            }
        })
    };
    use_ctrl_enter(attempt.clone(), is_sending);
    let obstacles = match &built {
        Some(Err(obstacles)) if *blocked => obstacles.clone(),
        _ => Vec::new(),
    };
    let needed = !matches!(operation.auth(), Auth::None | Auth::Optional);
    html! {
        <aside class="try" aria-label="Try it">
            <Bar {operation} {run} is_ready={props.form.is_some()} on_try={attempt} on_cancel={cancel.clone()} />
            <FaultList {faults} {obstacles} can_send={matches!(built, Some(Ok(_)))} on_send={deliver} />
            <Credential is_needed={needed} />
            if let Some(built) = built {
                <RequestView {operation} built={built.map(|(_, preview)| preview).map_err(Rc::new)} />
            }
            <Answer {operation} document={props.document.clone()} vocabulary={props.vocabulary.clone()} />
        </aside>
    }
}

/// What the form makes: arguments and the request they become, or what keeps them from becoming one.
fn build(session: &Session, operation: Operation, form: &FormState) -> Result<(Arguments, Preview), Vec<Fault>> {
    let arguments = form.arguments(operation)?;
    let refused = |error: smartrecruiters_core::Error| {
        let place = if error.kind() == ErrorKind::Credential { "the credential" } else { "the request" };
        vec![Fault::error(place, format!("cannot be sent: {}", error.message()))]
    };
    session.credential().map_err(refused)?;
    let preview = preview(&session.client().borrow(), operation, &arguments, now_ms()).map_err(refused)?;
    Ok((arguments, preview))
}

/// Ctrl+Enter, or Cmd+Enter, sends from everywhere.
#[yew::hook]
fn use_ctrl_enter(attempt: Callback<()>, is_sending: bool) {
    let on_key = use_callback((attempt, is_sending), |(), (attempt, is_sending)| {
        if !is_sending {
            attempt.emit(());
        }
    });
    use_effect_with(on_key, |on_key| {
        let on_key = on_key.clone();
        let listener = Listener::window("keydown", move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                on_key.emit(());
            }
        });
        move || drop(listener)
    });
}
