//! Applications that a site of one's own hands in.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};

use super::{call, person};
use crate::tests::Desk;
use crate::tests::tools::{ENGINEER, NOBODY, list, text};
use crate::{Config, DuplicateCandidate};

const ROS: &str = "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a81";
const BUILT: &str = "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a82";

/// Checks a refusal in the form of this family.
#[track_caller]
fn refused(answer: &crate::tests::Answer, status: u16, code: &str) {
    let body = answer.json(status);
    assert_eq!((text(&body, "/code"), text(&body, "/id").len(), body.get("errors")), (code, 36, None), "{body}");
}

fn answered(given: &mut Value, answers: &[(&str, &str)]) {
    let answer = |(id, value): &(&str, &str)| json!({ "id": id, "records": [{ "fields": { "value": [value] } }] });
    given["answers"] = answers.iter().map(answer).collect();
}

#[test]
fn an_application_makes_a_candidate_with_files_answers_and_consent() {
    let mut desk = Desk::new();
    let mut given = person();
    answered(&mut given, &[(ROS, "yes"), (BUILT, "A gripper"), ("d6e5f4a3-b2c1-4d0e-8f9a-7b6c5d4e3f21", "yes")]);
    given["conditionalsIncluded"] = json!(true);
    given["experience"] = json!([{ "title": "Engineer", "startDate": "2021-03-01", "current": true }]);
    let made = call(&mut desk, "apply.candidates.create", &[], given).json(200);
    assert!(text(&made, "/smartrJoinUrl").starts_with("https://") && text(&made, "/candidatePortalUrl").starts_with("https://"));
    let id = text(&made, "/id");
    let read = desk.get(&format!("/candidates/{id}")).json(200);
    assert_eq!((text(&read, "/primaryAssignment/job/id"), text(&read, "/primaryAssignment/status")), (ENGINEER, "NEW"));
    assert_eq!((text(&read, "/web/linkedin"), text(&read, "/experience/0/title")), ("https://www.linkedin.com/in/nia", "Engineer"));
    let files = desk.get(&format!("/candidates/{id}/jobs/{ENGINEER}/attachments")).json(200);
    assert_eq!((text(&files, "/content/0/name"), text(&files, "/content/0/type")), ("nia.pdf", "RESUME"));
    let bytes = desk.get(&super::below(text(&files, "/content/0/actions/download/url")));
    assert_eq!(bytes.0.body, b"%PDF-1.7\n");
    let answers = desk.get(&format!("/candidates/{id}/jobs/{ENGINEER}/screening-answers")).json(200);
    assert_eq!(answers["totalFound"], json!(3));
    assert_eq!(text(&answers, "/content/1/records/0/fields/0/values/0/label"), "A gripper");
    assert_eq!(text(&desk.get(&format!("/candidates/{id}/consent")).json(200), "/status"), "ACQUIRED");
    let application = [("jobApplicationId", text(&made, "/applicationId"))];
    assert_eq!(text(&call(&mut desk, "jobApplications.get", &application, Value::Null).json(200), "/profileId"), id);
    let status =
        |desk: &mut Desk| text(&call(desk, "apply.candidates.status", &[("candidateId", id)], Value::Null).json(200), "/status").into();
    let seen: String = status(&mut desk);
    desk.put(&format!("/candidates/{id}/jobs/{ENGINEER}/status"), &json!({ "status": "OFFERED" })).empty(204);
    let offered: String = status(&mut desk);
    assert_eq!((seen.as_str(), offered.as_str()), ("NEW", "OFFER"));
}

#[test]
fn required_questions_are_answered_where_they_are_asked() {
    let mut desk = Desk::new();
    let mut send = |answers: &[(&str, &str)], conditionals: bool| {
        let mut given = person();
        answered(&mut given, answers);
        given["conditionalsIncluded"] = conditionals.into();
        call(&mut desk, "apply.candidates.create", &[], given)
    };
    refused(&send(&[], false), 400, "DATA_VALIDATION_ERROR");
    refused(&send(&[(ROS, "yes")], true), 400, "DATA_VALIDATION_ERROR");
    refused(&send(&[(ROS, "perhaps")], false), 400, "INVALID_INPUT");
    refused(&send(&[(ROS, "no"), (NOBODY, "x")], false), 400, "INVALID_INPUT");
    send(&[(ROS, "yes")], false).json(200);
    send(&[(ROS, "no")], true).json(200);
    send(&[(ROS, "yes"), (BUILT, "A gripper")], true).json(200);
}

#[test]
fn refusals_are_flat_and_name_the_reason() {
    let mut desk = Desk::new();
    let unknown = [("uuid", NOBODY)];
    refused(&call(&mut desk, "apply.configuration.get", &unknown, Value::Null), 400, "RESOURCE_NOT_FOUND_ERROR");
    refused(&call(&mut desk, "apply.configuration.get", &[("uuid", "744000101234567")], Value::Null), 400, "INVALID_REQUEST");
    refused(&call(&mut desk, "apply.candidates.status", &[("candidateId", NOBODY)], Value::Null), 400, "RESOURCE_NOT_FOUND_ERROR");
    refused(&call(&mut desk, "apply.candidates.create", &[], json!({ "firstName": "Nia" })), 400, "INVALID_REQUEST");
    for (file, kind) in [
        (json!({ "fileName": "a.pdf", "mimeType": "application/pdf", "fileContent": "%%%" }), "no Base64"),
        (json!({ "fileName": "a.exe", "mimeType": "application/octet-stream", "fileContent": "TVo=" }), "a program"),
    ] {
        let mut given = person();
        given["attachments"] = json!([file]);
        let answer = call(&mut desk, "apply.candidates.create", &[], given);
        refused(&answer, 400, "FILE_UPLOAD_ERROR");
        assert!(answer.text().contains("a."), "{kind}");
    }
    let mut pictured = person();
    pictured["avatar"] = json!({ "fileName": "a.png", "mimeType": "image/png", "fileContent": "AA==" });
    refused(&call(&mut desk, "apply.candidates.create", &[], pictured), 400, "FILE_UPLOAD_ERROR");
    let mut sourced = person();
    sourced["sourceDetails"] = json!({ "sourceTypeId": "NOTHING", "sourceId": "x" });
    refused(&call(&mut desk, "apply.candidates.create", &[], sourced), 400, "INVALID_INPUT");
    desk.headers.set("X-SmartToken", "wrong");
    refused(&call(&mut desk, "apply.configuration.get", &[], Value::Null), 401, "INVALID_API_KEY_ERROR");
    let mut reader = crate::tests::tools::signed_in(Config::default(), (crate::DEMO_READER_ID, crate::DEMO_READER_SECRET));
    refused(&call(&mut reader, "apply.configuration.get", &[], Value::Null), 401, "UNAUTHORIZED");
    let mut fast = Desk::with(Config::default());
    let last = (0..11).map(|_| call(&mut fast, "apply.configuration.get", &[], Value::Null)).last().expect("an answer");
    refused(&last, 429, "TRAFFIC_LOCKED");
}

#[test]
fn a_person_who_applies_again_to_the_same_posting_keeps_the_application() {
    let mut desk = Desk::with(Config { limits: false, duplicate_candidate: DuplicateCandidate::Reuse, ..Config::default() });
    let mut send = || call(&mut desk, "apply.candidates.create", &[], person()).json(200);
    let (first, second) = (send(), send());
    assert_eq!((&first["id"], &first["applicationId"]), (&second["id"], &second["applicationId"]));
}

#[test]
fn the_form_hides_what_depends_on_answers_and_speaks_the_readers_language() {
    let mut desk = Desk::new();
    let plain = call(&mut desk, "apply.configuration.get", &[], Value::Null).json(200);
    assert_eq!((list(&plain, "/questions").len(), plain.pointer("/settings/conditionals")), (3, None));
    assert_eq!(text(&plain, "/questions/2/fields/0/complianceType"), "DIVERSITY");
    desk.headers.set("Accept-Language", "pl, de-AT;q=0.8");
    let whole = desk.get("/postings/3c5d8e9f-0a1b-4c2d-8e3f-4a5b6c7d8e9f/configuration?conditionalsIncluded=true").json(200);
    assert_eq!((list(&whole, "/questions").len(), text(&whole, "/questions/0/fields/0/values/1/label")), (4, "Nein"));
    assert_eq!(text(&whole, "/settings/conditionals/0/parentQuestionId"), ROS);
    assert_eq!(whole["settings"]["conditionals"][0]["conditionalQuestions"], json!([BUILT]));
}
