//! The whole form.

use std::cell::RefCell;
use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html};

use super::body::body_editor;
use super::focus;
use super::parameters::Parameters;
use crate::form::history::History;
use crate::form::outline::Outline;
use crate::form::{Fault, FormAction, FormState, Json};
use crate::ui::button::button;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget, widget};

/// Parameters and body of an operation, to be filled in.
pub(crate) struct RequestForm {
    /// What is asked for.
    pub(crate) operation: Operation,
    /// OpenAPI document of its family.
    pub(crate) document: Rc<Json>,
    /// What is filled in.
    pub(crate) state: FormState,
    /// Takes the state after each change.
    pub(crate) on_change: Callback<FormState>,
    /// What to show as wrong: of [`FormState::faults`], of the vendor's answer, or nothing yet.
    pub(crate) faults: Rc<Vec<Fault>>,
}

impl Widget for RequestForm {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        // Two events can come before the owner has drawn again, and files are read while the form is open: each change is made on the latest
        // state, not on the one that was drawn.
        let operation = self.operation;
        let latest = cx.keep(|| RefCell::new(self.state.clone()));
        latest.replace(self.state.clone());
        let next_focus = cx.keep(|| RefCell::new(None::<String>));
        let history = cx.keep(|| RefCell::new(History::default()));
        let act = {
            let (next_focus, history) = (Rc::clone(&next_focus), Rc::clone(&history));
            let (document, on_change) = (Rc::clone(&self.document), self.on_change.clone());
            Callback::from(move |action: FormAction| {
                let state = {
                    let mut latest = latest.borrow_mut();
                    next_focus.borrow_mut().clone_from(&focus::after(&action, &latest));
                    let after = latest.apply(action.clone(), operation, &document);
                    history.borrow_mut().note(&action, &latest, &after);
                    *latest = after;
                    latest.clone()
                };
                on_change.emit(state);
            })
        };
        cx.after({
            let next_focus = Rc::clone(&next_focus);
            move || {
                if let Some(id) = next_focus.take() {
                    focus::put(&id);
                }
            }
        });
        let first = cx.keep(|| FormState::new(operation, &self.document));
        let outline = Rc::new(Outline::of(operation, &self.document, &self.state, &self.faults));
        let form = el("div").class("request-form").set("id", FORM).set("tabindex", "-1").key(operation.id());
        let form = form.child(widget(Parameters { outline: Rc::clone(&outline), act: act.clone() }));
        let form = form.child_if(outline.body.as_ref().map(|body| body_editor(body, &act)));
        let has_past = !history.borrow().is_empty();
        let undo = has_past.then(|| {
            let (on_change, next_focus) = (self.on_change.clone(), Rc::clone(&next_focus));
            button("button quiet", "form-undo", "Undo").press(move || {
                let mut history = history.borrow_mut();
                if let Some(before) = history.back() {
                    if history.is_empty() {
                        // The button goes; the keyboard stays with the form.
                        next_focus.replace(Some(FORM.to_owned()));
                    }
                    on_change.emit(before);
                }
            })
        });
        let reset = (*first != self.state)
            .then(|| button("button quiet", "form-reset", "Reset the form").press(move || act.emit(FormAction::Reset)));
        let end = (undo.is_some() || reset.is_some()).then(|| el("div").class("form-end").child_if(undo).child_if(reset));
        form.child_if(end).into()
    }
}

/// Id of the form.
const FORM: &str = "request-form";
