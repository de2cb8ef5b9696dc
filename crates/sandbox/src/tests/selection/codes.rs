//! Every code that the catalogue documents for these families is raised by the condition it stands for.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{FAMILIES, INGRID, TOMAS, call, interview, review, timeslot};
use crate::Config;
use crate::tests::Desk;
use crate::tests::codes::{ADMINISTRATOR, Arguments, MANAGER, Seen};
use crate::tests::tools::{AMELIA, APPLICATION, DANIEL, ENGINEER, NOBODY, PRIYA, Sent, TECHNICIAN, ask, list, sign_in, signed_in, text};

/// Somebody who is no active user.
const SUSAN: &str = "5f8a1c2e9b3d4a0012c4e105";
/// An administrator.
const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";
const STRANGER: &str = "5f8a1c2e9b3d4a0012c4e1ff";

/// A body with one field changed, by JSON Pointer.
fn with(mut body: Value, pointer: &str, value: Value) -> Sent {
    *body.pointer_mut(pointer).expect("a field") = value;
    Sent::Json(body)
}

#[test]
fn every_documented_code_of_these_families_can_be_provoked() {
    let mut seen = Seen::default();
    interviews(&mut seen);
    reviews(&mut seen);
    offers(&mut seen);
    approvals(&mut seen);
    messages(&mut seen);
    others(&mut seen);
    seen.weak(&FAMILIES);
    assert_eq!(seen.missing(&FAMILIES), [""; 0]);
}

fn interviews(seen: &mut Seen) {
    let (status, none) = (Sent::Json(json!({ "status": "accepted" })), Sent::Nothing);
    let id: &Arguments = &[("interviewId", NOBODY)];
    let slot: &Arguments = &[("timeslotId", NOBODY)];
    let whole = [("interviews.get", &none), ("interviews.delete", &none), ("interviews.candidateStatus.update", &status)];
    for (operation, sent) in whole {
        seen.fresh(operation, (id, "", sent), (404, "INTERVIEW_NOT_FOUND"));
    }
    seen.fresh("interviews.update", (id, "", &Sent::Json(json!({}))), (404, "INTERVIEW_NOT_FOUND"));
    seen.fresh("interviews.timeslots.create", (id, "", &Sent::Json(timeslot())), (404, "INTERVIEW_NOT_FOUND"));
    let parts = [
        ("interviews.timeslots.get", none.clone()),
        ("interviews.timeslots.update", Sent::Json(timeslot())),
        ("interviews.timeslots.delete", none.clone()),
        ("interviews.timeslots.candidateStatus.update", status.clone()),
        ("interviews.timeslots.interviewerStatus.update", status.clone()),
    ];
    for (operation, sent) in &parts {
        seen.on(&mut Desk::new(), operation, (id, "", sent), (404, "INTERVIEW_NOT_FOUND"));
        seen.on(&mut Desk::new(), operation, (slot, "", sent), (404, "TIMESLOT_NOT_FOUND"));
    }
    let stranger: &Arguments = &[("userId", "5f8a1c2e9b3d4a0012c4e10a")];
    let missing = (404, "NON_EXISTING_INTERVIEWERS");
    seen.on(&mut Desk::new(), "interviews.timeslots.interviewerStatus.update", (stranger, "", &status), missing);
    seen.on(&mut Desk::new(), "interviews.timeslots.delete", (&[], "", &none), (409, "CANNOT_DELETE_LAST_TIMESLOT"));
    seen.fresh("interviews.list", (&[], &format!("?applicationId={NOBODY}"), &none), (404, "APPLICATION_NOT_FOUND"));
    for (pointer, value, status, code) in [
        ("/timezone", json!("Mars/Base"), 400, "INVALID_TIMEZONE"),
        ("/organizerId", json!(SUSAN), 422, "INACTIVE_OR_DELETED_ORGANIZER"),
        ("/organizerId", json!(STRANGER), 422, "NON_EXISTING_ORGANIZER"),
        ("/timeslots/0/interviewers/0/id", json!(SUSAN), 422, "INACTIVE_OR_DELETED_INTERVIEWERS"),
        ("/timeslots/0/interviewers/0/id", json!(STRANGER), 422, "NON_EXISTING_INTERVIEWERS"),
        ("/timeslots/0/endsOn", json!("2026-10-06T18:00:00.000Z"), 422, "END_DATE_BEFORE_START_DATE"),
        ("/candidate/id", json!(NOBODY), 422, "CANDIDATE_NOT_FOUND"),
        ("/jobId", json!(NOBODY), 422, "JOB_NOT_FOUND"),
        ("/jobId", json!(TECHNICIAN), 422, "APPLICATION_NOT_FOUND"),
    ] {
        seen.fresh("interviews.create", (&[], "", &with(interview(), pointer, value.clone())), (status, code));
        if let Some(pointer) = pointer.strip_prefix("/timeslots/0") {
            for operation in ["interviews.timeslots.create", "interviews.timeslots.update"] {
                seen.on(&mut Desk::new(), operation, (&[], "", &with(timeslot(), pointer, value.clone())), (status, code));
            }
        }
    }
    let zone = Sent::Json(json!({ "timezone": "PST" }));
    seen.on(&mut Desk::new(), "interviews.update", (&[], "", &zone), (400, "INVALID_TIMEZONE"));
    let mut full = Desk::new();
    for _ in 1..50 {
        call(&mut full, "interviews.timeslots.create", &[], timeslot()).json(201);
    }
    seen.on(&mut full, "interviews.timeslots.create", (&[], "", &Sent::Json(timeslot())), (409, "CANNOT_ADD_MORE_TIMESLOTS"));
    let mut few = Desk::with(Config { interview_types_limit: 4, limits: false, ..Config::default() });
    let more = Sent::Json(json!(["Another"]));
    seen.on(&mut few, "interviewTypes.update", (&[], "", &more), (409, "INTERVIEW_TYPES_SIZE_EXCEEDED"));
    seen.fresh("interviewTypes.delete", (&[("interviewType", "Chess")], "", &none), (404, "INTERVIEW_TYPE_NOT_FOUND"));
    let mut manager = signed_in(Config::default(), MANAGER);
    let other = with(with_daniel(), "/jobId", json!(TECHNICIAN));
    ask(&mut manager, "interviews.create", &[], "", &other).refused(403, "PERMISSION_DENIED");
}

fn with_daniel() -> Value {
    let mut body = interview();
    body["candidate"]["id"] = json!(DANIEL);
    body
}

fn reviews(seen: &mut Seen) {
    let none = Sent::Nothing;
    let change = |reviewer: &str| Sent::Json(json!({ "reviewerId": reviewer, "overallRating": 2 }));
    let query = |reviewer: &str| format!("?reviewerId={reviewer}");
    for (arguments, status, code) in [(&[("reviewId", "x")], 400, "INVALID_REVIEW_ID"), (&[("reviewId", NOBODY)], 404, "REVIEW_NOT_FOUND")]
    {
        seen.fresh("reviews.get", (arguments, "", &none), (status, code));
        seen.fresh("reviews.update", (arguments, "", &change(TOMAS)), (status, code));
        seen.fresh("reviews.delete", (arguments, &query(TOMAS), &none), (status, code));
    }
    for (reviewer, code) in
        [(STRANGER, "NON_EXISTING_REVIEWER"), (SUSAN, "INACTIVE_OR_DELETED_REVIEWER"), (PRIYA, "REVIEWER_ID_DOES_NOT_MATCH")]
    {
        seen.on(&mut Desk::new(), "reviews.update", (&[], "", &change(reviewer)), (422, code));
        seen.on(&mut Desk::new(), "reviews.delete", (&[], &query(reviewer), &none), (422, code));
    }
    seen.fresh("reviews.delete", (&[], &query("tomas"), &none), (400, "INVALID_REVIEWER_ID"));
    for (pointer, value, status, code) in [
        ("/overallRating", json!(6), 422, "INVALID_OVERALL"),
        ("/reviewerId", json!(STRANGER), 422, "NON_EXISTING_REVIEWER"),
        ("/reviewerId", json!(SUSAN), 422, "INACTIVE_OR_DELETED_REVIEWER"),
        ("/candidateId", json!(NOBODY), 422, "CANDIDATE_NOT_FOUND"),
        ("/jobId", json!(NOBODY), 422, "JOB_NOT_FOUND"),
        ("/jobId", json!(TECHNICIAN), 422, "APPLICATION_NOT_FOUND"),
        ("/reviewerId", json!("5f8a1c2e9b3d4a0012c4e108"), 401, "REVIEWER_NOT_AUTHORIZED_TO_ACCESS_RESOURCE"),
    ] {
        seen.fresh("reviews.create", (&[], "", &with(review(), pointer, value)), (status, code));
    }
    let poor = Sent::Json(json!({ "reviewerId": TOMAS, "overallRating": 0 }));
    seen.on(&mut Desk::new(), "reviews.update", (&[], "", &poor), (422, "INVALID_OVERALL"));
    let pair = format!("?candidateId={AMELIA}&jobId={TECHNICIAN}");
    seen.fresh("reviews.list", (&[], &pair, &none), (404, "APPLICATION_NOT_FOUND"));
    // The reviewer leaves the hiring team.
    let mut desk = Desk::new();
    desk.delete(&format!("/jobs/{ENGINEER}/hiring-team/{TOMAS}")).empty(204);
    let refused = (401, "REVIEWER_NOT_AUTHORIZED_TO_ACCESS_RESOURCE");
    seen.on(&mut desk, "reviews.get", (&[], "", &none), refused);
    seen.on(&mut desk, "reviews.update", (&[], "", &change(TOMAS)), refused);
    seen.on(&mut desk, "reviews.delete", (&[], &query(TOMAS), &none), refused);
    // A review that was written in the product.
    let mut desk = Desk::new();
    let native = native(&mut desk);
    let native: &Arguments = &[("reviewId", native)];
    seen.on(&mut desk, "reviews.update", (native, "", &change(TOMAS)), (400, "INVALID_SOURCE"));
    seen.on(&mut desk, "reviews.delete", (native, &query(TOMAS), &none), (400, "INVALID_SOURCE"));
}

/// Id of a review of the seed.
fn native(desk: &mut Desk) -> &'static str {
    for page in desk.get("/candidates?status=HIRED&limit=100").json(200)["content"].as_array().into_iter().flatten() {
        let path =
            format!("/reviews-api/v201910/reviews?candidateId={}&jobId={}", text(page, "/id"), text(page, "/primaryAssignment/job/id"));
        if let Some(review) = desk.get(&path).json(200).as_array().and_then(|reviews| reviews.first()) {
            return String::from(text(review, "/id")).leak();
        }
    }
    panic!("nobody who was hired has a review")
}

fn offers(seen: &mut Seen) {
    let none = Sent::Nothing;
    let missing: &Arguments = &[("offerId", NOBODY)];
    seen.fresh("candidates.offers.approvals.latest", (missing, "", &none), (404, "OFFERS_NOT_FOUND"));
    let mut desk = Desk::new();
    assert_eq!(call(&mut desk, "offers.documents.list", &[("offerId", "x")], Value::Null).0.status, 400);
    assert_eq!(call(&mut desk, "offers.documents.list", missing, Value::Null).0.status, 404);
    let sent = desk.get("/offers?status=PENDING_ACCEPTANCE").json(200);
    let statuses: Vec<u16> = list(&sent, "/content")
        .iter()
        .map(|offer| call(&mut desk, "offers.documents.list", &[("offerId", text(offer, "/id"))], Value::Null).0.status)
        .collect();
    assert!(statuses.contains(&200) && statuses.contains(&422), "some are sent by mail: {statuses:?}");
    // A manager who is not among the approvers of an offer to somebody on her own job.
    let mut desk = signed_in(Config::default(), ADMINISTRATOR);
    let chain = json!({
        "baseId": "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d", "type": "sequential", "decisionMode": "all",
        "steps": [{ "approvers": [{ "id": INGRID }] }],
    });
    call(&mut desk, "approvals.create", &[], chain).json(201);
    sign_in(&mut desk, MANAGER);
    seen.on(&mut desk, "candidates.offers.approvals.latest", (&[], "", &none), (403, "NO_ACCESS_TO_APPROVALS"));
    sign_in(&mut desk, ADMINISTRATOR);
    let daniel = [("id", DANIEL), ("jobId", TECHNICIAN)];
    desk.put(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/status"), &json!({ "status": "OFFERED" })).empty(204);
    let offers = call(&mut desk, "candidates.offers.list", &daniel, Value::Null).json(200);
    sign_in(&mut desk, MANAGER);
    let arguments = [daniel[0], daniel[1], ("offerId", text(&offers, "/content/0/id"))];
    call(&mut desk, "candidates.offers.get", &arguments, Value::Null).refused(403, "NO_ACCESS_TO_OFFERS");
    // An offer of which no approval was asked cannot be made here: every offer asks for one at once, unless the request is not its own.
    let mut bare = Desk::with(Config { offer_approvals: false, limits: false, ..Config::default() });
    bare.put(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/status"), &json!({ "status": "OFFERED" })).empty(204);
    let made = call(&mut bare, "candidates.offers.list", &daniel, Value::Null).json(200);
    let offer: &'static str = String::from(text(&made, "/content/0/id")).leak();
    let own: &Arguments = &[("id", DANIEL), ("jobId", TECHNICIAN), ("offerId", offer)];
    seen.on(&mut bare, "candidates.offers.approvals.latest", (own, "", &none), (404, "APPROVALS_NOT_FOUND"));
}

fn approvals(seen: &mut Seen) {
    let none = Sent::Nothing;
    let missing: &Arguments = &[("approvalRequestId", NOBODY)];
    let malformed: &Arguments = &[("approvalRequestId", "x")];
    let agree = |user: &str| Sent::Json(json!({ "approverId": user }));
    let refuse = |user: &str| Sent::Json(json!({ "approverId": user, "comment": "No." }));
    let comment = |content: &str, author: &str| Sent::Json(json!({ "content": content, "authorId": author }));
    seen.fresh("approvals.get", (missing, "", &none), (404, "APPROVAL_REQUEST_NOT_FOUND"));
    seen.fresh("approvals.comments.list", (missing, "", &none), (404, "APPROVAL_REQUEST_NOT_FOUND"));
    seen.fresh("approvals.comments.create", (missing, "", &comment("x", PRIYA)), (404, "APPROVAL_REQUEST_NOT_FOUND"));
    seen.fresh("approvals.comments.create", (&[], "", &comment("<b>", PRIYA)), (400, "COMMENT_CONTAINS_ILLEGAL_CHARACTERS"));
    seen.fresh("approvals.comments.create", (&[], "", &comment("x", SUSAN)), (401, "UNAUTHORIZED_ACCESS"));
    seen.fresh("approvals.list", (&[], "?pageId=x", &none), (400, "INVALID_PAGE_ID"));
    for (operation, sent) in [("approvals.approve", &agree as &dyn Fn(&str) -> Sent), ("approvals.reject", &refuse)] {
        seen.fresh(operation, (missing, "", &sent(INGRID)), (404, "APPROVAL_REQUEST_NOT_FOUND"));
        seen.fresh(operation, (malformed, "", &sent(INGRID)), (400, "APPROVAL_REQUEST_NOT_FOUND"));
        seen.fresh(operation, (&[], "", &sent(TOMAS)), (400, "APPROVER_NOT_ALLOWED"));
        seen.fresh(operation, (&[], "", &sent(PRIYA)), (400, "DECISION_ALREADY_TAKEN"));
        let done: &Arguments = &[("approvalRequestId", "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5e")];
        seen.fresh(operation, (done, "", &sent(INGRID)), (400, "APPROVAL_COMPLETED"));
        let mut desk = Desk::new();
        let range = json!({ "salaryRange": { "min": 1, "max": 2, "currency": "USD" } });
        desk.patch("/jobs/6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e09/headcount", &range).json(202);
        let latest = desk.get("/jobs/6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e09/approvals/latest").json(200);
        let own: &'static str = String::from(text(&latest, "/approvalRequestId")).leak();
        let own: &Arguments = &[("approvalRequestId", own)];
        seen.on(&mut desk, operation, (own, "", &sent(MAYA)), (400, "DECISION_NOT_YET_ALLOWED"));
    }
    for body in [json!({ "approverId": INGRID }), json!({ "approverId": INGRID, "comment": " " })] {
        seen.fresh("approvals.reject", (&[], "", &Sent::Json(body)), (400, "COMMENT_IS_REQUIRED"));
    }
    let chain = json!({
        "baseId": "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d", "type": "sequential", "decisionMode": "all",
        "steps": [{ "approvers": [{ "id": PRIYA }] }, { "approvers": [{ "id": INGRID }] }],
    });
    for (pointer, value, code) in [
        ("/baseId", json!(NOBODY), "BASE_ID_NOT_FOUND"),
        ("/steps/0/approvers/0/id", json!(SUSAN), "APPROVER_ID_NOT_FOUND"),
        ("/decisionMode", json!("any"), "INVALID_DECISION_MODE"),
        ("/decisionMode", json!("most"), "INVALID_DECISION_MODE"),
    ] {
        seen.fresh("approvals.create", (&[], "", &with(chain.clone(), pointer, value)), (400, code));
    }
}

fn messages(seen: &mut Seen) {
    let share = |content: &str, with: Value| Sent::Json(json!({ "content": content, "shareWith": with }));
    let users: Vec<String> = (0..101).map(|_| String::from(PRIYA)).collect();
    for (sent, code) in [
        (share("x", json!({ "users": [PRIYA], "everyone": true })), "INVALID_VISIBILITY_OPTIONS"),
        (share("x", json!({ "openNote": true })), "INVALID_VISIBILITY_OPTIONS"),
        (share("x", json!({ "hiringTeamOf": [NOBODY] })), "JOB_NOT_FOUND"),
        (share(&format!("#[CANDIDATE:{NOBODY}]"), json!({})), "NO_ACCESS_TO_CANDIDATE"),
        (share(&format!("@[USER:{STRANGER}]"), json!({})), "MENTIONED_USERS_NOT_FOUND"),
        (share("x", json!({ "users": [STRANGER] })), "SHARED_WITH_USERS_NOT_FOUND"),
        (share("x", json!({ "users": users })), "TOO_MANY_RECIPIENTS"),
    ] {
        seen.fresh("messages.shares.create", (&[], "", &sent), (400, code));
    }
    for (candidate, job, code) in
        [(NOBODY, "", "CANDIDATE_NOT_FOUND"), (AMELIA, NOBODY, "JOB_NOT_FOUND"), (AMELIA, TECHNICIAN, "APPLICATION_NOT_FOUND")]
    {
        let query = format!("?candidateId={candidate}&jobId={job}");
        seen.on(&mut Desk::new(), "messages.list", (&[], &query, &Sent::Nothing), (400, code));
    }
    let mut manager = signed_in(Config::default(), MANAGER);
    assert_eq!(manager.get(&format!("/messages?candidateId={AMELIA}")).0.status, 403, "only administrators read them");
}

fn others(seen: &mut Seen) {
    let none = Sent::Nothing;
    seen.fresh("jobApplications.get", (&[("jobApplicationId", "x")], "", &none), (400, "INVALID_JOB_APPLICATION_ID"));
    seen.fresh("jobApplications.get", (&[("jobApplicationId", NOBODY)], "", &none), (404, "JOB_APPLICATION_NOT_FOUND"));
    seen.fresh("assessmentOrders.list", (&[], &format!("?applicationId={NOBODY}"), &none), (404, "APPLICATION_NOT_FOUND"));
    let mut alone = Desk::with(Config { assessments: false, limits: false, ..Config::default() });
    let query = format!("?applicationId={APPLICATION}");
    seen.on(&mut alone, "assessmentOrders.list", (&[], &query, &none), (404, "MISSING_COMPANY_INTEGRATION"));
    let mut hired = Desk::new();
    desk_with_new_hire(&mut hired);
    let world = format!("{:?}", hired.sandbox);
    let id = world.rsplit("Onboarding { id: \"").next().and_then(|rest| rest.split('"').next()).expect("an onboarding");
    let assignments = call(&mut hired, "onboardingProcesses.assignments.list", &[("onboardingProcessId", id)], Value::Null).json(200);
    let assigned = |pointer: &str| -> &'static str { String::from(text(&assignments, pointer)).leak() };
    let form: &Arguments = &[("webFormAssignmentId", assigned("/webFormAssignments/0/id"))];
    let pdf: &Arguments = &[("fillablePdfFormAssignmentId", assigned("/fillablePdfFormAssignments/0/id"))];
    seen.on(&mut hired, "webFormAssignments.formAnswers.get", (form, "", &none), (404, "WEB_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND"));
    let missing = (404, "FILLABLE_PDF_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND");
    seen.on(&mut hired, "fillablePdfFormAssignments.formAnswers.download", (pdf, "", &none), missing);
    for (operation, argument, code) in [
        ("newHires.get", "newHireId", "NEW_HIRE_NOT_FOUND"),
        ("onboardingProcesses.get", "onboardingProcessId", "ONBOARDING_PROCESS_NOT_FOUND"),
        ("onboardingProcesses.assignments.list", "onboardingProcessId", "ONBOARDING_PROCESS_NOT_FOUND"),
        ("webFormAssignments.formAnswers.get", "webFormAssignmentId", "WEB_FORM_ASSIGNMENT_NOT_FOUND"),
        ("webFormAssignments.fieldsMetadata.get", "webFormAssignmentId", "WEB_FORM_ASSIGNMENT_NOT_FOUND"),
        ("fillablePdfFormAssignments.formAnswers.download", "fillablePdfFormAssignmentId", "FILLABLE_PDF_FORM_ASSIGNMENT_NOT_FOUND"),
        ("activityAssignments.attachments.list", "activityAssignmentId", "ACTIVITY_ASSIGNMENT_NOT_FOUND"),
        ("activityAssignments.attachments.download", "activityAssignmentId", "ACTIVITY_ASSIGNMENT_NOT_FOUND"),
        ("activityAssignments.attachments.download", "attachmentId", "ATTACHMENT_NOT_FOUND"),
    ] {
        seen.fresh(operation, (&[(argument, NOBODY)], "", &none), (404, code));
    }
}

fn desk_with_new_hire(desk: &mut Desk) {
    desk.put(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/status"), &json!({ "status": "HIRED" })).empty(204);
}
