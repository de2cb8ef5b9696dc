//! Finds the operation that a request reaches, or says what is near.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::{self as catalogue, Method, Operation, Route, Segment, families, operations};

use crate::config::Config;
use crate::fault::Fault;

/// The path of a request below the origin of the sandbox.
pub(crate) fn below<'a>(path: &'a str, origin: &str) -> &'a str {
    let after_scheme = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let prefix = after_scheme.split_once('/').map_or("", |(_, prefix)| prefix).trim_end_matches('/');
    let rest = path.strip_prefix('/').and_then(|rest| rest.strip_prefix(prefix));
    rest.filter(|rest| !prefix.is_empty() && rest.starts_with('/')).unwrap_or(path)
}

/// The operation at `path`.
pub(crate) fn find<'a>(method: Method, path: &'a str, config: &Config) -> Result<Route<'a>, Fault> {
    let asked = if method == Method::Head && config.head { Method::Get } else { method };
    if let Some(route) = catalogue::route(asked, path) {
        return Ok(route);
    }
    let mut methods: Vec<&str> = Vec::new();
    for known in catalogue::allowed(path).map(Method::as_str) {
        if !methods.contains(&known) {
            methods.push(known);
        }
    }
    if methods.is_empty() {
        return Err(Fault::message(404, unknown(method, path)));
    }
    let message = format!("{path} is not served with {}: it is known with {}", method.as_str(), methods.join(", "));
    Err(Fault::message(config.wrong_method_status, message))
}

fn unknown(method: Method, path: &str) -> String {
    let trimmed = path.trim_end_matches('/');
    if catalogue::allowed(trimmed).next().is_some() {
        return format!("{path} is not known: leave the slash at its end out");
    }
    for family in families() {
        let Some(rest) = path.strip_prefix(family.base).filter(|rest| rest.starts_with('/')) else { continue };
        let moved = families().iter().filter(|other| other.base != family.base).map(|other| format!("{}{rest}", other.base));
        if let Some(found) = moved.into_iter().find(|moved| catalogue::allowed(moved).next().is_some()) {
            return format!("{path} is not known: did you mean {found}?");
        }
    }
    match nearest(method, path) {
        Some(operation) => format!("{path} is not known: did you mean {}{} ({})?", operation.base(), operation.path(), operation.id()),
        None => format!("{path} is not known"),
    }
}

/// The operation whose literal words differ least, words that are arguments left aside.
fn nearest(method: Method, path: &str) -> Option<Operation> {
    let parts: Vec<&str> = path.split('/').skip(1).take(MOST_PARTS).collect();
    let alike = operations().filter(|operation| operation.row().words().size_hint().0 == parts.len());
    let candidates = alike.filter_map(|operation| {
        let base = operation.base().split('/').skip(1).map(Segment::Literal);
        let wanted: Vec<Segment> = base.chain(operation.segments()).collect();
        let distance = apart(&wanted, &parts)?;
        Some((distance * 2 + usize::from(operation.method() != method), operation))
    });
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, operation)| operation)
}

/// How far a path is from a template: `None` where they share too little.
fn apart(wanted: &[Segment], parts: &[&str]) -> Option<usize> {
    if wanted.len() != parts.len() {
        return None;
    }
    let mut total = 0;
    for (segment, part) in wanted.iter().zip(parts) {
        if let Segment::Literal(word) = segment {
            let shared = word.chars().zip(part.chars()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
            let longest = word.chars().count().max(part.chars().count());
            if shared * 2 < longest {
                return None;
            }
            total += longest - shared;
        }
    }
    Some(total)
}

const MOST_PARTS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_of_the_origin_is_taken_off() {
        assert_eq!(below("/sandbox/jobs", "http://127.0.0.1:7878/sandbox"), "/jobs");
        assert_eq!(below("/jobs", "http://127.0.0.1:7878/sandbox"), "/jobs");
        assert_eq!(below("/sandboxed/jobs", "http://127.0.0.1:7878/sandbox/"), "/sandboxed/jobs");
        assert_eq!(below("/jobs", "https://api.smartrecruiters.com"), "/jobs");
    }

    #[test]
    fn an_unknown_path_names_what_was_probably_meant() {
        for (method, path, expected) in [
            (Method::Put, "/user-api/v201804/users/1/activate", "/user-api/v201804/users/{id}/activation (users.activation.activate)?"),
            (Method::Post, "/users/1/reset-password", "/user-api/v201804/users/1/reset-password?"),
            (Method::Get, "/user-api/v201804/jobs", "did you mean /jobs?"),
            (Method::Get, "/jobs/", "leave the slash at its end out"),
            (Method::Get, "/nothing/like/it", "/nothing/like/it is not known"),
        ] {
            let message = unknown(method, path);
            assert!(message.ends_with(expected), "{message}");
        }
    }
}
