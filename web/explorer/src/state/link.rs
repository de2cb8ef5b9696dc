//! Which operation takes an id that an answer holds.

use smartrecruiters_catalogue::{Method, Operation, Segment, operations};

use super::given::Given;

/// An operation with the arguments that lead to one thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Target {
    /// It reads the thing.
    pub(crate) operation: Operation,
    /// Its arguments.
    pub(crate) given: Given,
}

/// What reads the thing that a value names. `keys` are the names of the entries around the value, from the outermost, and its own.
pub(crate) fn target(asked: Operation, sent: &Given, keys: &[&str], value: &str) -> Option<Target> {
    let (name, around) = keys.split_last()?;
    let is_id = (3..=100).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if !is_id {
        return None;
    }
    let around = around.iter().rev().copied().find(|key| !WRAPPERS.contains(key));
    let noun = if matches!(*name, "id" | "uuid") { around.unwrap_or_else(|| resource(asked)) } else { name.strip_suffix("Id")? };
    let plural = plural(noun);
    let mut best: Option<Target> = None;
    for operation in operations().filter(|operation| operation.method() == Method::Get && operation.id().rsplit('.').next() == Some("get"))
    {
        let own = resource(operation);
        let is_meant =
            own == noun || own == plural || alias(noun) == Some(own) || (around.is_none() && *name == "id" && is_same(asked, operation));
        if !is_meant {
            continue;
        }
        if let Some(given) = arguments(operation, sent, value) {
            let is_better = |best: &Target| rank(asked, operation) < rank(asked, best.operation);
            if best.as_ref().is_none_or(is_better) {
                best = Some(Target { operation, given });
            }
        }
    }
    best
}

/// The last argument of the path is the value; those before it are what was sent.
fn arguments(operation: Operation, sent: &Given, value: &str) -> Option<Given> {
    let mut names: Vec<&str> = Vec::new();
    let mut ends_with_one = false;
    for segment in operation.segments() {
        match segment {
            Segment::Argument(name) => {
                names.push(name);
                ends_with_one = true;
            }
            Segment::Literal(_) => ends_with_one = false,
        }
    }
    let (last, first) = names.split_last().filter(|_| ends_with_one)?;
    let mut parameters = Vec::new();
    for name in first {
        parameters.push(((*name).to_owned(), String::new(), sent.parameter(name)?.to_owned()));
    }
    parameters.push(((*last).to_owned(), String::new(), value.to_owned()));
    Some(Given { parameters, ..Given::default() })
}

/// The nearest family first, then the shortest name.
fn rank(asked: Operation, operation: Operation) -> (bool, bool, usize) {
    let is_other = asked.family().name != operation.family().name;
    (
        operation.id().contains("Legacy"),
        is_other && operation.id().contains('.') && operation.id().matches('.').count() > 1,
        operation.id().len(),
    )
}

/// `jobs` of `jobs.get`.
fn resource(operation: Operation) -> &'static str {
    let mut parts = operation.id().rsplit('.');
    _ = parts.next();
    parts.next().unwrap_or_default()
}

/// Whether two operations are of one resource: `jobs.ads.list` and `jobs.ads.get`.
fn is_same(one: Operation, other: Operation) -> bool {
    let stem = |operation: Operation| operation.id().rsplit_once('.').map(|(stem, _)| stem);
    stem(one) == stem(other)
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with("ss") => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

/// Words that answers have for people and other things.
fn alias(noun: &str) -> Option<&'static str> {
    Some(match noun {
        "creator" | "owner" | "author" | "recruiter" | "hiringManager" | "reviewer" | "requester" | "approver" | "interviewer"
        | "coordinator" | "executor" | "actor" | "employee" | "jobCreator" => "users",
        "primaryAssignment" | "application" => "jobApplications",
        "jobAd" => "ads",
        "process" => "hiringProcesses",
        "location" => "predefinedLocations",
        _ => return None,
    })
}

/// Names that say only that something is a list.
const WRAPPERS: [&str; 4] = ["content", "items", "data", "results"];

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_catalogue::find;

    fn of(asked: &str, sent: &[(&str, &str)], keys: &[&str]) -> String {
        let parameters = sent.iter().map(|(name, text)| ((*name).to_owned(), String::new(), (*text).to_owned())).collect();
        let sent = Given { parameters, ..Given::default() };
        let found = target(find(asked).expect("known"), &sent, keys, "5f8a1c2e");
        found.map_or_else(|| "none".to_owned(), |found| format!("{} {}", found.operation.id(), found.given.query()))
    }

    #[test]
    fn an_id_leads_to_what_reads_its_thing() {
        assert_eq!(of("users.list", &[], &["content", "id"]), "users.get id=5f8a1c2e");
        assert_eq!(of("users.create", &[], &["id"]), "users.get id=5f8a1c2e");
        assert_eq!(of("candidates.list", &[], &["content", "id"]), "candidates.get id=5f8a1c2e");
        assert_eq!(of("candidates.get", &[], &["primaryAssignment", "job", "id"]), "jobs.get jobId=5f8a1c2e");
        assert_eq!(of("interviews.get", &[], &["jobId"]), "jobs.get jobId=5f8a1c2e");
        assert_eq!(of("reports.files.generate", &[], &["reportFileId"]), "reportFiles.get reportFileId=5f8a1c2e");
        assert_eq!(of("jobs.get", &[], &["creator", "id"]), "users.get id=5f8a1c2e");
        assert_eq!(of("jobs.get", &[], &["department", "id"]), "configuration.departments.get id=5f8a1c2e");
    }

    #[test]
    fn what_stands_in_another_thing_needs_its_id_too() {
        assert_eq!(of("jobs.ads.list", &[("jobId", "j1")], &["content", "id"]), "jobs.ads.get jobId=j1&jobAdId=5f8a1c2e");
        assert_eq!(of("jobs.ads.list", &[], &["content", "id"]), "none");
    }

    #[test]
    fn what_is_no_id_leads_nowhere() {
        assert_eq!(of("users.list", &[], &["content", "email"]), "none");
        assert_eq!(of("users.list", &[], &["content", "systemRole", "id"]), "none");
        let list = find("users.list").expect("known");
        assert_eq!(target(list, &Given::default(), &["id"], "two words"), None);
        assert_eq!(target(list, &Given::default(), &["id"], "../x"), None);
    }
}
