//! Every event that webhooks know: what causes it here, and that the README says so.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{find, schemas};
use smartrecruiters_core::Method;

use super::Desk;
use super::tools::{AMELIA, ANALYST, DANIEL, ENGINEER, GERMAN_AD, PRIYA, SAFETY, Sent, TECHNICIAN, ask, form, text};
use super::webhooks::{activate, good, subscribe};
use crate::{Config, DuplicateCandidate};

const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";
const TOMAS: &str = "5f8a1c2e9b3d4a0012c4e104";
const INGRID: &str = "5f8a1c2e9b3d4a0012c4e10c";

/// Every event of the catalogue.
fn catalogue() -> Vec<String> {
    let document: Value =
        serde_json::from_str(schemas::document(find("subscriptions.create").expect("an operation").family())).expect("JSON");
    let names = document.pointer("/components/schemas/EventName/enum").and_then(Value::as_array).expect("a list of events");
    names.iter().filter_map(Value::as_str).map(String::from).collect()
}

/// A desk, and everything that its subscription heard of.
struct Listener {
    desk: Desk,
    heard: BTreeSet<String>,
}

impl Listener {
    fn new() -> Self {
        let config = Config { limits: false, duplicate_candidate: DuplicateCandidate::Reuse, ..Config::default() };
        let mut desk = Desk::with(config);
        let body = json!({ "callbackUrl": "https://receiver.example/hooks", "events": catalogue() });
        let id = subscribe(&mut desk, &body);
        activate(&mut desk, &id, |request| Some(good(request))).empty(204);
        Self { desk, heard: BTreeSet::new() }
    }

    /// Calls an operation, lets some time pass, and expects these events among those that are told.
    #[track_caller]
    fn causes(&mut self, id: &str, arguments: &[(&str, &str)], sent: &Sent, expected: &[&str]) -> Value {
        let query = if id == "reviews.delete" { "?reviewerId=5f8a1c2e9b3d4a0012c4e104" } else { "" };
        let answer = ask(&mut self.desk, id, arguments, query, sent);
        assert!(answer.0.is_success(), "{id}: {}", answer.text());
        self.desk.now_ms += 2000;
        let told = self.listen();
        for name in expected {
            assert!(told.iter().any(|found| found == name), "{id} causes {name}: {told:?}");
        }
        serde_json::from_slice(&answer.0.body).unwrap_or_default()
    }

    fn listen(&mut self) -> Vec<String> {
        let deliveries = self.desk.sandbox.outbox(self.desk.now_ms);
        for delivery in &deliveries {
            self.desk.sandbox.delivered(delivery.id, Some(&good(&delivery.request)), self.desk.now_ms);
        }
        let names: Vec<String> =
            deliveries.iter().filter_map(|delivery| delivery.request.headers.get("event-name")).map(String::from).collect();
        self.heard.extend(names.iter().cloned());
        names
    }

    fn latest(&mut self, path: &str) -> String {
        text(&self.desk.get(&format!("{path}/approvals/latest")).json(200), "/approvalRequestId").into()
    }

    fn decide(&mut self, agrees: bool, request: &str, user: &str, expected: &[&str]) {
        let id = if agrees { "approvals.approve" } else { "approvals.reject" };
        let body = json!({ "approverId": user, "comment": "So be it." });
        self.causes(id, &[("approvalRequestId", request)], &Sent::Json(body), expected);
    }
}

fn json(body: Value) -> Sent {
    Sent::Json(body)
}

/// Jobs, their ads, positions, teams and approvals.
fn jobs(listener: &mut Listener) {
    let job = json!({
        "title": "T", "location": { "countryCode": "US", "city": "Oakland" }, "industry": { "id": "production" },
        "function": { "id": "engineering" }, "experienceLevel": { "id": "associate" }, "department": { "id": "64b0c1d2e3f4a5b6c7d80006" },
    });
    listener.causes("jobs.create", &[], &json(job), &["job.created", "job.approval.created"]);
    let title = Sent::JsonPatch(json!([{ "op": "replace", "path": "/title", "value": "Another" }]));
    listener.causes("jobs.update", &[], &title, &["job.updated"]);
    listener.causes("jobs.status.update", &[], &json(json!({ "status": "INTERVIEW" })), &["job.status.updated"]);
    let grace = json!({ "id": "5f8a1c2e9b3d4a0012c4e10a", "role": "INTERVIEW_TEAM" });
    listener.causes("jobs.hiringTeam.add", &[], &json(grace), &["job.hiring-team.updated"]);
    let mut opening =
        json!({ "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z" });
    listener.causes("jobs.positions.create", &[], &json(opening.clone()), &["position.created"]);
    opening["targetStartDate"] = json!("2027-02-01T00:00:00.000Z");
    listener.causes("jobs.positions.replace", &[], &json(opening), &["position.updated"]);
    listener.causes("jobs.positions.delete", &[], &Sent::Nothing, &["position.deleted"]);
    let ad = json!({ "title": "T", "language": { "code": "de" } });
    listener.causes("jobs.ads.create", &[], &json(ad.clone()), &["job.ad.created"]);
    listener.causes("jobs.ads.replace", &[("jobId", TECHNICIAN), ("jobAdId", GERMAN_AD)], &json(ad), &["job.ad.updated"]);
    listener.causes("jobs.publication.create", &[("jobId", SAFETY)], &Sent::Nothing, &["job.ad.postings.updated"]);
    let range = |min: u32| json(json!({ "salaryRange": { "min": min, "max": min + 20_000, "currency": "EUR" } }));
    let analyst = [("jobId", ANALYST)];
    listener.causes("jobs.headcount.update", &analyst, &range(90_000), &["job.approval.created"]);
    let request = listener.latest(&format!("/jobs/{ANALYST}"));
    let rejected = ["job.approval.step.rejected", "job.approval.rejected", "job.approver.skipped", "job.approval.comment.created"];
    listener.decide(false, &request, INGRID, &rejected);
    listener.causes("jobs.headcount.update", &analyst, &range(80_000), &[]);
    let base = listener.latest(&format!("/jobs/{ANALYST}"));
    let chain = json!({ "baseId": base, "type": "parallel", "decisionMode": "any", "steps": [{ "approvers": [{ "id": MAYA }] }] });
    let made = listener.causes("approvals.create", &[], &json(chain), &["job.approval.abandoned", "job.approval.created"]);
    listener.decide(true, text(&made, "/id"), MAYA, &["job.approval.step.approved", "job.approval.approved"]);
}

/// Candidates, applications, interviews and reviews.
fn candidates(listener: &mut Listener) {
    let person = json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" });
    listener.causes("candidates.addToJob", &[], &json(person), &["candidate.created", "application.created"]);
    listener.causes("candidates.update", &[], &json(json!({ "firstName": "Amy" })), &["candidate.updated"]);
    let status = json!({ "status": "IN_REVIEW" });
    listener.causes("candidates.status.update", &[], &json(status), &["application.status.updated"]);
    let source = json!({ "sourceTypeId": "JOB_BOARD", "sourceId": "64b0c1d2e3f4a5b6c7dc0011" });
    listener.causes("candidates.source.update", &[], &json(source), &["application.source.updated"]);
    let value = json!([{ "id": "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e65", "value": true }]);
    listener.causes("candidates.properties.update", &[], &json(value), &["application.fields.updated"]);
    let file = form(&[("attachmentType", "GENERIC_FILE")], Some(("a.txt", "text/plain", b"a")));
    listener.causes("candidates.attachments.create", &[], &file, &["application.attachment.created"]);
    let onboarding = json!({ "onboardingStatus": "READY_TO_ONBOARD" });
    listener.causes("candidates.onboarding.update", &[], &json(onboarding), &["application.onboarding-status.updated"]);
    let apply = |answer: &str| {
        json(json!({
            "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example",
            "answers": [{ "id": "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a81", "records": [{ "fields": { "value": [answer] } }] }],
        }))
    };
    listener.causes("apply.candidates.create", &[], &apply("no"), &["application.created", "application.screening-answers.created"]);
    listener.causes("apply.candidates.create", &[], &apply("yes"), &["application.screening-answers.updated"]);
    let slot = json!({
        "interviewType": "Panel", "startsOn": "2026-10-06T20:15:00.000Z", "endsOn": "2026-10-06T21:00:00.000Z",
        "interviewers": [{ "id": PRIYA, "status": "pending" }],
    });
    let interview = json!({
        "candidate": { "id": AMELIA }, "jobId": ENGINEER, "organizerId": "5f8a1c2e9b3d4a0012c4e102", "timezone": "Europe/Berlin",
        "timeslots": [slot],
    });
    listener.causes("interviews.create", &[], &json(interview), &["interview.created"]);
    listener.causes("interviews.update", &[], &json(json!({ "location": "Berlin" })), &["interview.updated"]);
    listener.causes("interviews.delete", &[], &Sent::Nothing, &["interview.canceled"]);
    let mut review = json!({ "reviewerId": PRIYA, "candidateId": AMELIA, "jobId": ENGINEER, "overallRating": 5, "comment": "Good." });
    listener.causes("reviews.create", &[], &json(review.clone()), &["review.created"]);
    review["reviewerId"] = json!(TOMAS);
    listener.causes("reviews.update", &[], &json(json!({ "reviewerId": TOMAS, "overallRating": 5 })), &["review.updated"]);
    listener.causes("reviews.delete", &[], &Sent::Nothing, &["review.deleted"]);
}

/// Offers, their approvals, and what follows them.
fn offers(listener: &mut Listener) {
    let daniel = [("id", DANIEL), ("jobId", TECHNICIAN)];
    let path = format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}");
    let status = |status: &str| json(json!({ "status": status }));
    listener.causes("candidates.status.update", &daniel, &status("OFFERED"), &["offer.created", "offer.approval.created"]);
    let request = |listener: &mut Listener| {
        let offers = listener.desk.get(&format!("{path}/offers")).json(200);
        listener.latest(&format!("{path}/offers/{}", text(&offers, "/content/0/id")))
    };
    let base = request(listener);
    let steps = json!([{ "approvers": [{ "id": MAYA }] }, { "approvers": [{ "id": INGRID }] }]);
    let chain = |base: &str| json(json!({ "baseId": base, "type": "sequential", "decisionMode": "all", "steps": steps }));
    let made = listener.causes("approvals.create", &[], &chain(&base), &["offer.approval.abandoned", "offer.approval.created"]);
    let rejected = ["offer.approval.step.rejected", "offer.approval.rejected", "offer.approver.skipped", "offer.approval.comment.created"];
    listener.decide(false, text(&made, "/id"), MAYA, &rejected);
    let made = listener.causes("approvals.create", &[], &chain(text(&made, "/id")), &[]);
    listener.decide(true, text(&made, "/id"), MAYA, &["offer.approval.step.approved"]);
    listener.decide(true, text(&made, "/id"), INGRID, &["offer.approval.approved", "offer.updated"]);
    listener.causes("candidates.status.update", &daniel, &status("HIRED"), &["onboarding.process.started"]);
    listener.desk.sandbox.control(Method::Put, "/clock", r#"{"advanceMs":180000}"#, listener.desk.now_ms).expect("a later time");
    assert_eq!(listener.listen(), ["onboarding.assignments.high-priority.completed", "onboarding.assignments.completed"]);
    listener.causes("candidates.delete", &[("id", DANIEL)], &Sent::Nothing, &["candidate.deleted"]);
}

#[test]
fn the_readme_says_what_causes_each_event_and_which_are_never_raised() {
    let mut listener = Listener::new();
    jobs(&mut listener);
    candidates(&mut listener);
    offers(&mut listener);
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("| event | cause |").expect("a table of events");
    let rows = section.lines().skip(2).take_while(|line| line.starts_with('|')).flat_map(|line| {
        let (names, cause) = line.trim_matches(['|', ' ']).split_once(" | ").expect("two columns");
        let never = cause.starts_with("not raised");
        names.split(", ").map(move |name| (String::from(name.trim_matches('`')), never)).collect::<Vec<_>>()
    });
    let rows: Vec<(String, bool)> = rows.collect();
    let named: BTreeSet<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(named, catalogue().into_iter().collect(), "every event is in the table");
    assert_eq!(rows.len(), named.len(), "and once");
    let raised: BTreeSet<String> = rows.into_iter().filter(|(_, never)| !never).map(|(name, _)| name).collect();
    assert_eq!(raised, listener.heard);
}
