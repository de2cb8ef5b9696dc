//! Core does what every vector says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use smartrecruiters_catalogue::{BodyKind, operations};
use smartrecruiters_core::{Error, Multipart, Request, Success, call, is_secret};

use crate::vector::{self, Case, Expected, ExpectedError};

#[test]
fn every_operation_has_a_vector_and_no_vector_is_left_over() {
    let expected: BTreeSet<_> = operations().map(vector::path).collect();
    let entries = fs::read_dir(vector::folder()).expect("tests/vectors is there");
    let families = entries.map(|entry| entry.expect("a readable entry").path()).filter(|path| path.is_dir());
    let found: BTreeSet<_> = families
        .flat_map(|family| fs::read_dir(family).expect("a readable folder"))
        .map(|file| file.expect("a readable entry").path())
        .collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let left_over: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && left_over.is_empty(), "missing: {missing:?}\nleft over: {left_over:?}");
    for operation in operations() {
        assert_eq!(vector::read(operation).operation, operation.id());
    }
}

#[test]
fn every_vector_begins_with_a_success_and_shows_a_refusal_where_codes_are_known() {
    for operation in operations() {
        let cases = vector::read(operation).cases;
        let first = cases.first().unwrap_or_else(|| panic!("{} has no case", operation.id()));
        assert!(matches!(first.outcome, Expected::Ok(_)), "{}: {}", operation.id(), first.name);
        assert!(operation.facts().success.contains(first.response.status), "{}: {}", operation.id(), first.response.status);
        for (status, codes) in operation.facts().failures.iter().filter(|(_, codes)| !codes.is_empty()) {
            let shown = cases.iter().any(|case| match &case.outcome {
                Expected::Error(error) => error.status == status && error.codes.iter().any(|code| codes.contains(code)),
                Expected::Ok(_) => false,
            });
            assert!(shown, "{} shows no refusal with {status} and one of {codes:?}", operation.id());
        }
    }
}

#[test]
fn every_case_of_an_operation_has_a_name_of_its_own() {
    for operation in operations() {
        let mut names = BTreeSet::new();
        for case in vector::read(operation).cases {
            assert!(names.insert(case.name.clone()), "{}: {}", operation.id(), case.name);
        }
    }
}

#[test]
fn no_vector_holds_a_credential() {
    for (_, name, case) in vector::cases() {
        assert!(!case.request.headers.keys().any(|header| is_secret(header)), "{name}");
    }
}

#[test]
fn every_vector_gives_its_request() {
    for (operation, name, case) in vector::cases() {
        let request =
            call::request(operation, call::PRODUCTION, &case.arguments.arguments()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((request.method.as_str(), request.url.as_str()), (case.request.method.as_str(), case.request.url.as_str()), "{name}");
        let mut headers: BTreeMap<String, String> =
            request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        if operation.body() == BodyKind::Multipart {
            let content_type = headers.remove("content-type").unwrap_or_default();
            let parts = Multipart::decode(&content_type, &request.body);
            assert_eq!(parts, Some(case.arguments.parts()), "{name}");
        } else {
            let body = String::from_utf8(request.body).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(body, case.request.body.clone().unwrap_or_default(), "{name}");
        }
        assert_eq!(headers, case.request.headers, "{name}");
    }
}

#[test]
fn every_vector_gives_its_outcome() {
    for (operation, name, case) in vector::cases() {
        let request =
            call::request(operation, call::PRODUCTION, &case.arguments.arguments()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let outcome = match call::outcome(operation, &request, &case.response.response()) {
            Ok(success) => Expected::Ok(word(success).to_owned()),
            Err(error) => Expected::Error(seen(&error, &request, &case, &name)),
        };
        assert_eq!(outcome, case.outcome, "{name}");
    }
}

/// The error as a vector has it, after a look at the evidence that vectors leave out.
fn seen(error: &Error, request: &Request, case: &Case, name: &str) -> ExpectedError {
    assert_eq!(error.body(), case.response.body.as_bytes(), "{name}: the body is kept");
    assert_eq!(error.request(), Some((request.method, request.url.as_str())), "{name}: the request is kept");
    ExpectedError {
        kind: error.kind().as_str().to_owned(),
        status: error.status().unwrap_or_default(),
        codes: error.faults().iter().filter_map(|fault| fault.code.clone()).collect(),
        message: error.message().to_owned(),
    }
}

fn word(success: Success) -> &'static str {
    match success {
        Success::Json => "json",
        Success::Empty => "empty",
        Success::File => "file",
    }
}
