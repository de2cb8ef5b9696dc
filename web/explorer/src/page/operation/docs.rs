//! The documentation of an operation, before and after its form: drawn once, not at each key of the form.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use yew::{Html, Properties, component};

use super::answers::answers;
use super::facts::fact_list;
use super::schema::schema_tree;
use crate::state::openapi;
use crate::ui::el::{el, row};
use crate::ui::markdown::markdown;

/// Properties of [`Docs`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document.
    pub(crate) document: Rc<Value>,
    /// Meanings of codes and scopes, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
    /// Which part is drawn.
    pub(crate) part: Part,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Description and facts.
    Before,
    /// Schema of the body and answers.
    After,
}

/// One part.
#[component]
pub(crate) fn Docs(props: &Props) -> Html {
    let Props { operation, document, vocabulary, part } = props;
    let Some((node, pointer)) = openapi::operation(document, *operation) else { return Html::default() };
    match part {
        Part::Before => row(vec![markdown(openapi::description(node)).into(), fact_list(*operation, vocabulary.as_deref()).into()]),
        Part::After => {
            let body = openapi::body(node, &pointer).map(|body| {
                // Folded away: the form shows the same fields.
                let title = el("summary").testid("body-schema").text("Schema of the body");
                let title = title.child(el("span").class("muted").text(" · ").words(body.media_type));
                el("details").class("shape").child(title).child(schema_tree(document, &body.schema)).into()
            });
            row(vec![body.unwrap_or_default(), answers(*operation, document, node, &pointer, vocabulary.as_ref()).into()])
        }
    }
}
