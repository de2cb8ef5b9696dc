//! How the receiver of a webhook is shown who calls.

use alloc::string::String;
use core::fmt;

use serde_json::Value;
use smartrecruiters_core::REDACTED;

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

/// What goes into the headers of every request to a receiver.
#[derive(Clone, Debug)]
pub(crate) enum Authentication {
    None,
    Basic {
        username: Secret,
        password: Secret,
    },
    Header {
        name: String,
        value: Secret,
    },
    /// A token that the receiver's own service gives for these.
    OAuth {
        client: String,
        secret: Secret,
        url: String,
    },
}

impl Secret {
    pub(super) fn new(text: &str) -> Self {
        Self(text.into())
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl Authentication {
    /// Reads a `CallbackAuthentication` that fits its schema.
    ///
    /// # Errors
    /// The name of the field that it lacks.
    pub(crate) fn read(given: Option<&Value>) -> Result<Self, &'static str> {
        let Some(given) = given else { return Ok(Self::None) };
        let text = |name: &'static str| given.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).ok_or(name);
        Ok(match given.get("type").and_then(Value::as_str) {
            Some("basic") => Self::Basic { username: Secret::new(text("username")?), password: Secret::new(text("password")?) },
            Some("header") => Self::Header { name: text("headerName")?.into(), value: Secret::new(text("headerValue")?) },
            Some("oauth2") => Self::OAuth {
                client: text("clientId")?.into(),
                secret: Secret::new(text("clientSecret")?),
                url: text("tokenServiceUrl")?.into(),
            },
            _ => Self::None,
        })
    }
}
