//! What the check needs to know of a JSON value, whoever holds it.

use alloc::string::{String, ToString};

use serde_json::Value;

/// A JSON value that can be checked, or a schema.
pub trait Data: PartialEq + Sized {
    /// `null`, `boolean`, `number`, `string`, `array` or `object`.
    fn kind(&self) -> &'static str;

    /// A text.
    fn text(&self) -> Option<&str>;

    /// True or false.
    fn truth(&self) -> Option<bool>;

    /// A whole number that is not negative.
    fn count(&self) -> Option<u64>;

    /// Whether it is a number without a fraction.
    fn is_whole(&self) -> bool;

    /// Whether both are numbers and this one is the smaller.
    fn is_less(&self, than: &Self) -> bool;

    /// The items of an array. None of anything else.
    fn items(&self) -> &[Self];

    /// The entry of an object that has this name.
    fn entry(&self, name: &str) -> Option<&Self>;

    /// The entries of an object, in their order. None of anything else.
    fn entries(&self) -> impl Iterator<Item = (&str, &Self)>;

    /// The value at a JSON Pointer.
    fn at(&self, pointer: &str) -> Option<&Self>;

    /// A text as a value.
    fn from_text(text: &str) -> Self;

    /// It as JSON text on one line.
    fn json(&self) -> String;
}

impl Data for Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    fn text(&self) -> Option<&str> {
        self.as_str()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn count(&self) -> Option<u64> {
        self.as_u64()
    }

    fn is_whole(&self) -> bool {
        self.is_i64() || self.is_u64() || self.as_f64().is_some_and(|found| found % 1.0 == 0.0)
    }

    fn is_less(&self, than: &Self) -> bool {
        self.as_f64().zip(than.as_f64()).is_some_and(|(one, other)| one < other)
    }

    fn items(&self) -> &[Self] {
        self.as_array().map_or(&[], |items| items)
    }

    fn entry(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }

    fn at(&self, pointer: &str) -> Option<&Self> {
        self.pointer(pointer)
    }

    fn from_text(text: &str) -> Self {
        Self::String(text.into())
    }

    fn json(&self) -> String {
        self.to_string()
    }
}
