//! Approvals, the offers and jobs that they decide about, and onboarding.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{INGRID, below, call};
use crate::tests::Desk;
use crate::tests::schemas::fits;
use crate::tests::tools::{AMELIA, ANALYST, DANIEL, ENGINEER, PRIYA, TECHNICIAN, list, text};
use smartrecruiters_core::Method;

const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";

fn approve(desk: &mut Desk, request: &str, user: &str) -> crate::tests::Answer {
    call(desk, "approvals.approve", &[("approvalRequestId", request)], json!({ "approverId": user }))
}

fn latest(desk: &mut Desk, job: &str) -> String {
    text(&desk.get(&format!("/jobs/{job}/approvals/latest")).json(200), "/approvalRequestId").into()
}

/// Events that subscriptions of everything were told of, by name.
fn events(desk: &mut Desk, act: impl FnOnce(&mut Desk)) -> Vec<String> {
    let names = [
        "offer.created",
        "offer.updated",
        "offer.approval.created",
        "offer.approval.step.approved",
        "offer.approval.approved",
        "offer.approval.abandoned",
        "onboarding.process.started",
        "onboarding.assignments.high-priority.completed",
        "onboarding.assignments.completed",
        "interview.canceled",
        "job.approval.created",
        "job.approval.step.approved",
        "job.approval.approved",
        "job.updated",
    ];
    let path = "/webhooks-api/v201907/subscriptions";
    let made = desk.post(path, &json!({ "callbackUrl": "https://hooks.example/x", "events": names })).json(201);
    let request = smartrecruiters_core::Request {
        method: Method::Put,
        url: format!("http://127.0.0.1:7878/sandbox{path}/{}/activation", text(&made, "/id")),
        headers: desk.headers.clone(),
        body: Vec::new(),
    };
    let crate::Reply::Waiting(ticket) = desk.sandbox.begin(&request, desk.now_ms) else { panic!("no handshake") };
    for delivery in desk.sandbox.outbox(desk.now_ms) {
        let secret = delivery.request.headers.get("x-hook-secret").unwrap_or_default();
        let answer =
            smartrecruiters_core::Response { status: 200, headers: [("X-Hook-Secret", secret)].into_iter().collect(), body: Vec::new() };
        desk.sandbox.delivered(delivery.id, Some(&answer), desk.now_ms);
    }
    assert_eq!(desk.sandbox.resume(ticket, desk.now_ms).map(|answer| answer.status), Some(204));
    act(desk);
    let header = |delivery: &crate::Delivery, name: &str| String::from(delivery.request.headers.get(name).unwrap_or_default());
    let mut told = desk.sandbox.outbox(desk.now_ms);
    // Each subscription is told, of the same event under the same id.
    let mut seen: Vec<String> = Vec::new();
    told.retain(|delivery| {
        let id = header(delivery, "event-id");
        let new = !seen.contains(&id);
        seen.push(id);
        new
    });
    told.iter().map(|delivery| header(delivery, "event-name")).collect()
}

#[test]
fn a_job_is_published_once_its_approvers_agreed_one_after_the_other() {
    let mut desk = Desk::new();
    let body = json!({
        "title": "Controller", "location": { "countryCode": "DE", "city": "Berlin" }, "department": { "id": "64b0c1d2e3f4a5b6c7d80006" },
        "industry": { "id": "computer_software" }, "function": { "id": "finance" }, "experienceLevel": { "id": "associate" },
    });
    let job: String = text(&desk.post("/jobs", &body).json(201), "/id").into();
    let publication = format!("/jobs/{job}/publication");
    let publish = |desk: &mut Desk| desk.send(Method::Post, &publication, "", "");
    publish(&mut desk).refused(403, "NOT_AUTHORIZED_TO_PUBLISH_JOB");
    let request = latest(&mut desk, &job);
    let open = desk.get("/approvals-api/v201910/approvals").json(200);
    assert_eq!(
        list(&open, "/content").iter().map(|found| text(found, "/id")).collect::<Vec<_>>(),
        [request.as_str()],
        "it asks the caller"
    );
    approve(&mut desk, &request, MAYA).refused(400, "DECISION_NOT_YET_ALLOWED");
    approve(&mut desk, &request, INGRID).empty(204);
    approve(&mut desk, &request, INGRID).refused(400, "DECISION_ALREADY_TAKEN");
    publish(&mut desk).refused(403, "NOT_AUTHORIZED_TO_PUBLISH_JOB");
    approve(&mut desk, &request, MAYA).empty(204);
    let read = call(&mut desk, "approvals.get", &[("approvalRequestId", &request)], Value::Null).json(200);
    assert_eq!((text(&read, "/status"), text(&read, "/steps/1/approvers/0/decidedOn")), ("APPROVED", "2026-11-02T09:00:00.000Z"));
    assert_eq!((text(&read, "/subject/type"), text(&read, "/subject/id")), ("job", job.as_str()));
    publish(&mut desk).empty(204);
}

#[test]
fn the_pay_of_a_job_changes_when_it_is_approved_and_not_when_it_is_rejected() {
    let mut desk = Desk::new();
    let range = |min: u32| json!({ "min": min, "max": min + 20_000, "currency": "EUR" });
    let pay = |desk: &mut Desk| desk.get(&format!("/jobs/{ANALYST}")).json(200)["compensation"].clone();
    let before = pay(&mut desk);
    let ask = |desk: &mut Desk, min: u32| {
        desk.patch(&format!("/jobs/{ANALYST}/headcount"), &json!({ "salaryRange": range(min) })).json(202);
        latest(desk, ANALYST)
    };
    let request = ask(&mut desk, 90_000);
    let reject = json!({ "approverId": INGRID, "comment": "Too much." });
    call(&mut desk, "approvals.reject", &[("approvalRequestId", &request)], reject).empty(204);
    let read = call(&mut desk, "approvals.get", &[("approvalRequestId", &request)], Value::Null).json(200);
    assert_eq!((text(&read, "/status"), text(&read, "/steps/1/status"), pay(&mut desk)), ("REJECTED", "SKIPPED", before));
    let said = call(&mut desk, "approvals.comments.list", &[("approvalRequestId", &request)], Value::Null).json(200);
    assert_eq!(text(&said, "/content/0/content"), "Too much.");
    approve(&mut desk, &request, MAYA).refused(400, "APPROVAL_COMPLETED");
    let request = ask(&mut desk, 80_000);
    let told = events(&mut desk, |desk| {
        approve(desk, &request, INGRID).empty(204);
        approve(desk, &request, MAYA).empty(204);
    });
    assert_eq!(told, ["job.approval.step.approved", "job.updated", "job.approval.step.approved", "job.approval.approved"]);
    assert_eq!(pay(&mut desk), range(80_000));
}

#[test]
fn one_agreement_suffices_where_any_may_decide() {
    let mut desk = Desk::new();
    let base = "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d";
    let chain = json!({
        "baseId": base, "type": "parallel", "decisionMode": "any",
        "steps": [{ "approvers": [{ "id": PRIYA }, { "id": MAYA }] }, { "approvers": [{ "id": INGRID }] }],
    });
    let made = call(&mut desk, "approvals.create", &[], chain).json(201);
    let request: String = text(&made, "/id").into();
    let old = call(&mut desk, "approvals.get", &[("approvalRequestId", base)], Value::Null).json(200);
    assert_eq!(text(&old, "/status"), "ABANDONED");
    let of_offer = call(&mut desk, "candidates.offers.approvals.latest", &[], Value::Null).json(200);
    assert_eq!(text(&of_offer, "/approvalRequestId"), request);
    let reject = json!({ "approverId": INGRID, "comment": "No." });
    call(&mut desk, "approvals.reject", &[("approvalRequestId", &request)], reject).empty(204);
    approve(&mut desk, &request, MAYA).empty(204);
    let read = call(&mut desk, "approvals.get", &[("approvalRequestId", &request)], Value::Null).json(200);
    assert_eq!((text(&read, "/status"), text(&read, "/steps/0/approvers/0/decision")), ("APPROVED", "SKIPPED"));
    assert_eq!(text(&call(&mut desk, "candidates.offers.get", &[], Value::Null).json(200), "/status"), "APPROVED");
}

#[test]
fn an_approved_offer_is_sent_after_a_while_with_a_document() {
    let mut desk = Desk::new();
    let documents = |desk: &mut Desk| call(desk, "offers.documents.list", &[], Value::Null);
    assert_eq!(documents(&mut desk).0.status, 409);
    let told = events(&mut desk, |desk| {
        approve(desk, "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d", INGRID).empty(204);
        assert_eq!(documents(desk).0.status, 409, "approved is not sent");
        desk.now_ms += 60_000;
    });
    assert_eq!(told, ["offer.approval.step.approved", "offer.approval.approved", "offer.updated", "offer.updated"]);
    let syncing = documents(&mut desk).json(200);
    assert_eq!((&syncing["isCurrentlySyncing"], &syncing["documents"]), (&json!(true), &json!([])));
    desk.now_ms += 5_000;
    let synced = documents(&mut desk);
    fits(Method::Get, "/offers/a8b7c6d5-e4f3-4a2b-9c1d-0e9f8a7b6c5d/documents", &synced);
    assert_eq!(text(&synced.json(200), "/documents/0/name"), "Offer letter - Amelia Hart.pdf");
    let letter = call(&mut desk, "offers.documents.download", &[], Value::Null);
    assert_eq!((letter.0.status, letter.header("content-type")), (200, Some("application/octet-stream")));
    assert!(letter.0.body.starts_with(b"%PDF-") && letter.text().contains("salary: 165000"));
    assert_eq!(call(&mut desk, "offers.documents.download", &[("documentId", AMELIA)], Value::Null).0.status, 404);
}

#[test]
fn whoever_is_offered_a_job_has_an_offer_and_whoever_is_hired_is_onboarded() {
    let mut desk = Desk::new();
    let move_to = |desk: &mut Desk, status: &str| {
        desk.put(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/status"), &json!({ "status": status })).empty(204);
    };
    let daniel = [("id", DANIEL), ("jobId", TECHNICIAN)];
    let offers = |desk: &mut Desk| call(desk, "candidates.offers.list", &daniel, Value::Null).json(200);
    assert_eq!(offers(&mut desk)["totalFound"], json!(0));
    let told = events(&mut desk, |desk| {
        move_to(desk, "OFFERED");
        move_to(desk, "OFFERED");
    });
    assert_eq!(told, ["offer.created", "offer.approval.created"]);
    let found = offers(&mut desk);
    assert_eq!((&found["totalFound"], text(&found, "/content/0/status")), (&json!(1), "PENDING_APPROVAL"));
    assert_eq!(desk.get(&below(text(&found, "/content/0/actions/details/url"))).json(200), found["content"][0]);
    let told = events(&mut desk, |desk| {
        move_to(desk, "HIRED");
        desk.now_ms += 60_000;
        desk.get("/users/me").json(200);
        desk.now_ms += 120_000;
        desk.get("/users/me").json(200);
    });
    let expected = [
        "offer.updated",
        "offer.approval.abandoned",
        "onboarding.process.started",
        "onboarding.assignments.high-priority.completed",
        "onboarding.assignments.completed",
    ];
    assert_eq!(told, expected);
    assert_eq!(text(&offers(&mut desk), "/content/0/status"), "ACCEPTED");
}

#[test]
fn a_new_hire_hands_in_what_is_asked_by_the_clock() {
    let mut desk = Desk::new();
    desk.put(
        &format!("/candidates/{AMELIA}/jobs/{ENGINEER}/status"),
        &json!({ "status": "HIRED", "startsOn": "2026-11-30T00:00:00.000Z" }),
    )
    .empty(204);
    let world = format!("{:?}", desk.sandbox);
    let id = world.rsplit("Onboarding { id: \"").next().and_then(|rest| rest.split('"').next()).expect("an onboarding");
    let process = [("onboardingProcessId", id)];
    let read = call(&mut desk, "onboardingProcesses.get", &process, Value::Null).json(200);
    assert_eq!((text(&read, "/employmentStartDate"), text(&read, "/jobId")), ("2026-11-30", ENGINEER));
    let hire = call(&mut desk, "newHires.get", &[("newHireId", text(&read, "/newHireId"))], Value::Null).json(200);
    assert_eq!(
        (text(&hire, "/lastName"), text(&hire, "/socialMedia/linkedIn")),
        ("Hart", "https://www.linkedin.com/in/amelia-hart-example")
    );
    let assignments = call(&mut desk, "onboardingProcesses.assignments.list", &process, Value::Null).json(200);
    let activity = [("activityAssignmentId", text(&assignments, "/activityAssignments/0/id"))];
    let form = [("webFormAssignmentId", text(&assignments, "/webFormAssignments/0/id"))];
    let pdf = [("fillablePdfFormAssignmentId", text(&assignments, "/fillablePdfFormAssignments/0/id"))];
    let files = |desk: &mut Desk| call(desk, "activityAssignments.attachments.list", &activity, Value::Null).json(200);
    assert_eq!(files(&mut desk), json!({ "attachmentIds": [] }));
    call(&mut desk, "webFormAssignments.formAnswers.get", &form, Value::Null).refused(404, "WEB_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND");
    let missing = "FILLABLE_PDF_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND";
    call(&mut desk, "fillablePdfFormAssignments.formAnswers.download", &pdf, Value::Null).refused(404, missing);
    desk.now_ms += 180_000;
    let ids = files(&mut desk);
    let file = [activity[0], ("attachmentId", text(&ids, "/attachmentIds/0"))];
    let bytes = call(&mut desk, "activityAssignments.attachments.download", &file, Value::Null);
    assert!(bytes.0.status == 200 && bytes.text().contains("Amelia Hart"));
    assert_eq!(text(&call(&mut desk, "webFormAssignments.formAnswers.get", &form, Value::Null).json(200), "/answers/answerValue/0"), "M");
    let bytes = call(&mut desk, "fillablePdfFormAssignments.formAnswers.download", &pdf, Value::Null);
    assert_eq!((bytes.0.status, bytes.header("content-type")), (200, Some("application/pdf")));
}

#[test]
fn an_offer_ends_when_the_candidate_leaves() {
    for (status, sent, expected) in
        [("WITHDRAWN", false, "ABANDONED"), ("WITHDRAWN", true, "NOT_ACCEPTED"), ("REJECTED", true, "ABANDONED")]
    {
        let mut desk = Desk::new();
        if sent {
            approve(&mut desk, "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d", INGRID).empty(204);
            desk.now_ms += 60_000;
        }
        desk.put(&format!("/candidates/{AMELIA}/jobs/{ENGINEER}/status"), &json!({ "status": status })).empty(204);
        assert_eq!(text(&call(&mut desk, "candidates.offers.get", &[], Value::Null).json(200), "/status"), expected);
    }
}

#[test]
fn offers_are_searched_by_age_date_and_status() {
    let mut desk = Desk::new();
    let mut found = |query: &str| desk.get(&format!("/offers{query}")).json(200)["totalFound"].as_u64().expect("a number");
    let all = found("");
    assert!(all > 10, "{all}");
    let parts: u64 = ["PENDING_APPROVAL", "PENDING_ACCEPTANCE", "ACCEPTED"].iter().map(|status| found(&format!("?status={status}"))).sum();
    assert_eq!(parts, all);
    assert!(found("?age=2%20weeks") < all);
    assert_eq!(found("?age=2+weeks"), found("?createdAfter=2026-10-19T09:00:00Z"));
    assert_eq!(found("?createdBefore=2026-01-01T00:00:00Z"), 0);
    assert_eq!(found("?age=20+years&createdBefore=2026-01-01T00:00:00Z"), all, "an age counts alone");
}
