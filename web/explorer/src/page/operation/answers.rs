//! What an operation answers: every status with its meaning, its codes and its body.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use yew::{AttrValue, Html, Properties, classes, component, html, use_callback, use_memo, use_state_eq};

use super::schema::SchemaTree;
use crate::state::explain;
use crate::state::json_lines::Lines;
use crate::state::openapi::{self, Answer};
use crate::tryit::codes::CodeList;
use crate::ui::json::Json;
use crate::ui::markdown::Line;

/// Properties of [`Answers`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document.
    pub(crate) document: Rc<Value>,
    /// Meanings of codes, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
}

/// A list of statuses; the usual success is open.
#[component]
pub(crate) fn Answers(props: &Props) -> Html {
    let Some((node, pointer)) = openapi::operation(&props.document, props.operation) else { return Html::default() };
    let usual = props.operation.facts().success.first();
    let rows = openapi::answers(node, &pointer).into_iter().map(|answer| {
        html! {
            <Row key={answer.status} document={Rc::clone(&props.document)} vocabulary={props.vocabulary.clone()} is_usual={usual == Some(answer.status)}
                operation={props.operation} status={answer.status} />
        }
    });
    html! {
        <section aria-labelledby="answers">
            <h2 id="answers">{ "Responses" }</h2>
            if props.operation.facts().success_assumed {
                <p class="hint">{ "The vendor does not publish what success looks like; the status follows from the method." }</p>
            }
            <ul class="answers">{ for rows }</ul>
        </section>
    }
}

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    document: Rc<Value>,
    vocabulary: Option<Rc<Value>>,
    operation: Operation,
    status: u16,
    is_usual: bool,
}

/// One status.
#[component]
fn Row(props: &RowProps) -> Html {
    let is_open = use_state_eq(|| props.is_usual);
    let toggle = use_callback(is_open.clone(), |_, is_open| is_open.set(!**is_open));
    let Some((node, pointer)) = openapi::operation(&props.document, props.operation) else { return Html::default() };
    let Some(answer) = openapi::answers(node, &pointer).into_iter().find(|answer| answer.status == props.status) else { return Html::default() };
    let status = answer.status;
    html! {
        <li class={classes!("answer", explain::tone(status))}>
            <button type="button" class="opener" aria-expanded={if *is_open { "true" } else { "false" }} data-testid={format!("answer-{status}")} onclick={toggle}>
                <strong class="status">{ status }</strong>
                <span class="reason">{ explain::reason(status) }</span>
            </button>
            <p class="meaning"><Line text={AttrValue::from(answer.description.to_owned())} /></p>
            if !answer.codes.is_empty() && !*is_open {
                <p class="codes">{ for answer.codes.iter().map(|code| html! { <code>{ *code }</code> }) }</p>
            }
            if *is_open { { inside(props, &answer) } }
        </li>
    }
}

fn inside(props: &RowProps, answer: &Answer<'_>) -> Html {
    let codes: Vec<AttrValue> = answer.codes.iter().map(|code| AttrValue::from((*code).to_owned())).collect();
    html! {
        <div class="inside">
            <CodeList {codes} vocabulary={props.vocabulary.clone()} />
            if let Some(body) = &answer.body {
                if body.media_type != "application/json" { <p class="hint">{ format!("A file: {}", body.media_type) }</p> }
                <SchemaTree document={Rc::clone(&props.document)} pointer={body.schema.clone()} />
                if let Some(example) = body.example { <Example text={AttrValue::from(example.to_string())} /> }
            } else {
                <p class="hint">{ "No body." }</p>
            }
        </div>
    }
}

/// Properties of [`Example`].
#[derive(Clone, PartialEq, Properties)]
struct ExampleProps {
    text: AttrValue,
}

/// An example of a body.
#[component]
fn Example(props: &ExampleProps) -> Html {
    let lines = use_memo(props.text.clone(), |text| Lines::new(text.to_string()).map(Rc::new));
    let Some(lines) = (*lines).clone() else { return Html::default() };
    html! { <><h4>{ "Example" }</h4><Json {lines} label="Example of the body" testid="example" /></> }
}
