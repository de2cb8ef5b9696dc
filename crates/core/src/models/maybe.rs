//! Absent, null, or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that may be left out, be null, or have a value: three things that the API keeps apart.
///
/// ```
/// use smartrecruiters_core::models::{Maybe, reviews};
/// let mut change = reviews::update::Request::new("5f8a1c2e9b3d4a0012c4e101");
/// change.comment = Maybe::Null;
/// change.overall_rating = 4.into();
/// assert_eq!(serde_json::to_string(&change)?, r#"{"overallRating":4,"comment":null,"reviewerId":"5f8a1c2e9b3d4a0012c4e101"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// It is not there: in a change, it stays as it is.
    #[default]
    Absent,
    /// It is null: in a change, it is cleared.
    Null,
    /// It has this value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether it is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Maybe<alloc::string::String> {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    /// Nothing can be written for what is absent: models skip it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Null, Self::Value))
    }
}
