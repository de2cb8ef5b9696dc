//! Reads what a family's OpenAPI document says of one operation.

use crate::form::Json;
use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::schema::Data;

/// The request body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RequestBody<'a> {
    /// Its media type.
    pub(crate) media_type: &'a str,
    /// What it is.
    pub(crate) description: &'a str,
    /// Pointer to its schema in the document.
    pub(crate) schema: String,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer<'a> {
    /// Its status.
    pub(crate) status: u16,
    /// What the status means here.
    pub(crate) description: &'a str,
    /// Error codes that may come with it.
    pub(crate) codes: Vec<&'a str>,
    /// Media type, pointer to the schema and example of its body. `None` where it has none.
    pub(crate) body: Option<AnswerBody<'a>>,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AnswerBody<'a> {
    /// Its media type.
    pub(crate) media_type: &'a str,
    /// Pointer to its schema in the document.
    pub(crate) schema: String,
    /// An example, where there is one.
    pub(crate) example: Option<&'a Json>,
}

/// The operation's own object, and the pointer to it.
pub(crate) fn operation(document: &Json, operation: Operation) -> Option<(&Json, String)> {
    let pointer = format!("/paths/{}/{}", escape(operation.path()), operation.method().as_str().to_ascii_lowercase());
    document.get(&pointer).map(|node| (node, pointer))
}

/// What an object says of itself. Empty where it says nothing.
pub(crate) fn description(node: &Json) -> &str {
    text(node, "description")
}

/// The body that an operation takes.
pub(crate) fn body<'a>(node: &'a Json, pointer: &str) -> Option<RequestBody<'a>> {
    let body = node.entry("requestBody")?;
    let (media_type, _) = body.fields("content").first()?;
    let schema = format!("{pointer}/requestBody/content/{}/schema", escape(media_type));
    Some(RequestBody { media_type, description: description(body), schema })
}

/// The answers of an operation, in the order of the document: success first.
pub(crate) fn answers<'a>(node: &'a Json, pointer: &str) -> Vec<Answer<'a>> {
    let answers = node.fields("responses").iter();
    answers
        .filter_map(|(status, answer)| {
            let content = answer.fields("content").first();
            Some(Answer {
                status: status.parse().ok()?,
                description: description(answer),
                codes: answer.list("x-error-codes").iter().filter_map(Data::text).collect(),
                body: content.map(|(media_type, media)| AnswerBody {
                    media_type,
                    schema: format!("{pointer}/responses/{status}/content/{}/schema", escape(media_type)),
                    example: media.entry("example"),
                }),
            })
        })
        .collect()
}

/// What the family's own section says: one sentence, and a paragraph.
pub(crate) fn family(document: &Json) -> (&str, &str) {
    document.entry("info").map_or(("", ""), |info| (text(info, "summary"), description(info)))
}

/// A name as it stands in a JSON Pointer.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn text<'a>(node: &'a Json, key: &str) -> &'a str {
    node.entry(key).and_then(Data::text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use smartrecruiters_catalogue::find;

    fn document() -> Json {
        json!({
            "info": {"summary": "People.", "description": "More."},
            "paths": {"/users/{id}": {"get": {
                "description": "Reads one.",
                "responses": {
                    "200": {"description": "The user.", "content": {"application/json": {"schema": {"type": "object"}, "example": {"id": "1"}}}},
                    "404": {"description": "Nobody.", "x-error-codes": ["USER_NOT_FOUND"]}
                }
            }}}
        })
        .into()
    }

    #[test]
    fn an_operation_is_read_with_its_answers_in_order() {
        let document = document();
        let (node, pointer) = operation(&document, find("users.get").expect("known")).expect("it is in the document");
        assert_eq!(description(node), "Reads one.");
        let answers = answers(node, &pointer);
        assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [200, 404]);
        let body = answers[0].body.as_ref().expect("the 200 has a body");
        assert_eq!(document.get(&body.schema), Some(&json!({"type": "object"}).into()));
        assert_eq!(answers[1].codes, ["USER_NOT_FOUND"]);
        assert_eq!(super::body(node, &pointer), None);
        assert_eq!(family(&document), ("People.", "More."));
    }

    #[test]
    fn an_operation_that_the_document_lacks_is_none() {
        assert!(operation(&document(), find("users.list").expect("known")).is_none());
    }
}
