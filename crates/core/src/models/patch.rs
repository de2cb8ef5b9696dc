//! JSON Patch, RFC 6902.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Model;

/// Changes to be made one after the other: all of them, or none.
///
/// ```
/// use smartrecruiters_core::models::{Endpoint, JsonPatch, users};
/// let changes = JsonPatch::new().add("/email", "susan.santos@alder-robotics.example").remove("/location/city");
/// let (operation, arguments) = users::update::Parameters::new("5f8a1c2e9b3d4a0012c4e105").with(&changes)?;
/// # Ok::<(), smartrecruiters_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JsonPatch(pub Vec<PatchOperation>);

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum PatchOperation {
    /// Sets a value, or inserts it into a list.
    Add {
        /// JSON Pointer to the place, such as `/location/city`.
        path: String,
        /// The value.
        value: Value,
    },
    /// Takes a value away.
    Remove {
        /// JSON Pointer to the place.
        path: String,
    },
    /// Overwrites a value that is there.
    Replace {
        /// JSON Pointer to the place.
        path: String,
        /// The value.
        value: Value,
    },
    /// Takes a value from one place to another.
    Move {
        /// JSON Pointer to the place it is taken from.
        from: String,
        /// JSON Pointer to the place it is put.
        path: String,
    },
    /// Puts a value at a second place.
    Copy {
        /// JSON Pointer to the place it is read from.
        from: String,
        /// JSON Pointer to the place it is put.
        path: String,
    },
    /// Fails the whole patch unless the value is equal.
    Test {
        /// JSON Pointer to the place.
        path: String,
        /// The value.
        value: Value,
    },
}

impl JsonPatch {
    /// No change yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Then sets a value, or inserts it into a list.
    #[must_use]
    pub fn add(self, path: impl Into<String>, value: impl Into<Value>) -> Self {
        self.then(PatchOperation::Add { path: path.into(), value: value.into() })
    }

    /// Then takes a value away.
    #[must_use]
    pub fn remove(self, path: impl Into<String>) -> Self {
        self.then(PatchOperation::Remove { path: path.into() })
    }

    /// Then overwrites a value that is there.
    #[must_use]
    pub fn replace(self, path: impl Into<String>, value: impl Into<Value>) -> Self {
        self.then(PatchOperation::Replace { path: path.into(), value: value.into() })
    }

    /// Then takes a value from one place to another.
    #[must_use]
    pub fn relocate(self, from: impl Into<String>, path: impl Into<String>) -> Self {
        self.then(PatchOperation::Move { from: from.into(), path: path.into() })
    }

    /// Then puts a value at a second place.
    #[must_use]
    pub fn copy(self, from: impl Into<String>, path: impl Into<String>) -> Self {
        self.then(PatchOperation::Copy { from: from.into(), path: path.into() })
    }

    /// Then fails the whole patch unless the value is equal.
    #[must_use]
    pub fn test(self, path: impl Into<String>, value: impl Into<Value>) -> Self {
        self.then(PatchOperation::Test { path: path.into(), value: value.into() })
    }

    /// Then makes this change.
    #[must_use]
    pub fn then(mut self, change: PatchOperation) -> Self {
        self.0.push(change);
        self
    }
}

impl Model for JsonPatch {}
