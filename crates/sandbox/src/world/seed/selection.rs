//! What had happened to applications by then: interviews, reviews, offers and the onboarding of those who were hired.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::moment;
use super::users::user_id;
use crate::ids::Ids;
use crate::time::{self, DAY_MS};
use crate::world::approval::Approval;
use crate::world::candidate::{Application, Candidate};
use crate::world::company::hiring::INTERVIEW_TYPES;
use crate::world::job::Job;
use crate::world::offer::Offer;
use crate::world::onboarding::{Assignment, Onboarding};
use crate::world::selection::{Link, Message, Record, Selection, mean};

/// Everything that the histories of applications speak of; the stars of candidates are made to be those of their reviews.
pub(super) fn grow(seed: u64, jobs: &[Job], candidates: &mut [Candidate]) -> Selection {
    let mut ids = Ids::new(seed ^ SELECTION_STREAM);
    let mut out = Selection { interview_types: INTERVIEW_TYPES.map(String::from).to_vec(), ..Selection::default() };
    if let (Some(amelia), Some(job)) = (candidates.first(), jobs.first()) {
        amelias(&mut out, amelia, job);
    }
    for (place, candidate) in candidates.iter_mut().enumerate().skip(ANCHORS) {
        let stars = candidate.rating.take().filter(|_| place < MOST_CANDIDATES);
        let mut given = Vec::new();
        for application in &candidate.applications {
            let (Some(job), Some(stars)) = (jobs.iter().find(|job| job.id == application.job), stars) else { continue };
            let of = Link::new(candidate, application);
            given.extend(interview(&mut out, &of, application, job, stars, &mut ids));
            offer(&mut out, &of, application, job, place, &mut ids);
        }
        candidate.rating = mean(&given);
    }
    out
}

/// When an application came to have a status.
fn reached(application: &Application, status: &str) -> Option<u64> {
    application.history.iter().find(|change| change.status == status).map(|change| change.at_ms)
}

/// An interview with a review, where there was one. Gives the stars.
fn interview(out: &mut Selection, of: &Link, application: &Application, job: &Job, stars: f64, ids: &mut Ids) -> Option<u32> {
    let invited_ms = reached(application, "INTERVIEW")?;
    let start_ms = (invited_ms / DAY_MS + 4) * DAY_MS + 17 * HOUR_MS;
    let people = [user_id(4)].into_iter().chain(job.team.first().map(|member| member.user.clone()));
    let interviewers: Vec<Value> = people.map(|user| json!({ "id": user, "status": "accepted" })).collect();
    let city = job.location.get("city").and_then(Value::as_str).unwrap_or_default();
    let place = ["Alder Robotics, ", city].concat();
    let (id, slot) = (ids.uuid(), ids.uuid());
    let value = json!({
        "id": id, "candidate": { "id": of.candidate }, "jobId": of.job,
        "location": place, "organizerId": job.creator,
        "timezone": if city == "San Francisco" { "America/Los_Angeles" } else { "Europe/Berlin" },
        "timeslots": [{
            "id": slot, "interviewType": ids.pick(&INTERVIEW_TYPES), "title": job.title,
            "startsOn": time::iso(start_ms), "endsOn": time::iso(start_ms + HOUR_MS), "interviewers": interviewers,
            "candidateStatus": "accepted",
        }],
        "createdOn": time::iso(invited_ms),
    });
    out.interviews.push(Record { id, of: of.clone(), native: true, value });
    if start_ms > moment("2026-11-01T00:00:00.000Z") {
        return None;
    }
    let (id, at) = (ids.uuid(), time::iso(start_ms + 2 * HOUR_MS));
    let (rating, comment) = (1..).zip(COMMENTS).find(|(rating, _)| f64::from(*rating) + 0.5 > stars)?;
    let value = json!({
        "id": id, "candidateId": of.candidate, "jobId": of.job, "reviewerId": user_id(4),
        "overallRating": rating, "comment": comment, "createdOn": at, "updatedOn": at,
    });
    out.reviews.push(Record { id, of: of.clone(), native: true, value });
    Some(rating)
}

/// An offer where one was made, and the onboarding of who took it.
fn offer(out: &mut Selection, of: &Link, application: &Application, job: &Job, place: usize, ids: &mut Ids) {
    let Some(made_ms) = reached(application, "OFFERED") else { return };
    let hired_ms = reached(application, "HIRED");
    let (status, sent) = match (hired_ms, place % 3) {
        (Some(_), _) => ("ACCEPTED", true),
        (None, 0) => ("PENDING_APPROVAL", false),
        (None, _) => ("PENDING_ACCEPTANCE", true),
    };
    let approval = Approval::chain(ids.uuid(), Offer::approvers(job));
    let sent_ms = sent.then_some(made_ms + DAY_MS / 4);
    out.offers.push(Offer {
        id: ids.uuid(),
        of: of.clone(),
        status,
        created_ms: made_ms,
        updated_ms: hired_ms.or(sent_ms).unwrap_or(made_ms),
        properties: Offer::terms(job, application.starts_on.as_deref()),
        approvals: Vec::from([if sent { approval.agreed(made_ms + DAY_MS / 8) } else { approval }]),
        sent_ms,
        by_mail: status == "PENDING_ACCEPTANCE" && place % 3 == 2,
        document: ids.uuid(),
    });
    let Some(begun_ms) = hired_ms else { return };
    let mut onboarding = Onboarding::new(of.clone(), application.starts_on.as_deref(), begun_ms, ids);
    onboarding.done = Assignment::ALL.len();
    if out.onboardings.is_empty() {
        settle_onboarding(&mut onboarding);
    }
    out.onboardings.push(onboarding);
}

/// Gives the first process the ids that the documents know it by.
fn settle_onboarding(onboarding: &mut Onboarding) {
    onboarding.id = "5c4b3a29-1807-4f6e-8d5c-4b3a29180f7e".into();
    onboarding.new_hire = "4b3a2918-07f6-4e5d-9c4b-3a2918f07e6d".into();
    let assignments =
        ["1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d", "3c4d5e6f-7a8b-4c9d-8e1f-2a3b4c5d6e7f", "2b3c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e"];
    onboarding.assignments = assignments.map(String::from);
    onboarding.files = ["6f7a8b9c-0d1e-4f2a-9b3c-4d5e6f7a8b9c", "6e5d4c3b-2a19-4087-96f5-e4d3c2b1a098"].map(String::from).to_vec();
}

/// What the company's story tells of its first candidate.
fn amelias(out: &mut Selection, amelia: &Candidate, job: &Job) {
    let Some(application) = amelia.applications.first() else { return };
    let of = Link::new(amelia, application);
    let record = |text: &str| {
        let value: Value = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default().into();
        Record { id, of: of.clone(), native: false, value }
    };
    out.interviews.push(record(INTERVIEW));
    out.reviews.push(record(REVIEW));
    for text in ORDERS {
        let mut order = record(text);
        // A result, unlike the other records, does not show its id.
        if let Some(fields) = order.value.as_object_mut() {
            fields.shift_remove("id");
        }
        out.orders.push(order);
    }
    let mut approval = Approval::chain("7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d".into(), Offer::approvers(job));
    if let Some(step) = approval.steps.first_mut() {
        step.agree(moment("2026-10-20T16:58:12.904Z"));
    }
    approval.comments.push(json!({
        "content": "The salary is within the band agreed for this position.", "authorId": user_id(3), "createdOn": "2026-10-20T16:57:40.221Z",
    }));
    let created_ms = moment("2026-10-20T16:20:05.114Z");
    out.offers.push(Offer {
        id: "a8b7c6d5-e4f3-4a2b-9c1d-0e9f8a7b6c5d".into(),
        of: of.clone(),
        status: "PENDING_APPROVAL",
        created_ms,
        updated_ms: created_ms,
        properties: Offer::terms(job, Some("2026-11-30")),
        approvals: Vec::from([approval]),
        sent_ms: None,
        by_mail: false,
        document: "9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d".into(),
    });
    out.messages.push(Message {
        id: "2f3e4d5c-6b7a-4819-9a0b-1c2d3e4f5a6b".into(),
        content: ["@[USER:", &user_id(3), "] the interview with #[CANDIDATE:", &of.candidate, "] is set for October 6."].concat(),
        author: user_id(2),
        created_ms: moment("2026-10-01T15:22:40.305Z"),
        visibility: "DIRECT",
        about: Vec::from([(of.candidate.clone(), Some(of.job.clone()))]),
    });
}

const INTERVIEW: &str = r#"{
    "id": "d4c3b2a1-f6e5-4788-99aa-bbccddeeff00", "candidate": {"id": "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11"},
    "jobId": "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01", "location": "Alder Robotics, San Francisco",
    "organizerId": "5f8a1c2e9b3d4a0012c4e102", "timezone": "America/Los_Angeles",
    "timeslots": [{
        "id": "e5d4c3b2-a1f6-4e58-8799-aabbccddeeff", "interviewType": "Technical interview", "title": "Motion planning", "place": "Lab 2",
        "startsOn": "2026-10-06T17:00:00.000Z", "endsOn": "2026-10-06T18:00:00.000Z",
        "interviewers": [
            {"id": "5f8a1c2e9b3d4a0012c4e104", "status": "accepted"}, {"id": "5f8a1c2e9b3d4a0012c4e103", "status": "accepted"}
        ],
        "candidateStatus": "accepted"
    }],
    "createdOn": "2026-09-28T15:12:40.118Z"
}"#;

const REVIEW: &str = r#"{
    "id": "0f9e8d7c-6b5a-4493-8271-60f5e4d3c2b1", "candidateId": "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11",
    "jobId": "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01", "reviewerId": "5f8a1c2e9b3d4a0012c4e104", "overallRating": 4,
    "comment": "Strong on motion planning; would pair well with the controls team.",
    "createdOn": "2026-10-06T18:42:10.315Z", "updatedOn": "2026-10-06T18:42:10.315Z"
}"#;

const ORDERS: [&str; 2] = [
    r#"{
        "id": "3f2e1d0c-9b8a-4765-8c4d-5e6f7a8b9c0d", "name": "Robotics controls test", "status": "COMPLETED",
        "assessmentPackageDate": "2026-09-21T09:30:00.000Z", "submissionDate": "2026-09-23T20:11:47.000Z",
        "score": {"raw": 82, "min": 0, "max": 100}, "scoreLabel": "82/100",
        "summary": "Solid on control loops, average on kinematics.",
        "attachments": [{"type": "PDF_URL", "url": "https://results.testlab.example/orders/3f2e1d0c/report.pdf"}],
        "assessmentResults": [{
            "assessmentId": "control-loops", "assessmentName": "Control loops", "status": "COMPLETED",
            "assessmentDate": "2026-09-21T09:30:00.000Z", "submissionDate": "2026-09-23T20:11:47.000Z",
            "score": {"raw": 91, "min": 0, "max": 100}, "scoreLabel": "91/100"
        }]
    }"#,
    r#"{
        "id": "4d3c2b1a-0f9e-4d8c-8b7a-695847362514", "name": "Robotics field test", "status": "IN_PROGRESS",
        "assessmentPackageDate": "2026-10-26T09:30:00.000Z"
    }"#,
];

/// What is said of one to five stars.
const COMMENTS: [&str; 5] = [
    "Not what this job needs.",
    "Good will, too little experience so far.",
    "Could do the job with some help.",
    "Knows the trade and explains it well.",
    "Would hire at once.",
];
/// Candidates of the story, in front of the others.
const ANCHORS: usize = 2;
/// How many candidates have more than their status: a company with many would have little else in memory.
const MOST_CANDIDATES: usize = 250;
const HOUR_MS: u64 = 3_600_000;
const SELECTION_STREAM: u64 = 0x7365_6c65_6374;
