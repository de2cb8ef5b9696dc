//! Where to: one of two hosts, and a path that means one thing to everybody.

use smartrecruiters_catalogue::{self as catalogue, Method, Operation};

use super::HOSTS;
use super::reason::Reason;
use crate::percent;

/// The vendor's host and the target there.
pub(super) fn read<'a>(target: &'a [u8], mount: &str) -> Result<(&'static str, &'a str), Reason> {
    if target.len() > MOST_TARGET {
        return Err(Reason::TargetTooLong);
    }
    let target = core::str::from_utf8(target).map_err(|_| Reason::TargetBytes)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if !path.starts_with('/') {
        return Err(Reason::TargetForm);
    }
    if !path.bytes().all(in_path) || !query.bytes().all(in_query) {
        return Err(Reason::TargetBytes);
    }
    let below = target.strip_prefix(mount).and_then(|rest| rest.strip_prefix('/')).ok_or(Reason::Target)?;
    let found = HOSTS.iter().find_map(|(name, host)| Some((*host, below.strip_prefix(name).filter(|rest| rest.starts_with('/'))?)));
    let (host, target) = found.ok_or(Reason::Target)?;
    let path = target.split_once('?').map_or(target, |(path, _)| path);
    path.split('/').try_for_each(segment)?;
    query.split('&').try_for_each(entry)?;
    Ok((host, target))
}

/// The operation that a method and a target reach.
pub(super) fn operation(method: &[u8], target: &str) -> Result<Operation, Reason> {
    let path = target.split_once('?').map_or(target, |(path, _)| path);
    let method = CALLED.iter().find(|known| known.as_str().as_bytes() == method).ok_or(Reason::Method)?;
    catalogue::route(*method, path).map(|route| route.operation).ok_or(Reason::Operation)
}

/// Methods that operations have.
const CALLED: [Method; 5] = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];

/// One part of the path. It must be read alike by everybody on the way, who may decode it, once or twice, and tidy it.
fn segment(raw: &str) -> Result<(), Reason> {
    let text = percent::decode(raw, false).ok_or(Reason::Escape)?;
    if text == "." || text == ".." {
        return Err(Reason::Dots);
    }
    if text.chars().any(|char| char.is_control() || LOOKS_LIKE_SYNTAX.contains(&char)) {
        return Err(Reason::Escape);
    }
    // What decodes to an escape would be decoded again by whoever decodes twice.
    if text.split('%').skip(1).any(|tail| tail.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2) {
        return Err(Reason::Escape);
    }
    // Letters, digits and `-._~` need no escape: who writes one wants to be misread.
    let plain = |code: &str| u8::from_str_radix(code, 16).is_ok_and(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    if raw.split('%').skip(1).any(|tail| tail.get(..2).is_some_and(plain)) { Err(Reason::Escape) } else { Ok(()) }
}

/// One entry of the query.
fn entry(raw: &str) -> Result<(), Reason> {
    let text = percent::decode(raw, true).ok_or(Reason::Escape)?;
    if text.chars().any(char::is_control) {
        return Err(Reason::Escape);
    }
    let name = text.split_once('=').map_or(text.as_str(), |(name, _)| name);
    if SECRETS.iter().any(|secret| name.eq_ignore_ascii_case(secret)) {
        return Err(Reason::SecretInQuery);
    }
    if name.eq_ignore_ascii_case("_method") { Err(Reason::Override) } else { Ok(()) }
}

fn in_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,=:@%/".contains(&byte)
}

fn in_query(byte: u8) -> bool {
    in_path(byte) || byte == b'?'
}

/// What separates parts of a path, decoded; and what some programs make into a dot, a slash, a backslash or a percent sign.
const LOOKS_LIKE_SYNTAX: [char; 19] = [
    '/', '\\', ';', '\u{2024}', '\u{2025}', '\u{2026}', '\u{3002}', '\u{fe52}', '\u{ff0e}', '\u{ff61}', '\u{2044}', '\u{2215}', '\u{29f8}',
    '\u{ff0f}', '\u{2216}', '\u{fe68}', '\u{ff3c}', '\u{fe6a}', '\u{ff05}',
];
const SECRETS: [&str; 6] = ["apiKey", "api_key", "access_token", "client_secret", "smartToken", "X-SmartToken"];
const MOST_TARGET: usize = 8 << 10;
