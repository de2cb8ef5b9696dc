//! Jobs: created, found, changed, closed.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Operation, find, operations};

use super::Desk;
use super::schemas::fits;
use super::tools::{AD, AMELIA, ANALYST, ENGINEER, NOBODY, PRIYA, SAFETY, Sent, TECHNICIAN, ask, list, path, text};
use crate::Config;

mod publishing;

/// The guide's job.
fn guide() -> Value {
    json!({
        "title": "Robotics Engineer", "location": { "countryCode": "US", "city": "San Francisco" },
        "industry": { "id": "computer_software" }, "function": { "id": "engineering" }, "experienceLevel": { "id": "mid_senior_level" },
    })
}

fn patch(desk: &mut Desk, steps: Value) -> Value {
    let answer = ask(desk, "jobs.update", &[], "", &Sent::JsonPatch(steps));
    fits(find("jobs.update").expect("an operation").method(), &path("jobs.update", &[]), &answer);
    answer.json(200)
}

fn ids(page: &Value) -> Vec<String> {
    list(page, "/content").iter().map(|job| text(job, "/id").into()).collect()
}

#[test]
fn every_operation_of_jobs_answers_as_the_catalogue_says() {
    let position = json!({ "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z" });
    let content =
        json!({ "title": "Robotikingenieur", "language": { "code": "de" }, "jobAd": { "jobDescription": { "text": "<p>Roboter</p>" } } });
    let calls = [
        ("jobs.list", Sent::Nothing, 200),
        ("jobs.create", Sent::Json(guide()), 201),
        ("jobs.get", Sent::Nothing, 200),
        ("jobs.update", Sent::JsonPatch(json!([{ "op": "replace", "path": "/title", "value": "T" }])), 200),
        ("jobs.replace", Sent::Json(guide()), 200),
        ("jobs.ads.list", Sent::Nothing, 200),
        ("jobs.ads.create", Sent::Json(content.clone()), 200),
        ("jobs.ads.get", Sent::Nothing, 200),
        ("jobs.ads.replace", Sent::Json(content), 200),
        ("jobs.ads.postings.list", Sent::Nothing, 200),
        ("jobs.ads.postings.create", Sent::Json(json!({ "aggregators": false })), 202),
        ("jobs.ads.postings.delete", Sent::Nothing, 202),
        ("jobs.publication.list", Sent::Nothing, 200),
        ("jobs.publication.create", Sent::Nothing, 204),
        ("jobs.publication.delete", Sent::Nothing, 204),
        ("jobs.positions.list", Sent::Nothing, 200),
        ("jobs.positions.create", Sent::Json(position.clone()), 201),
        ("jobs.positions.get", Sent::Nothing, 200),
        ("jobs.positions.replace", Sent::Json(position), 201),
        ("jobs.positions.delete", Sent::Nothing, 204),
        ("jobs.hiringTeam.list", Sent::Nothing, 200),
        ("jobs.hiringTeam.add", Sent::Json(json!({ "id": "5f8a1c2e9b3d4a0012c4e108", "role": "EXECUTIVE" })), 200),
        ("jobs.hiringTeam.remove", Sent::Nothing, 204),
        ("jobs.note.get", Sent::Nothing, 200),
        ("jobs.note.replace", Sent::Json(json!({ "content": "Relocation is paid." })), 200),
        ("jobs.headcount.update", Sent::Json(json!({ "salaryRange": { "min": 1, "max": 2, "currency": "USD" } })), 202),
        ("jobs.approvals.latest", Sent::Nothing, 200),
        ("jobs.status.update", Sent::Json(json!({ "status": "ON_HOLD" })), 201),
        ("jobs.statusHistory.list", Sent::Nothing, 200),
    ];
    let family = operations().filter(|operation| operation.family().name == "jobs");
    let left: Vec<&str> = family.map(Operation::id).filter(|id| !calls.iter().any(|(called, ..)| called == id)).collect();
    assert_eq!(left, [""; 0]);
    for (id, sent, status) in calls {
        let arguments: &[(&str, &str)] = match id {
            "jobs.headcount.update" => &[("jobId", ANALYST)],
            "jobs.hiringTeam.remove" => &[("userId", "5f8a1c2e9b3d4a0012c4e104")],
            _ => &[],
        };
        let answer = ask(&mut Desk::new(), id, arguments, "", &sent);
        assert_eq!(answer.0.status, status, "{id}: {}", answer.text());
        fits(find(id).expect("an operation").method(), &path(id, arguments), &answer);
    }
}

#[test]
fn the_guides_job_is_created_and_the_list_finds_it_first() {
    let mut desk = Desk::new();
    let created = desk.post("/jobs", &guide()).json(201);
    for (pointer, expected) in [
        ("/title", json!("Robotics Engineer")),
        ("/status", json!("CREATED")),
        ("/postingStatus", json!("NOT_PUBLISHED")),
        ("/location/country", json!("United States")),
        ("/location/city", json!("San Francisco")),
        ("/industry", json!({ "id": "computer_software", "label": "Computer Software" })),
        ("/experienceLevel/label", json!("Mid-Senior Level")),
        ("/creator/firstName", json!("Maya")),
        ("/jobAd/language/code", json!("en")),
        ("/template", json!(false)),
        ("/createdOn", json!("2026-11-02T09:00:00.000Z")),
    ] {
        assert_eq!(created.pointer(pointer), Some(&expected), "{pointer} of {created}");
    }
    let listed = desk.get("/jobs").json(200);
    assert_eq!(ids(&listed)[0], text(&created, "/id"));
    assert_eq!(listed["totalFound"], json!(26));
    let sought = desk.get("/jobs?q=robotics%20ENGINEER").json(200);
    assert_eq!(ids(&sought).len(), 2, "this one and the senior one: {sought}");
    let link = text(&created, "/actions/details/url").replace("http://127.0.0.1:7878/sandbox", "");
    assert_eq!(desk.get(&link).json(200), created);
    let history = desk.get(&format!("{link}/status/history")).json(200);
    assert_eq!(text(&history, "/content/0/status"), "CREATED");
}

#[test]
fn a_walk_by_cursor_in_the_order_of_ids_meets_every_job_once() {
    let mut desk = Desk::new();
    let mut target = String::from("/jobs?sort=job_id&limit=7");
    let mut met: Vec<String> = Vec::new();
    loop {
        let answer = desk.get(&target);
        let page = answer.json(200);
        met.extend(ids(&page));
        let link = answer.header("Link").map(String::from);
        assert_eq!(link.is_some(), page.get("nextPageId").is_some());
        let Some(link) = link else { break };
        desk.post("/jobs", &guide()).json(201);
        target = link.trim_start_matches('<').replace(">; rel=\"next\"", "");
        assert!(target.starts_with("/jobs?sort=job_id&limit=7&pageId="), "{target}");
    }
    let mut sorted = met.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(met, sorted);
    assert!(met.len() >= 25, "{}", met.len());
    let tail = desk.get("/jobs?sort=job_id&offset=20&limit=100").json(200);
    assert_eq!((tail["offset"].clone(), ids(&tail).len() as u64), (json!(20), tail["totalFound"].as_u64().expect("a number") - 20));
}

#[test]
fn filters_narrow_the_list_and_repeat_as_alternatives() {
    let mut desk = Desk::new();
    for (query, fits) in [
        ("city=Berlin", &(|job: &Value| job["location"]["city"] == "Berlin") as &dyn Fn(&Value) -> bool),
        ("city=Berlin&city=Krak%C3%B3w", &|job| job["location"]["city"] != "San Francisco"),
        ("department=Sales&department=Finance", &|job| job["department"]["label"] == "Sales" || job["department"]["label"] == "Finance"),
        ("status=FILLED", &|job| job["status"] == "FILLED"),
        ("status=FILLED&statuses=ON_HOLD&statuses=CANCELLED", &|job| job["status"] == "ON_HOLD" || job["status"] == "CANCELLED"),
        ("postingStatus=INTERNAL", &|job| job["postingStatus"] == "INTERNAL"),
        ("postingStatus=NOT_PUBLISHED", &|job| job["postingStatus"] == "NOT_PUBLISHED"),
        ("language=en", &|job| job["language"]["code"] == "en"),
        ("updatedAfter=2026-10-01T02:00:00.000%2B02:00", &|job| text(job, "/updatedOn") > "2026-10-01T00:00:00.000Z"),
        ("lastActivityAfter=2026-10-20T00:00:00.000Z", &|job| text(job, "/lastActivityOn") > "2026-10-20T00:00:00.000Z"),
        ("q=TECHNICIAN", &|job| text(job, "/title").contains("Technician")),
    ] {
        let all = desk.get("/jobs?limit=100").json(200);
        let expected: Vec<&Value> = list(&all, "/content").iter().filter(|job| fits(job)).collect();
        let found = desk.get(&format!("/jobs?limit=100&{query}")).json(200);
        assert!(!expected.is_empty() && expected.len() <= 25, "{query}");
        assert_eq!(list(&found, "/content").iter().collect::<Vec<_>>(), expected, "{query}");
    }
    for query in ["city=berlin", "department=64b0c1d2e3f4a5b6c7d80001", "language=de"] {
        assert_eq!(desk.get(&format!("/jobs?{query}")).json(200)["totalFound"], json!(0), "{query}");
    }
    let priyas = desk.get(&format!("/jobs?limit=100&hiringTeamMemberId={PRIYA}")).json(200);
    for id in ids(&priyas) {
        assert!(desk.get(&format!("/jobs/{id}/hiring-team")).text().contains(PRIYA), "{id}");
    }
}

#[test]
fn lists_leave_out_coordinates_and_text_that_the_job_has() {
    let mut desk = Desk::new();
    let listed = desk.get("/jobs?limit=100").json(200);
    assert!(list(&listed, "/content").iter().all(|job| job["location"].get("latitude").is_none() && job.get("jobAd").is_none()));
    let job = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
    assert_eq!(text(&job, "/location/latitude"), "37.7749");
    assert_eq!(text(&job, "/actions/hiringTeam/url"), format!("http://127.0.0.1:7878/sandbox/jobs/{ENGINEER}/hiring-team"));
    assert!(text(&job, "/jobAd/sections/jobDescription/text").contains("motion planning"));
}

#[test]
fn a_replaced_job_loses_what_was_not_sent() {
    let mut desk = Desk::new();
    let mut body = guide();
    body["jobAd"] = json!({ "sections": { "jobDescription": { "text": "<p>All there is.</p>" } } });
    let job = desk.put(&format!("/jobs/{ENGINEER}"), &body).json(200);
    assert_eq!(job["jobAd"]["sections"], json!({ "jobDescription": { "text": "<p>All there is.</p>" } }));
    for gone in ["refNumber", "department", "compensation", "typeOfEmployment", "targetHiringDate"] {
        assert_eq!(job.get(gone), None, "{gone}");
    }
    assert_eq!((text(&job, "/status"), text(&job, "/postingStatus"), text(&job, "/id")), ("SOURCING", "PUBLIC", ENGINEER));
    body["refNumber"] = json!("ALD-1043");
    desk.put(&format!("/jobs/{ENGINEER}"), &body).refused(409, "REF_NUMBER_ALREADY_EXISTS");
    desk.put(&format!("/jobs/{TECHNICIAN}"), &body).json(200);
}

#[test]
fn a_json_patch_changes_what_it_names_and_dates_the_change() {
    let mut desk = Desk::new();
    let before = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
    let after = patch(
        &mut desk,
        json!([
            { "op": "replace", "path": "/title", "value": "Senior Robotics Engineer, Motion Planning" },
            { "op": "add", "path": "/compensation/max", "value": 195_000 },
            { "op": "add", "path": "/properties/-", "value": { "id": "COST_CENTER", "value": { "id": "CC-420" } } },
            { "op": "add", "path": "/properties/-", "value": { "id": "WEEKLY_HOURS", "value": { "label": "38.5" } } },
        ]),
    );
    assert_eq!(after["compensation"], json!({ "min": 165_000, "max": 195_000, "currency": "USD" }));
    let values: Vec<(&str, &str)> =
        list(&after, "/properties").iter().map(|property| (text(property, "/id"), text(property, "/value/label"))).collect();
    assert_eq!(values[2..], [("COST_CENTER", "CC-420 Field service"), ("64b0c1d2e3f4a5b6c7d90005", "38.5")]);
    assert_eq!((text(&after, "/updatedOn"), &after["createdOn"]), ("2026-11-02T09:00:00.000Z", &before["createdOn"]));
    let moved = patch(&mut desk, json!([{ "op": "replace", "path": "/location/city", "value": "Oakland" }]));
    assert_eq!(text(&moved, "/location/latitude"), "37.8044", "coordinates follow the town");
    desk.now_ms += 1000;
    let same = patch(&mut desk, json!([{ "op": "test", "path": "/location/city", "value": "Oakland" }]));
    assert_eq!(same, moved, "a patch that changes nothing leaves the dates alone");
}

#[test]
fn a_merge_patch_is_taken_too() {
    let mut desk = Desk::new();
    let sent = Sent::MergePatch(json!({ "compensation": { "max": 200_000 }, "targetHiringDate": null }));
    let job = ask(&mut desk, "jobs.update", &[], "", &sent).json(200);
    assert_eq!(job["compensation"], json!({ "min": 165_000, "max": 200_000, "currency": "USD" }));
    assert_eq!(job.get("targetHiringDate"), None);
}

#[test]
fn what_does_not_fit_is_answered_422_with_no_word_unless_the_settings_ask_for_one() {
    let mut incomplete = guide();
    incomplete["location"] = json!({ "countryCode": "US" });
    for (id, sent) in [
        ("jobs.create", Sent::Json(incomplete)),
        ("jobs.replace", Sent::Json(json!({}))),
        ("jobs.update", Sent::JsonPatch(json!([{ "op": "remove", "path": "/title" }]))),
        ("jobs.update", Sent::JsonPatch(json!([{ "op": "add", "path": "/status", "value": "FILLED" }]))),
        ("jobs.update", Sent::JsonPatch(json!([{ "op": "replace", "path": "/eeoCategory/name", "value": 1 }]))),
        ("jobs.update", Sent::MergePatch(json!("title"))),
    ] {
        let mut desk = Desk::new();
        let before = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
        ask(&mut desk, id, &[], "", &sent).empty(422);
        assert_eq!(desk.get(&format!("/jobs/{ENGINEER}")).json(200), before);
        let mut telling = Desk::with(Config { undeclared_bodies: true, ..Config::default() });
        assert!(!text(&ask(&mut telling, id, &[], "", &sent).json(422), "/message").is_empty());
    }
}

#[test]
fn properties_and_values_that_do_not_exist_are_passed_over() {
    let mut body = guide();
    body["properties"] = json!([
        { "id": "NOWHERE", "value": { "id": "x" } }, { "id": "COST_CENTER", "value": { "id": "CC-999" } },
        { "id": "BRAND", "value": { "id": "ALDER" } },
    ]);
    let created = Desk::new().post("/jobs", &body).json(201);
    let expected = json!([{ "id": "64b0c1d2e3f4a5b6c7d90003", "label": "Brand", "value": { "id": "ALDER", "label": "Alder Robotics" } }]);
    assert_eq!(created["properties"], expected);
}

#[test]
fn a_job_that_does_not_exist_is_answered_404_everywhere() {
    let mut desk = Desk::new();
    let sent = |id: &str| match id {
        "jobs.replace" => Sent::Json(guide()),
        "jobs.update" => Sent::JsonPatch(json!([])),
        "jobs.ads.create" | "jobs.ads.replace" => Sent::Json(json!({ "title": "T" })),
        "jobs.note.replace" => Sent::Json(json!({ "content": "" })),
        "jobs.status.update" => Sent::Json(json!({ "status": "FILLED" })),
        "jobs.headcount.update" => Sent::Json(json!({})),
        "jobs.hiringTeam.add" => Sent::Json(json!({ "id": PRIYA, "role": "RECRUITER" })),
        "jobs.positions.create" | "jobs.positions.replace" => Sent::Json(json!({
            "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z",
        })),
        _ => Sent::Nothing,
    };
    for operation in operations().filter(|operation| operation.family().name == "jobs" && operation.path().contains("{jobId}")) {
        let answer = ask(&mut desk, operation.id(), &[("jobId", NOBODY)], "", &sent(operation.id()));
        assert_eq!(answer.0.status, 404, "{}: {}", operation.id(), answer.text());
    }
    for (id, arguments) in [
        ("jobs.ads.get", [("jobAdId", NOBODY)]),
        ("jobs.positions.get", [("positionId", NOBODY)]),
        ("jobs.hiringTeam.remove", [("userId", "5f8a1c2e9b3d4a0012c4e108")]),
    ] {
        assert_eq!(ask(&mut desk, id, &arguments, "", &Sent::Nothing).0.status, 404, "{id}");
    }
}

#[test]
fn positions_are_added_replaced_and_removed() {
    let mut desk = Desk::new();
    let positions = format!("/jobs/{ENGINEER}/positions");
    let given = json!({
        "positionId": "ENG-2026-015", "type": "REPLACEMENT", "incumbentName": "Rosa Delgado",
        "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z",
    });
    let added = desk.post(&positions, &given).json(201);
    let id = text(&added, "/id");
    assert_eq!(desk.get(&positions).json(200)["totalFound"], json!(2));
    let mut changed = given.clone();
    changed.as_object_mut().expect("an object").remove("incumbentName");
    changed["type"] = json!("NEW");
    let replaced = desk.put(&format!("{positions}/{id}"), &changed).json(201);
    assert_eq!((text(&replaced, "/type"), replaced.get("incumbentName")), ("NEW", None));
    assert_eq!(desk.get(&format!("{positions}/{id}")).json(200), replaced);
    desk.delete(&format!("{positions}/{id}")).empty(204);
    assert_eq!(desk.get(&format!("{positions}/{id}")).0.status, 404);
    assert_eq!(desk.get(&positions).json(200)["totalFound"], json!(1));
}

#[test]
fn users_join_and_leave_the_hiring_team_with_one_role_each() {
    let mut desk = Desk::new();
    let team = format!("/jobs/{ENGINEER}/hiring-team");
    let member = json!({ "id": "5f8a1c2e9b3d4a0012c4e108", "role": "BAR_RAISER" });
    let added = desk.post(&team, &member).json(200);
    assert_eq!(text(&added, "/role"), "BAR_RAISER", "companies have roles of their own");
    let user = text(&added, "/actions/details/url").replace("http://127.0.0.1:7878/sandbox", "");
    assert_eq!(text(&desk.get(&user).json(200), "/lastName"), "Bello");
    assert_eq!(desk.post(&team, &member).0.status, 409);
    desk.post(&team, &json!({ "id": "5f8a1c2e9b3d4a0012c4e10a", "role": "HIRING_MANAGER" })).json(200);
    desk.delete(&format!("{team}/{PRIYA}")).empty(204);
    desk.delete(&format!("{team}/5f8a1c2e9b3d4a0012c4e10a")).refused(400, "INVALID_HIRING_TEAM_STATE");
    assert_eq!(desk.get(&team).json(200)["totalFound"], json!(4));
}

#[test]
fn a_status_is_set_with_201_and_enters_the_history_once() {
    let mut desk = Desk::new();
    let status = format!("/jobs/{ENGINEER}/status");
    desk.now_ms += 5000;
    for _ in 0..2 {
        assert_eq!(desk.put(&status, &json!({ "status": "CANCELLED" })).json(201), json!({ "status": "CANCELLED" }));
    }
    let history = desk.get(&format!("{status}/history")).json(200);
    assert_eq!(history["totalFound"], json!(3));
    assert_eq!((text(&history, "/content/0/status"), text(&history, "/content/0/changedOn")), ("CANCELLED", "2026-11-02T09:00:05.000Z"));
    let job = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
    assert_eq!((text(&job, "/status"), text(&job, "/postingStatus")), ("CANCELLED", "PUBLIC"), "closing takes nothing down");
    assert_eq!(desk.put(&status, &json!({ "status": "OTHER" })).0.status, 400);
}

#[test]
fn the_note_is_one_text_that_may_be_long() {
    let mut desk = Desk::new();
    let note = format!("/jobs/{SAFETY}/note");
    assert_eq!(desk.get(&note).json(200), json!({ "content": "" }));
    let long = json!({ "content": "é".repeat(20_000) });
    assert_eq!(desk.put(&note, &long).json(200), long);
    assert_eq!(desk.put(&note, &json!({ "content": "é".repeat(20_001) })).0.status, 400);
    assert_eq!(desk.get(&note).json(200), long);
}

#[test]
fn a_headcount_change_waits_for_approval_and_changes_nothing_so_far() {
    let mut desk = Desk::new();
    let before = desk.get(&format!("/jobs/{ANALYST}")).json(200);
    let range = json!({ "min": 100_000, "max": 120_000, "currency": "USD" });
    desk.patch(&format!("/jobs/{ANALYST}/headcount"), &json!({ "salaryRange": range })).json(202);
    assert_eq!(desk.get(&format!("/jobs/{ANALYST}")).json(200), before);
    let latest = desk.get(&format!("/jobs/{ANALYST}/approvals/latest")).json(200);
    assert_eq!((&latest["salaryRange"], list(&latest, "/positions").len()), (&range, 1));
    let mut body = guide();
    body["department"] = json!({ "id": "64b0c1d2e3f4a5b6c7d80006" });
    let created = desk.post("/jobs", &body).json(201);
    desk.send(smartrecruiters_core::Method::Post, &format!("/jobs/{}/publication", text(&created, "/id")), "", "")
        .refused(403, "NOT_AUTHORIZED_TO_PUBLISH_JOB");
}

#[test]
fn ads_in_other_languages_stand_beside_the_default_one() {
    let mut desk = Desk::new();
    let content =
        json!({ "title": "Robotikingenieur", "language": { "code": "de" }, "location": { "countryCode": "DE", "city": "Berlin" } });
    let ad = desk.post(&format!("/jobs/{ENGINEER}/jobads"), &content).json(200);
    assert_eq!((&ad["default"], text(&ad, "/postingStatus"), text(&ad, "/location/country")), (&json!(false), "NOT_PUBLISHED", "Germany"));
    let ads = desk.get(&format!("/jobs/{ENGINEER}/jobads")).json(200);
    assert_eq!(ads.as_array().expect("a bare array").len(), 2);
    assert_eq!((text(&ads, "/0/id"), &ads[0]["default"], &ads[1]), (AD, &json!(true), &ad));
    let replaced = desk.put(&format!("/jobs/{ENGINEER}/jobads/{}", text(&ad, "/id")), &json!({ "title": "T" })).json(200);
    assert_eq!((text(&replaced, "/language/code"), text(&replaced, "/location/city")), ("en", "San Francisco"));
}

#[test]
fn a_new_candidate_is_an_activity_of_the_job() {
    let mut desk = Desk::new();
    let person = json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example" });
    let created = desk.post(&format!("/jobs/{ENGINEER}/candidates"), &person).json(201);
    assert_ne!(text(&created, "/id"), AMELIA);
    let job = desk.get(&format!("/jobs/{ENGINEER}")).json(200);
    assert_eq!((text(&job, "/lastActivityOn"), text(&job, "/updatedOn")), ("2026-11-02T09:00:00.000Z", "2026-09-10T12:20:09.774Z"));
}
