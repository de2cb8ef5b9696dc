//! One world: what one request does shows wherever it should.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Segment, operations};
use smartrecruiters_core::Method;

use super::Desk;
use super::talk::Talk;
use super::tools::{AMELIA, DANIEL, ENGINEER, SAFETY, TECHNICIAN, list, path, text};
use super::webhooks::listening;
use crate::world::World;

const BOARD: &str = "/v1/companies/AlderRobotics/postings";

#[test]
fn publishing_a_job_makes_a_posting_and_applying_to_it_a_candidate_with_an_application() {
    let mut desk = Desk::new();
    let title = desk.get(&format!("/jobs/{SAFETY}")).json(200)["title"].clone();
    let posted = |desk: &mut Desk| {
        let board = desk.get(&format!("{BOARD}?limit=100")).json(200);
        list(&board, "/content").iter().find(|posting| posting["name"] == title).cloned()
    };
    assert_eq!(posted(&mut desk), None);
    desk.send(Method::Post, &format!("/jobs/{SAFETY}/publication"), "", "").empty(204);
    let posting = posted(&mut desk).expect("a posting");
    let read = desk.get(&format!("{BOARD}/{}", text(&posting, "/id"))).json(200);
    let uuid = text(&read, "/uuid");
    let asked = desk.get(&format!("/postings/{uuid}/configuration")).json(200);
    let answer = |question: &Value| {
        let field = &question["fields"][0];
        let value = field.pointer("/values/0/id").and_then(Value::as_str).unwrap_or("yes");
        json!({ "id": question["id"], "records": [{ "fields": { text(field, "/id"): [value] } }] })
    };
    let required = list(&asked, "/questions").iter().filter(|question| question["fields"][0]["required"] == true);
    let person = json!({
        "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example", "answers": required.map(answer).collect::<Vec<_>>(),
    });
    let made = desk.post(&format!("/postings/{uuid}/candidates"), &person).json(200);
    let id = text(&made, "/id");
    let candidate = desk.get(&format!("/candidates/{id}")).json(200);
    assert_eq!((text(&candidate, "/primaryAssignment/job/id"), text(&candidate, "/primaryAssignment/status")), (SAFETY, "NEW"));
    let found = desk.get(&format!("/candidates?jobId={SAFETY}&limit=100")).json(200);
    assert!(list(&found, "/content").iter().any(|candidate| candidate["id"] == id));
    let application = desk.get(&format!("/job-applications-api/v202112/job-applications/{}", text(&made, "/applicationId"))).json(200);
    assert_eq!(text(&application, "/profileId"), id);
    desk.delete(&format!("/jobs/{SAFETY}/publication")).empty(204);
    assert_eq!(posted(&mut desk), None);
    desk.get(&format!("{BOARD}/{}", text(&posting, "/id"))).json(404);
}

#[test]
fn a_new_status_is_in_the_history_the_audit_log_and_a_webhook() {
    let (mut desk, _) = listening(&["application.status.updated"]);
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}");
    desk.put(&format!("{path}/status"), &json!({ "status": "REJECTED", "reason": { "id": "64b0c1d2e3f4a5b6c7da0001" } }));
    desk.now_ms += 1000;
    desk.put(&format!("{path}/status"), &json!({ "status": "IN_REVIEW" })).empty(204);
    let history = desk.get(&format!("{path}/status/history")).json(200);
    let newest = list(&history, "/content").iter().find(|step| step["changedOn"] == "2026-11-02T09:00:01.000Z").expect("the change");
    assert_eq!(newest["status"], "IN_REVIEW");
    let log = desk.get("/audit-api/v201910/audit-events?limit=100").json(200);
    let line = list(&log, "/content").iter().find(|line| line["eventDate"] == "2026-11-02T09:00:01.000Z").expect("a line");
    assert_eq!((text(line, "/eventName"), text(line, "/entityType")), ("JOB_APPLICATION_STATE_MODIFIED", "APPLICATION"));
    let told = desk.sandbox.outbox(desk.now_ms).pop().expect("a webhook");
    let told: Value = serde_json::from_slice(&told.request.body).expect("JSON");
    assert_eq!((&told["candidate_id"], &told["job_id"], &told["application_id"]), (&json!(AMELIA), &json!(ENGINEER), &line["entityId"]));
}

#[test]
fn with_a_candidate_go_interviews_reviews_offers_onboarding_and_what_was_said() {
    let mut desk = Desk::new();
    for (candidate, job) in [(AMELIA, ENGINEER), (DANIEL, TECHNICIAN)] {
        for status in ["OFFERED", "HIRED"] {
            desk.put(&format!("/candidates/{candidate}/jobs/{job}/status"), &json!({ "status": status })).empty(204);
        }
    }
    let left = |desk: &Desk, candidate: &str| {
        let selection = &desk.sandbox.world.selection;
        let records = [&selection.interviews, &selection.reviews, &selection.orders].into_iter().flatten().map(|record| &record.of);
        let offers = selection.offers.iter().map(|offer| &offer.of);
        let links = records.chain(offers).chain(selection.onboardings.iter().map(|onboarding| &onboarding.of));
        let said = selection.messages.iter().flat_map(|message| &message.about).filter(|(about, _)| about == candidate).count();
        links.filter(|of| of.candidate == candidate).count() + said
    };
    for candidate in [AMELIA, DANIEL] {
        assert!(left(&desk, candidate) >= 2, "{candidate}");
        desk.delete(&format!("/candidates/{candidate}")).empty(204);
        assert_eq!(left(&desk, candidate), 0);
        desk.get(&format!("/candidates/{candidate}")).json(404);
    }
    let found = desk.get("/candidates?limit=100").json(200);
    assert_eq!(found["totalFound"], json!(desk.sandbox.world.candidates.iter().filter(|one| !one.applications.is_empty()).count()));
}

#[test]
fn every_address_in_an_answer_leads_somewhere_in_this_sandbox() {
    let mut desk = Desk::new();
    let mut addresses = BTreeSet::new();
    for operation in operations().filter(|operation| operation.method() == Method::Get) {
        let arguments = operation.segments().filter(|segment| matches!(segment, Segment::Argument(_))).count();
        if arguments > 0 && operation.family().name == "configuration" || super::generated::generated().any(|other| other == operation) {
            continue;
        }
        let answer = desk.get(&path(operation.id(), &[("companyIdentifier", "AlderRobotics"), ("id", AMELIA), ("valueId", "x")]));
        if let Ok(body) = serde_json::from_slice(&answer.0.body) {
            collect(&body, &mut addresses);
        }
    }
    // Pages for people are the vendor's own.
    addresses.retain(|address| !address.starts_with("https://jobs.smartrecruiters.com/"));
    assert!(addresses.len() > 40, "{}", addresses.len());
    for address in addresses {
        let below = address.strip_prefix("http://127.0.0.1:7878/sandbox").unwrap_or_else(|| panic!("{address} is elsewhere"));
        let answer = desk.get(below);
        assert!(answer.0.is_success(), "{address}: {}", answer.text());
    }
}

/// Addresses that an answer says to read: `{"url", "method": "GET"}`.
fn collect(value: &Value, out: &mut BTreeSet<String>) {
    if let (Some(url), Some("GET")) = (value.get("url").and_then(Value::as_str), value.get("method").and_then(Value::as_str)) {
        out.insert(url.into());
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Value::Object(fields) => fields.values().for_each(|item| collect(item, out)),
        _ => {}
    }
}

/// What names something that is not there.
fn dangling(world: &World) -> Vec<String> {
    let mut out = Vec::new();
    let mut check = |there: bool, what: &str, id: &str| {
        if !there {
            out.push(format!("{what} {id}"));
        }
    };
    let user = |id: &str| world.user(id).is_some();
    let job = |id: &str| world.job(id).is_some();
    for found in &world.jobs {
        check(user(&found.creator), "creator of a job", &found.creator);
        found.team.iter().for_each(|member| check(user(&member.user), "member of a team", &member.user));
        let ad = |id: &str| found.ads.iter().any(|ad| ad.id == id);
        found.publications.iter().for_each(|publication| check(ad(&publication.ad), "ad of a publication", &publication.ad));
    }
    for candidate in &world.candidates {
        candidate.applications.iter().for_each(|application| check(job(&application.job), "job of an application", &application.job));
        for file in candidate.attachments.iter().filter_map(|file| file.job.as_deref()) {
            check(candidate.application(file).is_some(), "application of a file", file);
        }
    }
    let selection = &world.selection;
    let records = [&selection.interviews, &selection.reviews, &selection.orders].into_iter().flatten().map(|record| &record.of);
    let offers = selection.offers.iter().map(|offer| &offer.of);
    for of in records.chain(offers).chain(selection.onboardings.iter().map(|onboarding| &onboarding.of)) {
        let application = world.candidate(&of.candidate).and_then(|candidate| candidate.application(&of.job));
        check(application.is_some_and(|application| application.id == of.application), "application of a record", &of.application);
    }
    for message in &selection.messages {
        check(user(&message.author), "author of a message", &message.author);
        message.about.iter().for_each(|(about, _)| check(world.candidate(about).is_some(), "candidate of a message", about));
    }
    world.partners.feed.iter().for_each(|ordered| check(job(&ordered.job), "job of what was ordered", &ordered.job));
    out
}

#[test]
fn after_any_conversation_nothing_names_what_is_not_there_and_totals_equal_contents() {
    for seed in 20..22 {
        let mut talk = Talk::new(seed);
        for _ in 0..1000 {
            talk.step();
        }
        let world = &talk.desk.sandbox.world;
        assert_eq!(dangling(world), [] as [String; 0], "seed {seed}");
        let applied = world.candidates.iter().filter(|candidate| !candidate.applications.is_empty()).count();
        let mut desk = Desk { sandbox: talk.desk.sandbox, now_ms: talk.desk.now_ms, headers: talk.desk.headers };
        for control in [("/limits", r#"{"on":false}"#), ("/clock", r#"{"now":null,"frozen":false}"#)] {
            desk.sandbox.control(Method::Put, control.0, control.1, desk.now_ms).expect("a control");
        }
        desk.sandbox.control(Method::Delete, "/faults", "", desk.now_ms).expect("no faults");
        for (list, total) in [("/candidates", applied), ("/jobs", desk.sandbox.world.jobs.len())] {
            assert_eq!(walk(&mut desk, list), (total, total), "seed {seed}: {list}");
        }
    }
}

/// How many a list says there are, and how many its pages have.
fn walk(desk: &mut Desk, list: &str) -> (usize, usize) {
    let mut count = 0;
    let mut cursor = String::new();
    loop {
        let page = desk.get(&format!("{list}?limit=100{cursor}")).json(200);
        count += page["content"].as_array().map_or(0, Vec::len);
        match page.get("nextPageId").and_then(Value::as_str) {
            Some(next) => cursor = format!("&pageId={}", next.replace('+', "%2B").replace('=', "%3D").replace('/', "%2F")),
            None => return (usize::try_from(page["totalFound"].as_u64().expect("a number")).expect("small"), count),
        }
    }
}
