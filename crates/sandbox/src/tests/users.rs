//! Users, roles and groups.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};
use smartrecruiters_core::{Method, Multipart, Part};

use super::schemas::fits;
use super::{Answer, Desk};
use crate::Config;

const USERS: &str = "/user-api/v201804/users";
const PRIYA: &str = "/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e103";
const SUSAN: &str = "/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e105";
const NOBODY: &str = "/user-api/v201804/users/000000000000000000000000";
const GROUP: &str = "/user-api/v201804/access-groups/61d7aa10b2c3d4e5f6071802/users";

fn guide() -> Value {
    json!({
        "firstName": "Susan", "lastName": "Santos", "systemRole": {"id": "ADMINISTRATOR"},
        "language": {"code": "en"}, "location": {"countryCode": "US", "city": "San Francisco"},
    })
}

/// The guide's body with one field changed.
fn but(name: &str, value: Value) -> Value {
    let mut body = guide();
    body[name] = value;
    body
}

fn change(desk: &mut Desk, path: &str, steps: &Value) -> Answer {
    let answer = desk.send(Method::Patch, path, "application/json-patch+json", format!("{steps}"));
    fits(Method::Patch, path, &answer);
    answer
}

#[test]
fn the_guides_call_creates_an_inactive_user_who_is_listed_afterwards() {
    let mut desk = Desk::new();
    let given = guide();
    let created = desk.post(USERS, &given).json(201);
    assert_eq!(created["active"], json!(false));
    for (name, value) in given.as_object().expect("an object") {
        match value.as_object() {
            Some(parts) => parts.iter().for_each(|(key, part)| assert_eq!(&created[name][key], part, "{name}/{key}")),
            None => assert_eq!(&created[name], value, "{name}"),
        }
    }
    let listed = desk.get(&format!("{USERS}?q=santos")).json(200);
    let found = listed["content"].as_array().expect("a list").iter().any(|user| user["id"] == created["id"]);
    assert!(found, "{listed}");
    let path = format!("{USERS}/{}", created["id"].as_str().expect("an id"));
    assert_eq!(desk.get(&path).json(200), created);
}

#[test]
fn a_misspelt_name_is_answered_with_its_path_and_the_right_spelling() {
    let mut desk = Desk::new();
    let mut body = guide();
    let name = body.as_object_mut().and_then(|fields| fields.remove("firstName")).expect("it has one");
    body["firstname"] = name;
    let answer = desk.post(USERS, &body);
    fits(Method::Post, USERS, &answer);
    let error = &answer.json(422)["errors"][0];
    assert_eq!(error, &json!({ "dataPath": "/firstName", "message": "is required; \"firstname\" was given: did you mean \"firstName\"?" }));
}

#[test]
fn a_body_that_does_not_fit_the_schema_names_each_place() {
    let mut desk = Desk::new();
    for (body, path) in [
        (but("firstName", json!("")), "/firstName"),
        (but("lastName", json!("x".repeat(301))), "/lastName"),
        (but("systemRole", json!({ "name": "Administrator" })), "/systemRole/id"),
        (but("systemRole", json!({ "id": "ADMIN" })), "/systemRole/id"),
        (but("email", json!("nobody")), "/email"),
        (but("language", json!({ "code": "xx" })), "/language/code"),
        (but("location", json!({ "countryCode": "US" })), "/location/city"),
        (but("location", json!({ "countryCode": "USA", "city": "Oakland" })), "/location/countryCode"),
        (but("ssoLoginMode", json!("BOTH")), "/ssoLoginMode"),
        (json!([]), ""),
    ] {
        let answer = desk.post(USERS, &body);
        fits(Method::Post, USERS, &answer);
        assert_eq!(answer.json(422)["errors"][0]["dataPath"], path, "{body}");
    }
}

#[test]
fn rules_of_the_company_are_refused_with_their_codes() {
    let mut desk = Desk::new();
    for (body, code) in [
        (but("firstName", json!(" Susan")), "INVALID_USER_NAME"),
        (but("lastName", json!("Santos<b>")), "INVALID_USER_NAME"),
        (but("language", json!({ "code": "ka" })), "LANGUAGE_DISABLED"),
    ] {
        let answer = desk.post(USERS, &body);
        fits(Method::Post, USERS, &answer);
        answer.refused(400, code);
    }
}

#[test]
fn an_address_that_someone_has_is_refused_even_if_that_user_cannot_be_seen() {
    let mut desk = Desk::new();
    for email in ["MAYA.okafor@alder-robotics.example", "taken@other-company.example"] {
        let answer = desk.post(USERS, &but("email", json!(email)));
        fits(Method::Post, USERS, &answer);
        assert!(answer.json(409)["message"].as_str().is_some_and(|message| message.contains("belongs to a user already")));
    }
}

#[test]
fn a_password_is_taken_and_never_answered() {
    let mut desk = Desk::new();
    let answer = desk.post(USERS, &but("password", json!("correct horse")));
    answer.json(201);
    assert!(!answer.text().contains("correct horse"));
}

#[test]
fn unknown_fields_are_ignored() {
    let created = Desk::new().post(USERS, &but("nickname", json!("Su"))).json(201);
    assert_eq!(created.get("nickname"), None);
}

#[test]
fn the_list_searches_names_addresses_and_external_data() {
    let mut desk = Desk::new();
    for (query, first) in [("OKAFOR", "Maya"), ("emp-1002", "Jonas"), ("priya%20raman", "Priya"), ("ingrid.sor", "Ingrid")] {
        let body = desk.get(&format!("{USERS}?q={query}")).json(200);
        assert_eq!(body["content"].as_array().map(alloc::vec::Vec::len), Some(1), "{query}");
        let user = &body["content"][0];
        assert_eq!(user["firstName"], first);
        assert!(user.get("location").is_none() && user.get("seats").is_none() && body.get("nextPageId").is_none());
    }
    desk.get(&format!("{USERS}?q=ab")).refused(400, "INVALID_REQUEST");
    let later = desk.get(&format!("{USERS}?updatedAfter=2026-09-10T00:00:00Z")).json(200);
    assert!(later["content"].as_array().is_some_and(|users| !users.is_empty() && users.len() < 12));
}

#[test]
fn me_is_the_user_behind_the_credential() {
    assert_eq!(Desk::new().get(&format!("{USERS}/me")).json(200)["email"], "maya.okafor@alder-robotics.example");
}

#[test]
fn a_user_who_does_not_exist_is_answered_404_everywhere() {
    let mut desk = Desk::new();
    let rename = json!([{ "op": "replace", "path": "/firstName", "value": "X" }]);
    change(&mut desk, NOBODY, &rename).json(404);
    for (method, end) in [
        (Method::Get, ""),
        (Method::Post, "/reset-password"),
        (Method::Post, "/activation-email"),
        (Method::Put, "/activation"),
        (Method::Delete, "/activation"),
        (Method::Put, "/avatar"),
    ] {
        let path = format!("{NOBODY}{end}");
        let answer = desk.send(method, &path, "", "");
        fits(method, &path, &answer);
        answer.json(404);
    }
}

#[test]
fn a_patch_changes_what_it_names_and_dates_the_change() {
    let mut desk = Desk::new();
    let before = desk.get(SUSAN).json(200);
    let patch = json!([
        { "op": "add", "path": "/email", "value": "susan.santos@alder-robotics.example" },
        { "op": "replace", "path": "/location/city", "value": "Oakland" },
        { "op": "test", "path": "/lastName", "value": "Santos" },
    ]);
    let after = change(&mut desk, SUSAN, &patch).json(200);
    assert_eq!((&after["email"], &after["location"]["city"]), (&json!("susan.santos@alder-robotics.example"), &json!("Oakland")));
    assert_eq!((&after["location"]["region"], &after["systemRole"]), (&json!("California"), &before["systemRole"]));
    assert_eq!(after["updatedOn"], crate::time::iso(desk.now_ms));
    let cleared = change(&mut desk, SUSAN, &json!([{ "op": "remove", "path": "/location" }])).json(200);
    assert_eq!(cleared.get("location"), None);
}

#[test]
fn a_patch_that_cannot_be_applied_changes_nothing() {
    let mut desk = Desk::new();
    let before = desk.get(PRIYA).json(200);
    for (patch, status, code) in [
        (json!([{ "op": "replace", "path": "/language/code", "value": "ka" }]), 400, "LANGUAGE_DISABLED"),
        (json!([{ "op": "replace", "path": "/lastName", "value": "Raman " }]), 400, "INVALID_USER_NAME"),
        (json!([{ "op": "remove", "path": "/location/city" }]), 400, "INVALID_LOCATION"),
        (json!([{ "op": "replace", "path": "/email", "value": "maya.okafor@alder-robotics.example" }]), 409, "RESOURCE_ALREADY_EXIST"),
        (json!([{ "op": "replace", "path": "/ssoIdentifier", "value": "jonas.lindqvist" }]), 409, "SSO_IDENTIFIER_ALREADY_EXISTS"),
        (json!([{ "op": "remove", "path": "/nothing" }]), 400, "INVALID_REQUEST"),
        (json!([{ "op": "remove", "path": "/firstName" }]), 400, "INVALID_REQUEST"),
        (json!([{ "op": "add", "path": "/firstName", "value": 7 }]), 400, "INVALID_REQUEST"),
        (json!([{ "op": "replace", "path": "/systemRole/id" }]), 400, "INVALID_REQUEST"),
        (json!({ "firstName": "Priya" }), 400, "INVALID_REQUEST"),
        (json!([{ "op": "replace", "path": "", "value": null }]), 400, "INVALID_REQUEST"),
    ] {
        change(&mut desk, PRIYA, &patch).refused(status, code);
    }
    assert_eq!(desk.get(PRIYA).json(200), before);
}

#[test]
fn activation_is_switched_on_and_off_as_often_as_one_likes() {
    let mut desk = Desk::new();
    let path = format!("{SUSAN}/activation");
    for (method, active) in [(Method::Put, true), (Method::Put, true), (Method::Delete, false), (Method::Delete, false)] {
        desk.send(method, &path, "", "").empty(204);
        assert_eq!(desk.get(SUSAN).json(200)["active"], active);
    }
}

#[test]
fn activation_can_be_set_to_refuse_what_is_active_or_has_no_address() {
    let path = format!("{SUSAN}/activation");
    let mut desk = Desk::with(Config { activate_without_email: false, activate_once: true, ..Config::default() });
    let answer = desk.send(Method::Put, &path, "", "");
    fits(Method::Put, &path, &answer);
    answer.refused(400, "PROPERTY_INVALID");
    let path = format!("{PRIYA}/activation");
    let answer = desk.send(Method::Put, &path, "", "");
    fits(Method::Put, &path, &answer);
    answer.json(409);
}

#[test]
fn a_locked_user_gets_no_mail_until_activated_again() {
    let mut desk = Desk::new();
    let mateo = format!("{USERS}/5f8a1c2e9b3d4a0012c4e10b");
    desk.post(&format!("{mateo}/reset-password"), &Value::Null).refused(400, "USER_LOCKED");
    desk.send(Method::Put, &format!("{mateo}/activation"), "", "").empty(204);
    desk.post(&format!("{mateo}/reset-password"), &Value::Null).empty(204);
}

#[test]
fn mails_are_sent_to_those_who_can_get_them() {
    let mut desk = Desk::new();
    let mut post = |path: String| {
        let answer = desk.post(&path, &Value::Null);
        fits(Method::Post, &path, &answer);
        answer
    };
    post(format!("{SUSAN}/activation-email")).refused(422, "ACTIVATION_EMAIL_UNAVAILABLE");
    post(format!("{PRIYA}/activation-email")).refused(422, "ACTIVATION_EMAIL_UNAVAILABLE");
    post(format!("{PRIYA}/reset-password")).refused(403, "PASSWORD_AUTHENTICATION_DISABLED");
    post(format!("{SUSAN}/reset-password")).refused(400, "USER_EMAIL_INVALID");
    post(format!("{USERS}/5f8a1c2e9b3d4a0012c4e104/reset-password")).empty(204);
    desk.delete(&format!("{USERS}/5f8a1c2e9b3d4a0012c4e104/activation")).empty(204);
    desk.post(&format!("{USERS}/5f8a1c2e9b3d4a0012c4e104/reset-password"), &Value::Null).refused(400, "USER_DISABLED");
    desk.post(&format!("{USERS}/5f8a1c2e9b3d4a0012c4e104/activation-email"), &Value::Null).empty(204);
}

#[test]
fn a_picture_needs_its_part_its_name_and_its_type() {
    let mut desk = Desk::new();
    let path = format!("{PRIYA}/avatar");
    let mut put = |part: Part| {
        let (content_type, body) = Multipart { parts: [part].into() }.encode();
        let answer = desk.send(Method::Put, &path, &content_type, body);
        fits(Method::Put, &path, &answer);
        answer
    };
    put(Part::file("file", "priya.png", "image/png", b"png".to_vec())).empty(204);
    put(Part::file("File", "priya.png", "image/png", b"png".to_vec())).refused(400, "MISSING_FILE_PART");
    put(Part { file_name: None, ..Part::file("file", "", "image/png", b"png".to_vec()) }).refused(400, "MISSING_FILE_NAME");
    put(Part { media_type: None, ..Part::file("file", "priya.png", "", b"png".to_vec()) }).refused(400, "MISSING_MEDIA_TYPE");
    desk.send(Method::Put, &path, "multipart/form-data", "x").refused(400, "UNMARSHALLING_ERROR");
    desk.send(Method::Put, &path, "", "").refused(400, "UNMARSHALLING_ERROR");
}

#[test]
fn system_roles_are_the_five_of_the_vendor_and_those_of_the_company() {
    let body = Desk::new().get("/user-api/v201804/system-roles").json(200);
    let ids: alloc::vec::Vec<&str> = body["content"].as_array().expect("a list").iter().filter_map(|role| role["id"].as_str()).collect();
    assert_eq!(ids, ["ADMINISTRATOR", "EXTENDED", "STANDARD", "RESTRICTED", "EMPLOYEE", "62c8d9e0f1a2b3c4d5e60001"]);
}

#[test]
fn users_join_and_leave_access_groups() {
    let mut desk = Desk::new();
    let joined = desk.post(GROUP, &json!(["5f8a1c2e9b3d4a0012c4e103", "5f8a1c2e9b3d4a0012c4e104"])).json(201);
    assert_eq!(joined, json!({ "content": [{ "id": "61d7aa10b2c3d4e5f6071802", "name": "Europe recruiting" }] }));
    assert_eq!(desk.get(PRIYA).json(200)["accessGroups"][1]["name"], "Europe recruiting");
    let member = format!("{GROUP}/5f8a1c2e9b3d4a0012c4e103");
    desk.delete(&member).empty(204);
    desk.delete(&member).refused(404, "USER_NOT_IN_ACCESS_GROUP");
    desk.delete(&format!("{GROUP}/000000000000000000000000")).refused(404, "USER_NOT_FOUND");
}

#[test]
fn a_group_takes_all_of_the_named_users_or_none() {
    let mut desk = Desk::new();
    for (path, users, status, code) in [
        ("/user-api/v201804/access-groups/0/users", json!(["5f8a1c2e9b3d4a0012c4e103"]), 404, "ACCESS_GROUP_NOT_FOUND"),
        (GROUP, json!(["5f8a1c2e9b3d4a0012c4e103", "000000000000000000000000"]), 404, "USER_NOT_FOUND"),
        (GROUP, json!(["5f8a1c2e9b3d4a0012c4e103", "5f8a1c2e9b3d4a0012c4e107"]), 400, "ACCESS_GROUP_NOT_ALLOWED_FOR_USER"),
        (GROUP, json!(["Priya"]), 400, "INVALID_REQUEST"),
        (GROUP, json!({ "ids": [] }), 400, "INVALID_REQUEST"),
    ] {
        let answer = desk.post(path, &users);
        fits(Method::Post, path, &answer);
        answer.refused(status, code);
    }
    assert_eq!(desk.get(PRIYA).json(200)["accessGroups"].as_array().map(alloc::vec::Vec::len), Some(1));
}
