//! Operations without state, and what the README says of all of them.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Auth, BodyKind, Operation, operations};
use smartrecruiters_core::schema::Document;

use super::tools::{Sent, ask, path};
use super::{Answer, Desk};
use crate::families::{self, Worth};

pub(super) fn generated() -> impl Iterator<Item = Operation> {
    operations().filter(|operation| families::serve(*operation).1 == Worth::Generated)
}

/// Any argument will do.
const ARGUMENT: &str = "5f8a1c2e9b3d4a0012c4e103";

fn address(operation: Operation) -> String {
    let arguments: Vec<(&str, &str)> = operation.segments().filter_map(argument).map(|name| (name, ARGUMENT)).collect();
    path(operation.id(), &arguments)
}

fn argument(segment: smartrecruiters_catalogue::Segment) -> Option<&'static str> {
    match segment {
        smartrecruiters_catalogue::Segment::Argument(name) => Some(name),
        smartrecruiters_catalogue::Segment::Literal(_) => None,
    }
}

/// Calls an operation with nothing but what its schemas require of a request.
fn call(desk: &mut Desk, operation: Operation, body: &Value) -> Answer {
    let document = Document::of(operation);
    let mut address = address(operation);
    for (place, parameter) in operation.parameters().filter(|parameter| parameter.required).enumerate() {
        let schema = document.resolve(document.parameter(operation, parameter.name).expect("a schema"));
        let first = schema.get("enum").and_then(|choices| choices.get(0)?.as_str());
        let value = match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("boolean"), _) => "true",
            (_, Some("uuid")) => "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e5",
            _ => first.unwrap_or(ARGUMENT),
        };
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(&[parameter.name, "=", value].concat());
    }
    match operation.body() {
        BodyKind::None => desk.send(operation.method(), &address, "", ""),
        kind => desk.send(operation.method(), &address, kind.media_type().unwrap_or_default(), format!("{body}")),
    }
}

#[test]
fn no_operation_is_left_without_an_answer() {
    for operation in operations() {
        let mut desk = Desk::new();
        if operation.auth() == Auth::Partner {
            super::tools::sign_in(&mut desk, (crate::DEMO_CLIENT_ID, crate::DEMO_CLIENT_SECRET));
        }
        let answer = desk.send(operation.method(), &address(operation), "", "");
        assert!(answer.0.status < 500 && answer.0.status != 401, "{}: {} {}", operation.id(), answer.0.status, answer.text());
        assert_eq!(answer.header("x-sandbox-answer"), Some(families::serve(operation).1.name()), "{}", operation.id());
    }
}

#[test]
fn a_generated_answer_has_the_usual_status_and_fits_its_schema() {
    let mut complaints = Vec::new();
    for operation in generated() {
        let mut desk = Desk::new();
        if operation.auth() == Auth::Partner {
            super::tools::sign_in(&mut desk, (crate::DEMO_CLIENT_ID, crate::DEMO_CLIENT_SECRET));
        }
        let answer = call(&mut desk, operation, &json!({}));
        let status = operation.facts().success.first().expect("a status");
        if answer.0.status != status {
            let refused = matches!(answer.0.status, 400 | 415 | 422) && operation.body() != BodyKind::None;
            if !refused {
                complaints.push(format!("{}: {} {}", operation.id(), answer.0.status, answer.text()));
            }
            continue;
        }
        let document = Document::of(operation);
        let Some(schema) = document.response(operation, status) else { continue };
        if operation.is_download() {
            assert!(!answer.0.body.is_empty(), "{}", operation.id());
            continue;
        }
        let body = answer.json(status);
        let faults: Vec<String> = document.validate(schema, &body).iter().map(ToString::to_string).collect();
        if !faults.is_empty() {
            complaints.push(format!("{}: {faults:?} {body}", operation.id()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_generated_answer_repeats_what_the_request_says_and_changes_nothing() {
    let mut desk = Desk::new();
    let Some(operation) = generated().find(|operation| operation.id() == "interviewTypes.list").or_else(|| generated().next()) else {
        return;
    };
    let first = call(&mut desk, operation, &json!({})).text();
    let second = call(&mut desk, operation, &json!({})).text();
    assert_eq!(first, second, "{}", operation.id());
    let body = json!({ "originalUrl": "https://alder-robotics.example/jobs" });
    let answer = ask(&mut desk, "urls.shorten", &[], "", &Sent::Json(body.clone()));
    if answer.header("x-sandbox-answer") == Some("generated") {
        assert_eq!(answer.json(answer.0.status)["originalUrl"], body["originalUrl"]);
    }
}

#[test]
fn the_readme_counts_the_answers_of_each_family_by_what_they_are_worth() {
    let mut counts: BTreeMap<&str, BTreeMap<Worth, usize>> = BTreeMap::new();
    for operation in operations() {
        *counts.entry(operation.family().name).or_default().entry(families::serve(operation).1).or_default() += 1;
    }
    let count = |worth: &BTreeMap<Worth, usize>, kind| match worth.get(&kind) {
        Some(count) => count.to_string(),
        None => String::new(),
    };
    let row = |(family, worth): (&&str, &BTreeMap<Worth, usize>)| {
        format!("| {family} | {} | {} | {} |", count(worth, Worth::Stateful), count(worth, Worth::Assumed), count(worth, Worth::Generated))
            .replace("|  |", "| |")
            .replace("|  |", "| |")
    };
    let table: Vec<String> = counts.iter().map(row).collect();
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&table.join("\n")), "the table should be:\n{}", table.join("\n"));
}
