//! `application/x-www-form-urlencoded`.

use alloc::string::String;
use alloc::vec::Vec;

use crate::percent;

/// Fields as a form sends them. Spaces become `%20`, which every reader of forms takes.
pub(crate) fn encode(fields: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, value) in fields {
        if !out.is_empty() {
            out.push('&');
        }
        percent::encode(name, &mut out);
        out.push('=');
        percent::encode(value, &mut out);
    }
    out
}

/// Fields of a query or of a form. `None` where an escape is broken.
pub fn decode(text: &str) -> Option<Vec<(String, String)>> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((percent::decode(name, true)?, percent::decode(value, true)?))
        })
        .collect()
}
