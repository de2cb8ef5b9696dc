//! Users as the API before showed them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{find, operations};
use smartrecruiters_core::Part;

use super::schemas::fits;
use super::tools::{PRIYA, Sent, ask, list, path, signed_in, text};
use super::{Answer, Desk};
use crate::{Config, DEMO_WEAK_ID, DEMO_WEAK_SECRET};

const SUSAN: (&str, &str) = ("id", "5f8a1c2e9b3d4a0012c4e105");
const PIOTR: (&str, &str) = ("id", "5f8a1c2e9b3d4a0012c4e109");
const NOBODY: (&str, &str) = ("id", "000000000000000000000000");

#[track_caller]
fn call(desk: &mut Desk, id: &str, arguments: &[(&str, &str)], query: &str, sent: &Sent) -> Answer {
    let id = format!("usersLegacy.{id}");
    let answer = ask(desk, &id, arguments, query, sent);
    fits(find(&id).expect("an operation").method(), &path(&id, arguments), &answer);
    answer
}

fn nia() -> Value {
    json!({
        "email": "nia.bo@alder-robotics.example", "firstName": "Nia", "lastName": "Bo", "role": "STANDARD",
        "language": { "code": "pl" }, "location": { "countryCode": "PL", "city": "Kraków" }, "ssoIdentifier": "nia",
    })
}

fn picture(part: Part) -> Sent {
    Sent::Form(smartrecruiters_core::Multipart { parts: [part].into() })
}

#[test]
fn every_operation_of_the_family_answers_as_the_catalogue_says() {
    let none = || Sent::Nothing;
    let role = Sent::JsonPatch(json!([{ "op": "replace", "path": "/role", "value": "EXTENDED" }]));
    let calls = Vec::from([
        ("list", PIOTR, none()),
        ("create", PIOTR, Sent::Json(nia())),
        ("me", PIOTR, none()),
        ("get", PIOTR, none()),
        ("update", PIOTR, role),
        ("delete", PIOTR, none()),
        ("activation.sendEmail", PIOTR, none()),
        ("activation.activate", PIOTR, none()),
        ("activation.deactivate", PIOTR, none()),
        ("avatar.replace", PIOTR, picture(Part::file("file", "p.png", "image/png", b"png".to_vec()))),
    ]);
    let family = operations().filter(|operation| operation.family().name == "users-legacy");
    assert_eq!(family.count(), calls.len());
    let mut desk = Desk::new();
    for (id, argument, sent) in calls {
        let answer = call(&mut desk, id, &[argument], "", &sent);
        let operation = find(&format!("usersLegacy.{id}")).expect("an operation");
        assert_eq!(Some(answer.0.status), operation.facts().success.first(), "{id}: {}", answer.text());
    }
}

#[test]
fn both_apis_show_the_same_people() {
    let mut desk = Desk::new();
    let created = call(&mut desk, "create", &[], "", &Sent::Json(nia())).json(201);
    assert_eq!((&created["role"], &created["active"]), (&json!("STANDARD"), &json!(false)));
    assert!(created.get("systemRole").is_none() && created.get("ssoIdentifier").is_none() && created.get("accessGroups").is_none());
    let path = format!("/user-api/v201804/users/{}", text(&created, "/id"));
    let modern = desk.get(&path).json(200);
    assert_eq!((&modern["systemRole"]["id"], &modern["ssoIdentifier"]), (&json!("STANDARD"), &json!("nia")));
    desk.send(smartrecruiters_core::Method::Put, &format!("{path}/activation"), "", "").empty(204);
    let id = String::from(text(&created, "/id"));
    assert_eq!(call(&mut desk, "get", &[("id", &id)], "", &Sent::Nothing).json(200)["active"], true);
}

#[test]
fn deleting_a_user_takes_the_access_away_and_nothing_else() {
    let mut desk = Desk::new();
    call(&mut desk, "delete", &[PIOTR], "", &Sent::Nothing).empty(204);
    assert_eq!(call(&mut desk, "get", &[PIOTR], "", &Sent::Nothing).json(200)["active"], false);
    call(&mut desk, "delete", &[NOBODY], "", &Sent::Nothing).json(404);
}

#[test]
fn the_list_is_paged_by_offset_with_a_total_and_without_locations() {
    let mut desk = Desk::new();
    let mut seen = Vec::new();
    for offset in [0, 5, 10, 15] {
        let page = call(&mut desk, "list", &[], &format!("?limit=5&offset={offset}"), &Sent::Nothing).json(200);
        assert_eq!((&page["totalFound"], &page["offset"]), (&json!(12), &json!(offset)));
        seen.extend(list(&page, "/content").iter().map(|user| String::from(text(user, "/id"))));
        assert!(list(&page, "/content").iter().all(|user| user.get("location").is_none() && user["role"].is_string()));
    }
    seen.dedup();
    assert_eq!(seen.len(), 12);
    assert_eq!(call(&mut desk, "list", &[], "?q=RAMAN", &Sent::Nothing).json(200)["totalFound"], 1);
}

#[test]
fn a_patch_reaches_the_role_and_keeps_what_it_does_not_name() {
    let mut desk = Desk::new();
    let before = desk.get(&format!("/user-api/v201804/users/{PRIYA}")).json(200);
    let patch = Sent::JsonPatch(json!([{ "op": "replace", "path": "/role", "value": "EXTENDED" }]));
    let after = call(&mut desk, "update", &[("id", PRIYA)], "", &patch).json(200);
    assert_eq!(after["role"], "EXTENDED");
    let modern = desk.get(&format!("/user-api/v201804/users/{PRIYA}")).json(200);
    assert_eq!(modern["systemRole"], json!({ "id": "EXTENDED", "name": "Extended" }));
    for name in ["ssoIdentifier", "ssoLoginMode", "location", "accessGroups", "externalData"] {
        assert_eq!(modern[name], before[name], "{name}");
    }
}

#[test]
fn every_documented_code_of_the_family_can_be_provoked() {
    let with = |name: &str, value: Value| {
        let mut body = nia();
        body[name] = value;
        Sent::Json(body)
    };
    let patch = |path: &str, value: Value| Sent::JsonPatch(json!([{ "op": "replace", "path": path, "value": value }]));
    let file = |name: &str| Part::file(name, "p.png", "image/png", b"png".to_vec());
    let mut cases = Vec::from([
        ("list", PIOTR, "?offset=many", Sent::Nothing, 400, "INVALID_PAGE_ID"),
        ("create", PIOTR, "", with("language", json!({ "code": "ka" })), 400, "LANGUAGE_DISABLED"),
        ("create", PIOTR, "", with("firstName", json!(" Nia")), 400, "INVALID_USER_NAME"),
        ("update", PIOTR, "", patch("/language/code", json!("ka")), 400, "LANGUAGE_DISABLED"),
        ("update", PIOTR, "", patch("/lastName", json!("Bo ")), 400, "INVALID_USER_NAME"),
        ("update", PIOTR, "", Sent::JsonPatch(json!([{ "op": "remove", "path": "/location/city" }])), 400, "INVALID_LOCATION"),
        ("update", PIOTR, "", patch("/email", json!("maya.okafor@alder-robotics.example")), 409, "RESOURCE_ALREADY_EXIST"),
        ("update", PIOTR, "", patch("/ssoIdentifier", json!("jonas.lindqvist")), 409, "SSO_IDENTIFIER_ALREADY_EXISTS"),
        ("activation.sendEmail", SUSAN, "", Sent::Nothing, 422, "ACTIVATION_EMAIL_UNAVAILABLE"),
        ("activation.activate", SUSAN, "", Sent::Nothing, 400, "PROPERTY_INVALID"),
        ("avatar.replace", PIOTR, "", Sent::Nothing, 400, "UNMARSHALLING_ERROR"),
        ("avatar.replace", PIOTR, "", picture(file("File")), 400, "MISSING_FILE_PART"),
        ("avatar.replace", PIOTR, "", picture(Part { file_name: None, ..file("file") }), 400, "MISSING_FILE_NAME"),
        ("avatar.replace", PIOTR, "", picture(Part { media_type: None, ..file("file") }), 400, "MISSING_MEDIA_TYPE"),
    ]);
    let mut missing = Vec::new();
    for operation in operations().filter(|operation| operation.family().name == "users-legacy") {
        let id = operation.id().strip_prefix("usersLegacy.").expect("an id of the family");
        for (status, code) in operation.facts().failures.iter().flat_map(|(status, codes)| codes.iter().map(move |code| (status, code))) {
            if code == "PERMISSION_DENIED" {
                let mut weak = signed_in(Config::default(), (DEMO_WEAK_ID, DEMO_WEAK_SECRET));
                call(&mut weak, id, &[PIOTR], "", &Sent::Nothing).refused(status, code);
                continue;
            }
            let Some(place) = cases.iter().position(|case| (case.0, case.4, case.5) == (id, status, code)) else {
                missing.push((id, status, code));
                continue;
            };
            let (_, argument, query, sent, ..) = cases[place].clone();
            cases.retain(|case| (case.0, case.4, case.5) != (id, status, code));
            let mut desk = Desk::with(Config { limits: false, activate_without_email: false, ..Config::default() });
            call(&mut desk, id, &[argument], query, &sent).refused(status, code);
        }
    }
    assert!(missing.is_empty() && cases.is_empty(), "{missing:?} {cases:?}");
    let unknown = call(&mut Desk::new(), "create", &[], "", &with("role", json!("ADMIN"))).json(422);
    assert_eq!(unknown["errors"][0]["dataPath"], "/role");
    call(&mut Desk::new(), "create", &[], "", &with("email", json!("maya.okafor@alder-robotics.example"))).json(409);
}
