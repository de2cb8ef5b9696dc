//! An operation: documentation and form, and beside them the request and its answer.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html};

use self::docs::{Docs, Part};
use self::head::head;
use crate::form::{Fault, FormState, RequestForm};
use crate::hook::draft::use_draft;
use crate::hook::library::use_document;
use crate::hook::session::Shared;
use crate::state::library::VOCABULARY;
use crate::state::remote::Remote;
use crate::state::work::{Action, Run};
use crate::tryit::panel::Panel;
use crate::ui::el::{el, row};
use crate::ui::later::later;
use crate::ui::loading::loading;
use crate::ui::widget::{Cx, Widget, keyed, widget};

mod answers;
mod docs;
mod facts;
mod head;
pub(crate) mod schema;

later! {
    /// The page.
    pub(crate) const OPERATION_PAGE: Later<OperationPage> = operation::operation_page(|page| keyed(page.operation.id(), page.clone()));
}

/// What the catalogue knows is there at once; texts, form and schemas come with the family's document.
#[derive(Clone)]
pub(crate) struct OperationPage {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// The operation.
    pub(crate) operation: Operation,
    /// Its family's document.
    pub(crate) state: Remote,
    /// Asks for the document again.
    pub(crate) retry: Callback<()>,
}

impl Widget for OperationPage {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Self { shared, operation, state, retry } = self;
        let operation = *operation;
        let (vocabulary, _) = use_document(cx, &shared.library, Some(VOCABULARY.into()));
        let (document, vocabulary) = (state.ready(), vocabulary.ready());
        use_draft(cx, shared, operation, document.as_ref());
        let prefilled = cx.memo(document.is_some(), |_| document.as_ref().map(|document| FormState::new(operation, document)));
        let draft = shared.work.draft(operation);
        let tried = draft.as_ref().is_some_and(|draft| draft.tried);
        let form = match draft {
            Some(draft) => Some(draft.form.clone()),
            None => (*prefilled).clone(),
        };
        let mut faults: Vec<Fault> = Vec::new();
        if let (Some(form), Some(document), true) = (&form, &document, tried) {
            faults = shared.work.variables.fill_form(form).0.faults(operation, document);
        }
        if let Some(Run::Over(answered)) = shared.work.run(operation)
            && Some(&answered.form) == form.as_ref()
        {
            faults.extend(answered.faults());
        }
        let on_change = {
            let work = shared.work.clone();
            Callback::from(move |form| work.dispatch(Action::Draft(operation, form)))
        };
        let docs = |part: Part| match &document {
            Some(document) => widget(Docs { operation, document: Rc::clone(document), vocabulary: vocabulary.clone(), part }),
            None => Html::default(),
        };
        let mut request = el("section").child(el("h2").text("Request"));
        if let (Some(document), Some(state)) = (&document, form.clone()) {
            request =
                request.child(widget(RequestForm { operation, document: Rc::clone(document), state, on_change, faults: Rc::new(faults) }));
        }
        let main = el("main").class("main operation").child(head(operation)).child(loading(state, retry));
        let main = main.child(docs(Part::Before)).child(request).child(docs(Part::After));
        let panel = widget(Panel { shared: shared.clone(), operation, document, vocabulary, form, tried });
        row(vec![main.into(), panel])
    }
}
