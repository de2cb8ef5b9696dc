//! Checks parameters and bodies against the catalogue's schemas.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::{BodyKind, Location, Operation, Parameter, Style};
use smartrecruiters_core::schema::{self, Document};
use smartrecruiters_core::{Multipart, Request, decode_form, json};

use crate::call::Payload;
use crate::config::{Config, OutOfRange};
use crate::fault::Fault;

/// Reads the query. Numbers out of range are brought into it, or refused, as the configuration says; unknown parameters stay and are ignored.
pub(crate) fn query(request: &Request, operation: Operation, document: &Document, config: &Config) -> Result<Vec<(String, String)>, Fault> {
    let Some(mut query) = decode_form(request.query()) else {
        return Err(Fault::new(400, config.invalid_request_code, "the query holds a broken percent escape"));
    };
    let mut faults = Vec::new();
    for parameter in operation.parameters().filter(|parameter| parameter.location == Location::Query) {
        let Some(schema) = document.parameter(operation, parameter.name).map(|schema| document.resolve(schema)) else { continue };
        if parameter.style == Style::CustomField {
            continue;
        }
        if parameter.required && !query.iter().any(|(name, value)| name == parameter.name && !value.is_empty()) {
            faults.push(fault(parameter, "is required"));
        }
        let each = schema.get("items").filter(|_| parameter.style != Style::Single).unwrap_or(schema);
        for (_, text) in query.iter_mut().filter(|(name, text)| name == parameter.name && !text.is_empty()) {
            let whole = core::mem::take(text);
            let parts = if parameter.style == Style::Comma { whole.split(',').collect() } else { Vec::from([whole.as_str()]) };
            let read: Vec<String> = parts.into_iter().map(|part| one(part, parameter, each, document, config, &mut faults)).collect();
            *text = read.join(",");
        }
    }
    if faults.is_empty() { Ok(query) } else { Err(Fault::schema(400, code_of_query(operation, config), &faults)) }
}

/// A list by offset that documents the code of a bad cursor gives it for numbers that are none.
fn code_of_query(operation: Operation, config: &Config) -> &'static str {
    if operation.id() == "reviews.delete" {
        return "INVALID_REVIEWER_ID";
    }
    let by_offset = operation.paging().is_some_and(|paging| paging.cursor.is_empty() && !paging.link);
    let mut codes = operation.facts().failures.iter().filter(|(status, _)| *status == 400).flat_map(|(_, codes)| codes.iter());
    codes.find(|code| by_offset && *code == "INVALID_PAGE_ID").unwrap_or(config.invalid_request_code)
}

/// Reads the body.
pub(crate) fn body(request: &Request, operation: Operation, document: &Document, config: &Config) -> Result<Payload, Fault> {
    if request.body.len() > config.body_limit {
        let message = format!("the body has {} bytes, and at most {} are taken", request.body.len(), config.body_limit);
        return Err(Fault::message(413, message));
    }
    let kind = operation.body();
    let content_type = request.headers.get("content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == BodyKind::None {
        return Ok(Payload::None);
    }
    if request.body.is_empty() {
        return missing(operation, document, config);
    }
    if !is_taken(kind, operation, &media_type) {
        let message = format!("the content type {media_type} is not taken: send {}", kind.media_type().unwrap_or_default());
        return Err(if kind == BodyKind::Form { bad_form(message) } else { Fault::message(415, message) });
    }
    match kind {
        BodyKind::None => Ok(Payload::None),
        BodyKind::Json | BodyKind::JsonPatch => read_json(request, operation, document, config, media_type == MERGE_PATCH),
        BodyKind::Form => {
            let fields = core::str::from_utf8(&request.body).ok().and_then(decode_form);
            fields.map(Payload::Form).ok_or_else(|| bad_form("the body is not a form: a percent escape is broken"))
        }
        BodyKind::Multipart => Ok(Multipart::decode(content_type, &request.body).map_or(Payload::Torn, Payload::Multipart)),
    }
}

/// The refusal of a body that does not fit: 422 where the operation declares one, otherwise 400.
pub(crate) fn misfit(operation: Operation, document: &Document, config: &Config, faults: Vec<schema::Fault>) -> Fault {
    let declared = document.response(operation, 422);
    let reference = declared.and_then(|schema| schema.get("$ref")).and_then(Value::as_str).unwrap_or_default();
    if reference.ends_with("/SemanticErrorResponse") {
        return Fault::semantic(faults);
    }
    let declared = operation.facts().failures.iter().any(|(status, _)| status == 422);
    let own = |fault: &schema::Fault| OWN_CODES.iter().find(|(id, path, _)| *id == operation.id() && fault.path == *path);
    let code = faults.iter().find_map(own).map_or(config.invalid_request_code, |(.., code)| code);
    Fault::schema(if declared { 422 } else { 400 }, code, &faults)
}

fn one(part: &str, parameter: Parameter, schema: &Value, document: &Document, config: &Config, faults: &mut Vec<schema::Fault>) -> String {
    let schema = document.resolve(schema);
    let value = typed(part, schema);
    for found in document.validate(schema, &value) {
        let bound = schema.get(found.keyword).filter(|_| matches!(found.keyword, "minimum" | "maximum"));
        match (config.limit_out_of_range, bound) {
            (OutOfRange::Clamp, Some(bound)) => return bound.to_string(),
            _ => faults.push(fault(parameter, &found.message)),
        }
    }
    part.into()
}

/// A text of the query as the JSON value that its schema speaks of.
fn typed(text: &str, schema: &Value) -> Value {
    let wanted = schema.get("type").and_then(Value::as_str).unwrap_or_default();
    let read = match wanted {
        "integer" | "number" => serde_json::from_slice(text.as_bytes()).ok().filter(Value::is_number),
        "boolean" => serde_json::from_slice(text.as_bytes()).ok().filter(Value::is_boolean),
        _ => None,
    };
    read.unwrap_or_else(|| Value::String(text.into()))
}

fn fault(parameter: Parameter, message: &str) -> schema::Fault {
    schema::Fault { path: format!("the parameter {}", parameter.name), message: message.into(), keyword: "parameter" }
}

fn missing(operation: Operation, document: &Document, config: &Config) -> Result<Payload, Fault> {
    let schema = document.body(operation);
    let empty = Value::Object(serde_json::Map::new());
    let json = matches!(operation.body(), BodyKind::Json | BodyKind::JsonPatch);
    let needed = operation.body_required() || json && schema.is_some_and(|schema| !document.validate(schema, &empty).is_empty());
    if operation.body() == BodyKind::Multipart {
        return Ok(Payload::Torn);
    }
    if !needed {
        return Ok(Payload::None);
    }
    let message = format!("is missing: send {}", operation.body().media_type().unwrap_or_default());
    if operation.body() == BodyKind::Form {
        return Err(bad_form(format!("the body {message}")));
    }
    Err(misfit(operation, document, config, Vec::from([schema::Fault { path: String::new(), message, keyword: "required" }])))
}

/// Forms are sent to the token endpoint alone, whose refusals have a form of their own.
fn bad_form(message: impl Into<String>) -> Fault {
    Fault::oauth(400, "invalid_request", message)
}

/// Whether a body of this media type is read. Without one, the body is taken for what it should be.
fn is_taken(kind: BodyKind, operation: Operation, media_type: &str) -> bool {
    let json = media_type == "application/json";
    let merge = media_type == MERGE_PATCH && TAKES_MERGE_PATCH.contains(&operation.id());
    media_type.is_empty() || Some(media_type) == kind.media_type() || kind == BodyKind::JsonPatch && (json || merge)
}

fn read_json(request: &Request, operation: Operation, document: &Document, config: &Config, merge: bool) -> Result<Payload, Fault> {
    let broken = |message| Fault::new(400, config.invalid_request_code, message);
    if let Err(fault) = json::check(&request.body) {
        return Err(broken(format!("the body is not JSON: it breaks at line {}, column {}", fault.line, fault.column)));
    }
    let value: Value = serde_json::from_slice(&request.body).map_err(|_| broken("the body is JSON that cannot be read".into()))?;
    if merge || value.is_object() && TAKES_MERGE_PATCH.contains(&operation.id()) {
        return Ok(Payload::Merge(value));
    }
    let mut faults = document.body(operation).map(|schema| document.validate(schema, &value)).unwrap_or_default();
    if TAKES_NULL.contains(&operation.id()) {
        faults.retain(|fault| !value.pointer(&fault.path).is_some_and(Value::is_null));
    }
    if config.http_receivers && operation.family().name == "webhooks" {
        let by_http = |path: &str| value.pointer(path).and_then(Value::as_str).is_some_and(|url| url.starts_with("http://"));
        faults.retain(|fault| fault.keyword != "pattern" || !by_http(&fault.path));
    }
    if faults.is_empty() { Ok(Payload::Json(value)) } else { Err(misfit(operation, document, config, faults)) }
}

/// Fields of a body that an operation documents a code for.
const OWN_CODES: [(&str, &str, &str); 4] = [
    ("approvals.create", "/decisionMode", "INVALID_DECISION_MODE"),
    ("approvals.reject", "/comment", "COMMENT_IS_REQUIRED"),
    ("reviews.create", "/overallRating", "INVALID_OVERALL"),
    ("reviews.update", "/overallRating", "INVALID_OVERALL"),
];
/// Operations whose published media type changed from JSON Patch to merge patch: both are taken.
const TAKES_MERGE_PATCH: [&str; 1] = ["jobs.update"];
/// Operations that merge a plain JSON body: `null` in it clears a field, or is ignored, whatever the schema says of the field.
const TAKES_NULL: [&str; 2] = ["candidates.update", "jobs.headcount.update"];
const MERGE_PATCH: &str = "application/merge-patch+json";
