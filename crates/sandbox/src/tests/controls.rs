//! Controls: clock, limits, credentials, faults, log, reset.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::{Method, Request};

use super::tools::{ENGINEER, list, text};
use super::webhooks::listening;
use super::{Answer, Desk, NOW_MS};
use crate::{Config, Cut};

const ME: &str = "/user-api/v201804/users/me";
const TOKEN: &str = "/identity/oauth/token";
const FILES: &str = "/reporting-api/v201804/reports/1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0a9/files";
const MINUTE_MS: u64 = 60_000;

fn fault(desk: &mut Desk, rule: &Value) -> Value {
    desk.post("/__sandbox/faults", rule).json(201)
}

/// The answer in full.
fn whole(desk: &mut Desk, method: Method, path: &str, body: &str) -> crate::Answer {
    let mut headers = desk.headers.clone();
    headers.set("Content-Type", "application/json");
    desk.sandbox.answer(&Request { method, url: format!("http://127.0.0.1:7878/sandbox{path}"), headers, body: body.into() }, desk.now_ms)
}

#[test]
fn the_overview_says_what_there_is() {
    let mut desk = Desk::new();
    desk.headers.remove("x-smarttoken");
    let overview = desk.get("/__sandbox").json(200);
    assert_eq!((&overview["operations"], &overview["settings"]["seed"]), (&json!(306), &json!(1042)));
    let holds = &overview["holds"];
    assert_eq!((&holds["users"], &holds["jobs"], &holds["candidates"]), (&json!(12), &json!(25), &json!(250)));
    for control in list(&overview, "/controls") {
        let path = text(control, "/path").replace("{id}", "1");
        let wrong = desk.send(Method::Patch, &path, "", "").json(405);
        assert!(text(&wrong, "/message").ends_with(text(control, "/methods")), "{wrong}");
    }
}

#[test]
fn a_control_is_no_path_of_the_api_and_a_path_of_the_api_is_no_control() {
    let mut desk = Desk::new();
    assert!(text(&desk.get("/__sandbox/clocks").json(404), "/message").contains("there is clock, limits"));
    desk.get("/__sandbox/clock/1").json(404);
    desk.get("/__sandbox/faults/1/2").json(404);
    assert!(text(&desk.get("/__sandboxes").json(404), "/message").ends_with("is not known"));
    assert_eq!(desk.get("/__sandbox").header("x-ratelimit-limit"), None);
    assert_eq!(desk.get("/__sandbox").header("access-control-allow-origin"), Some("*"));
    assert_eq!(desk.send(Method::Options, "/__sandbox/faults", "", "").0.status, 204);
    assert_eq!(desk.send(Method::Head, "/__sandbox/clock", "", "").0.status, 200);
}

#[test]
fn what_a_control_cannot_read_is_named() {
    let mut desk = Desk::new();
    for (method, path, body, expected) in [
        (Method::Put, "/clock", "[]", "the body must be a JSON object"),
        (Method::Put, "/clock", "{", "the body is not JSON: "),
        (Method::Put, "/clock", r#"{"freeze":true}"#, "/freeze is not known here: there is now, advanceMs, frozen"),
        (Method::Put, "/clock", r#"{"now":"tomorrow"}"#, "/now must be a moment"),
        (Method::Put, "/clock", r#"{"now":true}"#, "/now must be a moment"),
        (Method::Put, "/clock", r#"{"advanceMs":-1}"#, "/advanceMs must be a whole number from 0"),
        (Method::Put, "/clock", r#"{"frozen":"yes"}"#, "/frozen must be true or false"),
        (Method::Put, "/limits", "", "/on is required"),
        (Method::Post, "/credentials", r#"{"role":"BOSS"}"#, "/role must be ADMINISTRATOR"),
        (Method::Post, "/credentials", r#"{"kind":"token"}"#, "/kind must be client, key or partner"),
        (Method::Post, "/credentials", r#"{"scopes":"jobs_read"}"#, "/scopes must be a list of texts"),
        (Method::Post, "/faults", "{}", "/fault must be one of latency, 429, 5xx, drop"),
        (Method::Post, "/faults", r#"{"fault":"fire"}"#, "/fault must be one of"),
        (Method::Post, "/faults", r#"{"fault":"drop","operation":"jobs.burn"}"#, "/operation names no operation"),
        (Method::Post, "/faults", r#"{"fault":"drop","ms":1}"#, "/ms does not go with drop"),
        (Method::Post, "/faults", r#"{"fault":"5xx","status":404}"#, "/status must be a whole number from 500 to 599"),
        (Method::Post, "/faults", r#"{"fault":"drop","chance":1.5}"#, "/chance must be a number from 0 to 1"),
        (Method::Post, "/faults", r#"{"fault":"drop","count":0}"#, "/count must be a whole number from 1"),
        (Method::Get, "/log?limit=all", "", "limit must be a whole number"),
        (Method::Post, "/reset", "7", "the body must be a JSON object"),
        (Method::Post, "/reset", r#"{"candidates":24}"#, "/candidates must be a whole number from 25 to 100000"),
        (Method::Post, "/reset", r#"{"users":1}"#, "/users must be a whole number from 12 to 50000"),
        (Method::Post, "/reset", r#"{"colour":1}"#, "/colour is no setting of the sandbox"),
        (Method::Post, "/reset", r#"{"bothCredentials":"x"}"#, "/bothCredentials must be one of key token refuse"),
        (Method::Post, "/reset", r#"{"outOfScopeStatus":70000}"#, "/outOfScopeStatus must be a whole number from 0 to 65535"),
        (Method::Post, "/restore", "{}", "this is no snapshot"),
        (Method::Post, "/restore", "[]", "this is no snapshot: it is no list"),
    ] {
        let refused = desk.send(method, &format!("/__sandbox{path}"), "", body).json(400);
        assert!(text(&refused, "/message").starts_with(expected), "{path} {body}: {refused}");
    }
    desk.delete("/__sandbox/faults/1").json(404);
    desk.delete("/__sandbox/credentials/nobody").json(404);
}

#[test]
fn the_clock_is_set_advanced_stopped_started_and_given_back() {
    let mut desk = Desk::new();
    let order = |desk: &mut Desk, body: Value| String::from(text(&desk.put("/__sandbox/clock", &body).json(200), "/now"));
    assert_eq!(order(&mut desk, json!({ "frozen": true })), "2026-11-02T09:00:00.000Z");
    desk.now_ms += MINUTE_MS;
    assert_eq!(order(&mut desk, json!({ "advanceMs": 1500 })), "2026-11-02T09:00:01.500Z");
    assert_eq!(order(&mut desk, json!({ "frozen": false })), "2026-11-02T09:00:01.500Z");
    desk.now_ms += MINUTE_MS;
    assert_eq!(order(&mut desk, json!({})), "2026-11-02T09:01:01.500Z");
    assert_eq!(order(&mut desk, json!({ "now": "2020-02-29T00:00:00Z", "advanceMs": 1 })), "2020-02-29T00:00:00.001Z");
    let created = desk.post("/candidates", &json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" })).json(201);
    assert_eq!(created["createdOn"], "2020-02-29T00:00:00.001Z");
    assert_eq!(order(&mut desk, json!({ "now": null })), "2026-11-02T09:02:00.000Z");
    assert_eq!(desk.get("/__sandbox/clock").json(200)["aheadMs"], 0);
}

#[test]
fn tokens_end_rates_recover_and_reports_run_by_the_sandboxs_clock() {
    let mut desk = Desk::with(Config::default());
    desk.put("/__sandbox/clock", &json!({ "frozen": true })).json(200);
    let advance = |desk: &mut Desk, ms: u64| desk.put("/__sandbox/clock", &json!({ "advanceMs": ms })).json(200);
    for _ in 0..10 {
        desk.get(ME).json(200);
        desk.now_ms += 1000;
    }
    desk.get(ME).json(429);
    advance(&mut desk, 1000);
    desk.get(ME).json(200);
    desk.post(FILES, &Value::Null).json(200);
    let file = format!("{FILES}/recent");
    let status = |desk: &mut Desk| String::from(text(&desk.get(&file).json(200), "/reportFileStatus"));
    assert_eq!(status(&mut desk), "PENDING");
    advance(&mut desk, 2000);
    assert_eq!(status(&mut desk), "RUNNING");
    advance(&mut desk, 2000);
    assert_eq!(status(&mut desk), "COMPLETED");
    super::tools::sign_in(&mut desk, (crate::DEMO_CLIENT_ID, crate::DEMO_CLIENT_SECRET));
    desk.get(ME).json(200);
    advance(&mut desk, 1_799_000);
    assert!(text(&desk.get(ME).json(401), "/message").contains("expired"));
}

#[test]
fn what_is_due_once_the_clock_was_advanced_is_in_the_outbox() {
    let (mut desk, _) = listening(&["job.status.updated"]);
    desk.put("/__sandbox/clock", &json!({ "frozen": true })).json(200);
    desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": "OFFER" })).json(201);
    let sent = desk.sandbox.outbox(desk.now_ms).pop().expect("a delivery");
    desk.sandbox.delivered(sent.id, None, desk.now_ms);
    desk.now_ms += 10 * MINUTE_MS;
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty());
    desk.put("/__sandbox/clock", &json!({ "advanceMs": MINUTE_MS })).json(200);
    assert_eq!(desk.sandbox.outbox(desk.now_ms).len(), 1);
}

#[test]
fn limits_are_switched_on_and_off() {
    let mut desk = Desk::new();
    assert_eq!(desk.get("/__sandbox/limits").json(200)["on"], false);
    desk.put("/__sandbox/limits", &json!({ "on": true })).json(200);
    let last = (0..11).map(|_| desk.get(ME).0.status).last();
    assert_eq!(last, Some(429));
    desk.put("/__sandbox/limits", &json!({ "on": false })).json(200);
    desk.get(ME).json(200);
}

#[test]
fn a_credential_that_was_made_opens_what_its_scopes_and_its_role_allow_until_it_is_revoked() {
    let mut desk = Desk::new();
    let known = desk.get("/__sandbox/credentials").json(200);
    assert_eq!(list(&known, "/content").len(), 9);
    assert_eq!(known["content"][0]["apiKey"], crate::DEMO_API_KEY);
    let made = desk.post("/__sandbox/credentials", &json!({ "role": "EXTENDED", "scopes": ["jobs_read", "users_read"] })).json(201);
    super::tools::sign_in(&mut desk, (text(&made, "/clientId"), text(&made, "/clientSecret")));
    desk.get("/jobs").json(200);
    desk.get("/candidates").refused(403, "PERMISSION_DENIED");
    assert_eq!(desk.get(ME).json(200)["id"], made["userId"]);
    desk.delete(&format!("/__sandbox/credentials/{}", text(&made, "/id"))).empty(204);
    assert!(text(&desk.get("/jobs").json(401), "/message").contains("revoked"));
    let form =
        format!("grant_type=client_credentials&client_id={}&client_secret={}", text(&made, "/clientId"), text(&made, "/clientSecret"));
    desk.send(Method::Post, TOKEN, "application/x-www-form-urlencoded", form).json(401);
    let key = desk.post("/__sandbox/credentials", &json!({ "kind": "key", "role": "EMPLOYEE" })).json(201);
    desk.headers = [("X-SmartToken", text(&key, "/apiKey"))].into_iter().collect();
    desk.get(ME).json(200);
    assert_eq!(desk.get("/user-api/v201804/users").0.status, 403);
    desk.delete("/__sandbox/credentials/key").empty(204);
    desk.headers.set("X-SmartToken", crate::DEMO_API_KEY);
    desk.get(ME).json(401);
    assert!(!format!("{:?}", desk.sandbox).contains(text(&key, "/apiKey")), "keys are not shown");
}

#[test]
fn a_fault_takes_the_place_of_an_answer_and_the_request_has_no_effect() {
    let mut desk = Desk::new();
    let names = json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" });
    let count = |desk: &mut Desk| desk.get("/__sandbox").json(200)["holds"]["candidates"].clone();
    for (rule, status, retry_after) in [
        (json!({ "fault": "429", "retryAfter": 7 }), 429, Some("7")),
        (json!({ "fault": "5xx" }), 503, None),
        (json!({ "fault": "5xx", "status": 500 }), 500, None),
        (json!({ "fault": "html-error" }), 502, None),
        (json!({ "fault": "drop" }), 502, None),
    ] {
        let made = fault(&mut desk, &rule);
        let answer = desk.post("/candidates", &names);
        assert_eq!((answer.0.status, answer.header("retry-after")), (status, retry_after), "{rule}");
        assert_eq!(answer.header("x-sandbox-fault"), rule["fault"].as_str());
        assert_eq!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")), rule["fault"] == "html-error");
        assert_eq!(count(&mut desk), 250);
        desk.delete(&format!("/__sandbox/faults/{}", made["id"])).empty(204);
    }
    fault(&mut desk, &json!({ "fault": "drop", "handled": true }));
    let answer = whole(&mut desk, Method::Post, "/candidates", &format!("{names}"));
    assert_eq!(answer.cut, Some(Cut::Head));
    assert_eq!(count(&mut desk), 251, "the request took effect although its answer was lost");
}

#[test]
fn a_fault_hurts_an_answer() {
    let mut desk = Desk::new();
    let good = whole(&mut desk, Method::Get, ME, "").response;
    fault(&mut desk, &json!({ "fault": "latency", "ms": 300 }));
    fault(&mut desk, &json!({ "fault": "latency", "ms": 40 }));
    fault(&mut desk, &json!({ "fault": "slow-body", "ms": 5000 }));
    fault(&mut desk, &json!({ "fault": "truncate", "bytes": 9 }));
    fault(&mut desk, &json!({ "fault": "wrong-content-type" }));
    let answer = whole(&mut desk, Method::Get, ME, "");
    assert_eq!((answer.delay_ms, answer.spread_ms, answer.cut), (340, 5000, Some(Cut::Body(9))));
    assert_eq!((answer.response.media_type().as_str(), &answer.response.body), ("text/plain", &good.body));
    assert_eq!(Answer(answer.into_response()).text().len(), 9);
    desk.delete("/__sandbox/faults").empty(204);
    assert_eq!(desk.get(ME).header("x-sandbox-fault"), None);
}

#[test]
fn a_fault_is_of_one_operation_happens_so_often_or_by_chance() {
    let mut desk = Desk::new();
    fault(&mut desk, &json!({ "fault": "5xx", "operation": "jobs.list", "count": 2 }));
    desk.get(ME).json(200);
    let statuses: Vec<u16> = (0..3).map(|_| desk.get("/jobs").0.status).collect();
    assert_eq!(statuses, [503, 503, 200]);
    assert_eq!(desk.get("/__sandbox/faults").json(200), json!({ "content": [] }), "a rule that is used up is gone");
    let struck = |seed: u64| {
        let mut desk = Desk::with(Config { seed, limits: false, ..Config::default() });
        fault(&mut desk, &json!({ "fault": "5xx", "chance": 0.25 }));
        (0..400).map(|_| desk.get(ME).0.status == 503).collect::<Vec<_>>()
    };
    let one = struck(1);
    let count = one.iter().filter(|struck| **struck).count();
    assert!((70..130).contains(&count), "{count} of 400");
    assert_eq!(one, struck(1));
    assert_ne!(one, struck(2));
}

#[test]
fn the_log_tells_what_was_asked_newest_first_and_no_secret() {
    let mut desk = Desk::new();
    desk.get("/jobs?limit=1&apiKey=hunter2");
    fault(&mut desk, &json!({ "fault": "latency", "ms": 250 }));
    desk.get(ME).json(200);
    desk.get("/nothing");
    let log = desk.get("/__sandbox/log").json(200);
    assert_eq!(
        log["content"],
        json!([
            { "number": 3, "at": "2026-11-02T09:00:00.000Z", "method": "GET", "path": "/nothing", "status": 404 },
            {
                "number": 2, "at": "2026-11-02T09:00:00.000Z", "method": "GET", "path": ME, "operation": "users.me", "status": 200,
                "fault": "latency", "delayMs": 250,
            },
            {
                "number": 1, "at": "2026-11-02T09:00:00.000Z", "method": "GET", "path": "/jobs?limit=1&apiKey=[redacted]",
                "operation": "jobs.list", "status": 200,
            },
        ])
    );
    assert_eq!(list(&desk.get("/__sandbox/log?limit=1").json(200), "/content").len(), 1);
    desk.delete("/__sandbox/log").empty(204);
    assert_eq!(desk.get("/__sandbox/log").json(200), json!({ "content": [] }));
}

#[test]
fn a_reset_begins_anew_with_other_settings() {
    let mut desk = Desk::new();
    let users = |desk: &mut Desk| desk.get("/__sandbox").json(200)["holds"]["users"].clone();
    let first = |desk: &mut Desk| desk.get("/candidates?limit=3").json(200)["content"][2]["id"].clone();
    let before = first(&mut desk);
    fault(&mut desk, &json!({ "fault": "latency" }));
    desk.put("/__sandbox/clock", &json!({ "now": 0 })).json(200);
    let overview = desk.post("/__sandbox/reset", &json!({ "seed": 7, "users": 300, "candidates": 25, "retryAfter": true })).json(200);
    assert_eq!((&overview["holds"]["users"], &overview["holds"]["candidates"]), (&json!(300), &json!(25)));
    assert_eq!((&overview["holds"]["faults"], &overview["clock"]["nowMs"]), (&json!(0), &json!(NOW_MS)));
    assert_eq!(overview["settings"]["limits"], false, "what is not named stays");
    assert_ne!(first(&mut desk), before);
    desk.post("/__sandbox/reset", &json!({ "seed": 1042, "users": 12, "candidates": 250 })).json(200);
    assert_eq!((users(&mut desk), first(&mut desk)), (json!(12), before));
}

#[test]
fn settings_are_read_from_json_and_shown_in_it() {
    let text =
        r#"{"origin":"https://sandbox.example","seed":7,"rateLimited":"errors","duplicateCandidate":"refuse","unauthorizedStatus":403}"#;
    let config = Config::from_json(text).expect("settings");
    assert_eq!((config.seed, config.unauthorized.status, config.origin.as_str()), (7, 403, "https://sandbox.example"));
    assert_eq!((config.rate_limited, config.duplicate_candidate), (crate::RefusalBody::Errors, crate::DuplicateCandidate::Refuse));
    let mut again = Config { origin: config.origin.clone(), ..Config::default() };
    again.read(config.json().as_object().expect("an object")).expect("its own settings");
    assert_eq!(again, config);
    assert!(Config::from_json("7").is_err() && Config::from_json(r#"{"origin":7}"#).is_err());
}

#[test]
fn rust_reaches_the_controls_without_a_request() {
    let mut desk = Desk::new();
    let said = desk.sandbox.control(Method::Put, "/limits", r#"{"on":true}"#, NOW_MS);
    assert_eq!(said.as_deref(), Ok(r#"{"on":true}"#));
    assert_eq!(desk.sandbox.control(Method::Put, "/limits", "{}", NOW_MS), Err("/on is required".into()));
}
