//! JSON of which a large company has much, and is asked for little.

use alloc::string::ToString;
use alloc::sync::Arc;

use serde_json::Value;

use crate::ids::Ids;

/// A value that is made when it is read.
#[derive(Clone, Debug)]
pub(crate) enum Packed {
    /// Out of its text, which takes a tenth of the room, and which equal values may share.
    Text(Arc<str>),
    /// As the seed made it: out of the numbers that came next, and of a town.
    Seeded(fn(&mut Ids, &'static str) -> Value, Ids, &'static str),
}

impl Packed {
    /// The value.
    pub(crate) fn read(&self) -> Value {
        match self {
            Self::Text(text) => serde_json::from_str(text).unwrap_or_default(),
            Self::Seeded(make, ids, town) => make(&mut ids.clone(), town),
        }
    }

    /// What `make` makes of the next numbers, which are used up.
    pub(crate) fn seeded(make: fn(&mut Ids, &'static str) -> Value, ids: &mut Ids, town: &'static str) -> Self {
        let packed = Self::Seeded(make, ids.clone(), town);
        make(ids, town);
        packed
    }
}

impl From<Value> for Packed {
    fn from(value: Value) -> Self {
        Self::Text(value.to_string().into())
    }
}

impl PartialEq for Packed {
    fn eq(&self, other: &Self) -> bool {
        self.read() == other.read()
    }
}
