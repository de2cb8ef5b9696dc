//! What an error tells: its kind by status, the vendor's words, and where it happened.

use smartrecruiters_catalogue::{find, operations};
use smartrecruiters_core::{Error, ErrorKind, Headers, Response, call};

use crate::vector::{Expected, cases, success};

#[test]
fn every_failure_status_has_a_kind_that_says_what_to_do() {
    for status in 400..600 {
        let expected = match status {
            401 => ErrorKind::Unauthorized,
            403 => ErrorKind::Forbidden,
            404 | 410 => ErrorKind::NotFound,
            409 => ErrorKind::Conflict,
            429 => ErrorKind::RateLimited,
            400..500 => ErrorKind::Rejected,
            _ => ErrorKind::Server,
        };
        assert_eq!(bare(status).kind(), expected, "{status}");
    }
}

#[test]
fn every_failure_without_words_of_the_vendor_has_a_sentence_of_our_own() {
    for status in 100..600 {
        let error = bare(status);
        assert!(
            !error.message().is_empty() && error.message().starts_with(char::is_lowercase) && !error.message().ends_with('.'),
            "{error}"
        );
    }
}

#[test]
fn every_documented_code_of_a_401_speaks_of_rights_or_of_the_credential() {
    for operation in operations() {
        for (_, codes) in operation.facts().failures.iter().filter(|(status, _)| *status == 401) {
            for code in codes.iter() {
                let body = format!(r#"{{"errors":[{{"code":"{code}"}}]}}"#);
                let error = Error::from_response(Some(operation), &Response { status: 401, headers: Headers::new(), body: body.into() });
                assert_eq!(error.kind(), ErrorKind::Forbidden, "{}: a new token does not help with {code}", operation.id());
                assert_eq!(error.message(), "the credential may not do this");
            }
        }
    }
}

#[test]
fn an_error_prints_the_operation_the_status_the_code_and_the_message() {
    let (operation, case) = success("jobs.create");
    let request = call::request(operation, call::PRODUCTION, &case.arguments.arguments()).expect("good arguments");
    let body = r#"{"message":"The reference number is taken","errors":[{"code":"REF_NUMBER_ALREADY_EXISTS"}]}"#;
    let response = Response { status: 409, headers: Headers::new(), body: body.into() };
    let error = call::outcome(operation, &request, &response).expect_err("a conflict");
    assert_eq!(error.to_string(), "jobs.create: 409 REF_NUMBER_ALREADY_EXISTS: The reference number is taken");
    assert_eq!(error.request().map(|(_, url)| url), Some("https://api.smartrecruiters.com/jobs"));
}

#[test]
fn an_error_never_prints_what_was_sent_or_received() {
    for (operation, name, case) in cases() {
        let Expected::Error(_) = case.outcome else { continue };
        let request =
            call::request(operation, call::PRODUCTION, &case.arguments.arguments()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let error = call::outcome(operation, &request, &case.response.response()).expect_err(&name);
        let printed = format!("{error:?}");
        assert!(printed.contains(&format!("body_bytes: {}", case.response.body.len())), "{name}: {printed}");
        if let Some(sent) = case.request.body.filter(|body| body.len() > 20) {
            assert!(!printed.contains(&sent), "{name}: {printed}");
        }
    }
}

#[test]
fn a_message_of_any_length_and_any_bytes_is_read_without_harm() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(1_000_000));
    for body in [
        deep.as_bytes(),
        long.as_bytes(),
        b"\xff\xfe{\"message\":\"\xff\"}",
        b"{\"message\":\"\\ud800\"}",
        b"\0",
        b"{",
        b"\"",
        b"{\"a\":[{}",
    ] {
        let response = Response { status: 400, headers: Headers::new(), body: body.into() };
        let error = Error::from_response(find("users.get"), &response);
        assert_eq!((error.kind(), error.body()), (ErrorKind::Rejected, body));
    }
}

fn bare(status: u16) -> Error {
    Error::from_response(None, &Response { status, headers: Headers::new(), body: Vec::new() })
}
