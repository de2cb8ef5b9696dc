//! Validation of bodies for JavaScript, before they are sent.
//!
//! ```js
//! new Validator().faults("users.create", '{"firstName":"Susan"}'); // '[{"code":"required","message":"/lastName is required", …
//! ```
//!
//! In scope: text in, text out. Out of scope: what is valid (`smartrecruiters-core`).

use std::collections::BTreeMap;

use serde_json::{Value, json};
use smartrecruiters_core::catalogue::{self, BodyKind};
use smartrecruiters_core::schema::{Document, Fault};
use wasm_bindgen::prelude::wasm_bindgen;

/// Knows the schemas, each parsed when it is first asked for.
#[wasm_bindgen]
#[derive(Default)]
pub struct Validator {
    documents: BTreeMap<&'static str, Document>,
}

#[wasm_bindgen]
impl Validator {
    /// A validator of every operation.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// All that is wrong with a body of an operation, as JSON: `[{ code, message, dataPath }]`. Nothing where there is no such operation.
    ///
    /// Bodies that are not JSON, such as forms with files, have no faults.
    pub fn faults(&mut self, operation: &str, body: &str) -> Option<String> {
        let operation = catalogue::find(operation)?;
        if !matches!(operation.body(), BodyKind::Json | BodyKind::JsonPatch) {
            return Some("[]".to_owned());
        }
        let document = self.documents.entry(operation.family().name).or_insert_with(|| Document::of(operation));
        let Some(schema) = document.body(operation) else { return Some("[]".to_owned()) };
        let faults = match serde_json::from_str(body) {
            Ok(body) => document.validate(schema, &body),
            Err(error) => vec![Fault { path: String::new(), message: format!("cannot be read: {error}"), keyword: "json" }],
        };
        Some(faults.iter().map(shown).collect::<Value>().to_string())
    }
}

fn shown(fault: &Fault) -> Value {
    json!({ "code": fault.keyword, "message": fault.to_string(), "dataPath": fault.path })
}

#[cfg(test)]
mod tests {
    use super::Validator;

    #[test]
    fn every_fault_of_a_body_is_told_with_its_path() {
        let told = Validator::new().faults("users.create", r#"{"firstName":7,"systemRole":{}}"#).unwrap_or_default();
        for path in ["/firstName", "/lastName", "/systemRole/id"] {
            assert!(told.contains(&format!(r#""dataPath":"{path}""#)), "{path} in {told}");
        }
    }

    #[test]
    fn a_valid_body_and_a_form_have_no_faults() {
        let mut validator = Validator::new();
        let valid = r#"{"firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"}}"#;
        assert_eq!(validator.faults("users.create", valid).as_deref(), Some("[]"));
        assert_eq!(validator.faults("candidates.attachments.create", "{}").as_deref(), Some("[]"));
    }

    #[test]
    fn text_that_is_no_json_is_a_fault_and_an_unknown_operation_is_none() {
        let mut validator = Validator::new();
        assert!(validator.faults("users.create", "{").is_some_and(|told| told.contains("cannot be read")));
        assert_eq!(validator.faults("users.make", "{}"), None);
    }
}
