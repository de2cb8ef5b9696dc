//! The client-credential exchange: `POST /identity/oauth/token`.

use alloc::string::String;
use alloc::vec::Vec;

use super::{ClientAuthentication, Secret};
use crate::error::{Error, ErrorKind};
use crate::message::{Headers, Method, Request, Response};
use crate::{json, wire};

/// An access token and how long it may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The token, opaque.
    pub value: Secret,
    /// When it ends, in milliseconds of the caller's clock.
    pub expires_at_ms: u64,
}

impl Token {
    /// Whether it should be used for one more call. It counts as spent 60 s before its end, so that no call starts with a dying token.
    pub fn is_fresh(&self, now_ms: u64) -> bool {
        now_ms.saturating_add(EARLY_MS) < self.expires_at_ms
    }
}

/// The request that exchanges a client credential at `origin` (scheme and host, with a prefix if there is one).
pub fn token_request(origin: &str, id: &str, secret: &Secret, method: ClientAuthentication) -> Request {
    let mut written = Vec::new();
    let basic = method == ClientAuthentication::Basic;
    wire::exchange(origin.as_bytes(), id.as_bytes(), secret.expose().as_bytes(), basic, &mut written);
    let mut texts = wire::texts(&written);
    let (url, body) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default().into_bytes());
    let mut headers = Headers::of_texts(texts);
    if basic {
        let mut value = Vec::new();
        wire::basic(id.as_bytes(), secret.expose().as_bytes(), &mut value);
        headers.add(wire::TOKEN_HEADER, String::from_utf8_lossy(&value));
    }
    Request { method: Method::Post, url, headers, body }
}

/// Reads the answer to a [`token_request`].
///
/// # Errors
/// [`ErrorKind::Token`] where the endpoint refused, or answered without a token: it is known to answer `200` with `{}`. The body of a success
/// is not kept, for it may hold part of a token.
pub fn read_token(response: &Response, now_ms: u64) -> Result<Token, Error> {
    if !response.is_success() {
        return Err(Error::from_response(None, response).with_kind(ErrorKind::Token));
    }
    let mut written = Vec::new();
    match wire::token(&response.body, &mut written) {
        Some((escaped, seconds)) => {
            let lifetime_ms = u64::from(seconds) * 1000;
            Ok(Token {
                value: Secret::new("access token", json::unescape(&String::from_utf8_lossy(escaped)))?,
                expires_at_ms: now_ms.saturating_add(lifetime_ms),
            })
        }
        None => Err(Error::new(ErrorKind::Token, wire::last_text(&written)).with_status(response.status)),
    }
}

const EARLY_MS: u64 = 60_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Response {
        Response { status, headers: [("Content-Type", "application/json")].into_iter().collect(), body: body.into() }
    }

    #[test]
    fn a_token_counts_as_spent_a_minute_early() {
        let token =
            read_token(&answer(200, r#"{"access_token":"DCRA1-t","token_type":"Bearer","expires_in":1799}"#), 1_000).expect("a token");
        assert_eq!(token.expires_at_ms, 1_800_000);
        assert!(token.is_fresh(1_739_999) && !token.is_fresh(1_740_000));
    }

    #[test]
    fn an_empty_object_is_an_error_with_a_sentence() {
        let error = read_token(&answer(200, "{}"), 0).expect_err("no token");
        assert_eq!(error.kind(), ErrorKind::Token);
        assert!(error.message().contains("without an access token"), "{}", error.message());
    }

    #[test]
    fn a_refusal_keeps_the_vendors_words() {
        let error = read_token(&answer(401, r#"{"error":"invalid_client","error_description":"no such client"}"#), 0).expect_err("refused");
        assert_eq!((error.status(), error.code(), error.message()), (Some(401), Some("invalid_client"), "no such client"));
    }

    #[test]
    fn basic_is_base64_of_encoded_parts() {
        let secret = Secret::new("client secret", "s:cret").expect("good");
        let request = token_request("https://api.smartrecruiters.com", "id", &secret, ClientAuthentication::Basic);
        assert_eq!(request.headers.get("authorization"), Some("Basic aWQ6cyUzQWNyZXQ="));
        assert_eq!(request.body, b"grant_type=client_credentials");
    }
}
