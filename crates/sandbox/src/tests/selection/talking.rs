//! Messages, and applications by their own ids.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::call;
use crate::tests::Desk;
use crate::tests::codes::MANAGER;
use crate::tests::tools::{AMELIA, DANIEL, ENGINEER, PRIYA, TECHNICIAN, sign_in, text};

#[test]
fn notes_are_listed_under_the_candidates_that_they_name_newest_first() {
    let mut desk = Desk::new();
    for number in 0..12 {
        let content = format!("{number} #[CANDIDATE:{AMELIA}] and #[CANDIDATE:{DANIEL}] @[USER:{PRIYA}]");
        call(&mut desk, "messages.shares.create", &[], json!({ "content": content, "shareWith": { "openNote": true } })).json(201);
        desk.now_ms += 1000;
    }
    let first = desk.get(&format!("/messages?candidateId={AMELIA}"));
    let (page, link) = (first.json(200), first.header("link").unwrap_or_default());
    assert_eq!((page.as_array().map(Vec::len), page[0]["content"].as_str().map(|text| &text[..2])), (Some(10), Some("11")));
    assert_eq!((text(&page, "/0/visibility"), text(&page, "/0/authorId")), ("OPEN", "5f8a1c2e9b3d4a0012c4e101"));
    let both = json!([{ "candidateId": AMELIA, "jobId": ENGINEER }, { "candidateId": DANIEL, "jobId": TECHNICIAN }]);
    assert_eq!(page[0]["context"]["applications"], both);
    let next = link.strip_prefix('<').and_then(|link| link.split('>').next()).expect("a next page");
    let rest = desk.get(next);
    assert_eq!((rest.json(200).as_array().map(Vec::len), rest.header("link")), (Some(3), None), "the two others and the one of the story");
    let of_daniel = desk.get(&format!("/messages?candidateId={DANIEL}&jobId={TECHNICIAN}&limit=100")).json(200);
    assert_eq!(of_daniel.as_array().map(Vec::len), Some(12));
}

#[test]
fn a_note_goes_to_its_author_to_some_to_all_who_see_the_candidate_or_to_everyone() {
    let mut desk = Desk::new();
    let text_of = format!("#[CANDIDATE:{AMELIA}]");
    for (with, visibility) in [
        (json!({}), "PRIVATE"),
        (json!({ "users": [PRIYA] }), "DIRECT"),
        (json!({ "hiringTeamOf": [ENGINEER], "openNote": false }), "DIRECT"),
        (json!({ "openNote": true }), "OPEN"),
        (json!({ "everyone": true }), "EVERYONE"),
    ] {
        call(&mut desk, "messages.shares.create", &[], json!({ "content": text_of, "shareWith": with })).json(201);
        let found = desk.get(&format!("/messages?candidateId={AMELIA}&limit=1")).json(200);
        assert_eq!(text(&found, "/0/visibility"), visibility);
    }
}

#[test]
fn authors_and_administrators_delete_notes() {
    let mut desk = Desk::new();
    let id: alloc::string::String =
        text(&call(&mut desk, "messages.shares.create", &[], json!({ "content": "x" })).json(201), "/id").into();
    sign_in(&mut desk, MANAGER);
    call(&mut desk, "messages.shares.delete", &[("id", &id)], Value::Null).refused(403, "PERMISSION_DENIED");
    let own: alloc::string::String =
        text(&call(&mut desk, "messages.shares.create", &[], json!({ "content": "y" })).json(201), "/id").into();
    call(&mut desk, "messages.shares.delete", &[("id", &own)], Value::Null).empty(204);
    sign_in(&mut desk, crate::tests::codes::ADMINISTRATOR);
    call(&mut desk, "messages.shares.delete", &[("id", &id)], Value::Null).empty(204);
    assert_eq!(call(&mut desk, "messages.shares.delete", &[("id", &id)], Value::Null).0.status, 404);
}

#[test]
fn an_application_is_resolved_to_its_candidate_its_job_and_its_source() {
    let mut desk = Desk::new();
    let read = call(&mut desk, "jobApplications.get", &[], Value::Null).json(200);
    assert_eq!((text(&read, "/status"), text(&read, "/profileId"), text(&read, "/jobId")), ("INTERVIEW", AMELIA, ENGINEER));
    let source = desk.get(&format!("/configuration/sources/{}", text(&read, "/sourceIdentifier"))).json(200);
    assert_eq!(text(&source, "/label"), "API");
}

#[test]
fn consent_that_is_asked_for_an_application_is_the_candidates() {
    let mut desk = Desk::new();
    let daniel = [("jobApplicationId", "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e6")];
    let before = call(&mut desk, "jobApplications.consent.decisions", &daniel, Value::Null);
    assert_eq!((before.header("x-sandbox-answer"), before.json(200)), (Some("assumed"), json!({ "decisions": [] })));
    call(&mut desk, "jobApplications.consent.request", &daniel, Value::Null).json(201);
    let asked = call(&mut desk, "jobApplications.consent.decisions", &daniel, Value::Null).json(200);
    assert_eq!(text(&asked, "/recentPendingRequestCreatedOn"), "2026-11-02T09:00:00.000Z");
    assert_eq!(desk.get(&format!("/candidates/{DANIEL}/consents")).json(200), asked);
}
