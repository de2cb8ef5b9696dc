//! What is configured, and that jobs and candidates go by it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::find;

use super::schemas::fits;
use super::tools::{AMELIA, ENGINEER, Sent, ask, list, path, text};
use super::{Answer, Desk};

const DIVISION: &str = "64b0c1d2e3f4a5b6c7d90001";
const TEAM: &str = "64b0c1d2e3f4a5b6c7d90002";
const RELOCATION: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61";

/// Operation, arguments, query and body.
type Case = (&'static str, Vec<(&'static str, &'static str)>, &'static str, Sent);

/// Calls an operation whose answer must fit the catalogue.
#[track_caller]
pub(crate) fn call(desk: &mut Desk, id: &str, arguments: &[(&str, &str)], query: &str, sent: &Sent) -> Answer {
    let id = format!("configuration.{id}");
    let answer = ask(desk, &id, arguments, query, sent);
    fits(find(&id).expect("an operation").method(), &path(&id, arguments), &answer);
    answer
}

#[track_caller]
fn get(desk: &mut Desk, id: &str, arguments: &[(&str, &str)]) -> Value {
    call(desk, id, arguments, "", &Sent::Nothing).json(200)
}

fn job(changes: &[(&str, Value)]) -> Value {
    let mut body = json!({
        "title": "Robotics Engineer", "location": { "countryCode": "US", "city": "San Francisco" },
        "industry": { "id": "computer_software" }, "function": { "id": "engineering" }, "experienceLevel": { "id": "mid_senior_level" },
    });
    for (name, value) in changes {
        body[*name] = value.clone();
    }
    body
}

fn property(id: &str, value: &str) -> Value {
    json!([{ "id": id, "value": { "id": value } }])
}

#[test]
fn every_operation_of_the_family_answers_as_the_catalogue_says() {
    let json = |body: Value| Sent::Json(body);
    let none = || Sent::Nothing;
    let (division, team, robotics) = (("id", DIVISION), ("dependentId", TEAM), ("valueId", "ROBOTICS"));
    let relocation = [("id", RELOCATION), ("valueId", "full-package")];
    let group = [("accessGroupId", "61d7aa10b2c3d4e5f6071802")];
    let office = [("id", "5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716")];
    let group_body = json!({ "name": "Poland", "description": "Jobs in Poland", "criteria": { "include": {} } });
    let label = json!([{ "op": "replace", "path": "/label", "value": "Branch" }]);
    let german = json!([{ "language": "de", "label": "Zweig" }]);
    let calls: Vec<Case> = Vec::from([
        ("company.get", Vec::new(), "", none()),
        ("departments.list", Vec::new(), "", none()),
        ("departments.create", Vec::new(), "", json(json!({ "label": "Legal", "description": "Contracts" }))),
        ("departments.get", [("id", "64b0c1d2e3f4a5b6c7d80001")].into(), "", none()),
        ("hiringProcesses.list", Vec::new(), "", none()),
        ("hiringProcesses.get", [("id", "64b0c1d2e3f4a5b6c7da0002")].into(), "", none()),
        ("offerProperties.list", Vec::new(), "", none()),
        ("rejectionReasons.list", Vec::new(), "", none()),
        ("withdrawalReasons.list", Vec::new(), "", none()),
        ("jobProperties.list", Vec::new(), "", none()),
        ("jobProperties.create", Vec::new(), "", json(json!({ "label": "Travel", "category": "job", "visible": true }))),
        ("jobProperties.get", [division].into(), "", none()),
        ("jobProperties.update", [division].into(), "", Sent::JsonPatch(label.clone())),
        ("jobProperties.translations.update", [division].into(), "", json(german.clone())),
        ("jobProperties.deactivate", [division].into(), "", none()),
        ("jobProperties.activate", [division].into(), "", none()),
        ("jobProperties.values.list", [division].into(), "", none()),
        ("jobProperties.values.create", [division].into(), "", json(json!({ "label": "Research" }))),
        ("jobProperties.values.update", [division, robotics].into(), "", Sent::JsonPatch(label)),
        ("jobProperties.values.translations.update", [division, robotics].into(), "", json(german)),
        ("jobProperties.values.archive", [division, robotics].into(), "", none()),
        ("jobProperties.values.unarchive", [division, robotics].into(), "", none()),
        ("jobProperties.values.archiveLegacy", [division, robotics].into(), "", none()),
        ("jobProperties.values.unarchiveLegacy", [division, robotics].into(), "", none()),
        ("jobProperties.dependents.list", [division].into(), "", none()),
        ("jobProperties.dependents.values.list", [division, robotics, team].into(), "", none()),
        ("jobProperties.dependents.values.listAll", [division, team].into(), "", none()),
        ("jobProperties.dependents.values.remove", [division, robotics, team, ("dependentValueId", "MOTION")].into(), "", none()),
        ("jobProperties.dependents.values.add", [division, robotics, team].into(), "", json(json!({ "id": "MOTION" }))),
        ("jobProperties.dependents.delete", [division, team].into(), "", none()),
        ("jobProperties.dependents.create", [division].into(), "", json(json!({ "ids": [TEAM] }))),
        ("candidateProperties.list", Vec::new(), "", none()),
        ("candidateProperties.get", [("id", RELOCATION)].into(), "", none()),
        ("candidateProperties.values.list", [("id", RELOCATION)].into(), "", none()),
        ("candidateProperties.values.create", [("id", RELOCATION)].into(), "", json(json!({ "label": "None" }))),
        ("candidateProperties.values.get", relocation.into(), "", none()),
        ("candidateProperties.values.replace", relocation.into(), "", json(json!({ "label": "Everything" }))),
        ("candidateProperties.values.delete", relocation.into(), "", none()),
        ("sources.list", Vec::new(), "", none()),
        ("sources.values.list", [("sourceType", "JOB_BOARD")].into(), "?limit=1&offset=1", none()),
        ("sources.values.get", [("sourceType", "REFERRALS"), ("sourceValueId", "64b0c1d2e3f4a5b6c7dc0001")].into(), "", none()),
        ("sources.get", [("sourceIdentifier", "8f7e6d5c-4b3a-4291-8706-f5e4d3c2b1a0")].into(), "", none()),
        ("sources.resolveRecruiter", Vec::new(), "?sourceName=Northlight%20Search", none()),
        ("accessGroups.list", Vec::new(), "", none()),
        ("accessGroups.get", group.into(), "", none()),
        ("accessGroups.create", Vec::new(), "", json(group_body.clone())),
        ("accessGroups.replace", group.into(), "", json(group_body)),
        ("accessGroups.delete", group.into(), "", none()),
        ("careerSites.list", Vec::new(), "", none()),
        ("careerSites.get", [("careerSiteId", "alder-robotics-careers")].into(), "", none()),
        ("predefinedLocations.list", Vec::new(), "", none()),
        ("predefinedLocations.get", office.into(), "", none()),
        ("predefinedLocations.create", Vec::new(), "", json(json!({ "identifier": "WAW", "city": "Warszawa" }))),
        ("predefinedLocations.replace", office.into(), "", json(json!({ "identifier": "SFO" }))),
        ("predefinedLocations.delete", office.into(), "", none()),
        ("predefinedLocations.deleteMany", Vec::new(), "", json(json!({ "ids": ["5e4d3c2b-1a09-4f8e-9d7c-6b5a49382717"] }))),
    ]);
    let family = smartrecruiters_catalogue::operations().filter(|operation| operation.family().name == "configuration");
    let missing: Vec<&str> = family
        .map(smartrecruiters_catalogue::Operation::id)
        .filter(|id| !calls.iter().any(|(name, ..)| id.ends_with(&format!("configuration.{name}"))))
        .collect();
    assert_eq!(missing, [""; 0]);
    let mut desk = Desk::new();
    for (name, arguments, query, sent) in calls {
        let answer = call(&mut desk, name, &arguments, query, &sent);
        let operation = find(&format!("configuration.{name}")).expect("an operation");
        assert_eq!(Some(answer.0.status), operation.facts().success.first(), "{name}: {}", answer.text());
        let kept = if operation.facts().response_known { "stateful" } else { "assumed" };
        assert_eq!(answer.header("x-sandbox-answer"), Some(kept), "{name}");
    }
}

#[test]
fn a_new_department_is_listed_everywhere_and_jobs_can_have_it() {
    let mut desk = Desk::new();
    let label = json!({ "label": "Legal", "description": "Contracts" });
    let id = String::from(text(&call(&mut desk, "departments.create", &[], "", &Sent::Json(label)).json(201), "/id"));
    assert_eq!(get(&mut desk, "departments.get", &[("id", &id)])["description"], "Contracts");
    assert_eq!(desk.get("/v1/companies/AlderRobotics/departments").json(200)["totalFound"], 7);
    let created = desk.post("/jobs", &job(&[("department", json!({ "id": id }))])).json(201);
    assert_eq!(created["department"], json!({ "id": id, "label": "Legal" }));
    assert_eq!(desk.get("/jobs?department=Legal").json(200)["totalFound"], 1);
}

#[test]
fn a_required_property_must_be_on_every_new_job_and_may_be_missing_on_older_ones() {
    let mut desk = Desk::new();
    let travel = json!({ "label": "Travel", "category": "job", "visible": true, "required": true });
    let id = String::from(text(&call(&mut desk, "jobProperties.create", &[], "", &Sent::Json(travel)).json(201), "/id"));
    let at = [("id", id.as_str())];
    desk.post("/jobs", &job(&[])).json(201);
    call(&mut desk, "jobProperties.activate", &at, "", &Sent::Nothing).json(409);
    call(&mut desk, "jobProperties.values.create", &at, "", &Sent::Json(json!({ "id": "OFTEN", "label": "Often" }))).json(201);
    call(&mut desk, "jobProperties.activate", &at, "", &Sent::Nothing).empty(204);
    desk.post("/jobs", &job(&[])).refused(400, "JOB_PROPERTY_REQUIRED");
    let created = desk.post("/jobs", &job(&[("properties", property(&id, "OFTEN"))])).json(201);
    assert_eq!(created["properties"][0], json!({ "id": id, "label": "Travel", "value": { "id": "OFTEN", "label": "Often" } }));
    let title = json!([{ "op": "replace", "path": "/title", "value": "Engineer" }]);
    ask(&mut desk, "jobs.update", &[], "", &Sent::JsonPatch(title)).json(200);
    let bare = json!([{ "op": "remove", "path": "/properties" }]);
    let made = text(&created, "/id");
    ask(&mut desk, "jobs.update", &[("jobId", made)], "", &Sent::JsonPatch(bare)).refused(400, "JOB_PROPERTY_REQUIRED");
}

#[test]
fn an_archived_value_stays_on_jobs_that_have_it_and_cannot_be_chosen_anew() {
    let mut desk = Desk::new();
    let at = [("id", "COST_CENTER"), ("valueId", "CC-410")];
    call(&mut desk, "jobProperties.values.archive", &at, "", &Sent::Nothing).empty(204);
    desk.post("/jobs", &job(&[("properties", property("COST_CENTER", "CC-410"))])).refused(400, "VALUE_INACTIVE");
    let title = json!([{ "op": "replace", "path": "/title", "value": "Engineer" }]);
    let kept = ask(&mut desk, "jobs.update", &[], "", &Sent::JsonPatch(title)).json(200);
    assert!(list(&kept, "/properties").iter().any(|property| property["value"]["id"] == "CC-410"), "{kept}");
    call(&mut desk, "jobProperties.values.unarchive", &at, "", &Sent::Nothing).empty(204);
    desk.post("/jobs", &job(&[("properties", property("COST_CENTER", "CC-410"))])).json(201);
}

#[test]
fn a_property_that_is_switched_off_is_passed_over_on_new_jobs() {
    let mut desk = Desk::new();
    call(&mut desk, "jobProperties.deactivate", &[("id", "COST_CENTER")], "", &Sent::Nothing).empty(204);
    let created = desk.post("/jobs", &job(&[("properties", property("COST_CENTER", "CC-410"))])).json(201);
    assert_eq!(created["properties"], json!([]));
    let before = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
    assert!(list(&before, "/properties").iter().any(|property| property["id"] == "COST_CENTER"), "jobs keep what they have");
}

#[test]
fn a_new_dependency_lets_nothing_pass_until_values_are_linked() {
    let mut desk = Desk::new();
    let brand = "64b0c1d2e3f4a5b6c7d90003";
    let both = |value: &str| json!([{ "id": "COUNTRY", "value": { "id": "de" } }, { "id": brand, "value": { "id": value } }]);
    let country = "64b0c1d2e3f4a5b6c7d90004";
    call(&mut desk, "jobProperties.dependents.create", &[("id", country)], "", &Sent::Json(json!({ "ids": [brand] }))).json(200);
    desk.post("/jobs", &job(&[("properties", property("COUNTRY", "de"))])).json(201);
    let refused = "JOB_PROPERTY_VALUE_NOT_AVAILABLE_FOR_SELECTED_PARENT_VALUE";
    desk.post("/jobs", &job(&[("properties", both("ALDER"))])).refused(400, refused);
    let at = [("id", country), ("valueId", "de"), ("dependentId", brand)];
    call(&mut desk, "jobProperties.dependents.values.add", &at, "", &Sent::Json(json!({ "id": "ALDER" }))).empty(204);
    assert_eq!(
        get(&mut desk, "jobProperties.dependents.values.list", &at)["content"],
        json!([{ "id": "ALDER", "label": "Alder Robotics" }])
    );
    desk.post("/jobs", &job(&[("properties", both("ALDER"))])).json(201);
    desk.post("/jobs", &job(&[("properties", property("COUNTRY", "de"))])).refused(400, "JOB_PROPERTY_REQUIRED");
}

#[test]
fn labels_come_in_the_language_that_is_asked_for_where_there_is_one() {
    let mut desk = Desk::new();
    let given = json!([{ "language": "no", "label": "Divisjon" }, { "language": "en", "label": "Branch" }]);
    call(&mut desk, "jobProperties.translations.update", &[("id", DIVISION)], "", &Sent::Json(given)).empty(204);
    for (language, label) in
        [("", "Branch"), ("no", "Divisjon"), ("de-AT, en;q=0.5", "Sparte"), ("fr", "Branch"), ("fr, pl", "Dział"), ("en, de", "Branch")]
    {
        desk.headers.set("Accept-Language", language);
        assert_eq!(get(&mut desk, "jobProperties.get", &[("id", DIVISION)])["label"], label, "{language}");
    }
    desk.headers.set("Accept-Language", "de");
    assert_eq!(get(&mut desk, "jobProperties.values.list", &[("id", DIVISION)])["content"][0]["label"], "Robotik");
    assert_eq!(get(&mut desk, "jobProperties.dependents.list", &[("id", DIVISION)])["content"][0]["label"], "Team");
}

#[test]
fn values_are_read_page_by_page() {
    let mut desk = Desk::new();
    let first = call(&mut desk, "jobProperties.values.list", &[("id", "COST_CENTER")], "?pageSize=3", &Sent::Nothing).json(200);
    assert_eq!((&first["totalFound"], list(&first, "/content").len()), (&json!(5), 3));
    let query = format!("?pageSize=3&pageId={}", text(&first, "/nextPageId").replace('=', "%3D"));
    let second = call(&mut desk, "jobProperties.values.list", &[("id", "COST_CENTER")], &query, &Sent::Nothing).json(200);
    assert_eq!((list(&second, "/content").len(), second.get("nextPageId")), (2, None));
}

#[test]
fn a_new_value_of_a_candidates_property_can_be_set_and_a_deleted_one_cannot() {
    let mut desk = Desk::new();
    let value = json!({ "id": "flights", "label": "Flights" });
    call(&mut desk, "candidateProperties.values.create", &[("id", RELOCATION)], "", &Sent::Json(value)).json(201);
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}/properties");
    desk.put(&path, &json!([{ "id": RELOCATION, "value": "flights" }])).empty(204);
    let shown = desk.get(&path).json(200);
    assert!(list(&shown, "/content").iter().any(|property| property["valueLabel"] == "Flights"), "{shown}");
    call(&mut desk, "candidateProperties.values.delete", &[("id", RELOCATION), ("valueId", "flights")], "", &Sent::Nothing).empty(204);
    desk.put(&path, &json!([{ "id": RELOCATION, "value": "flights" }])).refused(400, "VALUE_NOT_FOUND");
}

#[test]
fn a_recruiter_who_is_resolved_is_a_source_of_candidates_from_then_on() {
    let mut desk = Desk::new();
    let resolved = |desk: &mut Desk, name: &str| {
        let found = call(desk, "sources.resolveRecruiter", &[], &format!("?sourceName={name}"), &Sent::Nothing).json(200);
        String::from(text(&found, "/id"))
    };
    assert_eq!(resolved(&mut desk, "northlight%20search"), "64b0c1d2e3f4a5b6c7dc0031");
    let id = resolved(&mut desk, "Müller%20%26%20Partner");
    assert_eq!(resolved(&mut desk, "Müller%20%26%20Partner"), id);
    let source = json!({ "sourceTypeId": "RECRUITER", "sourceSubTypeId": "AGENCY", "sourceId": id });
    let person = json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia@mail.example", "sourceDetails": source });
    let created = desk.post(&format!("/jobs/{ENGINEER}/candidates"), &person).json(201);
    assert_eq!(created["primaryAssignment"]["source"], "Müller & Partner");
    let link = text(&created, "/primaryAssignment/actions/sourceDetails/url");
    desk.get(link.strip_prefix("http://127.0.0.1:7878/sandbox").expect("a link to the sandbox")).json(200);
}

#[test]
fn a_group_that_is_deleted_has_no_members_left() {
    let mut desk = Desk::new();
    call(&mut desk, "accessGroups.delete", &[("accessGroupId", "61d7aa10b2c3d4e5f6071801")], "", &Sent::Nothing).empty(204);
    assert_eq!(desk.get("/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e103").json(200)["accessGroups"], json!([]));
    assert_eq!(list(&desk.get("/user-api/v201804/access-groups").json(200), "/content").len(), 1);
    let gone = json!(["5f8a1c2e9b3d4a0012c4e103"]);
    desk.post("/user-api/v201804/access-groups/61d7aa10b2c3d4e5f6071801/users", &gone).refused(404, "ACCESS_GROUP_NOT_FOUND");
}

#[test]
fn a_predefined_location_is_what_was_sent_with_an_id() {
    let mut desk = Desk::new();
    let sent = json!({ "identifier": "WAW", "city": "Warszawa", "id": "mine" });
    let kept = desk.post("/configuration/predefined-locations", &sent).json(201);
    assert_eq!((&kept["identifier"], &kept["city"]), (&json!("WAW"), &json!("Warszawa")));
    assert_ne!(kept["id"], "mine");
    let found = desk.get("/configuration/predefined-locations?identifiers=WAW,BER").json(200);
    assert_eq!(list(&found, "/content").len(), 2);
    let path = format!("/configuration/predefined-locations/{}", text(&kept, "/id"));
    assert_eq!(desk.put(&path, &json!({ "city": "Gdańsk" })).json(200)["id"], kept["id"]);
    desk.put(&path, &json!([])).refused(400, "INVALID_REQUEST");
    desk.delete(&path).empty(204);
    desk.delete(&path).json(404);
    desk.get("/configuration/career-sites/nowhere").json(404);
}
