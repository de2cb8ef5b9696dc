//! An operation with its arguments becomes a request; a response becomes an outcome.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::{Operation, Segment};

use crate::arguments::{Argument, Arguments};
use crate::body::Body;
use crate::error::{Error, ErrorKind};
use crate::json;
use crate::message::{Headers, Request, Response};
use crate::wire::{self, Entry, Given};

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
    json::check(&response.body).map(|()| Success::Json).map_err(|_| failure(unreadable(operation, response)))
}

/// The error of a success that should be JSON and is not.
pub(crate) fn unreadable(operation: Operation, response: &Response) -> Error {
    let mut written = Vec::new();
    wire::unreadable(response.headers.get("content-type").unwrap_or_default().as_bytes(), &mut written);
    let mut sentence = wire::last_text(&written);
    // The npm wasm leaves the place to its driver, which has the text at hand.
    if let (Some(start), Err(fault)) = (sentence.strip_suffix("was it cut off?"), json::check(&response.body)) {
        sentence = format!("{start}it breaks at line {}, column {}", fault.line, fault.column);
    }
    Error::from_response(Some(operation), response).with_kind(ErrorKind::Response).with_message(sentence)
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
    let fault = |sentence| Error::new(ErrorKind::Argument, sentence);
    let body = arguments.body.encode(operation.body()).ok_or_else(|| fault(wrong_body(operation)))?;
    for segment in operation.segments() {
        if let Segment::Argument(name) = segment
            && arguments.given.iter().any(|argument| argument.name == name && argument.value.is_empty())
        {
            return Err(fault(["`", name, "` is empty: it is part of the path"].concat()));
        }
    }
    let mut written = Vec::new();
    let given = Named { operation, arguments };
    wire::address(operation.row(), origin.as_bytes(), &given, &mut written).ok_or_else(|| fault(wire::last_text(&written)))?;
    let mut texts = wire::texts(&written);
    let url = texts.next().unwrap_or_default();
    let mut headers = Headers::of_texts(texts);
    if let Some(content_type) = body.content_type {
        headers.add("Content-Type", content_type);
    }
    Ok(Request { method: operation.method(), url, headers, body: body.bytes })
}

/// Arguments by name.
struct Named<'a> {
    operation: Operation,
    arguments: &'a Arguments,
}

impl<'a> Given<'a> for Named<'a> {
    fn in_path(&self, _: usize, name: &[u8]) -> &'a [u8] {
        self.arguments.given.iter().find(|argument| argument.name.as_bytes() == name).map_or(b"", |argument| argument.value.as_bytes())
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let in_path = |name: &str| self.operation.segments().any(|segment| matches!(segment, Segment::Argument(found) if found == name));
        let entry = |argument: &'a Argument| Entry {
            name: argument.name.as_bytes(),
            key: argument.key.as_bytes(),
            value: argument.value.as_bytes(),
        };
        self.arguments.given.iter().filter(move |argument| !in_path(&argument.name)).map(entry)
    }

    fn has_body(&self) -> bool {
        self.arguments.body != Body::None
    }
}

fn wrong_body(operation: Operation) -> String {
    let Some(media_type) = operation.body().media_type() else {
        return String::from("a body was given and this operation takes none");
    };
    let mut sentence = String::from("the body is of the wrong kind: this operation takes ");
    sentence.push_str(media_type);
    sentence
}
