//! Who asks: the name that the relay is called by, and the page that calls.

use super::reason::Reason;
use super::{Incoming, Policy};

impl<'a> Incoming<'a> {
    /// Every value of that name.
    pub(super) fn values(&self, name: &'static str) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let of = move |(found, value): &(&'a [u8], &'a [u8])| found.eq_ignore_ascii_case(name.as_bytes()).then_some(*value);
        self.headers.iter().filter_map(of)
    }

    /// The value of that name. Two are a fault, because vendor and relay might read different ones.
    pub(super) fn value(&self, name: &'static str) -> Result<Option<&'a [u8]>, Reason> {
        let mut values = self.values(name);
        let first = values.next();
        if values.next().is_some() { Err(Reason::HeaderTwice) } else { Ok(first) }
    }
}

/// The origin of the page that asks, as far as it tells one; or why it may not ask.
pub(super) fn origin<'a>(incoming: &Incoming<'a>, policy: &Policy<'_>) -> Result<Option<&'a str>, Reason> {
    let host = incoming.value("host")?.ok_or(Reason::Host)?;
    let own = policy.own.iter().copied().find(|own| authority(own).as_bytes().eq_ignore_ascii_case(host)).ok_or(Reason::Host)?;
    let known = |origin: &[u8]| policy.origins.iter().any(|known| known.as_bytes() == origin);
    for (name, usual) in FETCHED {
        if incoming.value(name)?.is_some_and(|value| !usual.iter().any(|usual| usual.as_bytes() == value)) {
            return Err(Reason::NotFetched);
        }
    }
    match incoming.value("origin")? {
        Some(origin) if known(origin) => Ok(core::str::from_utf8(origin).ok()),
        Some(_) => Err(Reason::Origin),
        // Browsers leave `Origin` out of a GET within one origin, and no page can write `Sec-Fetch-Site` by itself.
        None if incoming.value("sec-fetch-site")? == Some(b"same-origin") && known(own.as_bytes()) => Ok(None),
        None => Err(Reason::NoOrigin),
    }
}

/// Refuses what makes a request into two, or into another.
pub(super) fn whole(incoming: &Incoming<'_>) -> Result<(), Reason> {
    let size: usize = incoming.headers.iter().map(|(name, value)| name.len() + value.len()).sum();
    if incoming.headers.len() > MOST_HEADERS || size > MOST_HEADER_BYTES {
        return Err(Reason::HeadersTooLarge);
    }
    for (name, value) in incoming.headers {
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte)) {
            return Err(Reason::HeaderForm);
        }
        if value.iter().any(|byte| matches!(byte, 0..=0x1f | 0x7f)) {
            return Err(Reason::HeaderForm);
        }
        for (refused, reason) in REFUSED {
            if name.eq_ignore_ascii_case(refused.as_bytes()) {
                return Err(reason);
            }
        }
    }
    // `Connection` may take any header out of a request on its way.
    let kept = |value: &[u8]| [&b"keep-alive"[..], b"close"].iter().any(|usual| usual.eq_ignore_ascii_case(value));
    if incoming.value("connection")?.is_some_and(|value| !kept(value)) { Err(Reason::Upgrade) } else { Ok(()) }
}

fn authority(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, authority)| authority)
}

/// What browsers say of a `fetch`. A navigation, an image, a form or a web socket says something else.
const FETCHED: [(&str, &[&str]); 2] = [("sec-fetch-mode", &["cors", "same-origin"]), ("sec-fetch-dest", &["empty"])];
/// Headers that nobody sends by chance. Others that the vendor need not see are left out silently, since browsers and proxies add them.
const REFUSED: [(&str, Reason); 13] = [
    ("cookie", Reason::Cookie),
    ("upgrade", Reason::Upgrade),
    ("sec-websocket-key", Reason::Upgrade),
    ("sec-websocket-version", Reason::Upgrade),
    ("http2-settings", Reason::Upgrade),
    ("x-http-method-override", Reason::Override),
    ("x-http-method", Reason::Override),
    ("x-method-override", Reason::Override),
    ("x-original-url", Reason::Override),
    ("x-rewrite-url", Reason::Override),
    ("x-forwarded-host", Reason::Override),
    ("x-original-host", Reason::Override),
    ("x-host", Reason::Override),
];
const MOST_HEADERS: usize = 64;
const MOST_HEADER_BYTES: usize = 32 << 10;
