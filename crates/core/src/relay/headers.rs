//! What is sent along: the few headers that the API reads.

use alloc::string::String;

use smartrecruiters_catalogue::{BodyKind, Operation};

use super::Incoming;
use super::reason::Reason;
use crate::message::Headers;
use crate::wire::{BEARER, KEY_HEADER, TOKEN_HEADER};

/// Names of the headers that are forwarded.
pub(super) const NEEDED: [&str; 6] = [KEY_HEADER, TOKEN_HEADER, "Content-Type", "Accept", "Accept-Language", "If-None-Match"];

/// The headers to send.
pub(super) fn needed(incoming: &Incoming<'_>, operation: Operation) -> Result<Headers, Reason> {
    let mut headers = Headers::new();
    for name in NEEDED {
        let Some(value) = incoming.value(name)? else { continue };
        let text = core::str::from_utf8(value).ok().filter(|text| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
        let text = text.filter(|text| !text.is_empty() && text.trim() == *text).ok_or(Reason::HeaderForm)?;
        if text.len() > MOST_VALUE {
            return Err(Reason::HeadersTooLarge);
        }
        credential(name, text, operation)?;
        headers.add(name, text);
    }
    headers.add("User-Agent", "smartrecruiters-relay");
    Ok(headers)
}

/// Whether a body follows.
pub(super) fn body(incoming: &Incoming<'_>, operation: Operation, most: u64) -> Result<bool, Reason> {
    let length = incoming.value("content-length")?;
    let coded = incoming.value("transfer-encoding")?;
    let has_body = match (length, coded) {
        (None, None) => false,
        (Some(length), None) => {
            let digits =
                core::str::from_utf8(length).ok().filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
            let digits = digits.ok_or(Reason::Framing)?;
            // More digits than fit are more bytes than fit.
            let bytes = digits.parse().unwrap_or(u64::MAX);
            if bytes > most {
                return Err(Reason::BodyTooLarge);
            }
            bytes > 0
        }
        (None, Some(coded)) if coded.eq_ignore_ascii_case(b"chunked") => true,
        (_, Some(_)) => return Err(Reason::Framing),
    };
    if has_body && operation.body() == BodyKind::None { Err(Reason::Body) } else { Ok(has_body) }
}

/// A credential is one word, in the way that the operation takes it.
fn credential(name: &str, text: &str, operation: Operation) -> Result<(), Reason> {
    let word = match name {
        KEY_HEADER => text,
        TOKEN_HEADER => match text.split_once(' ') {
            Some((scheme, word)) if scheme.eq_ignore_ascii_case(BEARER.trim_end()) => word,
            Some((scheme, word)) if scheme.eq_ignore_ascii_case("Basic") && exchanges(operation) => word,
            _ => return Err(Reason::Credential),
        },
        _ => return Ok(()),
    };
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic()) { Ok(()) } else { Err(Reason::Credential) }
}

/// Whether the operation gives tokens, and so takes the id and secret of a client.
fn exchanges(operation: Operation) -> bool {
    operation.family().name == "identity"
}

/// Whether a header of that name may come with a call of another origin's page.
pub(super) fn may_come(name: &str) -> bool {
    NEEDED.iter().any(|needed| needed.eq_ignore_ascii_case(name))
}

/// The names of [`NEEDED`], in a line.
pub(super) fn line() -> String {
    NEEDED.join(", ")
}

const MOST_VALUE: usize = 8 << 10;
