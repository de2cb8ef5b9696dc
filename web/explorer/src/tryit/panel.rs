//! The column beside an operation.

use std::cell::RefCell;
use std::rc::Rc;

use smartrecruiters_catalogue::{Auth, Operation};
use smartrecruiters_core::{Arguments, Error, ErrorKind};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html};

use super::answer::{ANSWER, answer, fetch_ahead};
use super::bar::bar;
use super::code::Code;
use super::credential::Credential;
use super::faults::fault_list;
use super::keeping::Keeping;
use super::request::{Look, request_view};
use crate::form::{Fault, FormState, Json, Severity};
use crate::hook::listener::Listener;
use crate::hook::page;
use crate::hook::send::{cancel, send};
use crate::hook::session::Shared;
use crate::hook::tick::now_ms;
use crate::state::given::Given;
use crate::state::preview::{Preview, preview};
use crate::state::session::Kind;
use crate::state::work::{Action, Run};
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget, widget};

/// Send, credential, request, answer, from the top.
pub(crate) struct Panel {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document, once it is there.
    pub(crate) document: Option<Rc<Json>>,
    /// Meanings of codes and statuses, once they are there.
    pub(crate) vocabulary: Option<Rc<Json>>,
    /// What is filled in, once there is a form.
    pub(crate) form: Option<FormState>,
    /// Whether a call was tried with this form.
    pub(crate) tried: bool,
}

impl Widget for Panel {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let (operation, shared) = (self.operation, &self.shared);
        let is_blocked = cx.state(false);
        let look = cx.state(Look::default());
        let built = self.form.as_ref().map(|form| build(shared, operation, form));
        let run = shared.work.run(operation);
        let is_sending = matches!(run, Some(Run::Sending(_)));
        let found = match (&self.form, &self.document, &built) {
            (Some(form), Some(document), Some(built)) if self.tried && is_blocked.get() => {
                all_faults(shared, form, operation, document, built.as_ref().err())
            }
            _ => Vec::new(),
        };
        let deliver = {
            let (shared, is_blocked, form, built) = (shared.clone(), is_blocked.clone(), self.form.clone(), built.clone());
            Callback::from(move |()| {
                if let (Some(form), Some(Ok((arguments, _)))) = (&form, &built) {
                    is_blocked.set(false);
                    send(shared.clone(), operation, arguments, form.clone());
                }
            })
        };
        let attempt = {
            let (deliver, shared, document, form) = (deliver.clone(), shared.clone(), self.document.clone(), self.form.clone());
            let obstacles = built.as_ref().and_then(|built| built.as_ref().err().cloned());
            Callback::from(move |()| {
                let (Some(form), Some(document), false) = (&form, &document, is_sending) else { return };
                let found = all_faults(&shared, form, operation, document, obstacles.as_ref());
                if found.iter().all(|fault| fault.severity == Severity::Warning) {
                    deliver.emit(());
                } else {
                    is_blocked.set(true);
                    shared.work.dispatch(Action::Tried(operation, form.clone()));
                }
            })
        };
        use_ctrl_enter(cx, attempt.clone());
        cx.effect((), fetch_ahead);
        let is_over = matches!(run, Some(Run::Over(_)));
        cx.effect(is_over, move || {
            // The answer may come far below the button, above all on a narrow screen.
            if let Some(heading) = page::element(ANSWER).filter(|_| is_over) {
                page::raise(&heading);
            }
        });
        let is_needed = !matches!(operation.auth(), Auth::None | Auth::Optional);
        let can_send = matches!(built, Some(Ok(_)));
        let stop = {
            let shared = shared.clone();
            move || cancel(&shared, operation)
        };
        let mut column = el("aside").class("try").set("aria-label", "Try it");
        column = column.child(bar(shared, run.as_ref(), self.form.is_some(), attempt, stop)).child(fault_list(&found, can_send, deliver));
        column = column.child(widget(Credential { shared: shared.clone(), is_needed }));
        if let Some(built) = &built {
            let built = built.as_ref().map(|(_, preview)| preview).map_err(Vec::as_slice);
            let code = |preview: &Preview| {
                let given = self.form.as_ref().map(|form| Given::of(&shared.work.variables.fill_form(form).0));
                Code {
                    operation,
                    given: given.unwrap_or_default(),
                    preview: preview.clone(),
                    is_client: shared.session.kind == Kind::Client,
                }
            };
            let keeping = self.form.clone().map(|form| widget(Keeping { operation, form }));
            column = column.child(request_view(built, code, shared.session.target, &look).child_if(keeping));
        }
        column.child(answer(shared, operation, run.as_ref(), self.document.as_ref(), self.vocabulary.as_deref())).into()
    }
}

/// What the form makes: arguments and the request they become, or what keeps them from becoming one.
fn build(shared: &Shared, operation: Operation, form: &FormState) -> Result<(Arguments, Preview), Vec<Fault>> {
    let session = &shared.session;
    let (form, missing) = shared.work.variables.fill_form(form);
    if let Some(name) = missing.first() {
        return Err(vec![Fault::error(format!("{{{{{name}}}}}"), "has no value: set the variable, or type the value itself")]);
    }
    let arguments = form.arguments(operation)?;
    session.credential().map_err(refused)?;
    let preview = preview(&session.client().borrow(), operation, &arguments, now_ms()).map_err(refused)?;
    Ok((arguments, preview))
}

fn refused(error: Error) -> Vec<Fault> {
    let place = if error.kind() == ErrorKind::Credential { "the credential" } else { "the request" };
    vec![Fault::error(place, format!("cannot be sent: {}", error.message()))]
}

/// What is wrong with the form, and what else keeps its request from being built.
fn all_faults(shared: &Shared, form: &FormState, operation: Operation, document: &Json, obstacles: Option<&Vec<Fault>>) -> Vec<Fault> {
    let mut found = shared.work.variables.fill_form(form).0.faults(operation, document);
    for obstacle in obstacles.into_iter().flatten() {
        if found.iter().all(|fault| fault.place != obstacle.place) {
            found.push(obstacle.clone());
        }
    }
    found
}

/// Ctrl+Enter, or Cmd+Enter, sends from everywhere.
fn use_ctrl_enter(cx: &mut Cx<'_>, attempt: Callback<()>) {
    let latest = cx.keep(|| RefCell::new(Callback::noop()));
    latest.replace(attempt);
    cx.keep(|| {
        Listener::window("keydown", move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                let attempt: Callback<()> = latest.borrow().clone();
                attempt.emit(());
            }
        })
    });
}
