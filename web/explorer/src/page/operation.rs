//! An operation: documentation and form, and beside them the request and its answer.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html, Properties, component, html, use_memo};

use self::docs::{Docs, Part};
use self::head::head;
use crate::form::{Fault, FormState, RequestForm};
use crate::hook::library::use_document;
use crate::hook::session::use_shared;
use crate::state::library::VOCABULARY;
use crate::state::remote::Remote;
use crate::state::work::{Action, Run};
use crate::tryit::panel::Panel;
use crate::ui::el::{el, row};
use crate::ui::loading::loading;

mod answers;
mod docs;
mod facts;
mod head;
mod schema;

/// Properties of [`OperationPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// Its family's document.
    pub(crate) state: Remote,
    /// Asks for the document again.
    pub(crate) retry: Callback<()>,
}

/// What the catalogue knows is there at once; texts, form and schemas come with the family's document.
#[component]
pub(crate) fn OperationPage(props: &Props) -> Html {
    let operation = props.operation;
    let shared = use_shared();
    let (vocabulary, _) = use_document(&shared.library, Some(VOCABULARY.into()));
    let (document, vocabulary) = (props.state.ready(), vocabulary.ready());
    let prefilled = use_memo(document.clone(), |document| document.as_ref().map(|document| FormState::new(operation, document)));
    let draft = shared.work.draft(operation);
    let tried = draft.as_ref().is_some_and(|draft| draft.tried);
    let form = match draft {
        Some(draft) => Some(draft.form.clone()),
        None => (*prefilled).clone(),
    };
    let faults = use_memo((form.clone(), document.clone(), tried, shared.work.run(operation)), |(form, document, tried, run)| {
        let mut faults: Vec<Fault> = Vec::new();
        if let (Some(form), Some(document), true) = (form, document, tried) {
            faults = form.faults(operation, document);
        }
        if let Some(Run::Over(answered)) = run
            && Some(&answered.form) == form.as_ref()
        {
            faults.extend(answered.faults());
        }
        faults
    });
    let on_change = {
        let work = shared.work.dispatcher();
        Callback::from(move |form| work.dispatch(Action::Draft(operation, form)))
    };
    let docs = |part: Part| match &document {
        Some(document) => html! { <Docs {operation} document={Rc::clone(document)} vocabulary={vocabulary.clone()} {part} /> },
        None => Html::default(),
    };
    let mut request = el("section").child(el("h2").text("Request"));
    if let (Some(document), Some(state)) = (&document, form.clone()) {
        request = request.child(html! { <RequestForm {operation} document={Rc::clone(document)} {state} {on_change} {faults} /> });
    }
    let main = el("main").class("main operation").child(head(operation)).child(loading(&props.state, &props.retry));
    let main = main.child(docs(Part::Before)).child(request).child(docs(Part::After));
    let panel = html! { <Panel {operation} document={document.clone()} vocabulary={vocabulary.clone()} {form} {tried} /> };
    row(vec![main.into(), panel])
}
