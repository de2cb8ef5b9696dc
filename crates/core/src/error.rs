//! One error type: what kind, and all the evidence.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use smartrecruiters_catalogue::Operation;

use crate::message::{Method, Request, Response};

pub use self::vendor::VendorFault;

mod vendor;

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
        let found = vendor::read(&response.body);
        let kind = kind_of(response.status, &found.faults);
        let message = found.message.unwrap_or_else(|| described(response, kind));
        Self(Box::new(Evidence {
            kind,
            message,
            operation,
            request: None,
            status: Some(response.status),
            faults: found.faults,
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

fn kind_of(status: u16, faults: &[VendorFault]) -> ErrorKind {
    match status {
        401 if faults.iter().filter_map(|fault| fault.code.as_deref()).any(|code| !CREDENTIAL_CODES.contains(&code)) => {
            ErrorKind::Forbidden
        }
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimited,
        400..500 => ErrorKind::Rejected,
        500.. => ErrorKind::Server,
        _ => ErrorKind::Response,
    }
}

/// A sentence for an answer that has none of its own.
fn described(response: &Response, kind: ErrorKind) -> String {
    let phrase = match response.status {
        _ if kind == ErrorKind::Forbidden => "the credential may not do this",
        401 => "the credential is missing, wrong or expired",
        404 | 410 => "there is nothing at this address",
        409 => "it exists already, or was changed meanwhile",
        415 => "the content type is not one the server takes",
        422 => "the body is not one the server can process",
        424 => "something that the call depends on failed",
        429 => "too many requests",
        400..=499 => "the request was refused",
        500..=599 => "the server failed",
        _ => "the server answered with an unexpected status",
    };
    let mut sentence = String::from(phrase);
    let media_type = response.media_type();
    if !response.body.is_empty() && media_type != "application/json" && !media_type.is_empty() {
        sentence.push_str(" (the answer is ");
        sentence.push_str(&media_type);
        sentence.push_str(", not JSON)");
    }
    sentence
}

/// Codes of a 401 that is about the credential itself: of the application service and of OAuth 2.0 (RFC 6749, RFC 6750).
const CREDENTIAL_CODES: [&str; 4] = ["INVALID_API_KEY_ERROR", "UNAUTHORIZED", "invalid_client", "invalid_token"];
