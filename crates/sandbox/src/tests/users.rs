//! Users, roles and groups.

use serde_json::json;

use super::Desk;

#[test]
fn the_guides_call_creates_an_inactive_user_who_is_listed_afterwards() {
    let mut desk = Desk::new();
    let given = json!({
        "firstName": "Susan", "lastName": "Santos", "systemRole": {"id": "ADMINISTRATOR"},
        "language": {"code": "en"}, "location": {"countryCode": "US", "city": "San Francisco"},
    });
    let created = desk.post("/user-api/v201804/users", &given).json(201);
    assert_eq!(created["active"], json!(false));
    for (name, value) in given.as_object().expect("an object") {
        for (key, part) in value.as_object().into_iter().flatten() {
            assert_eq!(&created[name][key], part, "{name}/{key}");
        }
    }
    let listed = desk.get("/user-api/v201804/users?q=santos").json(200);
    let found = listed["content"].as_array().expect("a list").iter().any(|user| user["id"] == created["id"]);
    assert!(found, "{listed}");
}
