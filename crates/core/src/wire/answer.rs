//! What an answer that is no success means.
//!
//! Every envelope of the vendor is read, whatever the content type says:
//!
//! | envelope | where |
//! | --- | --- |
//! | `{message?, errors: [{code, message?}]}` | most families |
//! | `{message?, errors: [{dataPath, message}]}` | 422 of `users.create` |
//! | `{id, code, message?}` | applying to postings |
//! | `{error, error_description?}` | tokens |
//! | `{message}` | gateway |
//! | `{id, httpCode, code, message, helpUrl}` | old marketplace |
//! | nothing, HTML, truncated JSON | many 500s, proxies |

use super::Put;
use crate::error::ErrorKind;
use crate::json::{Scanner, Token};

/// Writes code, sentence and path, as they stand between quotes in JSON, of each fault that a refusal tells, one about the whole last, and then the sentence about the whole. Gives
/// its kind.
pub fn refusal(status: u16, content_type: &[u8], body: &[u8], out: &mut impl Put) -> ErrorKind {
    let mut outer = Fault::default();
    let mut inner = Fault::default();
    let mut message: &[u8] = b"";
    let mut coded = false;
    let mut key: &[u8] = b"";
    let mut depth = 0_u32;
    let mut in_errors = false;
    for (token, text) in Scanner::new(body) {
        match token {
            Token::Open => {
                in_errors |= depth == 1 && text == b"[" && key == b"errors";
                depth += 1;
            }
            Token::Close => {
                depth = depth.saturating_sub(1);
                in_errors &= depth > 1;
            }
            Token::Key => key = text,
            Token::Text if depth == 1 => outer.take(key, text),
            Token::Text if in_errors && depth < 4 => inner.take(key, text),
            Token::Text | Token::Other => {}
        }
        if depth == 2 && in_errors {
            coded |= inner.write(&mut message, out);
            inner = Fault::default();
        }
    }
    coded |= inner.write(&mut message, out);
    let [code, own, _] = outer.0;
    if !own.is_empty() {
        message = own;
    }
    if !code.is_empty() {
        coded |= outer.write(&mut message, out);
    }
    let kind = judged(status, coded, message.is_empty(), content_type, !body.is_empty(), out);
    out.text(message);
    kind
}

/// The kind of a refusal. `coded`: one of its codes does not speak of the credential, see [`is_coded`]. Where it has no sentence of its own
/// (`mute`), writes one, without the NUL that ends it.
pub fn judged(status: u16, coded: bool, mute: bool, content_type: &[u8], has_body: bool, out: &mut impl Put) -> ErrorKind {
    let status = if coded && status == 401 { 403 } else { status };
    let mut known = status;
    if !MEANINGS.iter().any(|(status, ..)| *status == known) {
        known -= known % 100;
    }
    let unexpected = (0, ErrorKind::Response, "the server answered with an unexpected status");
    let (_, kind, phrase) = *MEANINGS.iter().find(|(status, ..)| *status == known).unwrap_or(&unexpected);
    if mute {
        out.bytes(phrase.as_bytes());
        let found = media_type(content_type);
        if has_body && !found.is_empty() && !is_json(found) {
            out.bytes(b" (the answer is ");
            put_lower(found, out);
            out.bytes(b", not JSON)");
        }
    }
    kind
}

/// Whether a code of a 401 is about something else than the credential.
pub fn is_coded(code: &[u8]) -> bool {
    CREDENTIAL_CODES.iter().all(|known| known.as_bytes() != code)
}

/// Code, sentence and path of one fault, still escaped.
#[derive(Clone, Copy, Default)]
struct Fault<'a>([&'a [u8]; 3]);

impl<'a> Fault<'a> {
    /// Keeps the text of a key that says something; of several, the first.
    fn take(&mut self, key: &[u8], text: &'a [u8]) {
        for (name, place) in KEYS {
            if let Some(slot) = self.0.get_mut(place)
                && name.as_bytes() == key
                && slot.is_empty()
            {
                *slot = text;
            }
        }
    }

    /// Writes the fault unless it is empty; its sentence becomes the one about the whole if there is none yet. Whether it has a code that
    /// does not speak of the credential.
    fn write(&self, message: &mut &'a [u8], out: &mut impl Put) -> bool {
        let [code, own, path] = self.0;
        if !code.is_empty() || !own.is_empty() || !path.is_empty() {
            for text in self.0 {
                out.text(text);
            }
        }
        if message.is_empty() {
            *message = own;
        }
        is_coded(code)
    }
}

/// Writes the sentence about a success that should be JSON and is not.
pub fn unreadable(content_type: &[u8], out: &mut impl Put) {
    let found = media_type(content_type);
    if is_json(found) {
        return out.text(b"the answer is not well-formed JSON: was it cut off?");
    }
    out.bytes(b"the answer should be JSON and is ");
    put_lower(if found.is_empty() { b"of no stated type" } else { found }, out);
    out.byte(0);
}

/// Media type without parameters.
fn media_type(content_type: &[u8]) -> &[u8] {
    let end = content_type.iter().position(|byte| *byte == b';' || *byte == b' ').unwrap_or(content_type.len());
    content_type.get(..end).unwrap_or_default()
}

fn is_json(media_type: &[u8]) -> bool {
    media_type.eq_ignore_ascii_case(b"application/json")
}

fn put_lower(text: &[u8], out: &mut impl Put) {
    for byte in text {
        out.byte(byte.to_ascii_lowercase());
    }
}

/// Codes of a 401 that is about the credential itself, of the application service and of OAuth 2.0 (RFC 6749, RFC 6750); and no code.
const CREDENTIAL_CODES: [&str; 5] = ["", "INVALID_API_KEY_ERROR", "UNAUTHORIZED", "invalid_client", "invalid_token"];

/// Keys of error bodies: the same thing has several.
const KEYS: [(&str, usize); 6] = [("code", 0), ("error", 0), ("message", 1), ("error_description", 1), ("errors", 1), ("dataPath", 2)];

/// What a status means, or all of its hundred, and a sentence for an answer that has none of its own.
const MEANINGS: [(u16, ErrorKind, &str); 10] = [
    (400, ErrorKind::Rejected, "the request was refused"),
    (401, ErrorKind::Unauthorized, "the credential is missing, wrong or expired"),
    (403, ErrorKind::Forbidden, "the credential may not do this"),
    (404, ErrorKind::NotFound, "there is nothing at this address"),
    (409, ErrorKind::Conflict, "it exists already, or was changed meanwhile"),
    (410, ErrorKind::NotFound, "there is nothing at this address"),
    (415, ErrorKind::Rejected, "the content type is not one the server takes"),
    (422, ErrorKind::Rejected, "the body is not one the server can process"),
    (429, ErrorKind::RateLimited, "too many requests"),
    (500, ErrorKind::Server, "the server failed"),
];
