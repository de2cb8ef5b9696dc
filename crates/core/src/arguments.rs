//! What a caller gives an operation.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::body::Body;

/// Path arguments, query and header parameters by name, and a body.
///
/// ```
/// use smartrecruiters_core::{Arguments, Body};
/// let arguments = Arguments::new().set("limit", 100).set("city", "Berlin").set("city", "Kraków");
/// let create = Arguments::new().body(Body::json(r#"{"firstName":"Susan"}"#));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    pub(crate) given: Vec<Argument>,
    pub(crate) body: Body,
}

/// One value for one parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub(crate) name: String,
    /// The key inside an object parameter (`custom_field.<key>`). Empty otherwise.
    pub(crate) key: String,
    pub(crate) value: String,
}

impl Arguments {
    /// None.
    pub const fn new() -> Self {
        Self { given: Vec::new(), body: Body::None }
    }

    /// Gives a parameter a value; called again with the same name, one more value.
    ///
    /// Numbers, booleans and text are taken. Dates are ISO 8601 text.
    #[must_use]
    pub fn set(self, name: impl Into<String>, value: impl ToString) -> Self {
        self.entry(name, String::new(), value)
    }

    /// Gives one entry of an object parameter a value, such as `customField` on the list of postings.
    #[must_use]
    pub fn entry(mut self, name: impl Into<String>, key: impl Into<String>, value: impl ToString) -> Self {
        self.given.push(Argument { name: name.into(), key: key.into(), value: value.to_string() });
        self
    }

    /// Gives the body.
    #[must_use]
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }
}
