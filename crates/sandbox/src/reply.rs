//! Builds answers.

use alloc::string::ToString;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::{Headers, Response};

/// An answer with JSON.
pub(crate) fn json(status: u16, body: &Value) -> Response {
    typed(status, JSON, body)
}

/// The same under another name: some refusals are said to be something else.
pub(crate) fn typed(status: u16, media_type: &str, body: &Value) -> Response {
    let mut headers = Headers::new();
    headers.set("Content-Type", media_type);
    Response { status, headers, body: body.to_string().into_bytes() }
}

/// An answer without a body.
pub(crate) fn empty(status: u16) -> Response {
    Response { status, headers: Headers::new(), body: Vec::new() }
}

pub(crate) const JSON: &str = "application/json;charset=UTF-8";
pub(crate) const CSV: &str = "text/csv;charset=utf-8";

/// A file.
pub(crate) fn file(media_type: &str, content: Vec<u8>) -> Response {
    let mut headers = Headers::new();
    headers.set("Content-Type", media_type);
    Response { status: 200, headers, body: content }
}
