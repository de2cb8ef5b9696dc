//! Users.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::company::{self, SYSTEM_ROLES};
use super::settings::Settings;
use crate::json::{Fields, json};
use crate::time;

/// A person who may sign in, once active.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: String,
    /// What the API writes: e-mail, names, role, language, location and so on, as [`User::FIELDS`] lists them.
    pub(crate) fields: Map<String, Value>,
    pub(crate) active: bool,
    /// Whether too many wrong passwords were tried.
    pub(crate) locked: bool,
    pub(crate) updated_ms: u64,
    /// Ids of access groups.
    pub(crate) groups: Vec<String>,
    pub(crate) seats: Vec<&'static str>,
}

impl User {
    /// Fields that requests write and patches reach, in the order of answers.
    pub(crate) const FIELDS: [&'static str; 9] =
        ["email", "firstName", "lastName", "systemRole", "externalData", "ssoIdentifier", "ssoLoginMode", "language", "location"];

    /// An inactive user with the known fields of `given`; the password is not kept.
    pub(crate) fn new(id: String, given: &Value, now_ms: u64) -> Self {
        let mut user =
            Self { id, fields: Map::new(), active: false, locked: false, updated_ms: now_ms, groups: Vec::new(), seats: Vec::new() };
        user.write(given);
        user
    }

    /// Puts the known fields of `given` in place of all that the user has.
    pub(crate) fn write(&mut self, given: &Value) {
        self.fields.clear();
        for name in Self::FIELDS {
            let value = match (name, given.get(name)) {
                ("systemRole", Some(role)) => role_json(role.get("id").and_then(Value::as_str).unwrap_or_default()),
                ("language", Some(language)) => json!({ "code": language.get("code") }),
                ("location", Some(location)) if location.is_object() => company::located(location),
                ("externalData" | "ssoIdentifier" | "ssoLoginMode", None) => Value::Null,
                (_, Some(value)) => value.clone(),
                (_, None) => continue,
            };
            self.fields.insert(name.into(), value);
        }
    }

    /// A text field, such as `email`.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(Value::as_str)
    }

    pub(crate) fn name(&self) -> String {
        alloc::format!("{} {}", self.text("firstName").unwrap_or_default(), self.text("lastName").unwrap_or_default())
    }

    /// The user in full.
    pub(crate) fn entity(&self, settings: &Settings) -> Value {
        self.view(User::FIELDS.len(), |group| json!({ "id": group, "name": settings.group_name(group) }), true)
    }

    /// The user as an item of a list: without location and seats, groups by id alone.
    pub(crate) fn item(&self) -> Value {
        self.view(User::FIELDS.len() - 1, |group| json!({ "id": group }), false)
    }

    fn view(&self, fields: usize, group: impl Fn(&str) -> Value, full: bool) -> Value {
        let mut out = Map::new();
        out.put("id", &self.id);
        for name in Self::FIELDS.iter().take(fields) {
            if let Some(value) = self.fields.get(*name) {
                out.insert((*name).into(), value.clone());
            }
        }
        let location = out.shift_remove("location");
        out.put("active", self.active);
        out.put("updatedOn", time::iso(self.updated_ms));
        out.put_some("location", location);
        out.put("accessGroups", self.groups.iter().map(|id| group(id)).collect::<Value>());
        if full {
            out.put("seats", self.seats.iter().copied().collect::<Value>());
        }
        Value::Object(out)
    }
}

fn role_json(id: &str) -> Value {
    if let Some(role) = company::labelled(&SYSTEM_ROLES, id) { json!({ "id": role.id, "name": role.label }) } else { json!({ "id": id }) }
}
