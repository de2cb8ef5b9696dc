//! What a schema becomes in Rust.

use super::names;

/// A type as it is written where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Timestamp,
    /// Text that is never shown.
    Confidential,
    Boolean,
    Integer,
    Number,
    /// Any JSON.
    Any,
    /// A JSON object of any fields.
    Object,
    List(Box<Use>),
    Map(Box<Use>),
    /// An item of the same module.
    Named(String),
    /// An item of the family's schemas.
    Schema(String),
    /// The list of changes that all families share.
    JsonPatch,
    /// A file in a multipart body.
    Upload,
    /// A multipart body whose parts are not published.
    Parts,
    /// As it stands here.
    Written(String),
}

/// A type with whether null is a value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) kind: Type,
    pub(crate) nullable: bool,
}

/// A named type of a generated module.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) about: Vec<String>,
    pub(crate) shape: Shape,
}

#[derive(Debug)]
pub(crate) enum Shape {
    Struct(Vec<Property>),
    /// Texts, whether more may come, and the name of each.
    Choice {
        open: bool,
        values: Vec<(String, String)>,
    },
    /// Variants with what each holds.
    Union(Vec<(String, Type)>),
    Alias(Use),
    /// Parts of a multipart body.
    Multipart(Vec<Property>),
}

/// A field of a struct.
#[derive(Debug)]
pub(crate) struct Property {
    /// Name on the wire.
    pub(crate) name: String,
    /// Name in Rust.
    pub(crate) field: String,
    pub(crate) about: Vec<String>,
    pub(crate) of: Use,
    pub(crate) required: bool,
    pub(crate) manner: Manner,
    /// Whether it would hold itself without end.
    pub(crate) boxed: bool,
}

/// What it means that a field is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// That it has no value, as null would.
    Plain,
    /// That its value stays as it is; null clears it.
    Merged,
    /// That its list is empty.
    Collected,
}

/// How a field says that it may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Always,
    /// `Option`, left out where `None`.
    Optional,
    /// `Option`, null where `None`.
    Nullable,
    /// `Maybe`.
    Either,
    /// A list or map, left out where empty.
    Collected,
}

impl Use {
    pub(crate) fn plain(kind: Type) -> Self {
        Self { kind, nullable: false }
    }

    /// As it is written in Rust; `prefix` leads to the family's schemas.
    pub(crate) fn write(&self, prefix: &str) -> String {
        let written = self.kind.write(prefix);
        if self.nullable && self.kind != Type::Any { format!("Option<{written}>") } else { written }
    }
}

impl Type {
    pub(crate) fn write(&self, prefix: &str) -> String {
        match self {
            Self::Text => "String".into(),
            Self::Timestamp => "Timestamp".into(),
            Self::Confidential => "Confidential".into(),
            Self::Boolean => "bool".into(),
            Self::Integer => "i64".into(),
            Self::Number => "f64".into(),
            Self::Any => "Value".into(),
            Self::Object => "Object".into(),
            Self::List(item) => format!("Vec<{}>", item.write(prefix)),
            Self::Map(item) => format!("BTreeMap<String, {}>", item.write(prefix)),
            Self::Named(name) => name.clone(),
            Self::Schema(name) => format!("{prefix}{name}"),
            Self::JsonPatch => "JsonPatch".into(),
            Self::Upload => "Upload".into(),
            Self::Parts => "Multipart".into(),
            Self::Written(text) => text.clone(),
        }
    }

    /// Whether a constructor takes it as `impl Into`.
    pub(crate) fn is_texty(&self) -> bool {
        matches!(self, Self::Text | Self::Timestamp | Self::Confidential)
    }
}

impl Property {
    pub(crate) fn presence(&self) -> Presence {
        match (self.required, self.of.nullable, self.of.kind == Type::Any) {
            (false, ..) if self.manner == Manner::Collected => Presence::Collected,
            (true, _, true) | (true, false, _) => Presence::Always,
            (true, true, _) => Presence::Nullable,
            (false, true, _) => Presence::Either,
            (false, false, _) if self.manner == Manner::Merged => Presence::Either,
            (false, false, _) => Presence::Optional,
        }
    }

    /// Its type as it is written in Rust.
    pub(crate) fn write(&self, prefix: &str) -> String {
        let mut kind = self.of.kind.write(prefix);
        if self.boxed {
            kind = format!("Box<{kind}>");
        }
        match self.presence() {
            Presence::Always | Presence::Collected => kind,
            Presence::Optional | Presence::Nullable => format!("Option<{kind}>"),
            Presence::Either => format!("Maybe<{kind}>"),
        }
    }
}

/// Fields of a struct for properties of these names, each another one. `extra` is taken.
pub(crate) fn fields<'n>(properties: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken = [String::from("extra")].into();
    properties.map(|name| names::free(names::snake(name), "_", &mut taken)).collect()
}
