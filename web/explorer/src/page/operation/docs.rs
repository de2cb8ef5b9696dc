//! The documentation of an operation, before and after its form: drawn once, not at each key of the form.

use crate::form::Json;
use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use yew::Html;

use super::answers::answers;
use super::facts::fact_list;
use super::schema::schema_tree;
use crate::state::openapi;
use crate::ui::el::{el, row};
use crate::ui::markdown::markdown;
use crate::ui::widget::{Cx, Widget};

/// One part.
pub(crate) struct Docs {
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document.
    pub(crate) document: Rc<Json>,
    /// Meanings of codes and scopes, once they are there.
    pub(crate) vocabulary: Option<Rc<Json>>,
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

impl Widget for Docs {
    fn draw(&self, _: &mut Cx<'_>) -> Html {
        let Self { operation, document, vocabulary, part } = self;
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

    fn is_like(&self, before: &Self) -> bool {
        self.operation == before.operation
            && Rc::ptr_eq(&self.document, &before.document)
            && self.vocabulary.is_some() == before.vocabulary.is_some()
    }
}
