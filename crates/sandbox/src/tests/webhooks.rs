//! Subscriptions, their keys, and the events that they hear of.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::find;
use smartrecruiters_core::{Method, Request, Response};

use super::schemas::fits;
use super::tools::{AD, AMELIA, DANIEL, ENGINEER, GERMAN_AD, SAFETY, Sent, TECHNICIAN, ask, list, path, signed_in, text};
use super::{Answer, Desk};
use crate::{Config, DEMO_API_KEY, DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET, Delivery, Reply};

const SUBSCRIPTIONS: &str = "/webhooks-api/v201907/subscriptions";
/// The subscription of the story.
const STORY: (&str, &str) = ("id", "8b7c6d5e-4f3a-4b2c-9d1e-0f2a3b4c5d6e");

#[track_caller]
fn call(desk: &mut Desk, id: &str, arguments: &[(&str, &str)], query: &str, sent: &Sent) -> Answer {
    let id = format!("subscriptions.{id}");
    let answer = ask(desk, &id, arguments, query, sent);
    fits(find(&id).expect("an operation").method(), &path(&id, arguments), &answer);
    answer
}

pub(super) fn wanted(events: &[&str]) -> Value {
    json!({ "callbackUrl": "https://receiver.example/hooks", "events": events })
}

/// A new subscription to these events. Returns its id.
pub(super) fn subscribe(desk: &mut Desk, body: &Value) -> String {
    String::from(text(&desk.post(SUBSCRIPTIONS, body).json(201), "/id"))
}

/// The answer of a receiver that echoes the secret of a handshake, and acknowledges everything else.
pub(super) fn good(request: &Request) -> Response {
    let secret = request.headers.get("x-hook-secret");
    let headers = secret.into_iter().map(|secret| ("X-Hook-Secret", secret)).collect();
    Response { status: if secret.is_some() { 200 } else { 202 }, headers, body: Vec::new() }
}

/// Activates a subscription whose receiver answers like this.
pub(super) fn activate(desk: &mut Desk, id: &str, receiver: impl Fn(&Request) -> Option<Response>) -> Answer {
    let request = Request {
        method: Method::Put,
        url: format!("http://127.0.0.1:7878/sandbox{SUBSCRIPTIONS}/{id}/activation"),
        headers: [("X-SmartToken", DEMO_API_KEY)].into_iter().collect(),
        body: Vec::new(),
    };
    let ticket = match desk.sandbox.begin(&request, desk.now_ms) {
        Reply::Done(answer) => return Answer(answer.response),
        Reply::Waiting(ticket) => ticket,
    };
    for _ in 0..40 {
        for delivery in desk.sandbox.outbox(desk.now_ms) {
            let answer = receiver(&delivery.request);
            desk.sandbox.delivered(delivery.id, answer.as_ref(), desk.now_ms);
        }
        if let Some(response) = desk.sandbox.resume(ticket, desk.now_ms) {
            return Answer(response);
        }
        desk.now_ms += 1000;
    }
    panic!("the answer never comes");
}

/// A desk with an active subscription to these events.
pub(super) fn listening(events: &[&str]) -> (Desk, String) {
    let mut desk = Desk::new();
    let id = subscribe(&mut desk, &wanted(events));
    activate(&mut desk, &id, |request| Some(good(request))).empty(204);
    (desk, id)
}

/// Names and bodies of the events that are to be delivered.
fn events(deliveries: &[Delivery]) -> Vec<(&str, Value)> {
    let read = |delivery: &Delivery| serde_json::from_slice(&delivery.request.body).expect("JSON");
    deliveries.iter().map(|delivery| (delivery.request.headers.get("event-name").expect("a name"), read(delivery))).collect()
}

#[test]
fn every_operation_of_the_family_answers_as_the_catalogue_says() {
    let mut desk = Desk::new();
    let header = json!({ "type": "header", "headerName": "X-Alder-Token", "headerValue": "t" });
    let mut body = wanted(&["job.created"]);
    body["callbackAuthentication"] = header;
    body["alertingEmailAddress"] = json!("integrations@alder-robotics.example");
    for (id, sent) in [
        ("create", Sent::Json(body)),
        ("list", Sent::Nothing),
        ("get", Sent::Nothing),
        ("secretKey.create", Sent::Nothing),
        ("secretKey.get", Sent::Nothing),
        ("callbacksLog.list", Sent::Nothing),
        ("delete", Sent::Nothing),
    ] {
        let answer = call(&mut desk, id, &[STORY], "", &sent);
        let operation = find(&format!("subscriptions.{id}")).expect("an operation");
        assert_eq!(Some(answer.0.status), operation.facts().success.first(), "{id}: {}", answer.text());
        assert!(!answer.text().contains("X-Alder-Token"), "credentials of receivers are never answered");
    }
    assert!(!format!("{:?}", desk.sandbox).contains("example-header-value"), "nor shown");
    for id in ["get", "delete", "activate", "secretKey.create", "secretKey.get"] {
        call(&mut desk, id, &[STORY], "", &Sent::Nothing).json(404);
    }
}

#[test]
fn a_new_subscription_is_inactive_and_names_its_events_with_their_version() {
    let created = Desk::new().post(SUBSCRIPTIONS, &wanted(&["job.created", "offer.updated"])).json(201);
    assert_eq!(created["status"], "inactive");
    let version = |name: &str| json!({ "name": name, "version": "v201910" });
    assert_eq!(created["events"], json!([version("job.created"), version("offer.updated")]));
}

#[test]
fn a_body_that_is_not_acceptable_is_refused_with_422() {
    let mut desk = Desk::new();
    let but = |name: &str, value: Value| {
        let mut body = wanted(&["job.created"]);
        body[name] = value;
        Sent::Json(body)
    };
    for sent in [
        but("callbackUrl", json!("http://receiver.example/")),
        but("callbackUrl", json!("receiver")),
        but("events", json!([])),
        but("events", json!(["job.created", "job.created"])),
        but("events", json!(["job.deleted"])),
        but("callbackAuthentication", json!({ "type": "basic", "username": "u" })),
        but("callbackAuthentication", json!({ "type": "header", "headerName": "Alder", "headerValue": "v" })),
        but("callbackAuthentication", json!({ "type": "oauth2", "clientId": "c", "clientSecret": "s", "tokenServiceUrl": "http://x" })),
    ] {
        call(&mut desk, "create", &[], "", &sent).json(422);
    }
    let mut open = Desk::with(Config { http_receivers: true, limits: false, ..Config::default() });
    call(&mut open, "create", &[], "", &but("callbackUrl", json!("http://127.0.0.1:9/hooks"))).json(201);
    call(&mut open, "create", &[], "", &but("callbackUrl", json!("ftp://127.0.0.1/"))).json(422);
}

#[test]
fn a_credential_has_at_most_twenty_subscriptions_and_a_subscription_sixteen_live_keys() {
    let mut desk = Desk::new();
    let ids: Vec<String> = (0..20).map(|_| subscribe(&mut desk, &wanted(&["job.created"]))).collect();
    let refused = call(&mut desk, "create", &[], "", &Sent::Json(wanted(&["job.created"])));
    refused.refused(403, "SUBSCRIPTIONS_LIMIT_EXCEEDED");
    desk.delete(&format!("{SUBSCRIPTIONS}/{}", ids[0])).empty(204);
    subscribe(&mut desk, &wanted(&["job.created"]));
    let at = [("id", ids[1].as_str())];
    call(&mut desk, "secretKey.get", &at, "", &Sent::Nothing).json(404);
    for _ in 0..16 {
        call(&mut desk, "secretKey.create", &at, "", &Sent::Nothing).json(201);
    }
    call(&mut desk, "secretKey.create", &at, "", &Sent::Nothing).refused(403, "SECRET_KEYS_LIMIT_EXCEEDED");
    desk.now_ms += 86_400_000;
    let newest = call(&mut desk, "secretKey.create", &at, "", &Sent::Nothing).json(201);
    assert_eq!(call(&mut desk, "secretKey.get", &at, "", &Sent::Nothing).json(200), newest);
}

#[test]
fn subscriptions_are_listed_as_a_bare_array_with_the_cursor_in_the_header() {
    let mut desk = Desk::new();
    for _ in 0..4 {
        subscribe(&mut desk, &wanted(&["job.created"]));
    }
    let (mut seen, mut path) = (0, format!("{SUBSCRIPTIONS}?limit=2"));
    loop {
        let answer = desk.get(&path);
        seen += answer.json(200).as_array().expect("an array").len();
        let Some(link) = answer.header("link") else { break };
        assert!(link.contains("page_id="), "{link}");
        path = String::from(link.strip_prefix('<').and_then(|rest| rest.split_once('>')).expect("a link").0);
    }
    assert_eq!(seen, 5);
}

#[test]
fn those_who_do_not_administer_have_no_webhooks() {
    for id in ["create", "secretKey.create"] {
        let mut recruiter = signed_in(Config::default(), (DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET));
        call(&mut recruiter, id, &[STORY], "", &Sent::Nothing).refused(403, "NO_PERMISSION_TO_MANAGE_WEBHOOKS");
    }
}

#[test]
fn a_subscription_is_active_once_its_receiver_echoed_the_secret() {
    let mut desk = Desk::new();
    let id = subscribe(&mut desk, &wanted(&["job.created"]));
    let status = |desk: &mut Desk| desk.get(&format!("{SUBSCRIPTIONS}/{id}")).json(200)["status"].clone();
    for (receiver, why) in [
        (None, "the handshake failed: the receiver did not answer in time"),
        (Some((202, true)), "the handshake failed: the receiver did not answer with the status 200"),
        (Some((200, false)), "the handshake failed: the receiver did not send the header X-Hook-Secret back"),
    ] {
        let answer = activate(&mut desk, &id, |request| {
            receiver.map(|(status, echo)| {
                let headers = if echo { good(request).headers } else { [("X-Hook-Secret", "guess")].into_iter().collect() };
                Response { status, headers, body: Vec::new() }
            })
        });
        fits(Method::Put, &format!("{SUBSCRIPTIONS}/{id}/activation"), &answer);
        assert_eq!(answer.json(424)["message"], why);
        assert_eq!(status(&mut desk), "inactive");
    }
    let answer = activate(&mut desk, &id, |request| Some(good(request)));
    answer.empty(204);
    assert_eq!((answer.header("x-ratelimit-limit"), answer.header("x-sandbox-answer")), (Some("10"), Some("stateful")));
    assert_eq!(status(&mut desk), "active");
    activate(&mut desk, &id, |request| Some(good(request))).json(409);
}

#[test]
fn an_activation_that_is_begun_waits_twenty_seconds_and_no_longer() {
    let mut desk = Desk::new();
    let id = subscribe(&mut desk, &wanted(&["job.created"]));
    let begin = |desk: &mut Desk| {
        let url = format!("{SUBSCRIPTIONS}/{id}/activation");
        let request = Request { method: Method::Put, url, headers: desk.headers.clone(), body: Vec::new() };
        match desk.sandbox.begin(&request, desk.now_ms) {
            Reply::Waiting(ticket) => ticket,
            Reply::Done(response) => panic!("{response:?}"),
        }
    };
    let ticket = begin(&mut desk);
    let sent = desk.sandbox.outbox(desk.now_ms).pop().expect("a handshake");
    assert_eq!(sent.timeout_ms, 20_000);
    desk.now_ms += 19_999;
    assert_eq!(desk.sandbox.resume(ticket, desk.now_ms), None);
    desk.now_ms += 1;
    assert_eq!(desk.sandbox.resume(ticket, desk.now_ms).map(|response| response.status), Some(424));
    desk.sandbox.delivered(sent.id, Some(&good(&sent.request)), desk.now_ms);
    assert_eq!(desk.get(&format!("{SUBSCRIPTIONS}/{id}")).json(200)["status"], "inactive", "too late");
    let ticket = begin(&mut desk);
    desk.delete(&format!("{SUBSCRIPTIONS}/{id}")).empty(204);
    assert_eq!(desk.sandbox.resume(ticket, desk.now_ms).map(|response| response.status), Some(424));
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty());
}

#[test]
fn a_host_that_makes_no_requests_is_answered_424_at_once() {
    let mut desk = Desk::new();
    let answer = call(&mut desk, "activate", &[STORY], "", &Sent::Nothing);
    assert!(answer.json(424)["message"].as_str().is_some_and(|message| message.contains("this host makes no requests")));
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty(), "nobody waits for the handshake");
}

#[test]
fn what_happens_is_told_by_ids_alone() {
    let every: Vec<&str> = ALL.to_vec();
    let (mut desk, _) = listening(&every);
    let mut expect = |id: &str, arguments: &[(&str, &str)], sent: &Sent, expected: &[(&str, &[&str])]| {
        let answer = ask(&mut desk, id, arguments, "", sent);
        assert!(answer.0.is_success(), "{id}: {}", answer.text());
        desk.now_ms += 2000;
        let deliveries = desk.sandbox.outbox(desk.now_ms);
        let found = events(&deliveries);
        let names: Vec<(&str, Vec<&str>)> =
            found.iter().map(|(name, body)| (*name, body.as_object().expect("an object").keys().map(String::as_str).collect())).collect();
        assert_eq!(names, expected.iter().map(|(name, keys)| (*name, keys.to_vec())).collect::<Vec<_>>(), "{id}");
        for delivery in &deliveries {
            desk.sandbox.delivered(delivery.id, Some(&good(&delivery.request)), desk.now_ms);
        }
        found.into_iter().map(|(_, body)| body).collect::<Vec<_>>()
    };
    let json = |body: Value| Sent::Json(body);
    let (ad, position) = (["job_id", "job_ad_id"], ["job_id", "position_id"]);
    let application = ["job_id", "candidate_id", "application_id"];
    let job = json!({
        "title": "T", "location": { "countryCode": "US", "city": "Oakland" }, "industry": { "id": "production" },
        "function": { "id": "engineering" }, "experienceLevel": { "id": "associate" },
    });
    expect("jobs.create", &[], &json(job.clone()), &[("job.created", &["id"])]);
    let mut finance = job.clone();
    finance["department"] = json!({ "id": "64b0c1d2e3f4a5b6c7d80006" });
    expect("jobs.create", &[], &json(finance), &[("job.created", &["id"]), ("job.approval.created", &["approval_id", "job_id"])]);
    let title = Sent::JsonPatch(json!([{ "op": "replace", "path": "/compensation", "value": { "min": 1, "max": 2, "currency": "EUR" } }]));
    let bodies = expect("jobs.update", &[], &title, &[("job.updated", &["id"])]);
    assert_eq!(bodies, [json!({ "id": ENGINEER })]);
    expect("jobs.update", &[], &title, &[]);
    expect("jobs.status.update", &[], &json(json!({ "status": "INTERVIEW" })), &[("job.status.updated", &["id"])]);
    expect("jobs.status.update", &[], &json(json!({ "status": "INTERVIEW" })), &[]);
    let grace = json!({ "id": "5f8a1c2e9b3d4a0012c4e10a", "role": "INTERVIEW_TEAM" });
    expect("jobs.hiringTeam.add", &[], &json(grace), &[("job.hiring-team.updated", &["id"])]);
    let opening = json!({ "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z" });
    expect("jobs.positions.create", &[], &json(opening.clone()), &[("position.created", &position)]);
    let mut later = opening;
    later["targetStartDate"] = json!("2027-02-01T00:00:00.000Z");
    expect("jobs.positions.replace", &[], &json(later), &[("position.updated", &position)]);
    expect("jobs.positions.delete", &[], &Sent::Nothing, &[("position.deleted", &position)]);
    let text_of_ad = json!({ "title": "T", "language": { "code": "de" } });
    expect("jobs.ads.create", &[], &json(text_of_ad.clone()), &[("job.ad.created", &ad)]);
    let german = [("jobId", TECHNICIAN), ("jobAdId", GERMAN_AD)];
    expect("jobs.ads.replace", &german, &json(text_of_ad), &[("job.ad.updated", &ad)]);
    expect("jobs.publication.create", &[("jobId", SAFETY)], &Sent::Nothing, &[("job.ad.postings.updated", &ad)]);
    let bodies = expect("jobs.ads.postings.delete", &german, &Sent::Nothing, &[("job.ad.postings.updated", &ad)]);
    assert_eq!(bodies, [json!({ "job_id": TECHNICIAN, "job_ad_id": GERMAN_AD })], "what happens in the background is told as well");
    let person = json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" });
    expect("candidates.create", &[], &json(person.clone()), &[("candidate.created", &["id"])]);
    let both: [(&str, &[&str]); 2] = [("candidate.created", &["id"]), ("application.created", &application)];
    expect("candidates.addToJob", &[], &json(person), &both);
    expect("candidates.update", &[], &json(json!({ "firstName": "Amy" })), &[("candidate.updated", &["id"])]);
    expect("candidates.tags.add", &[], &json(json!({ "tags": ["new"] })), &[("candidate.updated", &["id"])]);
    let bodies =
        expect("candidates.status.update", &[], &json(json!({ "status": "IN_REVIEW" })), &[("application.status.updated", &application)]);
    let ids = json!({ "job_id": ENGINEER, "candidate_id": AMELIA, "application_id": "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e5" });
    assert_eq!(bodies, [ids]);
    let source = json!({ "sourceTypeId": "JOB_BOARD", "sourceId": "64b0c1d2e3f4a5b6c7dc0011" });
    expect("candidates.source.update", &[], &json(source), &[("application.source.updated", &application)]);
    let value = json!([{ "id": "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e65", "value": true }]);
    expect("candidates.properties.update", &[], &json(value), &[("application.fields.updated", &application)]);
    let file = super::tools::form(&[("attachmentType", "GENERIC_FILE")], Some(("a.txt", "text/plain", b"a")));
    let attached = ["job_id", "candidate_id", "application_id", "attachment_id"];
    expect("candidates.attachments.create", &[], &file, &[("application.attachment.created", &attached)]);
    expect("candidates.delete", &[("id", DANIEL)], &Sent::Nothing, &[("candidate.deleted", &["id"])]);
    expect("users.update", &[("id", super::tools::PRIYA)], &Sent::JsonPatch(json!([])), &[]);
}

#[test]
fn the_link_leads_to_what_an_event_is_about() {
    let (mut desk, _) = listening(&ALL);
    desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": "OFFER" })).json(201);
    desk.put(&format!("/candidates/{AMELIA}/jobs/{ENGINEER}/status"), &json!({ "status": "IN_REVIEW" })).empty(204);
    let ad = json!({ "title": "T", "language": { "code": "en" } });
    desk.put(&format!("/jobs/{ENGINEER}/jobads/{AD}"), &ad).json(200);
    let body = json!({ "id": "5f8a1c2e9b3d4a0012c4e10a", "role": "INTERVIEW_TEAM" });
    desk.post(&format!("/jobs/{ENGINEER}/hiring-team"), &body).json(200);
    let deliveries = desk.sandbox.outbox(desk.now_ms);
    assert!(deliveries.len() >= 4);
    for delivery in &deliveries {
        let link = delivery.request.headers.get("link").expect("a link");
        let url = link.strip_prefix('<').and_then(|rest| rest.strip_suffix(">; rel=self")).expect("an address");
        desk.get(url.strip_prefix("http://127.0.0.1:7878/sandbox").expect("in this sandbox")).json(200);
    }
    desk.delete(&format!("/candidates/{AMELIA}")).empty(204);
    let gone = desk.sandbox.outbox(desk.now_ms).pop().expect("an event");
    assert_eq!((gone.request.headers.get("event-name"), gone.request.headers.get("link")), (Some("candidate.deleted"), None));
}

#[test]
fn what_nobody_asked_for_is_told_to_nobody() {
    let (mut desk, id) = listening(&["job.created"]);
    let status = |desk: &mut Desk, status: &str| desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": status })).json(201);
    status(&mut desk, "OFFER");
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty());
    desk.delete(&format!("{SUBSCRIPTIONS}/{id}")).empty(204);
    let inactive = subscribe(&mut desk, &wanted(&["job.status.updated"]));
    status(&mut desk, "FILLED");
    assert!(desk.sandbox.outbox(desk.now_ms).is_empty(), "{inactive} is not active");
    let log = call(&mut desk, "callbacksLog.list", &[STORY], "?callbackStatus=failed", &Sent::Nothing).json(200);
    assert_eq!(list(&log, "").len(), 1, "the story's receiver failed");
}

/// Events that this sandbox has a cause for.
const ALL: [&str; 20] = [
    "job.created",
    "job.updated",
    "job.status.updated",
    "job.hiring-team.updated",
    "job.ad.created",
    "job.ad.updated",
    "job.ad.postings.updated",
    "job.approval.created",
    "position.created",
    "position.updated",
    "position.deleted",
    "application.created",
    "application.status.updated",
    "application.fields.updated",
    "application.attachment.created",
    "application.source.updated",
    "application.onboarding-status.updated",
    "candidate.created",
    "candidate.updated",
    "candidate.deleted",
];
