//! Whatever arrives, an answer leaves.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::{BodyKind, operations};
use smartrecruiters_core::schema::Document;
use smartrecruiters_core::{Method, Request};

use super::hostile::Malformed;
use super::{Answer, Desk};
use crate::Config;
use crate::ids::Ids;

#[test]
fn ten_thousand_malformed_requests_are_refused_in_the_vendors_form() {
    let mut ids = Ids::new(20_261_102);
    let mut desk = Desk::with(Config { limits: false, candidates: 25, ..Config::default() });
    let right = desk.headers.clone();
    let all: Vec<_> = operations().collect();
    let mut documents = BTreeMap::new();
    for round in 0..10_000 {
        let operation = all[round % all.len()];
        let document = documents.entry(operation.family().name).or_insert_with(|| Document::of(operation));
        let made = Malformed::new(operation, document, &mut ids);
        let sent = made.path.len() + made.body.len() + made.key.as_ref().map_or(0, String::len);
        let said =
            format!("round {round}: {} {:?} {:.200} {:.200}", operation.id(), made.method, made.path, String::from_utf8_lossy(&made.body));
        desk.headers = made.key.map_or_else(|| right.clone(), |key| [("X-SmartToken", key)].into_iter().collect());
        let answer = desk.send(made.method, &made.path, made.media_type, made.body);
        let status = answer.0.status;
        assert!((400..430).contains(&status) || !made.refused && (200..300).contains(&status), "{said}: {status}");
        assert!(status < 400 || is_a_refusal(&answer), "{said}: {:.500}", answer.text());
        assert!(status < 400 || answer.0.body.len() < 8 * sent + 20_000, "{said}: {} bytes", answer.0.body.len());
        desk.now_ms += 7;
    }
}

/// Whether a body is one of the forms that the API has for refusals.
fn is_a_refusal(answer: &Answer) -> bool {
    if answer.0.body.is_empty() {
        return true;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&answer.0.body) else { return false };
    let has = |value: &Value, name: &str| value.get(name).is_some_and(Value::is_string);
    let each = |errors: &Vec<Value>| errors.iter().all(|error| has(error, "code") || has(error, "dataPath") && has(error, "message"));
    match body.get("errors").and_then(Value::as_array) {
        Some(errors) => !errors.is_empty() && each(errors),
        None => has(&body, "message") || has(&body, "error") || has(&body, "code"),
    }
}

#[test]
fn a_body_of_fifty_megabytes_is_refused_unread() {
    let mut desk = Desk::new();
    for operation in operations().filter(|operation| operation.body() != BodyKind::None).step_by(20) {
        let path = format!("{}{}", operation.base(), operation.path());
        let answer = desk.send(operation.method(), &path, operation.body().media_type().unwrap_or_default(), alloc::vec![b'['; 50 << 20]);
        assert!(matches!(answer.0.status, 400 | 413), "{}: {}", operation.id(), answer.0.status);
    }
}

#[test]
fn a_large_body_that_is_taken_costs_time_and_answers_in_proportion() {
    let mut desk = Desk::new();
    let many = |item: &str, count: usize| (0..count).map(|place| item.replace('#', &format!("{place}"))).collect::<Vec<_>>().join(",");
    let users = "/user-api/v201804/users";
    for (path, body) in [
        (users, format!("{{{}}}", many("\"firstName#\":1", 20_000))),
        (users, format!("{{\"systemRole\":{{\"id\":\"{}\"}}}}", "A".repeat(1 << 20))),
        ("/webhooks-api/v201907/subscriptions", format!("{{\"events\":[{}]}}", many("\"event.#\"", 20_000))),
        ("/candidates", format!("{{\"tags\":[{}]}}", many("#", 20_000))),
        ("/jobs", format!("{{\"title\":{}1{}}}", "[".repeat(100), "]".repeat(100))),
    ] {
        let answer = desk.send(Method::Post, path, "application/json", body);
        assert!(matches!(answer.0.status, 400 | 422), "{path}: {}", answer.0.status);
        assert!(is_a_refusal(&answer) && answer.0.body.len() < 1 << 20, "{path}: {} bytes", answer.0.body.len());
    }
}

#[test]
fn addresses_that_are_none_and_bytes_that_are_no_text_are_answered() {
    let mut desk = Desk::new();
    for url in
        ["", "x", "http://", "http://h", "//", "http://127.0.0.1:7878/sandbox", "http://h/sandbox//users?", "http://h/%", "http://h/é?%"]
    {
        let request = Request { method: Method::Get, url: url.into(), headers: desk.headers.clone(), body: Vec::new() };
        assert!(desk.sandbox.handle(&request, 0).status >= 400, "{url}");
    }
    for operation in operations().filter(|operation| operation.body() != BodyKind::None) {
        let path = format!("{}{}", operation.base(), operation.path());
        for media_type in ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/html", ""] {
            desk.send(operation.method(), &path, media_type, [0xff, 0xfe, b'{', 0]);
        }
    }
    let request = Request { method: Method::Get, url: "/users".into(), headers: desk.headers.clone(), body: Vec::new() };
    desk.sandbox.handle(&request, u64::MAX);
    desk.now_ms = u64::MAX;
    desk.get("/user-api/v201804/users").json(200);
    desk.post("/user-api/v201804/users", &serde_json::json!({"firstName": "A", "lastName": "B", "systemRole": {"id": "STANDARD"}}))
        .json(201);
}
