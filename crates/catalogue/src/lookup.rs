//! Finds operations: by name, and by the request that reaches them.

use crate::generated;
use crate::model::{Family, Method, Operation, Segment};

/// Every operation, family by family.
pub fn operations() -> impl DoubleEndedIterator<Item = Operation> + ExactSizeIterator {
    (0..Operation::COUNT).map(Operation)
}

/// Every family, in the order of the catalogue.
pub fn families() -> &'static [&'static Family] {
    generated::FAMILIES
}

/// Name and summary of every event that the vendor sends to subscribers, in the order of the catalogue.
///
/// ```
/// use smartrecruiters_catalogue::events;
/// assert!(events().contains(&("job.created", "A job was created")));
/// ```
pub fn events() -> &'static [(&'static str, &'static str)] {
    generated::EVENTS
}

/// The operation with this id of ours.
pub fn find(id: &str) -> Option<Operation> {
    operations().find(|operation| operation.id() == id)
}

/// The first operation that the vendor gives this name (some names are used twice, by a family and its successor).
pub fn find_vendor(id: &str) -> Option<Operation> {
    operations().find(|operation| operation.vendor_id() == Some(id))
}

/// The operation that a request reaches, with its path arguments still encoded.
///
/// `path` starts after the host and has no query. Where a literal and an argument both fit, the literal wins.
///
/// ```
/// use smartrecruiters_catalogue::{Method, route};
/// let found = route(Method::Get, "/user-api/v201804/users/me").expect("a known path");
/// assert_eq!(found.operation.id(), "users.me");
/// let found = route(Method::Get, "/user-api/v201804/users/5f8a").expect("a known path");
/// assert_eq!(found.argument("id"), Some("5f8a"));
/// ```
pub fn route(method: Method, path: &str) -> Option<Route<'_>> {
    fits(operations().filter(move |operation| operation.method() == method), path).reduce(closer)
}

/// Methods that a path is served with, in the order of the catalogue. Empty for an unknown path.
pub fn allowed(path: &str) -> impl Iterator<Item = Method> + '_ {
    fits(operations(), path).map(|route| route.operation.method())
}

/// An operation with the arguments found in a path.
#[derive(Clone, Copy, Debug)]
pub struct Route<'a> {
    /// What is asked for.
    pub operation: Operation,
    arguments: [(&'static str, &'a str); MOST_ARGUMENTS],
    literals: u8,
}

impl<'a> Route<'a> {
    /// The argument with this name, still percent-encoded.
    pub fn argument(&self, name: &str) -> Option<&'a str> {
        self.arguments().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// Names and values in the order of the path, values still percent-encoded.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, &'a str)> + '_ {
        self.arguments.iter().copied().filter(|(name, _)| !name.is_empty())
    }
}

/// Those of the operations that a path fits. Most have another number of words, which is told at once.
fn fits(operations: impl Iterator<Item = Operation>, path: &str) -> impl Iterator<Item = Route<'_>> {
    let words = path.bytes().filter(|byte| *byte == b'/').count();
    operations.filter(move |operation| operation.words() == words).filter_map(move |operation| fit(operation, path))
}

fn fit(operation: Operation, path: &str) -> Option<Route<'_>> {
    let rest = path.strip_prefix(operation.base())?.strip_prefix('/')?;
    let mut route = Route { operation, arguments: [("", ""); MOST_ARGUMENTS], literals: 0 };
    let mut filled = route.arguments.iter_mut();
    let mut parts = rest.split('/');
    for segment in operation.segments() {
        let part = parts.next()?;
        match segment {
            Segment::Literal(word) if word == part => route.literals += 1,
            Segment::Literal(_) => return None,
            Segment::Argument(_) if part.is_empty() => return None,
            Segment::Argument(name) => *filled.next()? = (name, part),
        }
    }
    parts.next().is_none().then_some(route)
}

fn closer<'a>(one: Route<'a>, other: Route<'a>) -> Route<'a> {
    if other.literals > one.literals { other } else { one }
}

/// Most arguments in one path; `cargo xtask codegen` refuses a path with more.
const MOST_ARGUMENTS: usize = 6;
