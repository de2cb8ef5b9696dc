//! The client-credential exchange: `POST /identity/oauth/token`.

use alloc::string::String;
use alloc::vec::Vec;

use super::{ClientAuthentication, Secret};
use crate::body::form;
use crate::error::{Error, ErrorKind};
use crate::json::Reader;
use crate::message::{Headers, Method, Request, Response};

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
    let mut headers = Headers::new();
    headers.set("Accept", "application/json");
    headers.set("Content-Type", "application/x-www-form-urlencoded");
    let mut fields = Vec::from([(String::from("grant_type"), String::from("client_credentials"))]);
    match method {
        ClientAuthentication::Form => {
            fields.push((String::from("client_id"), String::from(id)));
            fields.push((String::from("client_secret"), String::from(secret.expose())));
        }
        ClientAuthentication::Basic => headers.set("Authorization", basic(id, secret)),
    }
    let mut url = String::from(origin);
    url.push_str("/identity/oauth/token");
    Request { method: Method::Post, url, headers, body: form::encode(&fields).into_bytes() }
}

/// Reads the answer to a [`token_request`].
///
/// # Errors
/// [`ErrorKind::Token`] where the endpoint refused, or answered without a token: it is known to answer `200` with `{}`.
pub fn read_token(response: &Response, now_ms: u64) -> Result<Token, Error> {
    if !response.is_success() {
        return Err(Error::from_response(None, response).with_kind(ErrorKind::Token));
    }
    let mut value = None;
    let mut seconds = None;
    let read = Reader::new(&response.body).object(|key, reader| {
        match key {
            "access_token" => value = reader.text_or_skip()?,
            "expires_in" => seconds = reader.whole_number_or_skip()?,
            _ => reader.skip()?,
        }
        Ok(())
    });
    let fault = match (read, value) {
        (Err(_), _) => "the token endpoint answered with something that is not JSON",
        (Ok(()), None) => {
            "the token endpoint answered without an access token: the client credential may have been used up, revoked, or meant for another host"
        }
        (Ok(()), Some(value)) => {
            let lifetime_ms = seconds.unwrap_or(USUAL_SECONDS).saturating_mul(1000);
            return Ok(Token { value: Secret::new("access token", value)?, expires_at_ms: now_ms.saturating_add(lifetime_ms) });
        }
    };
    Err(Error::from_response(None, response).with_kind(ErrorKind::Token).with_message(fault))
}

/// `Basic` with id and secret form-encoded first, as RFC 6749 section 2.3.1 has it.
fn basic(id: &str, secret: &Secret) -> String {
    let mut pair = String::new();
    crate::percent::encode(id, &mut pair);
    pair.push(':');
    crate::percent::encode(secret.expose(), &mut pair);
    let mut value = String::from("Basic ");
    base64(pair.as_bytes(), &mut value);
    value
}

fn base64(bytes: &[u8], out: &mut String) {
    for chunk in bytes.chunks(3) {
        let mut group = 0_u32;
        for place in 0..3 {
            group = group << 8 | chunk.get(place).map_or(0, |byte| u32::from(*byte));
        }
        for place in 0..4 {
            out.push(if place <= chunk.len() { sextet(group >> (18 - 6 * place) & 63) } else { '=' });
        }
    }
}

fn sextet(value: u32) -> char {
    char::from(match value as u8 {
        low @ 0..=25 => b'A' + low,
        mid @ 26..=51 => b'a' + mid - 26,
        digit @ 52..=61 => b'0' + digit - 52,
        62 => b'+',
        _ => b'/',
    })
}

const EARLY_MS: u64 = 60_000;
const USUAL_SECONDS: u64 = 1799;

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
        assert_eq!(basic("id", &secret), "Basic aWQ6cyUzQWNyZXQ=");
        let request = token_request("https://api.smartrecruiters.com", "id", &secret, ClientAuthentication::Basic);
        assert_eq!(request.body, b"grant_type=client_credentials");
    }
}
