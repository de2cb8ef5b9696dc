//! Decides what a relay between a page and the vendor forwards, and refuses the rest.
//!
//! The vendor lets no page of another origin call it, so a page needs a relay. A relay that forwards anything is a hole: this one forwards
//! the catalogue's operations to the vendor's two hosts for pages that it knows, and nothing else.
//!
//! ```text
//! Incoming ─▶ fence ───▶ target ─────▶ headers ───────▶ Decision::Forward ─▶ vendor ─▶ answer ─▶ page
//!             Host        one host      needed ones                                    no cookies,
//!             Origin      no tricks     one credential                                 no redirects
//!             upgrades    catalogue     body size
//! ```
//!
//! In scope: every decision. Out of scope: sockets, time limits, counting streamed bytes (`smartrecruiters-server`, a Worker).
//!
//! ```
//! use smartrecruiters_core::relay::{Decision, Incoming, Policy, decide};
//! let policy = Policy { mount: "/relay", own: &["http://127.0.0.1:7878"], origins: &["http://127.0.0.1:7878"], most_body: 1 << 20 };
//! let headers: [(&[u8], &[u8]); 3] =
//!     [(b"Host", b"127.0.0.1:7878"), (b"Sec-Fetch-Site", b"same-origin"), (b"X-SmartToken", b"DCRA1-1")];
//! let asked = Incoming { method: b"GET", target: b"/relay/production/jobs?limit=5", headers: &headers };
//! let Decision::Forward(forward) = decide(&asked, &policy) else { panic!("it is a known operation") };
//! assert_eq!((forward.host, forward.target.as_str()), ("api.smartrecruiters.com", "/jobs?limit=5"));
//! ```

use alloc::string::String;

use smartrecruiters_catalogue::{Method, Operation};

use crate::call::{PRODUCTION, VENDOR_SANDBOX};
use crate::message::Headers;

mod answer;
mod fence;
mod grant;
mod headers;
mod preflight;
mod reason;
mod target;

pub use answer::answer;
pub use grant::{Grant, granted};
pub use reason::{Reason, Refusal};

/// A request as it came, byte by byte.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// Method.
    pub method: &'a [u8],
    /// What the request line names: path and query, neither decoded nor tidied.
    pub target: &'a [u8],
    /// Names and values, in order, repeated ones too.
    pub headers: &'a [(&'a [u8], &'a [u8])],
}

/// Who may use a relay, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy<'a> {
    /// Path under which the relay is mounted, such as `/relay`.
    pub mount: &'a str,
    /// Origins that the relay itself answers at. A `Host` that names none of them is refused, so that no name of somebody else's can be
    /// pointed at the relay.
    pub own: &'a [&'a str],
    /// Origins whose pages may call, compared byte by byte.
    pub origins: &'a [&'a str],
    /// Largest body, in bytes.
    pub most_body: u64,
}

/// What to do with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Send it to the vendor.
    Forward(Forward),
    /// Answer a browser's question with 204 and these headers.
    Preflight(Headers),
    /// Answer with the refusal.
    Refuse(Refusal),
}

/// A request that may go to the vendor, by `https` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// The operation that it is.
    pub operation: Operation,
    /// Its method.
    pub method: Method,
    /// The vendor's host.
    pub host: &'static str,
    /// Path and query.
    pub target: String,
    /// The headers to send, and no others but those that HTTP itself needs.
    pub headers: Headers,
    /// Whether a body follows. Its bytes are to be counted against [`Policy::most_body`] where its length is not told.
    pub has_body: bool,
    /// The page that reads the answer, where it told its origin.
    pub origin: Option<String>,
}

/// Decides on a request.
///
/// Whatever comes, what goes out names one of the vendor's two hosts, an operation of the catalogue, and headers of a short list.
pub fn decide(incoming: &Incoming<'_>, policy: &Policy<'_>) -> Decision {
    let origin = fence::origin(incoming, policy);
    let decided = origin.and_then(|origin| {
        fence::whole(incoming)?;
        let (host, target) = target::read(incoming.target, policy.mount)?;
        if incoming.method == b"OPTIONS" {
            return preflight::permission(incoming, target, origin).map(Decision::Preflight);
        }
        let operation = target::operation(incoming.method, target)?;
        let has_body = headers::body(incoming, operation, policy.most_body)?;
        let headers = headers::needed(incoming, operation)?;
        let (method, origin) = (operation.method(), origin.map(String::from));
        Ok(Decision::Forward(Forward { operation, method, host, target: String::from(target), headers, has_body, origin }))
    });
    decided.unwrap_or_else(|reason| Decision::Refuse(Refusal { reason, origin: origin.ok().flatten().map(String::from) }))
}

/// The vendor's hosts, by the name that they have in an address of the relay.
pub const HOSTS: [(&str, &str); 2] = [("production", host(PRODUCTION)), ("vendor-sandbox", host(VENDOR_SANDBOX))];

/// The host of an origin with `https`.
const fn host(origin: &'static str) -> &'static str {
    match origin.split_at_checked("https://".len()) {
        Some((_, host)) => host,
        None => origin,
    }
}
