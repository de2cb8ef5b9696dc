//! Schemas: checks their keys and references, and strips what a program does not need.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fault::Faults;
use super::vocabulary;
use super::yaml::{Data, Node};

/// Where a schema keeps other schemas.
enum Place {
    /// `key: schema`
    One,
    /// `key: {name: schema}`
    Named,
    /// `key: [schema]`
    Listed,
}

const PREFIX: &str = "#/components/schemas/";

/// Notes faults of a schema and of all that it holds. `names`: schemas of the document.
pub(crate) fn check(node: &Node, names: &BTreeSet<&str>, faults: &mut Faults) {
    if let Data::Bool(_) = node.data {
        return;
    }
    faults.keys(node, &vocabulary::SCHEMA);
    if let Some(target) = node.get("$ref") {
        let name = target.text().and_then(|text| text.strip_prefix(PREFIX));
        if !name.is_some_and(|name| names.contains(name)) {
            let what = format!("unknown $ref {}", target.to_json());
            faults.add(target.place, what, format!("point to a schema of this document as '{PREFIX}<Name>', or add that schema"));
        }
    }
    for entry in node.entries() {
        match (holds(&entry.key), &entry.node.data) {
            (Some(Place::One), _) => check(&entry.node, names, faults),
            (Some(Place::Named), Data::Map(entries)) => entries.iter().for_each(|inner| check(&inner.node, names, faults)),
            (Some(Place::Listed), Data::List(items)) => items.iter().for_each(|item| check(item, names, faults)),
            (Some(Place::Named), _) => faults.add(entry.node.place, format!("`{}` must be a map", entry.key), "write `name: schema` lines"),
            (Some(Place::Listed), _) => faults.add(entry.node.place, format!("`{}` must be a list", entry.key), "write `- schema` lines"),
            (None, _) => {}
        }
    }
}

/// The schema as JSON without texts and examples.
pub(crate) fn strip(node: &Node) -> Value {
    let Data::Map(entries) = &node.data else { return node.to_json() };
    let mut kept = Map::new();
    for entry in entries {
        let value = match (holds(&entry.key), &entry.node.data) {
            _ if matches!(entry.key.as_str(), "description" | "title" | "example" | "examples" | "x-confidence") => continue,
            (Some(Place::One), _) => strip(&entry.node),
            (Some(Place::Named), Data::Map(inner)) => {
                Value::Object(inner.iter().map(|inner| (inner.key.clone(), strip(&inner.node))).collect())
            }
            (Some(Place::Listed), Data::List(items)) => items.iter().map(strip).collect(),
            _ => entry.node.to_json(),
        };
        kept.insert(entry.key.clone(), value);
    }
    Value::Object(kept)
}

/// Whether the shape is published whole: neither the schema nor one that it is made of says `x-known: false`.
pub(crate) fn is_known(node: &Node, schemas: Option<&Node>) -> bool {
    let mut seen = BTreeSet::new();
    known(node, schemas, &mut seen)
}

fn known<'n>(node: &'n Node, schemas: Option<&'n Node>, seen: &mut BTreeSet<&'n str>) -> bool {
    if node.get("x-known").and_then(Node::bool) == Some(false) {
        return false;
    }
    let target = node.get("$ref").and_then(Node::text).and_then(|text| text.strip_prefix(PREFIX));
    if let Some(name) = target
        && seen.insert(name)
        && let Some(schema) = schemas.and_then(|schemas| schemas.get(name))
        && !known(schema, schemas, seen)
    {
        return false;
    }
    node.entries().iter().all(|entry| match holds(&entry.key) {
        Some(Place::One) => known(&entry.node, schemas, seen),
        Some(Place::Named) => entry.node.entries().iter().all(|inner| known(&inner.node, schemas, seen)),
        Some(Place::Listed) => entry.node.items().iter().all(|item| known(item, schemas, seen)),
        None => true,
    })
}

fn holds(key: &str) -> Option<Place> {
    Some(match key {
        "additionalProperties" | "items" | "not" | "propertyNames" => Place::One,
        "patternProperties" | "properties" => Place::Named,
        "allOf" | "anyOf" | "oneOf" => Place::Listed,
        _ => return None,
    })
}
