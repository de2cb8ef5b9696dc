//! The company's own properties on applications, and what else is kept with them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::nia;
use crate::tests::Desk;
use crate::tests::tools::{AMELIA, DANIEL, ENGINEER, SAFETY, TECHNICIAN, list, text};

const RELOCATION: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61";
const NOTE: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e66";
const SKILLS: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6c";
const PAYROLL: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6e";

fn labels(answer: &Value) -> Vec<String> {
    list(answer, "/content").iter().map(|property| text(property, "/label").into()).collect()
}

#[test]
fn nothing_set_is_an_empty_object_and_afterwards_every_property_is_listed() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/properties");
    assert_eq!(desk.get(&path).json(200), json!({}));
    desk.put(&path, &json!([{ "id": NOTE, "value": "Calls back on Monday." }])).empty(204);
    let listed = desk.get(&path).json(200);
    let with_value: Vec<&Value> = list(&listed, "/content").iter().filter(|property| property.get("value").is_some()).collect();
    assert!(list(&listed, "/content").len() > 5, "properties without a value are listed too: {listed}");
    assert_eq!(with_value.len(), 1);
    assert_eq!((text(with_value[0], "/id"), text(with_value[0], "/type")), (NOTE, "TEXT"));
    desk.put(&path, &json!([{ "id": NOTE }])).empty(204);
    assert_eq!(desk.get(&path).json(200), json!({}));
}

#[test]
fn a_chosen_value_comes_with_its_text() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}/properties");
    let listed = desk.get(&path).json(200);
    let relocation = list(&listed, "/content").iter().find(|property| property["id"] == RELOCATION).expect("it is set");
    assert_eq!((text(relocation, "/value"), text(relocation, "/valueLabel")), ("full-package", "Full package"));
    let configuration = format!("http://127.0.0.1:7878/sandbox/configuration/candidate-properties/{RELOCATION}");
    assert_eq!(text(relocation, "/actions/configuration/url"), configuration);
    desk.put(&path, &json!([{ "id": SKILLS, "value": ["plc", "embedded-rust"] }])).empty(204);
    assert!(!labels(&desk.get(&path).json(200)).contains(&"Skills".into()));
    let several = desk.get(&format!("{path}?includeMultiSelect=true")).json(200);
    let skills = list(&several, "/content").iter().find(|property| property["id"] == SKILLS).expect("it is set");
    assert_eq!(
        skills["selectedValueLabels"],
        json!([{ "id": "plc", "label": "PLC" }, { "id": "embedded-rust", "label": "Embedded Rust" }])
    );
}

#[test]
fn a_context_shows_the_properties_of_one_form() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}/properties?context=");
    assert!(labels(&desk.get(&format!("{path}OFFER_FORM")).json(200)).contains(&"Bonus".into()));
    assert!(!labels(&desk.get(&format!("{path}PROFILE")).json(200)).contains(&"Bonus".into()));
    assert_eq!(desk.get(&format!("{path}KITCHEN")).0.status, 400);
}

#[test]
fn values_are_set_all_or_none() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}/properties");
    let before = desk.get(&path).json(200);
    let body = json!([{ "id": NOTE, "value": "x" }, { "id": RELOCATION, "value": "no-package" }, { "id": SKILLS, "value": "plc" }]);
    let refused = desk.put(&path, &body).json(400);
    assert_eq!((list(&refused, "/errors").len(), text(&refused, "/errors/0/code")), (2, "VALUE_NOT_FOUND"));
    assert_eq!(desk.get(&path).json(200), before);
    assert_eq!(desk.put(&path, &json!([])).0.status, 400);
}

#[test]
fn what_needs_an_offer_is_open_once_there_is_one() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}");
    let body = json!({ "value": "P-77" });
    desk.put(&format!("{path}/properties/{PAYROLL}"), &body).refused(400, "INACCESSIBLE_FIELD");
    desk.put(&format!("{path}/status"), &json!({ "status": "OFFERED" })).empty(204);
    desk.put(&format!("{path}/properties/{PAYROLL}"), &body).empty(204);
    assert!(labels(&desk.get(&format!("{path}/properties")).json(200)).contains(&"Payroll number".into()));
}

#[test]
fn those_in_the_talent_pool_have_properties_of_their_own() {
    let mut desk = Desk::new();
    let id = String::from(text(&desk.post("/candidates", &nia()).json(201), "/id"));
    desk.put(&format!("/candidates/{id}/properties/{NOTE}"), &json!({ "value": "Met at a fair." })).empty(204);
    let listed = desk.get(&format!("/candidates/{id}/properties")).json(200);
    let note = list(&listed, "/content").iter().find(|property| property["id"] == NOTE).expect("it is set");
    assert_eq!(text(note, "/value"), "Met at a fair.");
}

#[test]
fn screening_answers_belong_to_one_application() {
    let mut desk = Desk::new();
    let answers = desk.get(&format!("/candidates/{AMELIA}/jobs/{ENGINEER}/screening-answers")).json(200);
    assert_eq!((&answers["totalFound"], text(&answers, "/content/0/records/0/fields/0/values/0/label")), (&json!(1), "Yes"));
    let none = desk.get(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/screening-answers")).json(200);
    assert_eq!(none, json!({ "totalFound": 0, "content": [] }));
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}/jobs/{SAFETY}/screening-answers")).0.status, 404);
}

#[test]
fn an_onboarding_status_is_there_once_it_was_set() {
    let mut desk = Desk::new();
    let path = format!("/candidates/{AMELIA}/jobs/{ENGINEER}/onboardingStatus");
    desk.get(&path).refused(404, "ONBOARDING_STATUS_NOT_ACTIVE");
    let status = json!({ "onboardingStatus": "ONBOARDING_FAILED" });
    desk.put(&path, &status).empty(204);
    assert_eq!(desk.get(&path).json(200), status);
    assert_eq!(desk.get(&format!("/candidates/{AMELIA}/onboardingStatus")).json(200), status, "of the primary application");
    assert_eq!(desk.put(&path, &json!({ "onboardingStatus": "LOST" })).0.status, 400);
}
