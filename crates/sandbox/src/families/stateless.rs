//! Answers for operations that keep no state here: made from the schema of the answer, from the request, and from nothing else.

use alloc::string::String;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use self::sample::Sampler;
use crate::call::{Call, Payload};
use crate::fault::Fault;
use crate::reply;

mod sample;

/// The usual success of an operation, with a value that fits its schema and repeats what the request says. Nothing is changed.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn answer(call: &mut Call<'_>) -> Result<Response, Fault> {
    let operation = call.operation;
    let status = operation.facts().success.first().unwrap_or(200);
    if operation.is_download() {
        let (media_type, content) =
            FILES.iter().find(|(id, ..)| *id == operation.id()).map_or(FILE, |(_, media_type, file)| (media_type, file));
        return Ok(reply::file(media_type, content.into()));
    }
    let Some(schema) = call.document.response(operation, status) else { return Ok(reply::empty(status)) };
    let sampler = Sampler::new(call.document, operation, call.now_ms);
    let mut value = if is_unknown(schema) { Value::Object(Map::new()) } else { sampler.value(schema) };
    if let Value::Object(fields) = &mut value {
        repeat(call, &sampler, schema, fields);
        page(call, fields);
    }
    Ok(reply::json(status, &value))
}

/// Whether nobody has published what the answer looks like.
fn is_unknown(schema: &Value) -> bool {
    schema.get("x-known") == Some(&Value::Bool(false))
}

/// Puts fields of the request's body, and what its path names, where the answer has fields of these names that take them.
fn repeat(call: &Call<'_>, sampler: &Sampler<'_>, schema: &Value, out: &mut Map<String, Value>) {
    let empty = Map::new();
    let sent = match &call.payload {
        Payload::Json(Value::Object(fields)) | Payload::Merge(Value::Object(fields)) => fields,
        _ => &empty,
    };
    let named = call.arguments.iter().map(|(name, text)| (String::from(*name), Value::String(text.clone())));
    let last = call.arguments.last().filter(|_| call.path.ends_with(|letter: char| letter.is_ascii_alphanumeric()));
    let id = last.map(|(_, text)| (String::from("id"), Value::String(text.clone())));
    for (name, value) in sent.iter().map(|(name, value)| (name.clone(), value.clone())).chain(named).chain(id) {
        let fits = match sampler.property(schema, &name) {
            Some(property) => sampler.takes(property, &value),
            None => is_unknown(schema) && sent.contains_key(&name),
        };
        if fits {
            out.insert(name, value);
        }
    }
}

/// There is one page, and it is the last.
fn page(call: &Call<'_>, out: &mut Map<String, Value>) {
    let Some(paging) = call.operation.paging() else { return };
    out.shift_remove(paging.cursor);
    let count = paging.items.and_then(|items| out.get(items)).and_then(Value::as_array).map(alloc::vec::Vec::len);
    for (name, number) in [(paging.total, count), ("offset", Some(0))] {
        if let (Some(number), Some(field)) = (number, out.get_mut(name).filter(|field| field.is_number())) {
            *field = number.into();
        }
    }
}

const FILE: (&str, &str) = ("application/octet-stream", "This file was generated: the sandbox keeps none for this operation.\n");
/// Operations whose files are of a certain kind.
const FILES: [(&str, &str, &str); 3] = [
    ("reports.files.downloadRecent", "text/csv;charset=utf-8", TABLE),
    ("reportFiles.download", "text/csv;charset=utf-8", TABLE),
    ("fillablePdfFormAssignments.formAnswers.download", "application/pdf", PAGE),
];
const TABLE: &str = "Generated\r\nyes\r\n";
/// An empty page.
const PAGE: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
