//! Writes items as Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::names;
use super::shape::{Item, Presence, Property, Shape, Type};
use super::text::{documentation, list};

/// Where items are written.
pub(crate) struct Place<'p> {
    pub(crate) indent: usize,
    /// Leads to the schemas of the family, such as `schemas::`.
    pub(crate) prefix: &'p str,
    /// Items of the module.
    pub(crate) local: &'p Known,
    /// Schemas of the family.
    pub(crate) schemas: &'p Known,
}

/// What those who use an item must know of it, by name.
#[derive(Default)]
pub(crate) struct Known(BTreeMap<String, Fact>);

enum Fact {
    /// Another name for this type.
    Alias(Type),
    /// One of several texts, and copied.
    Closed,
    /// One text only: this choice.
    Constant(String),
}

/// Most arguments that clippy lets a function have.
const MOST_ARGUMENTS: usize = 7;
/// Most booleans that clippy lets a struct have.
const MOST_BOOLEANS: usize = 3;

impl Place<'_> {
    /// One item, with an empty line after it.
    pub(crate) fn item(&self, item: &Item) -> String {
        let pad = " ".repeat(self.indent);
        let name = &item.name;
        let mut about = item.about.clone();
        if about.is_empty() {
            about.push(format!("`{name}`."));
        }
        let about = documentation("///", self.indent, &about);
        match &item.shape {
            Shape::Alias(of) => format!("{about}{pad}pub type {name} = {};\n\n", of.write(self.prefix)),
            Shape::Choice { open, values } => {
                let inner = documentation("///", self.indent + 4, &item.about_or_name());
                let manner = match (open, values.len()) {
                    (true, _) => "open",
                    (false, 1) => "constant",
                    (false, _) => "closed",
                };
                let values: Vec<String> = values.iter().map(|(variant, text)| format!("{pad}        {variant} = {text:?},")).collect();
                format!("{pad}choice! {{\n{inner}{pad}    {manner} {name} {{\n{}\n{pad}    }}\n{pad}}}\n\n", values.join("\n"))
            }
            Shape::Union(variants) => about + &self.union(name, variants),
            Shape::Struct(properties) => about + &self.object(name, properties),
            Shape::Multipart(properties) => about + &self.multipart(name, properties),
        }
    }

    /// `new` with what is required. A struct that requires nothing has a default.
    pub(crate) fn constructor(&self, name: &str, properties: &[Property], rest: &[&str]) -> String {
        let pad = " ".repeat(self.indent);
        let (mut taken, mut given) = (Vec::new(), Vec::new());
        for property in properties {
            let field = &property.field;
            let kind = property.write(self.prefix);
            match property.presence() {
                Presence::Always if let Some(constant) = self.constant(&property.of.kind) => {
                    given.push(format!("{field}: {kind}::{constant}"));
                }
                Presence::Always if self.resolved(&property.of.kind).is_texty() => {
                    taken.push(format!("{field}: impl Into<{kind}>"));
                    given.push(format!("{field}: {field}.into()"));
                }
                _ if property.required => {
                    taken.push(format!("{field}: {kind}"));
                    given.push(field.clone());
                }
                Presence::Either => given.push(format!("{field}: Maybe::Absent")),
                Presence::Collected => given.push(format!("{field}: {}::new()", kind.split('<').next().unwrap_or_default())),
                Presence::Always | Presence::Optional | Presence::Nullable => given.push(format!("{field}: None")),
            }
        }
        if taken.is_empty() {
            return format!(
                "{pad}impl {name} {{\n{pad}    /// With nothing given.\n{pad}    pub fn new() -> Self {{\n{pad}        Self::default()\n{pad}    }}\n{pad}}}\n\n"
            );
        }
        given.extend(rest.iter().map(|field| (*field).to_owned()));
        let mut text = format!("{pad}impl {name} {{\n{pad}    /// With what is required, and nothing else.\n");
        if taken.len() > MOST_ARGUMENTS {
            _ = writeln!(text, "{pad}    #[expect(clippy::too_many_arguments, reason = \"the API requires all of them\")]");
        }
        text += &list(self.indent + 4, "pub fn new(", &taken, ") -> Self {");
        text += &list(self.indent + 8, "Self {", &given, "}");
        text + &format!("{pad}    }}\n{pad}}}\n\n")
    }

    /// Fields of a struct with their documentation; `attributes` gives those of a field.
    pub(crate) fn fields(&self, properties: &[Property], attributes: impl Fn(&Property) -> String) -> String {
        let pad = " ".repeat(self.indent + 4);
        let mut text = String::new();
        for property in properties {
            text += &documentation("///", self.indent + 4, &property.about);
            text += &attributes(property);
            _ = writeln!(text, "{pad}pub {}: {},", property.field, property.write(self.prefix));
        }
        text
    }

    fn object(&self, name: &str, properties: &[Property]) -> String {
        let pad = " ".repeat(self.indent);
        let needs = self.needs(properties);
        let default = if needs { "" } else { "Default, " };
        let mut text = format!("{pad}#[derive(Clone, Debug, {default}PartialEq, Deserialize, Serialize)]\n");
        let is_boolean =
            |property: &&Property| property.presence() == Presence::Always && self.resolved(&property.of.kind) == &Type::Boolean;
        if properties.iter().filter(is_boolean).count() > MOST_BOOLEANS {
            _ = writeln!(text, "{pad}#[expect(clippy::struct_excessive_bools, reason = \"each is a field of the API\")]");
        }
        let is_camel = |property: &&Property| names::camel(&property.field) == property.name;
        let is_same = |property: &&Property| property.field.trim_start_matches("r#") == property.name;
        let camel = properties.iter().filter(is_camel).count() > properties.iter().filter(is_same).count();
        if camel {
            _ = writeln!(text, "{pad}#[serde(rename_all = \"camelCase\")]");
        }
        _ = writeln!(text, "{pad}pub struct {name} {{");
        text += &self.fields(properties, |property| {
            let mut parts = Vec::new();
            if !(if camel { is_camel(&property) } else { is_same(&property) }) {
                parts.push(format!("rename = {:?}", property.name));
            }
            match property.presence() {
                Presence::Always | Presence::Nullable | Presence::Collected => {}
                Presence::Optional => parts.push("skip_serializing_if = \"Option::is_none\"".to_owned()),
                Presence::Either => parts.push("default, skip_serializing_if = \"Maybe::is_absent\"".to_owned()),
            }
            if parts.is_empty() { String::new() } else { format!("{pad}    #[serde({})]\n", parts.join(", ")) }
        });
        _ = write!(
            text,
            "{pad}    /// Fields that the catalogue does not know.\n{pad}    #[serde(flatten)]\n{pad}    pub extra: Object,\n{pad}}}\n\n\
             {pad}impl Model for {name} {{}}\n\n"
        );
        if needs {
            text += &self.constructor(name, properties, &["extra: Object::new()"]);
        }
        text
    }

    fn union(&self, name: &str, variants: &[(String, Type)]) -> String {
        let pad = " ".repeat(self.indent);
        let mut text =
            format!("{pad}#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]\n{pad}#[serde(untagged)]\n{pad}pub enum {name} {{\n");
        let mut conversions = String::new();
        for (variant, kind) in variants {
            let written = kind.write(self.prefix);
            let held = matches!(kind, Type::Named(_) | Type::Schema(_));
            let about = match kind {
                _ if held => format!("As [`{written}`]."),
                Type::Text => "A text.".to_owned(),
                Type::Boolean => "True or false.".to_owned(),
                Type::Integer | Type::Number => "A number.".to_owned(),
                _ => format!("`{written}`."),
            };
            let boxed = if held { format!("Box<{written}>") } else { written.clone() };
            _ = write!(text, "{pad}    /// {about}\n{pad}    {variant}({boxed}),\n");
            if held {
                _ = write!(
                    conversions,
                    "{pad}impl From<{written}> for {name} {{\n{pad}    fn from(value: {written}) -> Self {{\n{pad}        \
                     Self::{variant}(Box::new(value))\n{pad}    }}\n{pad}}}\n\n"
                );
            }
        }
        _ = write!(
            text,
            "{pad}    /// What the catalogue does not know, as it came.\n{pad}    Other(Value),\n{pad}}}\n\n{pad}impl Model for {name} {{}}\n\n"
        );
        text + &conversions
    }

    fn multipart(&self, name: &str, properties: &[Property]) -> String {
        let pad = " ".repeat(self.indent);
        let needs = self.needs(properties);
        let default = if needs { "" } else { "Default, " };
        let mut text = format!("{pad}#[derive(Clone, Debug, {default}PartialEq)]\n{pad}pub struct {name} {{\n");
        text += &self.fields(properties, |_| String::new());
        let calls: Vec<String> = properties
            .iter()
            .map(|property| {
                let call = if property.of.kind == Type::Upload { "file" } else { "field" };
                let value =
                    if property.required { format!("Some(&self.{})", property.field) } else { format!("self.{}.as_ref()", property.field) };
                format!(".{call}({:?}, {value})", property.name)
            })
            .chain([".body()".to_owned()])
            .collect();
        let parts = super::text::chain(self.indent + 8, "let body = Parts::new()", &calls, ";");
        _ = write!(
            text,
            "{pad}}}\n\n{pad}impl Payload for {name} {{\n{pad}    fn body(&self, _: BodyKind) -> Result<Body, Error> {{\n{parts}\
             {pad}        Ok(body)\n{pad}    }}\n{pad}}}\n\n"
        );
        if needs {
            text += &self.constructor(name, properties, &[]);
        }
        text
    }

    /// What a type is behind its aliases.
    fn resolved<'t>(&'t self, kind: &'t Type) -> &'t Type {
        let mut kind = kind;
        while let Some(Fact::Alias(of)) = self.fact(kind) {
            kind = of;
        }
        kind
    }

    /// Whether a value of the type is given, not lent.
    pub(crate) fn is_copied(&self, kind: &Type) -> bool {
        let kind = self.resolved(kind);
        matches!(kind, Type::Boolean | Type::Integer | Type::Number) || matches!(self.fact(kind), Some(Fact::Closed | Fact::Constant(_)))
    }

    /// Whether a caller must give something, so that there can be no default.
    pub(crate) fn needs(&self, properties: &[Property]) -> bool {
        properties.iter().any(|property| property.required && self.constant(&property.of.kind).is_none())
    }

    /// The one value of a type that has one.
    fn constant(&self, kind: &Type) -> Option<&str> {
        if let Some(Fact::Constant(variant)) = self.fact(self.resolved(kind)) { Some(variant) } else { None }
    }

    fn fact(&self, kind: &Type) -> Option<&Fact> {
        match kind {
            Type::Named(name) => self.local.0.get(name),
            Type::Schema(name) => self.schemas.0.get(name),
            _ => None,
        }
    }
}

impl Known {
    pub(crate) fn of(items: &[Item]) -> Self {
        let fact = |item: &Item| match &item.shape {
            Shape::Alias(of) => Some(Fact::Alias(of.kind.clone())),
            Shape::Choice { open: false, values } => match values.as_slice() {
                [(variant, _)] => Some(Fact::Constant(variant.clone())),
                _ => Some(Fact::Closed),
            },
            _ => None,
        };
        Self(items.iter().filter_map(|item| Some((item.name.clone(), fact(item)?))).collect())
    }
}

impl Item {
    fn about_or_name(&self) -> Vec<String> {
        if self.about.is_empty() { vec![format!("`{}`.", self.name)] } else { self.about.clone() }
    }
}

/// Boxes each field through which a struct would hold itself.
pub(crate) fn box_recursion(items: &mut [Item]) {
    let held: BTreeMap<String, BTreeSet<String>> = items.iter().map(|item| (item.name.clone(), directly_held(item))).collect();
    for item in items {
        let name = item.name.clone();
        let Shape::Struct(properties) = &mut item.shape else { continue };
        for property in properties {
            if let Type::Named(of) | Type::Schema(of) = &property.of.kind {
                property.boxed = reaches(of, &name, &held, &mut BTreeSet::new());
            }
        }
    }
}

/// Items that a value of this one has inside itself: not in a list, map or box.
fn directly_held(item: &Item) -> BTreeSet<String> {
    let uses: Vec<&Type> = match &item.shape {
        Shape::Struct(properties) => properties.iter().map(|property| &property.of.kind).collect(),
        Shape::Alias(of) => vec![&of.kind],
        Shape::Choice { .. } | Shape::Union(_) | Shape::Multipart(_) => Vec::new(),
    };
    let name = |kind: &&Type| match kind {
        Type::Named(name) | Type::Schema(name) => Some(name.clone()),
        _ => None,
    };
    uses.iter().filter_map(name).collect()
}

fn reaches(from: &str, to: &str, held: &BTreeMap<String, BTreeSet<String>>, seen: &mut BTreeSet<String>) -> bool {
    from == to || (seen.insert(from.to_owned()) && held.get(from).is_some_and(|next| next.iter().any(|name| reaches(name, to, held, seen))))
}
