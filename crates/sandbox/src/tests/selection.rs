//! Interviews, reviews, offers, approvals, messages, reports, onboarding, and what partners call.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Operation, find, operations};

use super::codes::ADMINISTRATOR;
use super::schemas::fits;
use super::tools::{AMELIA, APPLICATION, ENGINEER, PRIYA, Sent, ask, list, path, signed_in, text};
use super::{Answer, Desk};
use crate::Config;

mod applying;
mod approving;
mod codes;
mod interviewing;
mod partners;
mod reports;
mod talking;

const FAMILIES: [&str; 13] = [
    "interviews",
    "reviews",
    "offers",
    "approvals",
    "messages",
    "job-applications",
    "apply",
    "reporting",
    "assessments",
    "assessment-partner",
    "onboarding",
    "feed",
    "marketplace",
];
const TOMAS: &str = "5f8a1c2e9b3d4a0012c4e104";
const INGRID: &str = "5f8a1c2e9b3d4a0012c4e10c";
/// Amelia's interview.
const INTERVIEW: &str = "d4c3b2a1-f6e5-4788-99aa-bbccddeeff00";

fn timeslot() -> Value {
    json!({
        "interviewType": "Panel", "title": "Meet the hiring manager", "startsOn": "2026-10-06T20:15:00.000+02:00",
        "endsOn": "2026-10-06T19:00:00.000Z", "interviewers": [{ "id": PRIYA, "status": "pending" }],
    })
}

fn interview() -> Value {
    json!({
        "candidate": { "id": AMELIA }, "jobId": ENGINEER, "location": "San Francisco", "organizerId": "5f8a1c2e9b3d4a0012c4e102",
        "timezone": "America/Los_Angeles", "timeslots": [timeslot()],
    })
}

fn review() -> Value {
    json!({ "reviewerId": PRIYA, "candidateId": AMELIA, "jobId": ENGINEER, "overallRating": 5, "comment": "Would hire at once." })
}

fn person() -> Value {
    json!({
        "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example", "web": { "linkedIn": "https://www.linkedin.com/in/nia" },
        "resume": { "fileName": "nia.pdf", "mimeType": "application/pdf", "fileContent": "JVBERi0xLjcK" }, "createJoinLink": true,
        "answers": [{ "id": "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a81", "records": [{ "fields": { "value": ["no"] } }] }],
        "consentDecisions": { "SMART_RECRUIT": true },
    })
}

/// A path of an absolute address of the sandbox.
fn below(url: &str) -> String {
    url.replace("http://127.0.0.1:7878/sandbox", "")
}

/// Calls an operation with no query.
fn call(desk: &mut Desk, id: &str, arguments: &[(&str, &str)], body: Value) -> Answer {
    let sent = if body.is_null() { Sent::Nothing } else { Sent::Json(body) };
    ask(desk, id, arguments, "", &sent)
}

#[test]
fn every_operation_of_these_families_answers_as_the_catalogue_says() {
    let status = json!({ "status": "declined" });
    let result = json!({ "status": "COMPLETED", "score": { "raw": 28, "min": 20, "max": 80 } });
    let entry = json!({ "id": "assessmentNotificationUrl", "value": "https://api.testlab.example/v2" });
    let chain = json!({
        "baseId": "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d", "type": "parallel", "decisionMode": "any",
        "steps": [{ "approvers": [{ "id": PRIYA }] }, { "approvers": [{ "id": INGRID }] }],
    });
    let configuration = json!({
        "consentUrl": "https://a.example", "consentDisplayMode": "POPUP", "assessmentPackageListUrl": "https://a.example",
        "singleAssessmentPackageUrl": "https://a.example", "oauthTokenUrl": "https://a.example", "supportedAssessmentTypes": ["SKILL_TEST"],
    });
    let file = super::tools::form(&[], Some(("report 1.pdf", "application/pdf", b"%PDF-1.4")));
    let application = format!("?applicationId={APPLICATION}");
    let pair = format!("?candidateId={AMELIA}&jobId={ENGINEER}");
    let none = || Sent::Nothing;
    let json = Sent::Json;
    let calls: Vec<(&str, &str, Sent)> = Vec::from([
        ("interviewTypes.list", "", none()),
        ("interviewTypes.update", "", json(json!(["Robotics field test", "Panel"]))),
        ("interviewTypes.delete", "", none()),
        ("interviews.list", &application, none()),
        ("interviews.create", "", json(interview())),
        ("interviews.get", "", none()),
        ("interviews.update", "", json(json!({ "location": "Building B", "candidate": status }))),
        ("interviews.delete", "", none()),
        ("interviews.candidateStatus.update", "", json(status.clone())),
        ("interviews.timeslots.create", "", json(timeslot())),
        ("interviews.timeslots.get", "", none()),
        ("interviews.timeslots.update", "", json(timeslot())),
        ("interviews.timeslots.candidateStatus.update", "", json(status.clone())),
        ("interviews.timeslots.interviewerStatus.update", "", json(status)),
        ("interviews.timeslots.noShow.update", "?value=true", none()),
        ("reviews.list", &pair, none()),
        ("reviews.create", "", json(review())),
        ("reviews.get", "", none()),
        ("reviews.update", "", json(json!({ "reviewerId": TOMAS, "overallRating": 5 }))),
        ("reviews.delete", "?reviewerId=5f8a1c2e9b3d4a0012c4e104", none()),
        ("scorecards.criteria.list", "", none()),
        ("candidates.offers.list", "", none()),
        ("candidates.offers.get", "", none()),
        ("candidates.offers.approvals.latest", "", none()),
        ("offers.list", "?age=10+weeks&status=PENDING_APPROVAL&status=ACCEPTED", none()),
        ("approvals.list", "", none()),
        ("approvals.get", "", none()),
        ("approvals.create", "", json(chain)),
        ("approvals.approve", "", json(json!({ "approverId": INGRID }))),
        ("approvals.reject", "", json(json!({ "approverId": INGRID, "comment": "No budget." }))),
        ("approvals.comments.list", "", none()),
        ("approvals.comments.create", "", json(json!({ "content": "Fine.", "authorId": PRIYA }))),
        ("messages.list", &pair, none()),
        ("messages.shares.create", "", json(json!({ "content": "A note" }))),
        ("jobApplications.get", "", none()),
        ("jobApplications.delete", "", none()),
        ("jobApplications.consent.request", "", none()),
        ("jobApplications.consent.decisions", "", none()),
        ("apply.configuration.get", "?conditionalsIncluded=true", none()),
        ("apply.candidates.create", "", json(person())),
        ("apply.candidates.status", "", none()),
        ("reports.list", "", none()),
        ("reports.get", "", none()),
        ("reports.files.list", "", none()),
        ("reports.files.generate", "", none()),
        ("reports.files.getRecent", "", none()),
        ("reports.files.downloadRecent", "", none()),
        ("reportFiles.get", "", none()),
        ("reportFiles.download", "", none()),
        ("assessmentOrders.list", &application, none()),
        ("partner.configuration.get", "", none()),
        ("partner.configuration.replace", "", json(configuration)),
        ("partner.integrations.create", "", json(json!({ "clientId": "c", "clientSecret": "s" }))),
        ("partner.orders.results.update", "", json(result)),
        ("partner.orders.results.addAttachment", "", file),
        ("newHires.get", "", none()),
        ("onboardingProcesses.get", "", none()),
        ("onboardingProcesses.assignments.list", "", none()),
        ("onboardingProcesses.assignments.get", "", none()),
        ("webFormAssignments.formAnswers.get", "", none()),
        ("webFormAssignments.fieldsMetadata.get", "", none()),
        ("fillablePdfFormAssignments.formAnswers.download", "", none()),
        ("activityAssignments.attachments.list", "", none()),
        ("feed.publications.list", "?updatedAfter=2026-09-01T00:00:00Z&status=Pending,Active", none()),
        ("feed.publications.get", "", none()),
        ("feed.publications.update", "", json(json!({ "status": "Active", "liveUrl": "https://robojobs.example/8841" }))),
        ("marketplace.configs.list", "", none()),
        ("marketplace.configs.create", "", json(entry.clone())),
        ("marketplace.configs.get", "", none()),
        ("marketplace.configs.update", "", json(entry)),
        ("marketplace.offers.list", "?q=kinematics", none()),
    ]);
    let family = operations().filter(|operation| FAMILIES.contains(&operation.family().name));
    let left: Vec<&str> = family.map(Operation::id).filter(|id| !calls.iter().any(|(called, ..)| called == id)).collect();
    let elsewhere = [
        "interviews.timeslots.delete",
        "offers.documents.list",
        "offers.documents.download",
        "messages.shares.delete",
        "activityAssignments.attachments.download",
    ];
    assert!(left.iter().all(|id| elsewhere.contains(id)), "{left:?}");
    for (id, query, sent) in calls {
        let operation = find(id).expect("an operation");
        let mut desk = if id.starts_with("partner.") { signed_in(Config::default(), ADMINISTRATOR) } else { Desk::new() };
        let answer = ask(&mut desk, id, &[], query, &sent);
        assert_eq!(Some(answer.0.status), operation.facts().success.first(), "{id}: {}", answer.text());
        fits(operation.method(), &path(id, &[]), &answer);
    }
}

#[test]
fn whoever_is_deleted_takes_everything_along() {
    for (id, arguments) in [("candidates.delete", &[][..]), ("candidates.applications.delete", &[]), ("jobApplications.delete", &[])] {
        let mut desk = Desk::new();
        assert_eq!(call(&mut desk, id, arguments, Value::Null).0.status, 204, "{id}");
        let gone = [
            ("interviews.get", 404),
            ("reviews.get", 404),
            ("approvals.get", 404),
            ("candidates.offers.get", 404),
            ("offers.documents.list", 404),
            ("jobApplications.get", 404),
            ("apply.candidates.status", 400),
        ];
        for (read, status) in gone {
            assert_eq!(call(&mut desk, read, &[], Value::Null).0.status, status, "{read} after {id}");
        }
        let offers = desk.get("/offers").json(200);
        assert!(list(&offers, "/content").iter().all(|offer| text(offer, "/id") != "a8b7c6d5-e4f3-4a2b-9c1d-0e9f8a7b6c5d"));
        if id != "candidates.delete" {
            let left = desk.get(&format!("/candidates/{AMELIA}")).json(200);
            assert!(left.get("averageRating").is_none(), "the review was the only one");
            assert_eq!(desk.get(&format!("/messages?candidateId={AMELIA}")).json(200), json!([]));
        }
    }
}
