//! Settings as JSON: what hosts without Rust may set, and what a snapshot keeps.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::{Config, DuplicateCandidate, OutOfRange, Precedence, RefusalBody};

impl Config {
    /// The defaults, changed by a JSON object: `{"seed": 7, "candidates": 1000, "limits": false}`. Its names are those of the fields, in camel
    /// case. Two fields are for Rust alone: `request_id_header` and `invalid_request_code`.
    ///
    /// # Errors
    /// What is wrong, in a sentence: the text is no JSON object, a name is not known, a value is of the wrong kind.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let mut config = Self::default();
        let mut fields: Map<String, Value> = serde_json::from_str(text).map_err(|error| format!("settings are a JSON object: {error}"))?;
        if let Some(origin) = fields.shift_remove("origin") {
            config.origin = origin.as_str().ok_or("/origin must be a text")?.into();
        }
        config.read(&fields)?;
        Ok(config)
    }

    /// Takes settings over.
    pub(crate) fn read(&mut self, fields: &Map<String, Value>) -> Result<(), String> {
        let mut settings = self.settings();
        for (name, value) in fields {
            let found = settings.iter_mut().find(|(field, _)| camel(field) == *name);
            let (_, setting) = found.ok_or_else(|| format!("/{name} is no setting of the sandbox"))?;
            if !setting.take(value) {
                return Err(format!("/{name} must be {}", setting.wanted()));
            }
        }
        Ok(())
    }

    /// Every setting but the address, which belongs to the host.
    pub(crate) fn json(&self) -> Value {
        let mut out = Map::new();
        for (name, setting) in self.clone().settings() {
            out.insert(camel(name), setting.json());
        }
        Value::Object(out)
    }

    fn settings(&mut self) -> Vec<(&'static str, &mut dyn Setting)> {
        macro_rules! all {
            ($($path:ident $(. $inner:ident)?)*) => {
                Vec::from([$((concat!(stringify!($path) $(, "_", stringify!($inner))?), &mut self.$path $(.$inner)? as &mut dyn Setting)),*])
            };
        }
        all! {
            seed users candidates limits retry_after cors head location_header unauthorized.status unauthorized.body out_of_scope.status
            out_of_scope.body rate_limited invalid_client_status spent_code_is_empty both_credentials strict_public shortest_search
            activate_without_email activate_once limit_out_of_range wrong_method_status body_limit history_limit posting_delay_ms
            job_ads_limit published_ads_limit job_properties_limit job_property_values_limit active_values_limit
            candidate_property_values_limit attachments_limit attachment_limit duplicate_candidate subscriptions_limit suspend_after
            http_receivers interview_types_limit recipients_limit offer_approvals offer_delay_ms document_delay_ms assignment_delay_ms
            report_delay_ms assessments partner_keys_only candidate_fields onboarding_status undeclared_bodies null_clears
        }
    }
}

/// A value that JSON may set.
trait Setting {
    /// Takes a value over. Tells whether it is of the right kind.
    fn take(&mut self, value: &Value) -> bool;

    fn json(&self) -> Value;

    /// What values are taken, in words.
    fn wanted(&self) -> String;
}

impl Setting for bool {
    fn take(&mut self, value: &Value) -> bool {
        value.as_bool().map(|value| *self = value).is_some()
    }

    fn json(&self) -> Value {
        (*self).into()
    }

    fn wanted(&self) -> String {
        "true or false".into()
    }
}

macro_rules! number {
    ($($kind:ty)*) => {$(
        impl Setting for $kind {
            fn take(&mut self, value: &Value) -> bool {
                value.as_u64().and_then(|value| Self::try_from(value).ok()).map(|value| *self = value).is_some()
            }

            fn json(&self) -> Value {
                (*self).into()
            }

            fn wanted(&self) -> String {
                format!("a whole number from 0 to {}", Self::MAX)
            }
        }
    )*};
}

number!(u16 u64 usize);

macro_rules! choice {
    ($($kind:ident { $($choice:ident = $name:literal),* })*) => {$(
        impl Setting for $kind {
            fn take(&mut self, value: &Value) -> bool {
                *self = match value.as_str() {
                    $(Some($name) => Self::$choice,)*
                    _ => return false,
                };
                true
            }

            fn json(&self) -> Value {
                match self {
                    $(Self::$choice => $name.into(),)*
                }
            }

            fn wanted(&self) -> String {
                ["one of", $($name),*].join(" ")
            }
        }
    )*};
}

choice! {
    RefusalBody { Message = "message", Errors = "errors", Empty = "empty" }
    Precedence { Key = "key", Token = "token", Refuse = "refuse" }
    OutOfRange { Clamp = "clamp", Refuse = "refuse" }
    DuplicateCandidate { Create = "create", Reuse = "reuse", Refuse = "refuse" }
}

/// `retry_after` as `retryAfter`.
fn camel(name: &str) -> String {
    let mut up = false;
    let mut out = String::new();
    for letter in name.chars() {
        match letter {
            '_' => up = true,
            _ => out.push(if core::mem::take(&mut up) { letter.to_ascii_uppercase() } else { letter }),
        }
    }
    out
}
