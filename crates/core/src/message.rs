//! Requests and responses as plain data.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use smartrecruiters_catalogue::Method;

/// A request, ready to send: nothing is left to decide.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Method.
    pub method: Method,
    /// Absolute address with query.
    pub url: String,
    /// Headers in the order they were added.
    pub headers: Headers,
    /// Body. Empty where there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// The path and query of the address: what a request line shows.
    pub fn target(&self) -> &str {
        let after_scheme = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or("/")
    }

    /// The path without the query.
    pub fn path(&self) -> &str {
        let target = self.target();
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    /// What follows the `?`. Empty where nothing does.
    pub fn query(&self) -> &str {
        self.target().split_once('?').map_or("", |(_, query)| query)
    }
}

impl fmt::Debug for Request {
    /// The body is counted, not shown: it may hold a client secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// A response, whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers in the order they came.
    pub headers: Headers,
    /// Body. Empty where there is none.
    pub body: Vec<u8>,
}

impl Response {
    /// Media type without parameters, in lower case. Empty where none is given.
    pub fn media_type(&self) -> String {
        let value = self.headers.get("content-type").unwrap_or_default();
        value.split([';', ' ']).next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Whether the status says success, or with 304 that nothing has changed since the copy that the request names.
    pub fn is_success(&self) -> bool {
        is_success(self.status)
    }
}

impl fmt::Debug for Response {
    /// The body is counted, not shown: it may hold an access token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// Header fields, in order. Names compare without regard to case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// No fields.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Names and values by turns.
    pub(crate) fn of_texts(mut texts: impl Iterator<Item = String>) -> Self {
        let mut headers = Self::new();
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            headers.add(name, value);
        }
        headers
    }

    /// Sets a field, in place of all of that name.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let name = name.into();
        self.remove(&name);
        self.0.push((name, value.into()));
    }

    /// Adds a field, beside those of that name.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Takes out all fields of that name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(found, _)| !found.eq_ignore_ascii_case(name));
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for Headers {
    /// Values of credential headers are not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value): (&str, &str)| (String::from(name), String::from(if is_secret(name) { REDACTED } else { value }));
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// Whether a header of this name carries a credential and must never be shown.
pub fn is_secret(name: &str) -> bool {
    SECRET_HEADERS.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

pub(crate) fn is_success(status: u16) -> bool {
    (200..300).contains(&status) || status == 304
}

/// What is shown in place of a secret.
pub const REDACTED: &str = "[redacted]";

const SECRET_HEADERS: [&str; 5] = ["x-smarttoken", "authorization", "proxy-authorization", "cookie", "set-cookie"];

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn a_request_never_prints_its_credential_or_body() {
        let request = Request {
            method: Method::Post,
            url: "https://api.smartrecruiters.com/users?q=a".into(),
            headers: [("X-SmartToken", "DCRA1-secret"), ("Accept", "application/json")].into_iter().collect(),
            body: b"client_secret=hidden".to_vec(),
        };
        let printed = format!("{request:?}");
        assert!(!printed.contains("DCRA1-secret") && !printed.contains("hidden"), "{printed}");
        assert!(printed.contains("application/json"));
        assert_eq!((request.path(), request.query()), ("/users", "q=a"));
    }

    #[test]
    fn header_names_compare_without_case() {
        let mut headers = Headers::new();
        headers.add("Content-Type", "text/html");
        headers.set("content-type", "Application/JSON;charset=UTF-8");
        assert_eq!(headers.iter().len(), 1);
        assert_eq!(Response { status: 200, headers, body: Vec::new() }.media_type(), "application/json");
    }
}
