//! The audit log.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::Method;

use super::Desk;
use super::schemas::fits;
use super::tools::{AMELIA, ENGINEER, PRIYA, Sent, ask, list, sign_in, signed_in, text};
use crate::{Config, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET};

const LOG: &str = "/audit-api/v201910/audit-events";
const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";

#[track_caller]
fn read(desk: &mut Desk, query: &str) -> Value {
    let path = format!("{LOG}{query}");
    let answer = desk.get(&path);
    fits(Method::Get, &path, &answer);
    answer.json(200)
}

/// Names and entities of what happened from now on.
fn since(desk: &mut Desk, moment_ms: u64) -> Vec<(String, String, String)> {
    let body = read(desk, &format!("?limit=100&eventDateAfter={}", crate::time::iso(moment_ms)));
    let line = |event: &Value| (text(event, "/eventName").into(), text(event, "/entityType").into(), text(event, "/entityId").into());
    list(&body, "/content").iter().map(line).collect()
}

#[test]
fn what_is_done_to_a_user_is_written_down_with_who_did_it_and_how() {
    let mut desk = Desk::new();
    let (start, users) = (desk.now_ms, "/user-api/v201804/users");
    let body = json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia@alder-robotics.example", "systemRole": { "id": "EMPLOYEE" } });
    let id = String::from(text(&desk.post(users, &body).json(201), "/id"));
    sign_in(&mut desk, (DEMO_CLIENT_ID, DEMO_CLIENT_SECRET));
    desk.now_ms += 1000;
    desk.send(Method::Put, &format!("{users}/{id}/activation"), "", "").empty(204);
    let patch = json!([
        { "op": "replace", "path": "/systemRole/id", "value": "STANDARD" }, { "op": "replace", "path": "/lastName", "value": "Boa" },
    ]);
    desk.send(Method::Patch, &format!("{users}/{id}"), "application/json-patch+json", format!("{patch}")).json(200);
    desk.post(&format!("{users}/{id}/reset-password"), &Value::Null).empty(204);
    desk.send(Method::Put, &format!("{users}/{id}/activation"), "", "").empty(204);
    desk.delete(&format!("{users}/{id}/activation")).empty(204);
    let names: Vec<String> = since(&mut desk, start)
        .into_iter()
        .map(|(name, kind, entity)| {
            assert_eq!((kind.as_str(), &entity), ("USER", &id));
            name
        })
        .collect();
    assert_eq!(
        names,
        [
            "USER_ACCOUNT_CREATED",
            "USER_ACCOUNT_ACTIVATED",
            "USER_ROLE_CHANGED",
            "USER_ACCOUNT_UPDATED",
            "USER_PASSWORD_RESET",
            "USER_ACCOUNT_DEACTIVATED"
        ]
    );
    let body = read(&mut desk, &format!("?entityId={id}&limit=100"));
    let first = &list(&body, "/content")[0];
    assert_eq!((&first["authorType"], &first["authorId"]), (&json!("USER"), &json!(MAYA)));
    assert_eq!(first["context"], json!({ "authenticationType": "API_KEY" }));
    let role = &list(&body, "/content")[2]["context"];
    assert_eq!(role, &json!({ "currentRole": "STANDARD", "previousRole": "EMPLOYEE", "authenticationType": "AUTH_TOKEN" }));
}

#[test]
fn what_is_done_to_jobs_and_candidates_is_written_down() {
    let mut desk = Desk::new();
    let start = desk.now_ms;
    let mut expect = |id: &str, arguments: &[(&str, &str)], sent: Sent, expected: &[(&str, &str)]| {
        let start = desk.now_ms;
        let answer = ask(&mut desk, id, arguments, "", &sent);
        assert!(answer.0.is_success(), "{id}: {}", answer.text());
        let found: Vec<(String, String)> = since(&mut desk, start).into_iter().map(|(name, kind, _)| (name, kind)).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, kind)| (name.as_str(), kind.as_str())).collect();
        assert_eq!(found, expected, "{id}");
        desk.now_ms += 1000;
    };
    let json = |body: Value| Sent::Json(body);
    let grace = json!({ "id": "5f8a1c2e9b3d4a0012c4e10a", "role": "INTERVIEW_TEAM" });
    let opening = json!({ "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z" });
    expect("jobs.hiringTeam.add", &[], json(grace), &[("HIRING_TEAM_MEMBER_ADDED", "JOB")]);
    expect("jobs.hiringTeam.remove", &[("userId", "5f8a1c2e9b3d4a0012c4e10a")], Sent::Nothing, &[("HIRING_TEAM_MEMBER_REMOVED", "JOB")]);
    expect("jobs.positions.create", &[], json(opening.clone()), &[("POSITION_CREATED", "JOB")]);
    expect("jobs.positions.delete", &[], Sent::Nothing, &[("POSITION_DELETED", "JOB")]);
    let ad = json!({ "title": "T", "language": { "code": "de" } });
    expect("jobs.ads.create", &[], json(ad.clone()), &[("JOB_AD_CREATED", "JOB_AD")]);
    expect("jobs.ads.replace", &[], json(ad), &[("JOB_AD_UPDATED", "JOB_AD")]);
    expect("jobs.note.replace", &[], json(json!({ "content": "n" })), &[]);
    expect("candidates.tags.add", &[], json(json!({ "tags": ["rust"] })), &[("CANDIDATE_TAGS_MODIFIED", "CANDIDATE")]);
    let phone = json!({ "phoneNumber": "+1 415 555 0199" });
    expect("candidates.update", &[], json(phone.clone()), &[("CANDIDATE_PERSONAL_DATA_MODIFIED", "CANDIDATE")]);
    expect("candidates.update", &[], json(phone), &[]);
    let hired = json!({ "status": "IN_REVIEW" });
    expect("candidates.status.update", &[], json(hired), &[("JOB_APPLICATION_STATE_MODIFIED", "APPLICATION")]);
    let source = json!({ "sourceTypeId": "JOB_BOARD", "sourceId": "64b0c1d2e3f4a5b6c7dc0011" });
    expect("candidates.source.update", &[], json(source), &[("APPLICATION_SOURCE_MODIFIED", "APPLICATION")]);
    let value = json!([{ "id": "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e65", "value": true }]);
    expect("candidates.properties.update", &[], json(value), &[("APPLICATION_PROPERTIES_UPDATED", "APPLICATION")]);
    let person = json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" });
    expect("candidates.addToJob", &[], json(person), &[("JOB_APPLICATION_CREATED", "APPLICATION")]);
    expect("candidates.delete", &[], Sent::Nothing, &[("CANDIDATE_DELETED", "CANDIDATE")]);
    let label = json!({ "label": "Travel", "category": "job", "visible": true });
    expect("configuration.jobProperties.create", &[], json(label), &[("JOB_PROPERTY_CREATED", "JOB_PROPERTY")]);
    let archive = [("id", "COST_CENTER"), ("valueId", "CC-410")];
    expect("configuration.jobProperties.values.archive", &archive, Sent::Nothing, &[("JOB_PROPERTY_ARCHIVED_VALUE", "JOB_PROPERTY")]);
    expect("configuration.jobProperties.values.archive", &archive, Sent::Nothing, &[]);
    let whole = since(&mut desk, start);
    assert!(whole.contains(&("CANDIDATE_DELETED".into(), "CANDIDATE".into(), AMELIA.into())), "{whole:?}");
}

#[test]
fn what_is_refused_is_not_written_down() {
    let mut desk = Desk::new();
    let start = desk.now_ms;
    desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": "FLYING" })).json(400);
    desk.delete("/candidates/00000000-0000-4000-8000-000000000000").json(404);
    assert!(since(&mut desk, start).is_empty());
}

#[test]
fn the_last_week_is_read_unless_dates_are_given() {
    let mut desk = Desk::new();
    let week_ago = crate::time::iso(desk.now_ms - 7 * 86_400_000);
    let body = read(&mut desk, "?limit=100");
    assert!(list(&body, "/content").iter().all(|event| text(event, "/eventDate") >= week_ago.as_str()));
    let users = read(&mut desk, "?limit=100&eventName=USER_ACCOUNT_CREATED&eventDateAfter=2026-01-01T00:00:00Z");
    assert_eq!(list(&users, "/content").len(), 12);
    let early = read(&mut desk, "?limit=100&eventDateBefore=2026-09-02T00:00:00Z");
    assert!(list(&early, "/content").iter().all(|event| text(event, "/eventDate") < "2026-09-02") && early != body);
    let now = desk.now_ms;
    desk.now_ms = now - 60 * 86_400_000;
    let then = read(&mut desk, "?limit=100");
    let latest = crate::time::iso(desk.now_ms);
    assert!(list(&then, "/content").iter().all(|event| text(event, "/eventDate") <= latest.as_str()), "nothing of the future");
}

#[test]
fn filters_narrow_the_log_and_its_cursor_goes_both_ways_by_one_name() {
    let mut desk = Desk::new();
    let all = "eventDateAfter=2026-01-01T00:00:00Z";
    for (filter, pointer, value) in [
        ("authorType=CANDIDATE", "/authorType", "CANDIDATE"),
        ("entityType=JOB", "/entityType", "JOB"),
        (&format!("entityId={PRIYA}"), "/entityId", PRIYA),
        (&format!("authorId={MAYA}"), "/authorId", MAYA),
        ("eventName=USER_ACCOUNT_ACTIVATED", "/eventName", "USER_ACCOUNT_ACTIVATED"),
    ] {
        let body = read(&mut desk, &format!("?{all}&limit=100&{filter}"));
        let found = list(&body, "/content");
        assert!(!found.is_empty() && found.iter().all(|event| text(event, pointer) == value), "{filter}: {body}");
    }
    let either = read(&mut desk, &format!("?{all}&limit=100&eventName=USER_ACCOUNT_CREATED&eventName=USER_ACCOUNT_ACTIVATED"));
    assert!(list(&either, "/content").len() > 12);
    let (mut seen, mut query) = (Vec::new(), format!("?{all}&eventName=USER_ACCOUNT_CREATED&limit=5"));
    loop {
        let page = read(&mut desk, &query);
        seen.extend(list(&page, "/content").iter().map(|event| String::from(text(event, "/id"))));
        let Some(next) = page.get("nextPageId").and_then(Value::as_str) else { break };
        query = format!("?{all}&eventName=USER_ACCOUNT_CREATED&limit=5&nextPageId={}", next.replace('=', "%3D"));
    }
    assert_eq!(seen.len(), 12);
}

#[test]
fn administrators_alone_read_the_log() {
    let mut desk = signed_in(Config::default(), (DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET));
    let answer = desk.get(LOG);
    fits(Method::Get, LOG, &answer);
    answer.json(403);
}
