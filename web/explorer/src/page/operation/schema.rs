//! A schema as a tree that opens level by level.

use std::rc::Rc;

use serde_json::Value;
use yew::{AttrValue, Html, Properties, component, html, use_callback, use_state_eq};

use crate::state::schema_text::{Child, Words, children, words};
use crate::ui::markdown::Line;

/// Properties of [`SchemaTree`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The document that the schema is in.
    pub(crate) document: Rc<Value>,
    /// Pointer to the schema.
    pub(crate) pointer: AttrValue,
}

/// The whole value, opened to its fields.
#[component]
pub(crate) fn SchemaTree(Props { document, pointer }: &Props) -> Html {
    let top = words(document, pointer);
    let inside = children(document, pointer);
    html! {
        <div class="schema">
            <p>{ line(&top) }</p>
            { rows(document, inside) }
        </div>
    }
}

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    document: Rc<Value>,
    child: Child,
}

/// One field, which opens if something is inside.
#[component]
fn Row(RowProps { document, child }: &RowProps) -> Html {
    let is_open = use_state_eq(|| false);
    let toggle = use_callback(is_open.clone(), |_, is_open| is_open.set(!**is_open));
    let told = words(document, &child.pointer);
    let inside = children(document, &child.pointer);
    let name = if child.is_field { html! { <code class="name">{ &child.name }</code> } } else { html! { <em class="name">{ &child.name }</em> } };
    html! {
        <li>
            <div class="field">
                if inside.is_empty() { { name } } else {
                    <button type="button" class="opener" aria-expanded={if *is_open { "true" } else { "false" }} onclick={toggle}>{ name }</button>
                }
                if child.required { <span class="required">{ "required" }</span> }
                { line(&told) }
            </div>
            if *is_open { { rows(document, inside) } }
        </li>
    }
}

fn rows(document: &Rc<Value>, children: Vec<Child>) -> Html {
    if children.is_empty() {
        return Html::default();
    }
    let rows = children.into_iter().map(|child| {
        let key = child.pointer.clone();
        html! { <Row {key} document={Rc::clone(document)} {child} /> }
    });
    html! { <ul>{ for rows }</ul> }
}

/// Kind, limits, choices and text.
fn line(told: &Words) -> Html {
    let choices = (!told.choices.is_empty()).then(|| {
        let shown = told.choices.iter().take(MOST_CHOICES).map(|choice| html! { <><code>{ choice }</code>{ " " }</> });
        let more = told.choices.len().saturating_sub(MOST_CHOICES);
        html! {
            <span class="choices">
                { for shown }
                if more > 0 { { format!("and {more} more") } }
                if told.open { { "or another value" } }
            </span>
        }
    });
    html! {
        <>
            <span class="kind">{ &told.kind }{ if told.nullable { " or null" } else { "" } }</span>
            if !told.limits.is_empty() { <span class="limits">{ told.limits.join(" · ") }</span> }
            if !told.known { <span class="limits">{ "not published whole" }</span> }
            { choices }
            if !told.description.is_empty() { <span class="about"><Line text={AttrValue::from(told.description.clone())} /></span> }
        </>
    }
}

const MOST_CHOICES: usize = 24;
