//! Answers fit the schemas of the catalogue.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Method, find, route};
use smartrecruiters_core::schema::Document;

use super::{Answer, Desk};

/// Checks an answer against what the catalogue says of its operation: the status is declared, the body fits.
#[track_caller]
pub(crate) fn fits(method: Method, path: &str, answer: &Answer) {
    let operation = route(method, path.split('?').next().unwrap_or_default()).expect("a known path").operation;
    let document = Document::of(operation);
    let status = answer.0.status;
    let declared = operation.facts().success.contains(status) || operation.facts().failures.iter().any(|(found, _)| found == status);
    assert!(declared, "{} does not declare {status}: {}", operation.id(), answer.text());
    let Some(schema) = document.response(operation, status) else {
        let coded = operation.facts().failures.iter().any(|(found, codes)| found == status && !codes.is_empty());
        let bare = operation.is_download() || coded || answer.0.body.is_empty();
        assert!(bare, "{} has no body for {status}: {}", operation.id(), answer.text());
        return;
    };
    let body: Value = serde_json::from_slice(&answer.0.body).expect("JSON");
    let faults: Vec<String> = document.validate(schema, &body).iter().map(|fault| format!("{fault}")).collect();
    assert!(faults.is_empty(), "{} {status}: {faults:?}\n{}", operation.id(), answer.text());
    let strange = strangers(&document, schema, &body, "");
    assert!(strange.is_empty(), "{} {status}: unknown fields {strange:?}", operation.id());
}

/// Paths of fields that the schema does not name, at any depth.
fn strangers(document: &Document, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let schema = document.resolve(schema);
    match value {
        Value::Array(items) => {
            let each = schema.get("items").unwrap_or(&Value::Null);
            items.iter().enumerate().flat_map(|(place, item)| strangers(document, each, item, &format!("{path}/{place}"))).collect()
        }
        Value::Object(entries) => {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return Vec::new() };
            let inside = |(name, value): (&String, &Value)| match properties.get(name) {
                Some(property) => strangers(document, property, value, &format!("{path}/{name}")),
                None => Vec::from([format!("{path}/{name}")]),
            };
            entries.iter().flat_map(inside).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_operation_of_tokens_users_and_postings_answers_as_the_catalogue_says() {
    let mut desk = Desk::new();
    let users = "/user-api/v201804/users";
    let groups = "/user-api/v201804/access-groups";
    let priya = format!("{users}/5f8a1c2e9b3d4a0012c4e103");
    let tomas = format!("{users}/5f8a1c2e9b3d4a0012c4e104");
    let board = "/v1/companies/AlderRobotics";
    let form = format!("grant_type=client_credentials&client_id={}&client_secret={}", crate::DEMO_CLIENT_ID, crate::DEMO_CLIENT_SECRET);
    let created = json!({
        "email": "nia.bo@alder-robotics.example", "firstName": "Nia", "lastName": "Bo", "systemRole": { "id": "STANDARD" },
        "language": { "code": "pl" }, "location": { "countryCode": "PL", "city": "Kraków" }, "ssoIdentifier": "nia", "ssoLoginMode": "SSO",
    });
    let patch = json!([{ "op": "add", "path": "/externalData", "value": "EMP-2000" }]);
    let picture =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n";
    let json = "application/json";
    let calls = Vec::from([
        ("identity.token.create", String::from("/identity/oauth/token"), "application/x-www-form-urlencoded", form),
        ("users.list", format!("{users}?limit=100"), "", String::new()),
        ("users.create", users.into(), json, format!("{created}")),
        ("users.me", format!("{users}/me"), "", String::new()),
        ("users.get", priya.clone(), "", String::new()),
        ("users.update", priya.clone(), "application/json-patch+json", format!("{patch}")),
        ("users.password.reset", format!("{tomas}/reset-password"), "", String::new()),
        ("users.activation.deactivate", format!("{tomas}/activation"), "", String::new()),
        ("users.activation.sendEmail", format!("{tomas}/activation-email"), "", String::new()),
        ("users.activation.activate", format!("{tomas}/activation"), "", String::new()),
        ("users.avatar.replace", format!("{priya}/avatar"), "multipart/form-data; boundary=b", picture.into()),
        ("systemRoles.list", "/user-api/v201804/system-roles".into(), "", String::new()),
        ("accessGroups.list", groups.into(), "", String::new()),
        ("accessGroups.users.add", format!("{groups}/61d7aa10b2c3d4e5f6071802/users"), json, "[\"5f8a1c2e9b3d4a0012c4e103\"]".into()),
        ("accessGroups.users.remove", format!("{groups}/61d7aa10b2c3d4e5f6071802/users/5f8a1c2e9b3d4a0012c4e103"), "", String::new()),
        ("postings.list", format!("{board}/postings"), "", String::new()),
        ("postings.get", format!("{board}/postings/744000101234567"), "", String::new()),
        ("postings.departments.list", format!("{board}/departments"), "", String::new()),
    ]);
    let served = ["identity", "users", "postings"]
        .iter()
        .flat_map(|family| smartrecruiters_catalogue::operations().filter(move |operation| operation.family().name == *family));
    assert_eq!(
        served
            .map(smartrecruiters_catalogue::Operation::id)
            .filter(|id| !calls.iter().any(|(called, ..)| called == id))
            .collect::<Vec<_>>(),
        [""; 0]
    );
    for (id, path, media_type, body) in calls {
        let operation = find(id).expect("a known operation");
        let answer = desk.send(operation.method(), &path, media_type, body);
        assert!(answer.0.is_success(), "{id}: {}", answer.text());
        assert_eq!(Some(answer.0.status), operation.facts().success.first(), "{id}");
        fits(operation.method(), &path, &answer);
    }
}
