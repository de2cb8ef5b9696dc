//! One error type: what kind, and all the evidence.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use smartrecruiters_catalogue::Operation;

use crate::message::{Method, Request, Response};
use crate::{json, wire};

/// Why a call did not succeed, with everything known about it except credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Evidence>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Evidence {
    kind: ErrorKind,
    message: String,
    operation: Option<Operation>,
    request: Option<(Method, String)>,
    status: Option<u16>,
    faults: Vec<VendorFault>,
    body: Vec<u8>,
}

/// What sort of failure it is: decides what a caller can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument is missing, unknown or cannot be written. Nothing was sent.
    Argument,
    /// A credential cannot be sent as it is. Nothing was sent.
    Credential,
    /// The client credential could not be exchanged for an access token.
    Token,
    /// 401 without a vendor code, or with one that speaks of the credential: it is missing, wrong or expired.
    Unauthorized,
    /// 403, or 401 with any other vendor code: the credential is known and may not do this. A new token does not help.
    Forbidden,
    /// 404: the addressed thing does not exist or is not visible to the credential.
    NotFound,
    /// 409: it exists already, or changed meanwhile.
    Conflict,
    /// Any other 4xx: the request was understood and refused.
    Rejected,
    /// 429: too many requests a second, or too many in flight.
    RateLimited,
    /// 5xx: the vendor failed.
    Server,
    /// The answer cannot be understood.
    Response,
    /// No answer came: the host could not be reached, or the connection broke.
    Network,
    /// No answer came in time.
    Timeout,
    /// The caller gave up.
    Aborted,
    /// The governor did not let the call start: too many wait already. Nothing was sent.
    Governor,
}

/// One thing that the vendor found wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorFault {
    /// The vendor's code, such as `USER_NOT_FOUND`.
    pub code: Option<String>,
    /// The vendor's sentence.
    pub message: Option<String>,
    /// Path of the field at fault, such as `/location/city`.
    pub data_path: Option<String>,
}

impl ErrorKind {
    /// Its name in the JavaScript client and in vectors, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Argument => "argument",
            Self::Credential => "credential",
            Self::Token => "token",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::Rejected => "rejected",
            Self::RateLimited => "rate-limited",
            Self::Server => "server",
            Self::Response => "response",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Aborted => "aborted",
            Self::Governor => "governor",
        }
    }
}

impl Error {
    /// An error about something that was never answered.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Evidence {
            kind,
            message: message.into(),
            operation: None,
            request: None,
            status: None,
            faults: Vec::new(),
            body: Vec::new(),
        }))
    }

    /// An error that a response tells of. Every envelope of the vendor is read, whatever the content type says.
    pub fn from_response(operation: Option<Operation>, response: &Response) -> Self {
        let mut written = Vec::new();
        let content_type = response.headers.get("content-type").unwrap_or_default();
        let kind = wire::refusal(response.status, content_type.as_bytes(), &response.body, &mut written);
        Self(Box::new(Evidence {
            kind,
            message: json::unescape(&wire::last_text(&written)),
            operation,
            request: None,
            status: Some(response.status),
            faults: VendorFault::list(&written),
            body: response.body.clone(),
        }))
    }

    /// The same error, of another kind.
    #[must_use]
    pub fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The same error, with another sentence.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = message.into();
        self
    }

    /// The same error, with the status of the answer that it is about.
    #[must_use]
    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// The same error, with the call it happened to.
    #[must_use]
    pub fn with_operation(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The same error, with the request it happened to. Neither headers nor body are kept.
    #[must_use]
    pub fn with_request(mut self, request: &Request) -> Self {
        self.0.request = Some((request.method, request.url.clone()));
        self
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// One sentence: the vendor's where it sent one.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The operation that was called.
    pub fn operation(&self) -> Option<Operation> {
        self.0.operation
    }

    /// Method and address of the request that failed.
    pub fn request(&self) -> Option<(Method, &str)> {
        self.0.request.as_ref().map(|(method, url)| (*method, url.as_str()))
    }

    /// HTTP status of the answer, where one came.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The first vendor code, such as `LANGUAGE_DISABLED`.
    pub fn code(&self) -> Option<&str> {
        self.0.faults.iter().find_map(|fault| fault.code.as_deref())
    }

    /// Everything the vendor found wrong.
    pub fn faults(&self) -> &[VendorFault] {
        &self.0.faults
    }

    /// The answer's body, byte for byte. Empty where none came.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }
}

impl VendorFault {
    /// The faults among texts that were written.
    fn list(written: &[u8]) -> Vec<Self> {
        let mut texts = wire::texts(written).map(|text| Some(json::unescape(&text)).filter(|text| !text.is_empty()));
        let mut faults = Vec::new();
        while let (Some(code), Some(message), Some(data_path)) = (texts.next(), texts.next(), texts.next()) {
            faults.push(Self { code, message, data_path });
        }
        faults
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{}: ", operation.id())?;
        }
        if let Some(status) = self.0.status {
            write!(f, "{status} ")?;
        }
        if let Some(code) = self.code() {
            write!(f, "{code}: ")?;
        }
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evidence = &self.0;
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &evidence.kind).field("message", &evidence.message).field("status", &evidence.status);
        shown.field("operation", &evidence.operation.map(Operation::id)).field("request", &evidence.request);
        shown.field("faults", &evidence.faults).field("body_bytes", &evidence.body.len()).finish()
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Headers;

    fn codes(body: &str) -> (Option<String>, Vec<Option<String>>) {
        let error = Error::from_response(None, &Response { status: 422, headers: Headers::new(), body: body.into() });
        let codes = error.faults().iter().map(|fault| fault.code.clone()).collect();
        (Some(error.message().into()).filter(|message| message != "the body is not one the server can process"), codes)
    }

    #[test]
    fn every_envelope_gives_its_message_and_codes() {
        let text = |text: &str| Some(String::from(text));
        for (body, message, found) in [
            (r#"{"message":"m","errors":[{"code":"A","message":"x"},{"code":"B"}]}"#, text("m"), Vec::from([text("A"), text("B")])),
            (r#"{"errors":[{"code":"A","message":"x"}]}"#, text("x"), Vec::from([text("A")])),
            (r#"{"id":"1","code":"RESOURCE_NOT_FOUND_ERROR","message":"m"}"#, text("m"), Vec::from([text("RESOURCE_NOT_FOUND_ERROR")])),
            (r#"{"error":"invalid_client","error_description":"d"}"#, text("d"), Vec::from([text("invalid_client")])),
            (r#"{"message":"No access to feature"}"#, text("No access to feature"), Vec::new()),
            (
                r#"{"id":"1","httpCode":"400","code":"invalid_industry","message":"m","helpUrl":"h"}"#,
                text("m"),
                Vec::from([text("invalid_industry")]),
            ),
            ("", None, Vec::new()),
            ("<html>", None, Vec::new()),
            ("[1]", None, Vec::new()),
            (r#"{"message":null,"errors":null}"#, None, Vec::new()),
            (r#"{"message":"m","errors":[{"code":"A"},{"co"#, text("m"), Vec::from([text("A")])),
        ] {
            assert_eq!(codes(body), (message, found), "{body}");
        }
    }

    #[test]
    fn the_field_at_fault_is_kept() {
        let body = br#"{"errors":[{"dataPath":"/firstName","message":"is required"}]}"#;
        let error = Error::from_response(None, &Response { status: 422, headers: Headers::new(), body: body.into() });
        assert_eq!(error.faults().first().and_then(|fault| fault.data_path.as_deref()), Some("/firstName"));
        assert_eq!(error.message(), "is required");
    }
}
