//! An operation with its arguments becomes a request; a response becomes an outcome.

use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::{Location, Operation};

use crate::arguments::{Argument, Arguments};
use crate::error::{Error, ErrorKind};
use crate::json;
use crate::message::{Headers, Request, Response};
use crate::{path, query};

/// Where production answers.
pub const PRODUCTION: &str = "https://api.smartrecruiters.com";
/// Where the vendor's own sandbox answers, to credentials of its own.
pub const VENDOR_SANDBOX: &str = "https://api.sandbox.smartrecruiters.com";

/// The request of a call, without a credential.
///
/// `origin` is scheme and host, with a prefix where the API is behind one (`http://127.0.0.1:7878/sandbox`).
///
/// # Errors
/// [`ErrorKind::Argument`], naming the argument: a path argument is missing, empty, `.` or `..`; a parameter is unknown; several values are
/// given where one is taken; a header value holds a line end; the body is of a kind that the operation does not take, or is missing.
///
/// ```
/// use smartrecruiters_core::{catalogue, call, Arguments};
/// let list = catalogue::find("jobs.list").expect("it is in the catalogue");
/// let arguments = Arguments::new().set("limit", 10).set("updatedAfter", "2026-10-13T20:04:52+02:00");
/// let request = call::request(list, call::PRODUCTION, &arguments)?;
/// assert_eq!(request.url, "https://api.smartrecruiters.com/jobs?limit=10&updatedAfter=2026-10-13T20%3A04%3A52%2B02%3A00");
/// # Ok::<(), smartrecruiters_core::Error>(())
/// ```
pub fn request(operation: Operation, origin: &str, arguments: &Arguments) -> Result<Request, Error> {
    build(operation, origin, arguments).map_err(|error| error.with_operation(operation))
}

/// What a response to a call means.
///
/// # Errors
/// Any failure status, as [`Error::from_response`] reads it; [`ErrorKind::Response`] where a success cannot be understood.
pub fn outcome(operation: Operation, request: &Request, response: &Response) -> Result<Success, Error> {
    let failure = |error: Error| error.with_operation(operation).with_request(request);
    if !response.is_success() {
        return Err(failure(Error::from_response(Some(operation), response)));
    }
    if response.body.is_empty() {
        return Ok(Success::Empty);
    }
    if operation.is_download() {
        return Ok(Success::File);
    }
    json::check(&response.body).map(|()| Success::Json).map_err(|fault| {
        let found = response.media_type();
        let sentence = if found == "application/json" {
            let mut sentence = String::from("the answer is not well-formed JSON: it breaks at line ");
            query::push_number(fault.line, &mut sentence);
            sentence.push_str(", column ");
            query::push_number(fault.column, &mut sentence);
            sentence
        } else {
            let mut sentence = String::from("the answer should be JSON and is ");
            sentence.push_str(if found.is_empty() { "of no stated type" } else { &found });
            sentence
        };
        failure(Error::from_response(Some(operation), response).with_kind(ErrorKind::Response).with_message(sentence))
    })
}

/// What came back from a call that succeeded. The bytes stay in the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Success {
    /// Well-formed JSON.
    Json,
    /// No body.
    Empty,
    /// A file.
    File,
}

fn build(operation: Operation, origin: &str, arguments: &Arguments) -> Result<Request, Error> {
    let mut url = String::from(origin.trim_end_matches('/'));
    path::append(operation, arguments, &mut url)?;
    query::append(operation, arguments, &mut url)?;
    let mut headers = Headers::new();
    headers.set("Accept", if operation.is_download() { "*/*" } else { "application/json" });
    for parameter in operation.parameters().filter(|parameter| parameter.location == Location::Header) {
        if let Some(value) = query::single(parameter, arguments)? {
            headers.set(parameter.name, header_value(value)?);
        }
    }
    if !arguments.body.fits(operation.body()) {
        return Err(Error::new(ErrorKind::Argument, wrong_body(operation)));
    }
    let body = match arguments.body.encode(operation.body()) {
        Some((content_type, bytes)) => {
            if let Some(content_type) = content_type {
                headers.set("Content-Type", content_type);
            }
            bytes
        }
        None if operation.body_required() => {
            return Err(Error::new(ErrorKind::Argument, "the body is missing: this operation requires one"));
        }
        None => Vec::new(),
    };
    Ok(Request { method: operation.method(), url, headers, body })
}

fn header_value(argument: &Argument) -> Result<&str, Error> {
    if argument.value.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Ok(&argument.value);
    }
    Err(query::fault(&argument.name, " holds a character that no header can carry"))
}

fn wrong_body(operation: Operation) -> String {
    let Some(media_type) = operation.body().media_type() else {
        return String::from("a body was given and this operation takes none");
    };
    let mut sentence = String::from("the body is of the wrong kind: this operation takes ");
    sentence.push_str(media_type);
    sentence
}
