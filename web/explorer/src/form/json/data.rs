//! What the check of the core needs to know of a value. A draft is taken as text.

use smartrecruiters_core::schema::Data;

use super::{Json, number};

impl Data for Json {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) | Self::Draft(_) => "string",
            Self::List(_) => "array",
            Self::Object(_) => "object",
        }
    }

    fn text(&self) -> Option<&str> {
        if let Self::Text(text) | Self::Draft(text) = self { Some(text) } else { None }
    }

    fn truth(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    fn count(&self) -> Option<u64> {
        if let Self::Number(digits) = self { digits.parse().ok() } else { None }
    }

    fn is_whole(&self) -> bool {
        matches!(self, Self::Number(digits) if number::is_whole(digits))
    }

    fn is_less(&self, than: &Self) -> bool {
        matches!((self, than), (Self::Number(one), Self::Number(other)) if number::is_less(one, other))
    }

    fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    fn entry(&self, name: &str) -> Option<&Self> {
        self.entry(name)
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.all().iter().map(|(name, value)| (name.as_str(), value))
    }

    fn at(&self, pointer: &str) -> Option<&Self> {
        self.get(pointer)
    }

    fn from_text(text: &str) -> Self {
        Self::text(text)
    }

    fn json(&self) -> String {
        self.compact()
    }
}
