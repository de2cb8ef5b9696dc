//! An operation: documentation and form, and beside them the request and its answer.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html, Properties, component, html, use_callback, use_memo};

use self::answers::Answers;
use self::facts::FactList;
use self::head::Head;
use self::schema::SchemaTree;
use crate::form::{FormState, RequestForm};
use crate::hook::library::use_document;
use crate::hook::session::use_shared;
use crate::state::library::{VOCABULARY, family_file};
use crate::state::openapi;
use crate::state::work::{Action, Run};
use crate::tryit::panel::Panel;
use crate::ui::loading::Loading;
use crate::ui::markdown::Markdown;

mod answers;
mod facts;
mod head;
mod schema;

/// Properties of [`OperationPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
}

/// What the catalogue knows is there at once; texts, form and schemas come with the family's document.
#[component]
pub(crate) fn OperationPage(props: &Props) -> Html {
    let operation = props.operation;
    let (state, retry) = use_document(family_file(operation.family().name));
    let (vocabulary, _) = use_document(VOCABULARY.into());
    let work = use_shared().work;
    let document = state.ready();
    let vocabulary = vocabulary.ready();
    let prefilled = use_memo((operation, document.clone()), |(operation, document)| {
        document.as_ref().map(|document| FormState::new(*operation, document))
    });
    let draft = work.draft(operation);
    let tried = draft.as_ref().is_some_and(|draft| draft.tried);
    let form = draft.map(|draft| draft.form.clone()).or_else(|| (*prefilled).clone());
    let faults = use_memo((form.clone(), document.clone(), tried, work.run(operation)), |(form, document, tried, run)| {
        let own = form.as_ref().zip(document.as_ref()).filter(|_| *tried).map(|(form, document)| form.faults(operation, document));
        let answered = match run {
            Some(Run::Over(answered)) if Some(&answered.form) == form.as_ref() => answered.faults(),
            _ => Vec::new(),
        };
        own.into_iter().flatten().chain(answered).collect::<Vec<_>>()
    });
    let on_change: Callback<FormState> = use_callback(work.dispatcher(), move |form, work| work.dispatch(Action::Draft(operation, form)));
    html! {
        <>
            <main class="main operation">
                <Head {operation} />
                <Loading {state} what="the description" {retry} />
                if let Some(document) = &document {
                    { description(document, operation) }
                    <FactList {operation} vocabulary={vocabulary.clone()} />
                    <section aria-labelledby="request">
                        <h2 id="request">{ "Request" }</h2>
                        if let Some(state) = form.clone() {
                            <RequestForm {operation} document={Rc::clone(document)} {state} {on_change} faults={Rc::clone(&faults)} />
                        }
                        { body_shape(document, operation) }
                    </section>
                    <Answers {operation} document={Rc::clone(document)} vocabulary={vocabulary.clone()} />
                }
            </main>
            <Panel {operation} document={document.clone()} {vocabulary} {form} {tried} />
        </>
    }
}

fn description(document: &Rc<Value>, operation: Operation) -> Html {
    let text = openapi::operation(document, operation).map(|(node, _)| openapi::description(node).to_owned());
    html! { <Markdown text={text.unwrap_or_default()} /> }
}

/// The schema of the body, folded away: the form shows the same fields.
fn body_shape(document: &Rc<Value>, operation: Operation) -> Html {
    let body = openapi::operation(document, operation).and_then(|(node, pointer)| openapi::body(node, &pointer));
    let Some(body) = body else { return Html::default() };
    html! {
        <details class="shape">
            <summary data-testid="body-schema">{ "Schema of the body" }<span class="muted">{ format!(" · {}", body.media_type) }</span></summary>
            <SchemaTree document={Rc::clone(document)} pointer={body.schema} />
        </details>
    }
}
