//! Deliveries: what is sent, when it is sent again, and what is remembered of it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::{Headers, Response};

use super::Desk;
use super::tools::{ENGINEER, list, text};
use super::webhooks::{activate, good, listening, subscribe, wanted};
use crate::{Config, Delivery};

const SUBSCRIPTIONS: &str = "/webhooks-api/v201907/subscriptions";
const MINUTE_MS: u64 = 60_000;

/// Moves the job, so that there is something to tell.
fn stir(desk: &mut Desk, status: &str) {
    desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": status })).json(201);
}

fn answer(status: u16) -> Response {
    Response { status, headers: Headers::new(), body: Vec::new() }
}

#[track_caller]
fn one(desk: &mut Desk) -> Delivery {
    let mut all = desk.sandbox.outbox(desk.now_ms);
    assert_eq!(all.len(), 1, "{all:?}");
    all.pop().expect("one")
}

fn log(desk: &mut Desk, id: &str, query: &str) -> Value {
    desk.get(&format!("{SUBSCRIPTIONS}/{id}/callbacks-log{query}")).json(200)
}

#[test]
fn a_delivery_is_a_post_of_json_with_the_events_headers() {
    let (mut desk, _) = listening(&["job.status.updated"]);
    stir(&mut desk, "OFFER");
    let Delivery { request, timeout_ms, .. } = one(&mut desk);
    assert_eq!((request.method.as_str(), request.url.as_str(), timeout_ms), ("POST", "https://receiver.example/hooks", 5000));
    let header = |name: &str| request.headers.get(name);
    assert_eq!(header("content-type"), Some("application/json"));
    assert_eq!((header("event-name"), header("event-version")), (Some("job.status.updated"), Some("v201910")));
    assert_eq!(header("link"), Some(format!("<http://127.0.0.1:7878/sandbox/jobs/{ENGINEER}>; rel=self").as_str()));
    assert_eq!((header("smartrecruiters-signature"), header("smartrecruiters-timestamp")), (None, None), "there is no key yet");
    assert_eq!(request.body, format!("{{\"id\":\"{ENGINEER}\"}}").into_bytes());
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty(), "it is handed out once");
}

#[test]
fn a_delivery_is_signed_with_each_live_key_at_the_time_of_each_attempt() {
    let (mut desk, id) = listening(&["job.status.updated"]);
    let key = |desk: &mut Desk| desk.post(&format!("{SUBSCRIPTIONS}/{id}/secret-key"), &Value::Null).json(201);
    let old = String::from(text(&key(&mut desk), "/secretKey"));
    desk.now_ms += 1000;
    let new = String::from(text(&key(&mut desk), "/secretKey"));
    stir(&mut desk, "OFFER");
    let mut seen = Vec::new();
    for (later_ms, keys) in [(0, &[&old, &new][..]), (MINUTE_MS, &[&old, &new]), (24 * 60 * MINUTE_MS, &[&new])] {
        desk.now_ms += later_ms;
        let sent = one(&mut desk);
        let header = |name: &str| sent.request.headers.get(name).unwrap_or_default();
        assert_eq!(header("smartrecruiters-timestamp"), format!("{}", desk.now_ms / 1000));
        let signatures: Vec<&str> = header("smartrecruiters-signature").split(';').collect();
        assert_eq!(signatures.len(), keys.len());
        let signed = [
            header("smartrecruiters-timestamp"),
            core::str::from_utf8(&sent.request.body).expect("a text"),
            header("event-id"),
            header("event-name"),
            header("event-version"),
            header("link"),
        ];
        for (key, signature) in keys.iter().zip(&signatures) {
            assert_eq!(**signature, format!("v1={}", reference::hmac_sha256(key.as_bytes(), signed.join(".").as_bytes())));
        }
        seen.push(String::from(header("event-id")));
        desk.sandbox.delivered(sent.id, Some(&answer(500)), desk.now_ms);
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "all attempts have the id of the event");
}

#[test]
fn a_delivery_that_fails_is_made_ten_times_again_on_schedule() {
    let (mut desk, id) = listening(&["job.status.updated"]);
    stir(&mut desk, "OFFER");
    for (attempt, minutes) in [0, 1, 3, 10, 45, 120, 240, 480, 960, 1440, 1440].into_iter().enumerate() {
        if minutes > 0 {
            desk.now_ms += minutes * MINUTE_MS - 1;
            assert!(desk.sandbox.outbox(desk.now_ms).is_empty(), "attempt {attempt} comes after {minutes} minutes");
            desk.now_ms += 1;
        }
        let sent = one(&mut desk);
        let received = [Some(answer(500)), Some(answer(200)), None];
        desk.sandbox.delivered(sent.id, received[attempt % 3].as_ref(), desk.now_ms);
    }
    desk.now_ms += 3000 * MINUTE_MS;
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty());
    assert_eq!(list(&log(&mut desk, &id, "?limit=100&callbackStatus=failed"), "").len(), 11);
    assert_eq!(desk.get(&format!("{SUBSCRIPTIONS}/{id}")).json(200)["status"], "active");
}

#[test]
fn an_answer_counts_that_is_202_and_comes_within_five_seconds() {
    let (mut desk, id) = listening(&["job.status.updated"]);
    for (status, took_ms, successful) in
        [("OFFER", 4999, true), ("FILLED", 5000, false), ("SOURCING", 0, true), ("CANCELLED", 60_000, false)]
    {
        stir(&mut desk, status);
        let sent = one(&mut desk);
        desk.now_ms += took_ms;
        if took_ms == 60_000 {
            desk.sandbox.outbox(desk.now_ms);
        }
        desk.sandbox.delivered(sent.id, Some(&answer(202)), desk.now_ms);
        desk.sandbox.delivered(sent.id, Some(&answer(202)), desk.now_ms);
        let lines = log(&mut desk, &id, "?limit=1");
        assert_eq!(lines[0]["status"], if successful { "successful" } else { "failed" }, "{status}");
    }
    assert_eq!(list(&log(&mut desk, &id, "?limit=100&callbackStatus=successful"), "").len(), 2);
}

#[test]
fn the_log_is_newest_first_reaches_back_thirty_days_and_shows_no_signature() {
    let (mut desk, id) = listening(&["job.status.updated"]);
    desk.post(&format!("{SUBSCRIPTIONS}/{id}/secret-key"), &Value::Null).json(201);
    for status in ["OFFER", "FILLED", "SOURCING"] {
        stir(&mut desk, status);
        let sent = one(&mut desk);
        desk.sandbox.delivered(sent.id, Some(&answer(202)), desk.now_ms);
        desk.now_ms += 86_400_000;
    }
    let whole = log(&mut desk, &id, "");
    let times: Vec<&str> = list(&whole, "").iter().map(|line| text(line, "/timestamp")).collect();
    assert!(times.len() == 3 && times.windows(2).all(|pair| pair[0] > pair[1]), "{times:?}");
    let details = &whole[0]["requestDetails"];
    assert_eq!(details["body"], format!("{{\"id\":\"{ENGINEER}\"}}"));
    assert_eq!(details["headers"]["event-name"], "job.status.updated");
    assert!(!format!("{whole}").contains("signature"));
    assert_eq!(list(&log(&mut desk, &id, &format!("?after={}", times[1])), "").len(), 1);
    assert_eq!(list(&log(&mut desk, &id, &format!("?before={}", times[1])), "").len(), 1);
    let first = desk.get(&format!("{SUBSCRIPTIONS}/{id}/callbacks-log?limit=2"));
    assert!(first.header("link").is_some_and(|link| link.contains("page_id=")));
    desk.now_ms += 28 * 86_400_000;
    assert_eq!(list(&log(&mut desk, &id, ""), "").len(), 1);
}

#[test]
fn a_subscription_that_fails_too_often_is_suspended_until_it_is_activated_again() {
    let mut desk = Desk::with(Config { suspend_after: 3, limits: false, ..Config::default() });
    let id = subscribe(&mut desk, &wanted(&["job.status.updated"]));
    activate(&mut desk, &id, |request| Some(good(request))).empty(204);
    for status in ["OFFER", "FILLED", "SOURCING", "CANCELLED"] {
        stir(&mut desk, status);
    }
    let sent = desk.sandbox.outbox(desk.now_ms);
    assert_eq!(sent.len(), 4);
    desk.sandbox.delivered(sent[0].id, None, desk.now_ms);
    desk.sandbox.delivered(sent[1].id, Some(&answer(202)), desk.now_ms);
    for delivery in &sent[2..] {
        desk.sandbox.delivered(delivery.id, None, desk.now_ms);
    }
    let status = |desk: &mut Desk| desk.get(&format!("{SUBSCRIPTIONS}/{id}")).json(200)["status"].clone();
    assert_eq!(status(&mut desk), "active", "a success in between starts the count anew");
    desk.now_ms += MINUTE_MS;
    let again = desk.sandbox.outbox(desk.now_ms).pop().expect("what failed");
    desk.sandbox.delivered(again.id, None, desk.now_ms);
    assert_eq!(status(&mut desk), "inactive");
    desk.now_ms += 2000 * MINUTE_MS;
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty(), "what was on its way is lost");
    activate(&mut desk, &id, |request| Some(good(request))).empty(204);
    stir(&mut desk, "OFFER");
    one(&mut desk);
}

#[test]
fn a_receiver_is_shown_who_calls_in_the_way_it_asked_for() {
    for (authentication, name, value) in [
        (json!({ "type": "basic", "username": "alder", "password": "robotics" }), "authorization", "Basic YWxkZXI6cm9ib3RpY3M="),
        (json!({ "type": "header", "headerName": "X-Token", "headerValue": "hunter2" }), "x-token", "hunter2"),
    ] {
        let mut desk = Desk::new();
        let mut body = wanted(&["job.status.updated"]);
        body["callbackAuthentication"] = authentication;
        let id = subscribe(&mut desk, &body);
        activate(&mut desk, &id, |request| (request.headers.get(name) == Some(value)).then(|| good(request))).empty(204);
        stir(&mut desk, "OFFER");
        let sent = one(&mut desk);
        assert_eq!(sent.request.headers.get(name), Some(value));
        assert!(!format!("{sent:?} {:?}", desk.sandbox).contains(value), "credentials are not shown");
    }
}

#[test]
fn a_token_is_fetched_first_kept_for_its_milliseconds_and_fetched_again() {
    let mut desk = Desk::new();
    let mut body = wanted(&["job.status.updated"]);
    let url = "https://receiver.example/token";
    body["callbackAuthentication"] = json!({ "type": "oauth2", "clientId": "a&b", "clientSecret": "s s", "tokenServiceUrl": url });
    let id = subscribe(&mut desk, &body);
    let token = |request: &smartrecruiters_core::Request| {
        assert_eq!(request.body, b"grant_type=client_credentials&client_id=a%26b&client_secret=s%20s");
        Response { status: 200, headers: Headers::new(), body: br#"{"access_token":"t1","expires_in":60000}"#.to_vec() }
    };
    let receiver = |request: &smartrecruiters_core::Request| {
        if request.url == url {
            return Some(token(request));
        }
        assert_eq!(request.headers.get("authorization"), Some("Bearer t1"));
        Some(good(request))
    };
    activate(&mut desk, &id, receiver).empty(204);
    stir(&mut desk, "OFFER");
    let sent = one(&mut desk);
    assert_eq!(sent.request.url, "https://receiver.example/hooks");
    desk.sandbox.delivered(sent.id, Some(&answer(202)), desk.now_ms);
    desk.now_ms += 60_000;
    stir(&mut desk, "FILLED");
    let sent = one(&mut desk);
    assert_eq!(sent.request.url, url);
    desk.sandbox.delivered(sent.id, Some(&answer(401)), desk.now_ms);
    assert_eq!(log(&mut desk, &id, "?limit=1")[0]["status"], "failed", "without a token, the delivery failed");
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty());
    desk.now_ms += MINUTE_MS;
    assert_eq!(one(&mut desk).request.url, url);
}

/// HMAC-SHA256 by its definition (RFC 2104), on the hash alone.
mod reference {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use sha2::{Digest, Sha256};

    pub(super) fn hmac_sha256(key: &[u8], message: &[u8]) -> String {
        let mut block = [0u8; 64];
        block.iter_mut().zip(key).for_each(|(place, byte)| *place = *byte);
        let pad = |with: u8| block.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
        let inner = Sha256::digest([pad(0x36), message.to_vec()].concat());
        let digest: [u8; 32] = Sha256::digest([pad(0x5c), inner.to_vec()].concat()).into();
        let [high, low] = [&digest[..16], &digest[16..]].map(|half| u128::from_be_bytes(half.try_into().expect("16 bytes")));
        format!("{high:032x}{low:032x}")
    }
}
