//! Interviews and reviews.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{INTERVIEW, TOMAS, call, interview, review, timeslot};
use crate::tests::Desk;
use crate::tests::tools::{AMELIA, APPLICATION, ENGINEER, PRIYA, list, text};

const REVIEW: (&str, &str) = ("reviewId", "0f9e8d7c-6b5a-4493-8271-60f5e4d3c2b1");

#[test]
fn an_interview_is_found_under_its_application_and_changes_part_by_part() {
    let mut desk = Desk::new();
    let created = call(&mut desk, "interviews.create", &[], interview()).json(201);
    assert_eq!(
        (text(&created, "/createdOn"), text(&created, "/timeslots/0/startsOn")),
        ("2026-11-02T09:00:00.000Z", "2026-10-06T18:15:00.000Z")
    );
    assert_eq!(text(&created, "/timeslots/0/candidateStatus"), "pending");
    let found = desk.get(&format!("/interviews-api/v201904/interviews?applicationId={APPLICATION}")).json(200);
    assert_eq!(list(&found, "/content").len(), 2);
    assert_eq!(found["content"][1], created);
    let id = ("interviewId", text(&created, "/id"));
    let slot = ("timeslotId", text(&created, "/timeslots/0/id"));
    call(&mut desk, "interviews.timeslots.interviewerStatus.update", &[id, slot], json!({ "status": "accepted" })).empty(204);
    call(&mut desk, "interviews.timeslots.candidateStatus.update", &[id, slot], json!({ "status": "tentative" })).empty(204);
    call(&mut desk, "interviews.timeslots.update", &[id, slot], {
        let mut changed = timeslot();
        changed["title"] = Value::Null;
        changed.as_object_mut().expect("an object").remove("title");
        changed["interviewers"] = json!([{ "id": TOMAS, "status": "pending" }]);
        changed
    })
    .empty(204);
    let read = call(&mut desk, "interviews.timeslots.get", &[id, slot], Value::Null).json(200);
    assert_eq!(
        (text(&read, "/title"), text(&read, "/candidateStatus")),
        ("Meet the hiring manager", "tentative"),
        "what is not sent stays"
    );
    assert_eq!(read["interviewers"], json!([{ "id": TOMAS, "status": "pending" }]));
    call(&mut desk, "interviews.update", &[id], json!({ "location": "Berlin", "timezone": "Europe/Berlin" })).empty(204);
    let read = call(&mut desk, "interviews.get", &[id], Value::Null).json(200);
    assert_eq!((text(&read, "/location"), text(&read, "/timezone"), text(&read, "/jobId")), ("Berlin", "Europe/Berlin", ENGINEER));
    call(&mut desk, "interviews.delete", &[id], Value::Null).empty(204);
    call(&mut desk, "interviews.get", &[id], Value::Null).refused(404, "INTERVIEW_NOT_FOUND");
}

#[test]
fn the_last_part_of_an_interview_stays() {
    let mut desk = Desk::new();
    let added = call(&mut desk, "interviews.timeslots.create", &[], timeslot()).json(201);
    call(&mut desk, "interviews.timeslots.delete", &[], Value::Null).empty(204);
    let last = [("timeslotId", text(&added, "/id"))];
    call(&mut desk, "interviews.timeslots.delete", &last, Value::Null).refused(409, "CANNOT_DELETE_LAST_TIMESLOT");
    let read = call(&mut desk, "interviews.get", &[], Value::Null).json(200);
    assert_eq!((text(&read, "/id"), read["timeslots"].as_array().map(Vec::len)), (INTERVIEW, Some(1)));
}

#[test]
fn types_are_added_once_and_named_by_their_text() {
    let mut desk = Desk::new();
    let types = "/interview-types";
    let base = "/interviews-api/v201904";
    desk.patch(&format!("{base}{types}"), &json!(["Panel", "Robotics field test"])).empty(204);
    desk.delete(&format!("{base}{types}/On-site%20%2F%20technical")).empty(204);
    let left = desk.get(&format!("{base}{types}")).json(200);
    assert_eq!(left, json!(["Phone screen", "Technical interview", "Panel", "Robotics field test"]));
    assert_eq!(desk.patch(&format!("{base}{types}"), &json!([])).0.status, 422);
}

#[test]
fn the_stars_of_a_candidate_are_the_mean_of_the_reviews() {
    let mut desk = Desk::new();
    let stars = |desk: &mut Desk| desk.get(&format!("/candidates/{AMELIA}")).json(200)["averageRating"].clone();
    assert_eq!(stars(&mut desk), json!(4.0));
    let created = call(&mut desk, "reviews.create", &[], review()).json(201);
    assert_eq!((text(&created, "/reviewerId"), &created["overallRating"], stars(&mut desk)), (PRIYA, &json!(5), json!(4.5)));
    desk.now_ms += 1000;
    call(&mut desk, "reviews.update", &[REVIEW], json!({ "reviewerId": TOMAS, "overallRating": 1 })).empty(204);
    assert_eq!(stars(&mut desk), json!(3.0));
    let read = call(&mut desk, "reviews.get", &[REVIEW], Value::Null).json(200);
    assert_eq!(text(&read, "/updatedOn"), "2026-11-02T09:00:01.000Z");
    assert!(text(&read, "/comment").starts_with("Strong"), "what is not sent stays");
    let all = desk.get(&format!("/reviews-api/v201910/reviews?candidateId={AMELIA}&jobId={ENGINEER}")).json(200);
    assert_eq!(all.as_array().map(Vec::len), Some(2));
    desk.delete(&format!("/reviews-api/v201910/reviews/{}?reviewerId={PRIYA}", text(&created, "/id"))).empty(204);
    assert_eq!(stars(&mut desk), json!(1.0));
}

#[test]
fn a_review_without_a_reviewer_is_the_callers() {
    let mut desk = Desk::new();
    let mut given = review();
    given.as_object_mut().expect("an object").remove("reviewerId");
    given["createdOn"] = json!("2026-10-30T10:00:00+01:00");
    let created = call(&mut desk, "reviews.create", &[], given).json(201);
    assert_eq!((text(&created, "/reviewerId"), text(&created, "/createdOn")), ("5f8a1c2e9b3d4a0012c4e101", "2026-10-30T09:00:00.000Z"));
}
