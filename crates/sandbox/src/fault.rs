//! Refusals, in the vendor's envelopes.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::Response;
use smartrecruiters_core::schema;

use crate::config::RefusalBody;
use crate::json::{Fields, json};
use crate::reply;

/// Why a request is refused: what a handler returns in place of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    status: u16,
    envelope: Envelope,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Envelope {
    /// Sentence, and code with sentence for each reason.
    Errors(String, Vec<(&'static str, String)>),
    /// Path and sentence for each reason: the 422 of `users.create`.
    Semantic(Vec<schema::Fault>),
    Message(String),
    OAuth(&'static str, String),
    /// Number of a handshake that decides.
    Waiting(u64),
    /// In a form of the family's own, under a media type.
    Own(&'static str, Value),
    Empty,
}

impl Fault {
    /// The common case: one documented code with a sentence.
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { status, envelope: Envelope::Errors(message.clone(), Vec::from([(code, message)])) }
    }

    /// Several reasons of one status, each a code with a sentence.
    pub(crate) fn several(status: u16, reasons: Vec<(&'static str, String)>) -> Self {
        let summary = reasons.iter().map(|(_, message)| message.as_str()).collect::<Vec<_>>().join("; ");
        Self { status, envelope: Envelope::Errors(summary, reasons) }
    }

    /// Takes the body off where the operation declares this status without one and without codes.
    pub(crate) fn declared(mut self, operation: Operation, document: &schema::Document) -> Self {
        let bare = operation.facts().failures.iter().any(|(status, codes)| status == self.status && codes.is_empty());
        if bare && document.response(operation, self.status).is_none() && operation.id() != IN_CSV {
            self.envelope = Envelope::Empty;
        }
        self
    }

    /// Gives the refusal the form that the family of the operation has for refusals, where it has one of its own. `id` is to name it.
    pub(crate) fn voiced(mut self, operation: Operation, id: impl FnOnce() -> String) -> Self {
        if self.ticket().is_some() || self.envelope == Envelope::Empty {
            return self;
        }
        match operation.family().name {
            "apply" => {
                let code = match self.status {
                    401 => "INVALID_API_KEY_ERROR",
                    403 => "UNAUTHORIZED",
                    429 => "TRAFFIC_LOCKED",
                    _ => self.code().unwrap_or("INVALID_REQUEST"),
                };
                self.status = match self.status {
                    403 => 401,
                    401 | 429 | 500.. => self.status,
                    _ => 400,
                };
                self.envelope = Envelope::Own(reply::JSON, json!({ "id": id(), "code": code, "message": self.text() }));
            }
            "marketplace" => {
                let word = match self.status {
                    401 => "unauthorized",
                    403 => "forbidden",
                    404 => "not_found",
                    429 => "too_many_requests",
                    _ => "bad_request",
                };
                let code = self.code().map_or_else(|| word.into(), str::to_ascii_lowercase);
                let number = alloc::format!("{}", self.status);
                let body = json!({ "id": id(), "httpCode": number, "code": code, "message": self.text(), "helpUrl": HELP });
                self.envelope = Envelope::Own(reply::JSON, body);
            }
            "feed" => self.envelope = Envelope::Empty,
            _ if operation.id() == IN_CSV => {
                let status = self.status;
                return Self { status, envelope: Envelope::Own(reply::CSV, self.body()) };
            }
            _ => {}
        }
        self
    }

    /// The first code.
    fn code(&self) -> Option<&'static str> {
        if let Envelope::Errors(_, errors) = &self.envelope { errors.first().map(|(code, _)| *code) } else { None }
    }

    /// The sentence for people.
    fn text(&self) -> &str {
        match &self.envelope {
            Envelope::Errors(message, _) | Envelope::Message(message) => message,
            _ => "",
        }
    }

    /// A refusal for which no code is documented.
    pub(crate) fn message(status: u16, message: impl Into<String>) -> Self {
        Self { status, envelope: Envelope::Message(message.into()) }
    }

    /// A refusal whose form is a setting.
    pub(crate) fn shaped(status: u16, body: RefusalBody, code: &'static str, message: String) -> Self {
        match body {
            RefusalBody::Errors => Self::new(status, code, message),
            RefusalBody::Message => Self::message(status, message),
            RefusalBody::Empty => Self { status, envelope: Envelope::Empty },
        }
    }

    /// Everything that a schema found wrong, under one code.
    pub(crate) fn schema(status: u16, code: &'static str, faults: &[schema::Fault]) -> Self {
        let errors: Vec<_> = faults.iter().map(|fault| (code, alloc::format!("{fault}"))).collect();
        let summary = errors.iter().map(|(_, message)| message.as_str()).collect::<Vec<_>>().join("; ");
        Self { status, envelope: Envelope::Errors(summary, errors) }
    }

    /// The 422 of `users.create`: entries with `dataPath` and no code.
    pub(crate) fn semantic(faults: Vec<schema::Fault>) -> Self {
        Self { status: 422, envelope: Envelope::Semantic(faults) }
    }

    /// A refusal of the token endpoint (RFC 6749, section 5.2).
    pub(crate) fn oauth(status: u16, error: &'static str, description: impl Into<String>) -> Self {
        Self { status, envelope: Envelope::OAuth(error, description.into()) }
    }

    /// No refusal yet: the answer depends on what comes of a handshake.
    pub(crate) fn waiting(ticket: u64) -> Self {
        Self { status: 424, envelope: Envelope::Waiting(ticket) }
    }

    /// The handshake that the answer depends on.
    pub(crate) fn ticket(&self) -> Option<u64> {
        if let Envelope::Waiting(ticket) = self.envelope { Some(ticket) } else { None }
    }

    pub(crate) fn into_response(self) -> Response {
        let status = self.status;
        match &self.envelope {
            Envelope::Empty => reply::empty(status),
            Envelope::Own(media_type, body) => reply::typed(status, media_type, body),
            _ => reply::json(status, &self.body()),
        }
    }

    fn body(self) -> Value {
        match self.envelope {
            Envelope::Empty => Value::Null,
            Envelope::Own(_, body) => body,
            Envelope::Message(message) => json!({ "message": message }),
            Envelope::Waiting(_) => json!({ "message": "this host makes no requests to receivers, so the handshake failed" }),
            Envelope::OAuth(error, description) => json!({ "error": error, "error_description": description }),
            Envelope::Errors(message, errors) => {
                let errors: Vec<Value> = errors.into_iter().map(|(code, message)| json!({ "code": code, "message": message })).collect();
                json!({ "message": message, "errors": errors })
            }
            Envelope::Semantic(faults) => {
                let message = faults.iter().map(|fault| alloc::format!("{fault}")).collect::<Vec<_>>().join("; ");
                let errors: Vec<Value> = faults.into_iter().map(semantic).collect();
                json!({ "message": message, "errors": errors })
            }
        }
    }
}

/// The operation whose refusals are JSON under the name of CSV.
const IN_CSV: &str = "reports.files.downloadRecent";
/// Where the documents of the old marketplace stood.
const HELP: &str = "https://dev.smartrecruiters.com/";

fn semantic(fault: schema::Fault) -> Value {
    let mut entry = Map::new();
    entry.put("dataPath", fault.path);
    entry.put("message", fault.message);
    Value::Object(entry)
}
