//! The JSON that controls take.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};

/// An object with known fields.
pub(super) struct Form(Map<String, Value>);

impl Form {
    /// Reads a body. None at all is an object without fields.
    ///
    /// # Errors
    /// What is wrong: it is no JSON object, or has a field that the control does not know.
    pub(super) fn read(body: &[u8], known: &[&str]) -> Result<Self, String> {
        if body.is_empty() {
            return Ok(Self(Map::new()));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => match fields.keys().find(|name| !known.contains(&name.as_str())) {
                None => Ok(Self(fields)),
                Some(name) => Err(format!("/{name} is not known here: there is {}", known.join(", "))),
            },
            Ok(_) => Err("the body must be a JSON object".into()),
            Err(error) => Err(format!("the body is not JSON: {error}")),
        }
    }

    /// Whether the field is there, be it `null`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A field that is there and not `null`.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, String> {
        self.value(name).map(|value| value.as_str().ok_or_else(|| wrong(name, "must be a text"))).transpose()
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, String> {
        self.value(name).map(|value| value.as_bool().ok_or_else(|| wrong(name, "must be true or false"))).transpose()
    }

    pub(super) fn number(&self, name: &str, least: u64, most: u64) -> Result<Option<u64>, String> {
        let wrong = || wrong(name, &format!("must be a whole number from {least} to {most}"));
        self.value(name).map(|value| value.as_u64().filter(|number| (least..=most).contains(number)).ok_or_else(wrong)).transpose()
    }

    /// A number from 0 to 1.
    pub(super) fn share(&self, name: &str) -> Result<Option<f64>, String> {
        let wrong = || wrong(name, "must be a number from 0 to 1");
        self.value(name).map(|value| value.as_f64().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(wrong)).transpose()
    }
}

/// The refusal of a field.
pub(super) fn wrong(name: &str, why: &str) -> String {
    format!("/{name} {why}")
}
