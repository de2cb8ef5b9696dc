//! The question that a browser asks before a page of another origin may call.

use super::headers::{line, may_come};
use super::reason::Reason;
use super::{Incoming, answer, target};
use crate::message::Headers;

/// The answer, where the call itself would be forwarded.
pub(super) fn permission(incoming: &Incoming<'_>, target: &str, origin: Option<&str>) -> Result<Headers, Reason> {
    let origin = origin.ok_or(Reason::NoOrigin)?;
    let method = incoming.value("access-control-request-method")?.ok_or(Reason::Method)?;
    let operation = target::operation(method, target)?;
    let asked = incoming.value("access-control-request-headers")?.unwrap_or_default();
    let asked = core::str::from_utf8(asked).map_err(|_| Reason::HeaderForm)?;
    if asked.split(',').map(str::trim).any(|name| !name.is_empty() && !may_come(name)) {
        return Err(Reason::HeaderNotNeeded);
    }
    let mut headers = Headers::new();
    answer::guard(&mut headers, Some(origin));
    headers.set("Access-Control-Allow-Methods", operation.method().as_str());
    headers.set("Access-Control-Allow-Headers", line());
    headers.set("Access-Control-Max-Age", "600");
    headers.set("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    Ok(headers)
}
