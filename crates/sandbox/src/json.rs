//! Builds JSON in little code: each field costs one call, where `serde_json::json!` serializes, unwraps and drops at every place.
//!
//! ```text
//! let mut out = json!({ "id": job.id, "actions": { "details": link } });
//! fields.put("title", &job.title);
//! fields.put_some("refNumber", job.ref_number.as_deref());
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

/// What can stand in JSON.
pub(crate) trait Json {
    fn json(self) -> Value;
}

/// Fields of an object.
pub(crate) trait Fields {
    /// Sets a field: in its place where the name is there already, otherwise at the end.
    fn put(&mut self, name: &str, value: impl Json);

    /// The same, where there is a value.
    fn put_some(&mut self, name: &str, value: Option<impl Json>);
}

impl Fields for Map<String, Value> {
    #[inline]
    fn put(&mut self, name: &str, value: impl Json) {
        put(self, name, value.json());
    }

    #[inline]
    fn put_some(&mut self, name: &str, value: Option<impl Json>) {
        if let Some(value) = value {
            put(self, name, value.json());
        }
    }
}

/// As `serde_json::json!`, by value: places that are needed later are given as references.
macro_rules! json {
    ({ $($fields:tt)* }) => {{
        #[allow(unused_mut, clippy::allow_attributes, reason = "an object may be empty")]
        let mut object = ::serde_json::Map::new();
        $crate::json::json!(@field object $($fields)*);
        ::serde_json::Value::Object(object)
    }};
    ([ $({ $($fields:tt)* }),+ $(,)? ]) => {
        ::serde_json::Value::Array(::alloc::vec::Vec::from([$($crate::json::json!({ $($fields)* })),+]))
    };
    ([ $($items:expr),* $(,)? ]) => {
        ::serde_json::Value::Array(::alloc::vec::Vec::from([$($crate::json::Json::json($items)),*]))
    };
    (@field $object:ident) => {};
    (@field $object:ident $name:tt : { $($inner:tt)* } $(, $($rest:tt)*)?) => {
        $crate::json::put(&mut $object, $name, $crate::json::json!({ $($inner)* }));
        $crate::json::json!(@field $object $($($rest)*)?);
    };
    (@field $object:ident $name:tt : [ $($inner:tt)* ] $(, $($rest:tt)*)?) => {
        $crate::json::put(&mut $object, $name, $crate::json::json!([ $($inner)* ]));
        $crate::json::json!(@field $object $($($rest)*)?);
    };
    (@field $object:ident $name:tt : $value:expr $(, $($rest:tt)*)?) => {
        $crate::json::Fields::put(&mut $object, $name, $value);
        $crate::json::json!(@field $object $($($rest)*)?);
    };
    ($value:expr) => {
        $crate::json::Json::json($value)
    };
}

pub(crate) use json;

#[inline(never)]
pub(crate) fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    object.insert(String::from(name), value);
}

#[inline(never)]
fn text(text: &str) -> Value {
    Value::String(String::from(text))
}

impl Json for Value {
    fn json(self) -> Value {
        self
    }
}

impl Json for &Value {
    fn json(self) -> Value {
        self.clone()
    }
}

impl Json for Map<String, Value> {
    fn json(self) -> Value {
        Value::Object(self)
    }
}

impl Json for &str {
    #[inline]
    fn json(self) -> Value {
        text(self)
    }
}

impl Json for String {
    fn json(self) -> Value {
        Value::String(self)
    }
}

impl Json for &String {
    #[inline]
    fn json(self) -> Value {
        text(self)
    }
}

macro_rules! plain {
    ($($kind:ty),*) => {$(
        impl Json for $kind {
            fn json(self) -> Value {
                self.into()
            }
        }

        impl Json for &$kind {
            fn json(self) -> Value {
                (*self).into()
            }
        }
    )*};
}

plain!(bool, u8, u16, u32, u64, usize, i32, i64, f64);

impl<T: Json> Json for Option<T> {
    #[inline]
    fn json(self) -> Value {
        self.map_or(Value::Null, Json::json)
    }
}

impl<T: Json> Json for Vec<T> {
    fn json(self) -> Value {
        self.into_iter().map(Json::json).collect()
    }
}

impl<'a, T> Json for &'a Option<T>
where
    &'a T: Json,
{
    #[inline]
    fn json(self) -> Value {
        self.as_ref().json()
    }
}

impl<'a, T> Json for &'a Vec<T>
where
    &'a T: Json,
{
    fn json(self) -> Value {
        self.as_slice().json()
    }
}

impl<'a, T> Json for &'a [T]
where
    &'a T: Json,
{
    fn json(self) -> Value {
        self.iter().map(Json::json).collect()
    }
}

impl<'a, T> Json for &&'a T
where
    T: ?Sized,
    &'a T: Json,
{
    #[inline]
    fn json(self) -> Value {
        (*self).json()
    }
}
