//! Candidates: created, found, moved, deleted.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Operation, find, operations};

use super::Desk;
use super::schemas::fits;
use super::tools::{AMELIA, DANIEL, ENGINEER, NOBODY, SAFETY, Sent, TECHNICIAN, ask, form, list, path, signed_in, text};
use crate::{Config, DEMO_MANAGER_ID, DEMO_MANAGER_SECRET, DuplicateCandidate};

mod fields;
mod files;
mod search;

fn nia() -> Value {
    json!({
        "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example", "phoneNumber": "+48 12 555 01 02",
        "location": { "countryCode": "PL", "city": "Kraków" }, "web": { "linkedin": "https://www.linkedin.com/in/nia-bo" },
        "tags": ["rust"], "experience": [{ "title": "Tester", "company": "Mill", "current": true, "startDate": "2021-03" }],
    })
}

fn resume() -> Sent {
    form(&[], Some(("nia.txt", "text/plain", b"Nia Bo\nnia.bo@mail.example")))
}

/// Puts a person on a job and returns the id.
fn apply(desk: &mut Desk, job: &str, person: &Value) -> String {
    text(&desk.post(&format!("/jobs/{job}/candidates"), person).json(201), "/id").into()
}

#[test]
fn every_operation_of_candidates_answers_as_the_catalogue_says() {
    let status = Sent::Json(json!({ "status": "OFFERED", "subStatus": "Offer sent" }));
    let onboarding = Sent::Json(json!({ "onboardingStatus": "READY_TO_ONBOARD" }));
    let tags = Sent::Json(json!({ "tags": ["motion planning"] }));
    let file = form(&[("attachmentType", "COVER_LETTER")], Some(("letter.txt", "text/plain", b"Dear all")));
    let value = Sent::Json(json!({ "value": "partial-package" }));
    let source = json!({ "sourceTypeId": "REFERRALS", "sourceSubTypeId": "EMPLOYEE", "sourceId": "64b0c1d2e3f4a5b6c7dc0001" });
    let calls = [
        ("candidates.list", &Sent::Nothing, 200),
        ("candidates.create", &Sent::Json(nia()), 201),
        ("candidates.addToJob", &Sent::Json(nia()), 201),
        ("candidates.get", &Sent::Nothing, 200),
        ("candidates.update", &Sent::Json(json!({ "phoneNumber": "1" })), 200),
        ("candidates.delete", &Sent::Nothing, 204),
        ("candidates.resume.create", &resume(), 201),
        ("candidates.resume.addToJob", &resume(), 201),
        ("candidates.resume.parse", &resume(), 200),
        ("candidates.tags.add", &tags, 201),
        ("candidates.tags.list", &Sent::Nothing, 200),
        ("candidates.tags.replace", &tags, 201),
        ("candidates.tags.delete", &Sent::Nothing, 204),
        ("candidates.onboarding.update", &onboarding, 204),
        ("candidates.onboarding.updatePrimary", &onboarding, 204),
        ("candidates.onboarding.get", &Sent::Nothing, 200),
        ("candidates.onboarding.getPrimary", &Sent::Nothing, 200),
        ("candidates.consent.request", &Sent::Json(json!({ "content": [{ "id": AMELIA }, { "id": NOBODY }] })), 201),
        ("candidates.consent.status", &Sent::Nothing, 200),
        ("candidates.consent.decisions", &Sent::Nothing, 200),
        ("candidates.attachments.list", &Sent::Nothing, 200),
        ("candidates.attachments.listPrimary", &Sent::Nothing, 200),
        ("candidates.attachments.create", &file, 201),
        ("candidates.attachments.createPrimary", &file, 201),
        ("candidates.attachments.download", &Sent::Nothing, 200),
        ("candidates.attachments.downloadPrimary", &Sent::Nothing, 200),
        ("candidates.attachments.delete", &Sent::Nothing, 204),
        ("candidates.status.update", &status, 204),
        ("candidates.status.updatePrimary", &status, 204),
        ("candidates.statusHistory.list", &Sent::Nothing, 200),
        ("candidates.statusHistory.listPrimary", &Sent::Nothing, 200),
        ("candidates.source.update", &Sent::Json(source), 204),
        ("candidates.properties.list", &Sent::Nothing, 200),
        ("candidates.properties.listPrimary", &Sent::Nothing, 200),
        ("candidates.properties.update", &Sent::Json(json!([{ "id": "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e64", "value": 4 }])), 204),
        ("candidates.properties.updateOne", &value, 204),
        ("candidates.properties.updateOnePrimary", &value, 204),
        ("candidates.screeningAnswers.list", &Sent::Nothing, 200),
        ("candidates.applications.get", &Sent::Nothing, 200),
        ("candidates.applications.delete", &Sent::Nothing, 204),
    ];
    let family = operations().filter(|operation| operation.family().name == "candidates");
    let left: alloc::vec::Vec<&str> = family.map(Operation::id).filter(|id| !calls.iter().any(|(called, ..)| called == id)).collect();
    assert_eq!(left, [""; 0]);
    for (id, sent, status) in calls {
        let mut desk = Desk::new();
        if id.starts_with("candidates.onboarding.get") {
            ask(&mut desk, "candidates.onboarding.update", &[], "", &onboarding).empty(204);
        }
        let answer = ask(&mut desk, id, &[], "", sent);
        assert_eq!(answer.0.status, status, "{id}: {}", answer.text());
        if id != "candidates.resume.parse" {
            fits(find(id).expect("an operation").method(), &path(id, &[]), &answer);
        }
    }
}

#[test]
fn the_talent_pool_is_not_listed_and_a_candidate_on_a_job_is() {
    let mut desk = Desk::new();
    let total = |desk: &mut Desk| desk.get("/candidates").json(200)["totalFound"].as_u64().expect("a number");
    let before = total(&mut desk);
    let pooled = desk.post("/candidates", &nia()).json(201);
    assert_eq!((pooled.get("primaryAssignment"), &pooled["secondaryAssignments"]), (None, &json!([])));
    assert_eq!(desk.get(&format!("/candidates/{}", text(&pooled, "/id"))).json(200), pooled);
    assert_eq!(total(&mut desk), before);
    let id = apply(&mut desk, ENGINEER, &nia());
    let listed = desk.get("/candidates").json(200);
    assert_eq!((text(&listed, "/content/0/id"), &listed["totalFound"]), (id.as_str(), &json!(before + 1)));
    let details = desk.get(&format!("/candidates/{id}")).json(200);
    assert_eq!((text(&details, "/primaryAssignment/status"), text(&details, "/primaryAssignment/source")), ("NEW", "API"));
    assert_eq!(text(&details, "/primaryAssignment/job/title"), "Senior Robotics Engineer");
    assert_eq!((text(&details, "/location/country"), &details["location"]["lat"]), ("Poland", &json!(50.0647)));
    assert_eq!(details["experience"], nia()["experience"]);
    let application = desk.get(&format!("/candidates/{id}/jobs/{ENGINEER}")).json(200);
    assert_eq!((text(&application, "/applicationId").len(), text(&application, "/status")), (36, "NEW"));
    assert_eq!(text(&application, "/actions/sourceDetails/url"), "http://127.0.0.1:7878/sandbox/configuration/sources/API/values/API");
    assert_eq!(desk.post(&format!("/jobs/{NOBODY}/candidates"), &nia()).0.status, 404);
}

#[test]
fn a_second_candidate_with_the_same_address_and_name_is_a_setting() {
    let same = json!({ "firstName": "N.", "lastName": "BO", "email": "Nia.Bo@mail.example" });
    let other = json!({ "firstName": "Nia", "lastName": "Bosch", "email": "nia.bo@mail.example" });
    for (policy, expected) in
        [(DuplicateCandidate::Create, Some(false)), (DuplicateCandidate::Reuse, Some(true)), (DuplicateCandidate::Refuse, None)]
    {
        let mut desk = Desk::with(Config { duplicate_candidate: policy, limits: false, ..Config::default() });
        let id = apply(&mut desk, ENGINEER, &nia());
        assert_ne!(apply(&mut desk, ENGINEER, &other), id, "another last name is another person");
        for target in [String::from("/candidates"), format!("/jobs/{SAFETY}/candidates"), format!("/jobs/{ENGINEER}/candidates")] {
            let answer = desk.post(&target, &same);
            match expected {
                Some(reused) => assert_eq!(text(&answer.json(201), "/id") == id, reused, "{policy:?} {target}"),
                None => answer.refused(409, "CANDIDATE_DATA_CONFLICT"),
            }
        }
        let applications = list(&desk.get(&format!("/candidates/{id}")).json(200), "/secondaryAssignments").len();
        assert_eq!(applications, usize::from(expected == Some(true)), "{policy:?}");
    }
}

#[test]
fn an_update_keeps_what_it_does_not_name() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}");
    let before = desk.get(&path).json(200);
    let after = desk.patch(&path, &json!({ "lastName": "Hart-Lee", "location": { "countryCode": "US", "city": "Seattle" } })).json(200);
    assert_eq!((text(&after, "/lastName"), text(&after, "/firstName"), &after["email"]), ("Hart-Lee", "Amelia", &before["email"]));
    assert_eq!(after["location"]["lng"], json!(-122.3321));
    assert_eq!(after["location"].get("regionCode"), None, "a location is replaced as a whole");
    assert_eq!((text(&after, "/updatedOn"), &after["createdOn"]), ("2026-11-02T09:00:00.000Z", &before["createdOn"]));
    assert_eq!(desk.patch(&path, &json!({ "email": "amelia" })).0.status, 400);
}

#[test]
fn null_clears_a_field_or_is_passed_over_as_set() {
    let path = format!("/candidates/{AMELIA}");
    for (null_clears, expected) in [(true, None), (false, Some(json!("+1 415 555 0132")))] {
        let mut desk = Desk::with(Config { null_clears, limits: false, ..Config::default() });
        let after = desk.patch(&path, &json!({ "phoneNumber": null, "web": null, "email": null })).json(200);
        assert_eq!((after.get("phoneNumber").cloned(), after.get("web").is_some()), (expected, !null_clears));
        assert_eq!(text(&after, "/email"), "amelia.hart@mail.example", "what is required stays");
        let after = desk.patch(&path, &json!({ "web": { "skype": "amelia", "website": null } })).json(200);
        assert_eq!(after["web"], json!({ "skype": "amelia" }), "within a field, too, no answer has null");
    }
}

#[test]
fn with_a_candidate_go_applications_and_files() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}");
    desk.delete(&path).empty(204);
    for gone in [
        path.clone(),
        format!("{path}/jobs/{ENGINEER}"),
        format!("{path}/attachments"),
        String::from("/candidates/attachments/f0e1d2c3-b4a5-4687-9788-695a4b3c2d1e"),
    ] {
        assert_eq!(desk.get(&gone).0.status, 404, "{gone}");
    }
    assert!(!desk.get(&format!("/candidates?limit=100&jobId={ENGINEER}")).text().contains(AMELIA));
    assert_eq!(desk.delete(&path).0.status, 404);
}

#[test]
fn a_deleted_application_leaves_the_person_in_the_pool() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}");
    desk.delete(&path).empty(204);
    assert_eq!(desk.get(&path).0.status, 404);
    assert_eq!(desk.delete(&path).0.status, 404);
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}")).json(200).get("primaryAssignment"), None);
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}/attachments")).json(200)["totalFound"], json!(0));
    assert_eq!(desk.get("/candidates?q=%22amelia.hart%40mail.example%22").json(200)["totalFound"], json!(0));
}

#[test]
fn a_status_enters_the_history_with_its_step_and_its_reason() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}");
    desk.put(&format!("{path}/status"), &json!({ "status": "OFFERED", "subStatus": "Offer sent" })).empty(204);
    desk.now_ms += 60_000;
    let rejected = json!({ "status": "REJECTED", "reason": "64b0c1d2e3f4a5b6c7db0002" });
    desk.put(&format!("{path}/status"), &rejected).empty(204);
    desk.put(&format!("{path}/status"), &rejected).empty(204);
    let history = desk.get(&format!("{path}/status/history")).json(200);
    let steps: alloc::vec::Vec<&str> = list(&history, "/content").iter().map(|change| text(change, "/status")).collect();
    assert_eq!(steps, ["NEW", "IN_REVIEW", "INTERVIEW", "OFFERED", "REJECTED"]);
    assert_eq!(
        (text(&history, "/content/3/subStatus"), text(&history, "/content/4/changedOn")),
        ("Offer sent", "2026-11-02T09:01:00.000Z")
    );
    let application = desk.get(&path).json(200);
    assert_eq!(text(&application, "/reasonOfRejection/label"), "Position filled");
    assert_eq!(application.get("subStatus"), None);
    assert_eq!(desk.put(&format!("{path}/status"), &json!({ "status": "NEW", "subStatus": "Offer sent" })).0.status, 400);
    desk.put(&format!("{path}/status"), &json!({ "status": "HIRED", "startsOn": "2027-01-04T00:00:00.000Z" })).empty(204);
    let application = desk.get(&path).json(200);
    assert_eq!((text(&application, "/startsOn"), application.get("reasonOfRejection")), ("2027-01-04T00:00:00.000Z", None));
    assert_eq!(text(&desk.get(&format!("{path}/onboardingStatus")).json(200), "/onboardingStatus"), "READY_TO_ONBOARD");
    let technician = format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/status");
    desk.put(&technician, &json!({ "status": "INTERVIEW", "subStatus": "Day with a technician" })).empty(204);
}

#[test]
fn the_primary_application_is_the_latest_under_way() {
    let mut desk = Desk::with(Config { duplicate_candidate: DuplicateCandidate::Reuse, limits: false, ..Config::default() });
    let id = apply(&mut desk, ENGINEER, &nia());
    desk.now_ms += 1000;
    apply(&mut desk, SAFETY, &nia());
    let primary = |desk: &mut Desk| String::from(text(&desk.get(&format!("/candidates/{id}")).json(200), "/primaryAssignment/job/id"));
    assert_eq!(primary(&mut desk), SAFETY);
    desk.now_ms += 1000;
    desk.put(&format!("/candidates/{id}/status"), &json!({ "status": "REJECTED" })).empty(204);
    assert_eq!(primary(&mut desk), ENGINEER, "what is over is not primary");
    let history = desk.get(&format!("/candidates/{id}/status/history")).json(200);
    assert_eq!(history["totalFound"], json!(1), "the history is that of the primary application");
    desk.now_ms += 1000;
    desk.put(&format!("/candidates/{id}/status"), &json!({ "status": "WITHDRAWN" })).empty(204);
    assert_eq!(primary(&mut desk), ENGINEER, "where all is over, the latest change counts");
}

#[test]
fn tags_are_added_once_replaced_and_taken_off() {
    let mut desk = Desk::new();
    let tags = format!("/candidates/{AMELIA}/tags");
    let added = desk.post(&tags, &json!({ "tags": ["ROS2", "motion planning"] })).json(201);
    assert_eq!(added, json!({ "tags": ["senior", "ros2", "motion planning"] }));
    assert_eq!(desk.put(&tags, &json!({ "tags": ["lead"] })).json(201), json!({ "tags": ["lead"] }));
    assert_eq!(desk.get(&tags).json(200), json!({ "tags": ["lead"] }));
    let many: alloc::vec::Vec<String> = (0..100).map(|number| format!("tag {number}")).collect();
    assert_eq!(desk.post(&tags, &json!({ "tags": many })).0.status, 400, "a hundred and one");
    assert_eq!(desk.put(&tags, &json!({ "tags": ["é".repeat(151)] })).0.status, 400);
    desk.put(&tags, &json!({ "tags": many })).json(201);
    desk.delete(&tags).empty(204);
    assert_eq!(desk.get(&tags).json(200), json!({ "tags": [] }));
    assert_eq!(desk.get(&format!("/candidates/{NOBODY}/tags")).0.status, 404);
}

#[test]
fn a_changed_source_shows_in_the_application() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}");
    let source = json!({ "sourceTypeId": "RECRUITER", "sourceSubTypeId": "AGENCY", "sourceId": "64b0c1d2e3f4a5b6c7dc0031" });
    desk.put(&format!("{path}/source"), &source).empty(204);
    assert_eq!(text(&desk.get(&path).json(200), "/source"), "Northlight Search");
    assert_eq!(desk.put(&format!("/candidates/{AMELIA}/jobs/{SAFETY}/source"), &source).0.status, 404);
}

#[test]
fn consent_is_asked_for_and_each_candidate_has_a_result() {
    let mut desk = Desk::new();
    let content = json!({ "content": [{ "id": DANIEL }, { "id": NOBODY }, { "id": AMELIA }] });
    let results = desk.post("/candidates/consent-requests", &content).json(201);
    let location = format!("http://127.0.0.1:7878/sandbox/candidates/{DANIEL}/consents");
    assert_eq!(results["results"][0], json!({ "status": 202, "body": { "location": location } }));
    assert_eq!(results["results"][1], json!({ "status": 403, "body": false }));
    assert_eq!(desk.get(&format!("/candidates/{DANIEL}/consent")).json(200), json!({ "status": "PENDING" }));
    let pending = json!({ "decisions": [], "recentPendingRequestCreatedOn": "2026-11-02T09:00:00.000Z" });
    assert_eq!(desk.get(&format!("/candidates/{DANIEL}/consents")).json(200), pending);
    let given = json!({ "status": "ACQUIRED", "date": "2026-09-14T16:20:31.118Z" });
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}/consent")).json(200), given, "who agreed is not asked again");
    assert_eq!(list(&desk.get(&format!("/candidates/{AMELIA}/consents")).json(200), "/decisions").len(), 2);
    assert_eq!(desk.post("/candidates/consent-requests", &json!({ "content": [] })).0.status, 400);
}

#[test]
fn a_hiring_manager_sees_the_candidates_of_her_teams_alone() {
    let mut desk = signed_in(Config::default(), (DEMO_MANAGER_ID, DEMO_MANAGER_SECRET));
    let jobs = desk.get("/jobs?limit=100").json(200);
    let mine: alloc::vec::Vec<&str> = list(&jobs, "/content").iter().map(|job| text(job, "/id")).collect();
    assert!(mine.contains(&ENGINEER) && !mine.contains(&TECHNICIAN));
    let mut target = String::from("/candidates?limit=100");
    let mut met = 0;
    loop {
        let answer = desk.get(&target);
        for candidate in list(&answer.json(200), "/content") {
            let others = list(candidate, "/secondaryAssignments").iter().map(|assignment| text(assignment, "/job/id"));
            assert!(others.chain([text(candidate, "/primaryAssignment/job/id")]).any(|job| mine.contains(&job)), "{candidate}");
            met += 1;
        }
        let Some(link) = answer.header("Link") else { break };
        target = link.trim_start_matches('<').replace(">; rel=\"next\"", "");
    }
    assert!(met > 10, "{met}");
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}")).0.status, 200);
    for (path, status) in [
        (format!("/candidates/{DANIEL}"), 401),
        (format!("/jobs/{TECHNICIAN}"), 401),
        (format!("/candidates/{DANIEL}/tags"), 403),
        (format!("/jobs/{TECHNICIAN}/positions"), 403),
    ] {
        assert_eq!(desk.get(&path).0.status, status, "{path}");
    }
}
