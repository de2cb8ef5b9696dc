//! Conversations that follow from a seed: requests for any operation, the clock, controls, and receivers that answer or do not.

extern crate std;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{BodyKind, Operation, operations};
use smartrecruiters_core::{Method, Multipart, Part, Request, Response};

use super::tools::path;
use super::webhooks::{activate, good, subscribe, wanted};
use super::{Answer, Desk};
use crate::Config;
use crate::ids::Ids;

/// What the vectors send, by operation: path arguments, query and body.
fn vectors() -> Vec<(Operation, Vec<Value>)> {
    let read = |operation: Operation| {
        let file = format!("{}/../../tests/vectors/{}/{}.json", env!("CARGO_MANIFEST_DIR"), operation.family().name, operation.id());
        let vector: Value = serde_json::from_slice(&std::fs::read(&file).expect(&file)).expect("a vector");
        (operation, vector["cases"].as_array().expect("cases").iter().map(|case| case["arguments"].clone()).collect())
    };
    operations().map(read).collect()
}

/// A conversation that follows from a seed alone.
pub(super) struct Talk {
    pub(super) desk: Desk,
    ids: Ids,
    vectors: Vec<(Operation, Vec<Value>)>,
    /// Ids that answers named.
    seen: Vec<String>,
}

impl Talk {
    pub(super) fn new(seed: u64) -> Self {
        let mut desk = Desk::with(Config { candidates: 30, limits: false, ..Config::default() });
        let id = subscribe(&mut desk, &wanted(&["application.created", "application.status.updated", "offer.updated", "job.updated"]));
        activate(&mut desk, &id, |request| Some(good(request))).empty(204);
        let mut other = wanted(&["offer.created", "candidate.updated", "onboarding.process.started"]);
        let url = "https://receiver.example/token";
        other["callbackAuthentication"] = json!({ "type": "oauth2", "clientId": "c", "clientSecret": "s", "tokenServiceUrl": url });
        let id = subscribe(&mut desk, &other);
        let token = || Response { status: 200, headers: [("a", "b")].into_iter().collect(), body: br#"{"access_token":"t"}"#.to_vec() };
        activate(&mut desk, &id, |request| Some(if request.url == url { token() } else { good(request) })).empty(204);
        Self { desk, ids: Ids::new(seed), vectors: vectors(), seen: Vec::new() }
    }

    pub(super) fn request(&mut self) -> Request {
        let (operation, cases) = &self.vectors[self.ids.below(self.vectors.len())];
        let case = &cases[self.ids.below(cases.len())];
        let mut given: Vec<(&str, &str)> =
            case["path"].as_object().into_iter().flatten().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
        if let Some(last) = given.last_mut().filter(|_| self.ids.below(3) == 0 && !self.seen.is_empty()) {
            last.1 = &self.seen[self.ids.below(self.seen.len())];
        }
        let mut url = path(operation.id(), &given);
        let mut mark = '?';
        for (name, value) in case["query"].as_object().into_iter().flatten() {
            url.push(mark);
            url.extend([name.as_str(), "=", &value.as_str().map_or_else(|| format!("{value}"), String::from)]);
            mark = '&';
        }
        let mut headers = self.desk.headers.clone();
        let body = match operation.body() {
            BodyKind::Multipart => {
                let parts =
                    [Part::field("attachmentType", "RESUME"), Part::file("file", "a.txt", "text/plain", b"Ada Ng a@ng.example".to_vec())];
                let (media_type, body) = Multipart { parts: parts.into() }.encode();
                headers.set("Content-Type", media_type);
                body
            }
            BodyKind::Form => {
                b"grant_type=client_credentials&client_id=alder-robotics-sync&client_secret=00000000000000000000000000000000".to_vec()
            }
            kind => {
                headers.set("Content-Type", kind.media_type().unwrap_or("application/json"));
                case.get("body").map(|body| format!("{body}").into_bytes()).unwrap_or_default()
            }
        };
        Request { method: operation.method(), url, headers, body }
    }

    /// One step, in words: time passes, something is asked, a control is used, or a receiver answers.
    pub(super) fn step(&mut self) -> String {
        self.desk.now_ms += self.ids.next() % 40_000;
        let now_ms = self.desk.now_ms;
        match self.ids.below(12) {
            0 => {
                let sent = self.desk.sandbox.outbox(now_ms);
                for delivery in sent {
                    let answer = (self.ids.below(3) > 0).then(|| good(&delivery.request));
                    self.desk.sandbox.delivered(delivery.id, answer.as_ref(), now_ms);
                }
                "outbox".into()
            }
            1 => {
                let (method, path, body) = self.ids.pick(&[
                    (1, "/clock", r#"{"advanceMs":90000}"#),
                    (1, "/clock", r#"{"frozen":true}"#),
                    (1, "/clock", r#"{"frozen":false}"#),
                    (1, "/limits", r#"{"on":true}"#),
                    (1, "/limits", r#"{"on":false}"#),
                    (2, "/faults", r#"{"fault":"5xx","count":3}"#),
                    (2, "/faults", r#"{"fault":"drop","handled":true,"count":2}"#),
                    (2, "/faults", r#"{"fault":"latency","chance":0.1}"#),
                    (2, "/credentials", r#"{"role":"STANDARD"}"#),
                    (3, "/faults", ""),
                    (3, "/credentials/sandbox-client-1", ""),
                    (0, "/clock", ""),
                ]);
                let method = [Method::Get, Method::Put, Method::Post, Method::Delete][method];
                _ = self.desk.sandbox.control(method, path, body, now_ms);
                format!("{method:?} {path} {body}")
            }
            _ => {
                let request = self.request();
                let answer = Answer(self.desk.sandbox.handle(&request, now_ms));
                if let Ok(Value::Object(fields)) = serde_json::from_slice(&answer.0.body) {
                    self.seen.extend(fields.get("id").and_then(Value::as_str).filter(|id| !id.contains('/')).map(String::from));
                }
                format!("{:?} {} {}: {}", request.method, request.url, String::from_utf8_lossy(&request.body), answer.0.status)
            }
        }
    }
}
