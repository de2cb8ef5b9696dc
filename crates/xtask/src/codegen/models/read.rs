//! Reads schemas into shapes. A schema that stands inside another becomes an item named for its place.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use super::shape::{Item, Manner, Property, Shape, Type, Use, fields};
use super::text::escape;
use crate::codegen::fault::Faults;
use crate::codegen::yaml::{Data, Node};

const PREFIX: &str = "#/components/schemas/";
/// Properties that hold what must never be shown.
const SECRETS: &[&str] =
    &["access_token", "client_secret", "clientSecret", "headerValue", "password", "refresh_token", "secret", "secretKey", "token"];

/// The schemas of a family by name.
pub(crate) struct Components<'n> {
    pub(crate) schemas: BTreeMap<&'n str, &'n Node>,
    /// Those that are a JSON Patch.
    patch: BTreeSet<&'n str>,
    /// Those whose fields change what is there.
    merge: BTreeSet<&'n str>,
}

/// Collects the items of one module.
pub(crate) struct Reader<'c, 'n> {
    components: &'c Components<'n>,
    pub(crate) items: Vec<Item>,
    taken: BTreeSet<String>,
}

/// How a schema is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Plain,
    /// A body whose fields change what is there.
    Merge,
    /// A body of parts.
    Multipart,
    /// One of the parts.
    Part,
}

impl<'n> Components<'n> {
    pub(crate) fn of(root: &'n Node) -> Self {
        let schemas = root.get("components").and_then(|components| components.get("schemas")).map(Node::entries).unwrap_or_default();
        let (mut patch, mut merge) = (BTreeSet::new(), BTreeSet::new());
        for operation in root.get("paths").map(Node::entries).unwrap_or_default().iter().flat_map(|path| path.node.entries()) {
            let Some(body) = operation.node.get("requestBody") else { continue };
            let media = body.get("content").map(Node::entries).unwrap_or_default();
            let names = media.iter().filter_map(|media| target(media.node.get("schema")?));
            match body.get("x-patch").and_then(Node::text) {
                Some("json-patch") => patch.extend(names),
                Some("merge") => merge.extend(names),
                _ => {}
            }
        }
        Self { schemas: schemas.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect(), patch, merge }
    }

    /// The schemas that become types: all but those that only a JSON Patch is made of, which has a type that families share.
    pub(crate) fn modelled(&self, root: &'n Node) -> impl Iterator<Item = (&'n str, &'n Node)> {
        let mut within = BTreeSet::new();
        for schema in self.patch.iter().filter_map(|name| self.get(name)) {
            self.references(schema, &mut within);
        }
        let mut needed = BTreeSet::new();
        for (_, schema) in self.schemas.iter().filter(|(name, _)| !self.patch.contains(*name) && !within.contains(*name)) {
            self.references(schema, &mut needed);
        }
        self.references(root.get("paths").unwrap_or(root), &mut needed);
        let is_modelled = move |name: &&str| needed.contains(name) || !within.contains(name);
        self.schemas.iter().filter(move |(name, _)| !self.patch.contains(*name) && is_modelled(name)).map(|(name, schema)| (*name, *schema))
    }

    /// Why a schema is read by this name.
    pub(crate) fn purpose(&self, name: &str) -> Purpose {
        if self.merge.contains(name) { Purpose::Merge } else { Purpose::Plain }
    }

    /// The schema that a name stands for.
    pub(crate) fn get(&self, name: &str) -> Option<&'n Node> {
        self.schemas.get(name).copied()
    }

    /// Adds the names of all schemas that a node leads to. A JSON Patch leads nowhere.
    fn references(&self, schema: &'n Node, reached: &mut BTreeSet<&'n str>) {
        if let Some(name) = target(schema).filter(|name| !self.patch.contains(name))
            && reached.insert(name)
            && let Some(schema) = self.get(name)
        {
            self.references(schema, reached);
        }
        for entry in schema.entries().iter().filter(|entry| !matches!(entry.key.as_str(), "default" | "enum" | "example" | "examples")) {
            self.references(&entry.node, reached);
        }
        for item in schema.items() {
            self.references(item, reached);
        }
    }
}

impl<'c, 'n> Reader<'c, 'n> {
    /// `taken`: names that the module has already.
    pub(crate) fn new(components: &'c Components<'n>, taken: &[&str]) -> Self {
        Self { components, items: Vec::new(), taken: taken.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Reads a schema that has a name of its own. An item of that name is made in any case.
    pub(crate) fn named(&mut self, name: &str, about: Vec<String>, schema: &'n Node, purpose: Purpose, faults: &mut Faults) {
        let of = self.read(name, schema, purpose, faults);
        if of.kind != Type::Named(name.to_owned()) {
            self.item(name, schema, Shape::Alias(of), faults);
        }
        if let Some(item) = self.items.iter_mut().find(|item| item.name == name)
            && !about.is_empty()
        {
            item.about = about;
        }
    }

    /// Reads a schema. `name` is for the item that it becomes, if it becomes one.
    pub(crate) fn read(&mut self, name: &str, schema: &'n Node, purpose: Purpose, faults: &mut Faults) -> Use {
        if let Some(referred) = target(schema) {
            let schema = self.components.get(referred);
            let kind = match schema {
                _ if self.components.patch.contains(referred) => Type::JsonPatch,
                Some(schema) if is_any(schema) => Type::Any,
                _ => Type::Schema(referred.to_owned()),
            };
            let nullable = kind == Type::Any || schema.is_some_and(|schema| self.is_nullable(schema));
            return Use { kind, nullable };
        }
        let nullable = self.is_nullable(schema);
        let kinds = kinds(schema);
        let kind = if let Some(variants) = schema.get("oneOf").or_else(|| schema.get("anyOf")) {
            self.union(name, variants, schema, faults)
        } else if kinds.len() > 1 {
            let variants = kinds.iter().map(|kind| (scalar_name(kind).to_owned(), scalar(kind))).collect();
            self.item(name, schema, Shape::Union(variants), faults)
        } else {
            self.one(name, kinds.first().copied(), schema, purpose, faults)
        };
        let nullable = nullable || kind == Type::Any;
        Use { kind, nullable }
    }

    fn one(&mut self, name: &str, kind: Option<&str>, schema: &'n Node, purpose: Purpose, faults: &mut Faults) -> Type {
        let properties = schema.get("properties").map(Node::entries).unwrap_or_default();
        if purpose == Purpose::Multipart && properties.is_empty() {
            return Type::Parts;
        }
        match kind {
            Some("string") => match texts(schema) {
                Some(values) => self.choice(name, &values, schema, faults),
                None => match schema.get("format").and_then(Node::text) {
                    Some("date-time") => Type::Timestamp,
                    Some("binary") if purpose == Purpose::Part => Type::Upload,
                    _ => Type::Text,
                },
            },
            Some("array") => {
                let item = schema
                    .get("items")
                    .map_or(Use::plain(Type::Any), |items| self.read(&format!("{name}Item"), items, Purpose::Plain, faults));
                Type::List(Box::new(item))
            }
            Some("object") | None if !properties.is_empty() => self.properties(name, schema, purpose, faults),
            Some("object") => match schema.get("additionalProperties") {
                Some(values) if matches!(values.data, Data::Map(_)) => {
                    Type::Map(Box::new(self.read(&format!("{name}Value"), values, Purpose::Plain, faults)))
                }
                _ if is_unknown(schema) => Type::Any,
                _ => Type::Object,
            },
            Some(kind) => scalar(kind),
            None => Type::Any,
        }
    }

    fn choice(&mut self, name: &str, values: &[&str], schema: &Node, faults: &mut Faults) -> Type {
        let open = schema.get("x-open").and_then(Node::bool) == Some(true);
        let mut taken: BTreeSet<String> = ["Other", "Self"].iter().map(|name| (*name).to_owned()).collect();
        let values = values.iter().map(|value| (names::free(names::pascal(value), "Value", &mut taken), (*value).to_owned())).collect();
        self.item(name, schema, Shape::Choice { open, values }, faults)
    }

    fn properties(&mut self, name: &str, schema: &'n Node, purpose: Purpose, faults: &mut Faults) -> Type {
        let required: BTreeSet<&str> = schema.get("required").map(Node::items).unwrap_or_default().iter().filter_map(Node::text).collect();
        let entries = schema.get("properties").map(Node::entries).unwrap_or_default();
        let inner = if purpose == Purpose::Multipart { Purpose::Part } else { Purpose::Plain };
        let mut properties = Vec::new();
        for (entry, field) in entries.iter().zip(fields(entries.iter().map(|entry| entry.key.as_str()))) {
            let inline = format!("{name}{}", names::pascal(&entry.key));
            let mut of = self.read(&inline, &entry.node, inner, faults);
            self.describe(&inline, &format!("What the field `{}` of [`{name}`] holds.", entry.key));
            self.describe(&format!("{inline}Item"), &format!("An item of the field `{}` of [`{name}`].", entry.key));
            self.describe(&format!("{inline}Value"), &format!("A value in the field `{}` of [`{name}`].", entry.key));
            if of.kind == Type::Text && SECRETS.contains(&entry.key.as_str()) {
                of.kind = Type::Confidential;
            }
            properties.push(Property {
                name: entry.key.clone(),
                field,
                about: self.about(&entry.node, &format!("The field `{}`.", entry.key)),
                of,
                required: required.contains(entry.key.as_str()),
                manner: if purpose == Purpose::Merge { Manner::Merged } else { Manner::Plain },
                boxed: false,
            });
        }
        let shape = if purpose == Purpose::Multipart { Shape::Multipart(properties) } else { Shape::Struct(properties) };
        self.item(name, schema, shape, faults)
    }

    fn union(&mut self, name: &str, variants: &'n Node, schema: &'n Node, faults: &mut Faults) -> Type {
        let mut taken: BTreeSet<String> = ["Other", "Self"].iter().map(|name| (*name).to_owned()).collect();
        let mut list = Vec::new();
        for (nth, variant) in variants.items().iter().enumerate() {
            let called = names::free(self.variant_name(variant).unwrap_or_else(|| format!("Form{}", nth + 1)), "Form", &mut taken);
            let inline = format!("{name}{called}");
            let of = self.read(&inline, variant, Purpose::Plain, faults);
            self.describe(&inline, &format!("One form of [`{name}`]."));
            list.push((called, of.kind));
        }
        self.item(name, schema, Shape::Union(list), faults)
    }

    fn item(&mut self, name: &str, schema: &Node, shape: Shape, faults: &mut Faults) -> Type {
        if !self.taken.insert(name.to_owned()) {
            let what = format!("this schema and something else would both be the Rust type `{name}`");
            faults.add(schema.place, what, "give it another name; if it has none, move it to components/schemas and refer to it");
        }
        self.items.push(Item { name: name.to_owned(), about: self.about(schema, ""), shape });
        Type::Named(name.to_owned())
    }

    /// What is said of a schema: its own description, or that of the schema that it refers to, or `otherwise`.
    pub(crate) fn about(&self, schema: &Node, otherwise: &str) -> Vec<String> {
        let referred = target(schema).and_then(|name| self.components.get(name));
        let own = |schema: &Node| schema.get("description").and_then(Node::text).map(paragraphs).filter(|about| !about.is_empty());
        let mut about = own(schema).or_else(|| own(referred?)).unwrap_or_default();
        if about.is_empty() && !otherwise.is_empty() {
            about.push(otherwise.to_owned());
        }
        if schema.get("deprecated").and_then(Node::bool) == Some(true) {
            about.push("Deprecated.".to_owned());
        }
        about
    }

    /// Says what an item of this name is, if there is one of which nothing is said.
    pub(crate) fn describe(&mut self, name: &str, about: &str) {
        if let Some(item) = self.items.iter_mut().find(|item| item.name == name)
            && item.about.is_empty()
        {
            item.about.push(about.to_owned());
        }
    }

    /// Name of a variant: the one value that one of its properties has, or that of the schema it refers to, or its type.
    fn variant_name(&self, variant: &Node) -> Option<String> {
        let shape = target(variant).and_then(|name| self.components.get(name)).unwrap_or(variant);
        let properties = shape.get("properties").map(Node::entries).unwrap_or_default();
        let only = properties.iter().find_map(|property| match property.node.get("enum").map(Node::items) {
            Some([value]) => {
                value.text().map(names::pascal).or_else(|| Some(format!("{}{}", names::pascal(&property.key), value.integer()?)))
            }
            _ => None,
        });
        let kinds = kinds(shape);
        let scalar = || kinds.first().filter(|_| kinds.len() == 1).map(|kind| scalar_name(kind).to_owned());
        only.or_else(|| target(variant).map(names::capitalized)).or_else(scalar)
    }

    fn is_nullable(&self, schema: &Node) -> bool {
        match target(schema).and_then(|name| self.components.get(name)) {
            Some(referred) => self.is_nullable(referred),
            None => schema.get("type").map(Node::items).unwrap_or_default().iter().any(|kind| kind.text() == Some("null")),
        }
    }
}

/// Paragraphs of a description, escaped.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|paragraph| escape(paragraph.trim())).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Name of the schema that a `$ref` points to.
pub(crate) fn target(schema: &Node) -> Option<&str> {
    schema.get("$ref").and_then(Node::text).and_then(|text| text.strip_prefix(PREFIX))
}

/// Whether any JSON fits.
fn is_any(schema: &Node) -> bool {
    ["$ref", "anyOf", "oneOf", "properties", "type"].iter().all(|key| schema.get(key).is_none())
}

fn is_unknown(schema: &Node) -> bool {
    schema.get("x-known").and_then(Node::bool) == Some(false)
}

/// Types of a schema, `null` aside.
fn kinds(schema: &Node) -> Vec<&str> {
    let Some(kind) = schema.get("type") else { return Vec::new() };
    let listed = kind.items().iter().filter_map(Node::text);
    kind.text().into_iter().chain(listed).filter(|kind| *kind != "null").collect()
}

/// Texts of an `enum`, null aside. `None` where there is no enum of texts.
fn texts(schema: &Node) -> Option<Vec<&str>> {
    let values = schema.get("enum")?.items();
    values.iter().filter(|value| !value.is_null()).map(Node::text).collect()
}

fn scalar(kind: &str) -> Type {
    match kind {
        "string" => Type::Text,
        "boolean" => Type::Boolean,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "array" => Type::List(Box::new(Use::plain(Type::Any))),
        "object" => Type::Object,
        _ => Type::Any,
    }
}

fn scalar_name(kind: &str) -> &'static str {
    match kind {
        "string" => "Text",
        "boolean" => "Boolean",
        "integer" => "Integer",
        "number" => "Number",
        "array" => "List",
        "object" => "Object",
        _ => "Any",
    }
}
