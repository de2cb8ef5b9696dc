use super::*;
use crate::state::entry::tests::entry;
use smartrecruiters_core::{Credential, call};

fn written(language: Language, id: &str, parameters: &[(&str, &str)], body: Option<&str>) -> String {
    let entry = entry(id, parameters, body);
    let mut request = entry.request(call::PRODUCTION).expect("a request");
    Credential::api_key("DCRA1-1").expect("a key").authorize(&mut request.headers);
    let text = Sample { operation: entry.operation, given: &entry.given, request: &request, is_client: false }.write(language);
    assert!(!text.contains("DCRA1"), "{text}");
    text
}

#[test]
fn power_shell_takes_texts_as_they_stand() {
    let text = written(Language::PowerShell, "users.create", &[], Some("{\n  \"a\": \"it's ’ $x `n é\"\n}"));
    assert!(
        text.starts_with("Invoke-RestMethod -Method POST `\n  -Uri 'https://api.smartrecruiters.com/user-api/v201804/users' `\n"),
        "{text}"
    );
    assert!(text.contains("'X-SmartToken' = $env:SMARTRECRUITERS_API_KEY"), "{text}");
    assert!(text.contains("GetBytes('{\n  \"a\": \"it''s ’’ $x `n é\"\n}')"), "{text}");
}

#[test]
fn the_command_prompt_is_kept_from_reading_what_is_meant_for_curl() {
    let text = written(Language::Cmd, "users.create", &[], Some("{\"a\":\"100% & \\\"x\\\"\"}"));
    assert!(text.starts_with("curl --request POST ^\n  ^\"https://"), "{text}");
    assert!(text.contains("--header ^\"X-SmartToken: %SMARTRECRUITERS_API_KEY%^\""), "{text}");
    assert!(text.ends_with(r#"--data-raw ^"{\^"a\^":\^"100^% ^& \\\^"x\\\^"\^"}^""#), "{text}");
}

#[test]
fn our_client_is_called_with_the_path_the_body_and_the_rest() {
    let text = written(Language::TypeScript, "jobs.list", &[("limit", "10")], None);
    assert!(text.contains("const answer = await sr.jobs.list({\n  limit: \"10\",\n});"), "{text}");
    let text = written(
        Language::Worker,
        "users.update",
        &[("id", "u\"1")],
        Some(r#"[{"op":"replace","path":"/firstName","value":12345678901234567890}]"#),
    );
    assert!(text.contains("await sr.users.update(\"u\\\"1\", [\n      {\n        op: \"replace\","), "{text}");
    assert!(text.contains("env.SMARTRECRUITERS_API_KEY"), "{text}");
}

#[test]
fn the_core_gets_the_same_bytes() {
    let text = written(Language::Rust, "users.create", &[], Some("{\"a\":\"\\\"#é\"}"));
    assert!(text.contains("Arguments::new().body(Body::json(r##\"{\"a\":\"\\\"#é\"}\"##))"), "{text}");
    assert!(text.contains("use smartrecruiters_core::{Arguments, Body, Credential, Headers, Response, call, catalogue};"), "{text}");
}
