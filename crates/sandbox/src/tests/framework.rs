//! What holds for every operation: credentials, scopes, roles, limits, cursors, CORS, paths and bodies.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::{Method, percent};

use super::Desk;
use crate::{
    Config, DEMO_API_KEY, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, DEMO_READER_ID, DEMO_READER_SECRET, DEMO_WEAK_ID, DEMO_WEAK_SECRET,
    OutOfRange, Precedence, Refusal, RefusalBody,
};

const USERS: &str = "/user-api/v201804/users";
const ME: &str = "/user-api/v201804/users/me";

/// A desk whose requests carry a token of this client.
fn with_token(config: Config, id: &str, secret: &str) -> Desk {
    let mut desk = Desk::with(config);
    desk.headers.remove("x-smarttoken");
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let token = desk.send(Method::Post, "/identity/oauth/token", "application/x-www-form-urlencoded", form).json(200);
    desk.headers.set("Authorization", format!("Bearer {}", token["access_token"].as_str().expect("a token")));
    desk
}

#[test]
fn a_credential_that_is_missing_or_wrong_is_told_what_to_send() {
    for (name, value, expected) in [
        ("Accept", "*/*", "no credential was sent: send an API key as X-SmartToken, or an access token as Authorization: Bearer"),
        ("X-Smart-Token", DEMO_API_KEY, "no credential was sent: the header is spelled X-SmartToken, with one hyphen"),
        ("X-SmartToken", "DCRA1-wrong", "the API key is not known"),
        ("X-SmartToken", "00000000000000000000000000000000", "the API key is not known: its prefix DCRA1- is part of it"),
        ("X-SmartToken", "Bearer abc", "this is an access token: send it as Authorization: Bearer, not as X-SmartToken"),
        ("Authorization", DEMO_API_KEY, "the Authorization header must be `Bearer` and an access token"),
        (
            "Authorization",
            "Bearer DCRA1-00000000000000000000000000000000",
            "this is an API key: send it as X-SmartToken, not as a bearer token",
        ),
        ("Authorization", "Bearer nothing", "the access token is not known"),
    ] {
        let mut desk = Desk::new();
        desk.headers.remove("x-smarttoken");
        desk.headers.set(name, value);
        assert_eq!(desk.get(ME).json(401), json!({ "message": expected }), "{name}: {value}");
    }
}

#[test]
fn what_a_401_looks_like_is_a_setting() {
    let refusal = |status, body| Config { unauthorized: Refusal { status, body }, ..Config::default() };
    let mut desk = Desk::with(refusal(403, RefusalBody::Errors));
    desk.headers.remove("x-smarttoken");
    desk.get(ME).refused(403, "UNAUTHORIZED");
    let mut desk = Desk::with(refusal(401, RefusalBody::Empty));
    desk.headers.remove("x-smarttoken");
    desk.get(ME).empty(401);
}

#[test]
fn where_both_credentials_are_sent_a_setting_says_which_counts() {
    for (precedence, status, role) in
        [(Precedence::Key, 200, "ADMINISTRATOR"), (Precedence::Token, 200, "EMPLOYEE"), (Precedence::Refuse, 401, "")]
    {
        let mut desk = with_token(Config { both_credentials: precedence, ..Config::default() }, DEMO_WEAK_ID, DEMO_WEAK_SECRET);
        desk.headers.set("X-SmartToken", DEMO_API_KEY);
        let body = desk.get(ME).json(status);
        assert_eq!(body.pointer("/systemRole/id").and_then(Value::as_str).unwrap_or_default(), role);
    }
}

#[test]
fn a_token_without_the_scope_and_a_role_without_the_power_are_refused_apart() {
    let mut reader = with_token(Config::default(), DEMO_READER_ID, DEMO_READER_SECRET);
    reader.get(USERS).json(200);
    let refused = reader.post(USERS, &json!({}));
    refused.refused(403, "PERMISSION_DENIED");
    assert!(refused.text().contains("lacks the scope users_manage"), "{}", refused.text());
    let mut weak = with_token(Config::default(), DEMO_WEAK_ID, DEMO_WEAK_SECRET);
    let refused = weak.get(USERS);
    refused.refused(403, "PERMISSION_DENIED");
    assert!(refused.text().contains("the system role EMPLOYEE may not do this"), "{}", refused.text());
    weak.get(ME).json(200);
}

#[test]
fn a_public_operation_ignores_a_wrong_credential_unless_told_otherwise() {
    for (strict_public, status) in [(false, 200), (true, 401)] {
        let mut desk = Desk::with(Config { strict_public, ..Config::default() });
        desk.headers.set("X-SmartToken", "wrong");
        desk.get("/v1/companies/AlderRobotics/departments").json(status);
    }
}

#[test]
fn ten_requests_a_second_are_taken_from_each_credential_on_each_operation() {
    let mut desk = Desk::with(Config { retry_after: true, ..Config::default() });
    for left in (0..10).rev() {
        let answer = desk.get(ME);
        answer.json(200);
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(format!("{left}").as_str()));
        desk.now_ms += 50;
    }
    let refused = desk.get(ME);
    assert_eq!(refused.json(429)["message"], "too many requests: the next is taken in 500 ms");
    assert_eq!(refused.header("retry-after"), Some("1"));
    desk.get(USERS).json(200);
    desk.now_ms += 500;
    desk.get(ME).json(200);
    desk.get(ME).json(429);
    let mut other = with_token(Config::default(), DEMO_CLIENT_ID, DEMO_CLIENT_SECRET);
    (0..10).for_each(|_| drop(other.get(ME).json(200)));
    other.headers.remove("authorization");
    other.headers.set("X-SmartToken", DEMO_API_KEY);
    other.get(ME).json(200);
}

#[test]
fn limits_can_be_switched_off_and_retry_after_is_not_sent_unless_told() {
    let mut desk = Desk::new();
    (0..30).for_each(|_| drop(desk.get(ME).json(200)));
    let mut desk = Desk::with(Config { rate_limited: RefusalBody::Errors, ..Config::default() });
    (0..10).for_each(|_| drop(desk.get(ME)));
    let refused = desk.get(ME);
    refused.refused(429, "TOO_MANY_REQUESTS");
    assert_eq!(refused.header("retry-after"), None);
}

#[test]
fn every_answer_has_the_four_rate_headers_and_can_be_read_by_any_page() {
    let mut desk = Desk::new();
    for (method, path) in [
        (Method::Get, ME),
        (Method::Get, "/nowhere"),
        (Method::Get, "/messages"),
        (Method::Delete, ME),
        (Method::Post, USERS),
        (Method::Post, "/identity/oauth/token"),
        (Method::Options, USERS),
        (Method::Head, ME),
    ] {
        let answer = desk.send(method, path, "application/json", "{");
        for name in ["Limit", "Remaining", "Concurrent-Limit", "Concurrent-Remaining"] {
            assert!(answer.header(&format!("x-ratelimit-{name}")).is_some_and(|value| value.parse::<u8>().is_ok()), "{path} {name}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert!(answer.header("access-control-expose-headers").is_some_and(|names| names.contains("Link") && names.contains("ETag")));
    }
}

#[test]
fn a_preflight_is_answered_without_a_credential() {
    let mut desk = Desk::new();
    desk.headers.remove("x-smarttoken");
    desk.headers.set("Access-Control-Request-Method", "PATCH");
    let answer = desk.send(Method::Options, "/user-api/v201804/users/1", "", "");
    answer.empty(204);
    let allowed = answer.header("access-control-allow-headers").expect("a list");
    for name in ["X-SmartToken", "Authorization", "Content-Type", "Accept-Language", "If-None-Match"] {
        assert!(allowed.contains(name), "{name}");
    }
    assert!(answer.header("access-control-allow-methods").is_some_and(|methods| methods.contains("PATCH")));
    let mut closed = Desk::with(Config { cors: false, ..Config::default() });
    let answer = closed.send(Method::Options, ME, "", "");
    assert_eq!((answer.0.status, answer.header("access-control-allow-origin")), (405, None));
}

#[test]
fn paths_and_methods_that_are_not_known_are_answered_with_a_hint() {
    let mut desk = Desk::new();
    let mut message =
        |method, path: &str, status| String::from(desk.send(method, path, "", "").json(status)["message"].as_str().expect("a sentence"));
    assert!(message(Method::Get, "/user-api/v201804/user", 404).ends_with("did you mean /user-api/v201804/users (users.list)?"));
    assert_eq!(message(Method::Delete, ME, 405), format!("{ME} is not served with DELETE: it is known with GET, PATCH"));
}

#[test]
fn head_is_get_without_its_body() {
    let mut desk = Desk::new();
    let answer = desk.send(Method::Head, ME, "", "");
    answer.empty(200);
    assert!(answer.header("content-type").is_some());
    let mut desk = Desk::with(Config { head: false, ..Config::default() });
    desk.send(Method::Head, ME, "", "").empty(405);
}

#[test]
fn a_cursor_leads_through_the_whole_list_and_no_further() {
    let mut desk = Desk::new();
    let mut seen: Vec<Value> = Vec::new();
    let mut path = format!("{USERS}?limit=5");
    loop {
        let page = desk.get(&path).json(200);
        seen.extend(page["content"].as_array().expect("a list").iter().map(|user| user["id"].clone()));
        let Some(next) = page.get("nextPageId").and_then(Value::as_str) else { break };
        let mut cursor = String::new();
        percent::encode(next, &mut cursor);
        path = format!("{USERS}?limit=5&pageId={cursor}");
        if seen.len() == 5 {
            desk.post(USERS, &json!({ "firstName": "Late", "lastName": "Comer", "systemRole": { "id": "EMPLOYEE" } })).json(201);
        }
    }
    assert_eq!(seen.len(), 13, "twelve, and the one who came while the pages were read");
    let mut once = seen.clone();
    once.dedup();
    assert_eq!(once.len(), seen.len());
    for bad in ["nonsense", "MHwxfHg=", "%00"] {
        desk.get(&format!("{USERS}?pageId={bad}")).refused(400, "INVALID_PAGE_ID");
    }
}

#[test]
fn a_page_size_out_of_range_is_brought_into_it_or_refused_as_set() {
    for (size, used) in [("0", 1), ("1000", 100), ("-3", 1)] {
        assert_eq!(Desk::new().get(&format!("{USERS}?limit={size}")).json(200)["limit"], used);
        let mut strict = Desk::with(Config { limit_out_of_range: OutOfRange::Refuse, ..Config::default() });
        strict.get(&format!("{USERS}?limit={size}")).refused(400, "INVALID_REQUEST");
    }
}

#[test]
fn parameters_of_the_wrong_kind_are_refused_by_name() {
    let mut desk = Desk::new();
    for (query, expected) in [
        ("limit=many", "the parameter limit must be a whole number, not a text"),
        ("updatedAfter=yesterday", "the parameter updatedAfter must be a date and time such as 2026-10-13T18:04:52.562Z"),
        ("q=%zz", "the query holds a broken percent escape"),
    ] {
        let answer = desk.get(&format!("{USERS}?{query}"));
        answer.refused(400, "INVALID_REQUEST");
        assert_eq!(answer.json(400)["message"], expected);
    }
    desk.get(&format!("{USERS}?unknown=%21&limit=")).json(200);
}

#[test]
fn a_body_that_cannot_be_read_is_refused_with_the_place() {
    let mut desk = Desk::with(Config { limits: false, body_limit: 100, ..Config::default() });
    let broken = desk.send(Method::Post, USERS, "application/json", "{\n  \"firstName\" \"Susan\"\n}");
    assert_eq!(broken.json(400)["message"], "the body is not JSON: it breaks at line 2, column 15");
    let large = desk.send(Method::Post, USERS, "application/json", "x".repeat(101));
    assert_eq!(large.json(413)["message"], "the body has 101 bytes, and at most 100 are taken");
    let text = desk.send(Method::Post, USERS, "text/plain;charset=UTF-8", "{}");
    assert_eq!(text.json(415)["message"], "the content type text/plain is not taken: send application/json");
    let missing = desk.send(Method::Post, USERS, "", "");
    assert_eq!(missing.json(422)["errors"][0]["message"], "is missing: send application/json");
}

#[test]
fn settings_add_a_place_and_a_number_to_answers() {
    let config = Config { location_header: true, request_id_header: Some("X-Request-Id"), ..Config::default() };
    let mut desk = Desk::with(config);
    let answer = desk.post(USERS, &json!({ "firstName": "Nia", "lastName": "Bo", "systemRole": { "id": "STANDARD" } }));
    let id = String::from(answer.json(201)["id"].as_str().expect("an id"));
    assert_eq!(answer.header("location"), Some(format!("http://127.0.0.1:7878/sandbox{USERS}/{id}").as_str()));
    assert_eq!((answer.header("x-request-id"), desk.get(ME).header("x-request-id")), (Some("1"), Some("2")));
}

#[test]
fn the_same_settings_and_requests_give_the_same_bytes() {
    let run = |seed| {
        let mut desk = Desk::with(Config { seed, ..Config::default() });
        let created = desk.post(USERS, &json!({ "firstName": "Nia", "lastName": "Bo", "systemRole": { "id": "STANDARD" } })).text();
        created + &desk.get("/v1/companies/AlderRobotics/postings?limit=100").text()
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}
