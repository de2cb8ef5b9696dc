//! What comes back: the vendor's answer without what only the vendor's own pages may have.

use alloc::string::String;

use super::reason::Reason;
use crate::message::Headers;

/// The headers that the page gets of an answer with `status`, for a page of `origin` where it told one; or why the answer is not handed on.
///
/// A redirect is not followed and not handed on: a page would follow it, and take its credential along.
pub fn answer<'a>(status: u16, headers: impl Iterator<Item = (&'a str, &'a [u8])>, origin: Option<&str>) -> Result<Headers, Reason> {
    match status {
        304 | 200..=299 | 400..=599 => {}
        300..=399 => return Err(Reason::Redirect),
        _ => return Err(Reason::Answer),
    }
    let mut out = Headers::new();
    for (name, value) in headers {
        let known = HANDED_ON.iter().find(|known| known.eq_ignore_ascii_case(name));
        let text = core::str::from_utf8(value).ok().filter(|text| !text.bytes().any(|byte| matches!(byte, 0..=0x1f | 0x7f)));
        if let (Some(known), Some(text)) = (known, text) {
            out.add(*known, text);
        }
    }
    guard(&mut out, origin);
    Ok(out)
}

/// Adds what every answer of a relay says: who may read it, and that it is data, never a page of the relay's own origin.
pub(super) fn guard(headers: &mut Headers, origin: Option<&str>) {
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if let Some(origin) = origin {
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Expose-Headers", exposed());
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        headers.set("Vary", "Origin");
    }
}

/// Headers that a page of another origin may read, beside those that it always may.
fn exposed() -> String {
    HANDED_ON.get(ALWAYS_READABLE..).unwrap_or_default().join(", ")
}

/// Names of the headers that are handed on.
const HANDED_ON: [&str; 14] = [
    "Content-Type",
    "Content-Language",
    "Content-Encoding",
    "Content-Length",
    "Content-Disposition",
    "ETag",
    "Last-Modified",
    "Link",
    "Location",
    "Retry-After",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Concurrent-Limit",
    "X-RateLimit-Concurrent-Remaining",
];
/// How many of [`HANDED_ON`], at its beginning, need no permission.
const ALWAYS_READABLE: usize = 2;
/// Tells a refusal of the relay from one of the vendor.
pub(super) const REFUSED: &str = "X-Relay-Refused";
