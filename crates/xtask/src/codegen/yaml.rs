//! YAML with the place of each node.

use saphyr::{LoadableYamlNode, MarkedYaml, ScalarOwned, YamlData};
use serde_json::{Map, Value};

use super::fault::{Faults, Place};

/// A node of a document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) data: Data,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value. Numbers as keys (statuses) are read as text.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) node: Node,
}

/// Reads one document. `None` after a fault that leaves nothing to read.
pub(crate) fn parse(text: &str, faults: &mut Faults) -> Option<Node> {
    match MarkedYaml::load_from_str(text) {
        Ok(documents) if documents.len() == 1 => documents.into_iter().next().map(|node| convert(node, faults)),
        Ok(documents) => {
            let what = format!("the file holds {} YAML documents", documents.len());
            faults.add(Place { line: 1, column: 1 }, what, "write exactly one OpenAPI document in it");
            None
        }
        Err(error) => {
            let place = Place { line: error.marker().line(), column: error.marker().col() + 1 };
            faults.add(
                place,
                format!("not YAML: {}", error.info()),
                "mend the syntax; quote a text that has `: `, ` #` or a leading quote",
            );
            None
        }
    }
}

impl Node {
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Entries of a map; none for anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        if let Data::Map(entries) = &self.data { entries } else { &[] }
    }

    /// Items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        if let Data::List(items) = &self.data { items } else { &[] }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Data::Text(text) = &self.data { Some(text) } else { None }
    }

    pub(crate) fn bool(&self) -> Option<bool> {
        if let Data::Bool(value) = self.data { Some(value) } else { None }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        if let Data::Integer(value) = self.data { Some(value) } else { None }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The node that a JSON Pointer (`/content/0/id`) leads to, or the last one on the way that exists.
    pub(crate) fn nearest(&self, pointer: &str) -> &Self {
        let mut node = self;
        for part in pointer.split('/').skip(1) {
            let name = part.replace("~1", "/").replace("~0", "~");
            let next = node.get(&name).or_else(|| node.items().get(name.parse::<usize>().ok()?));
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// The same as JSON, keys in their order.
    pub(crate) fn to_json(&self) -> Value {
        match &self.data {
            Data::Null => Value::Null,
            Data::Bool(value) => Value::Bool(*value),
            Data::Integer(value) => Value::from(*value),
            Data::Float(value) => Value::from(*value),
            Data::Text(text) => Value::from(text.as_str()),
            Data::List(items) => items.iter().map(Self::to_json).collect(),
            Data::Map(entries) => {
                Value::Object(entries.iter().map(|entry| (entry.key.clone(), entry.node.to_json())).collect::<Map<_, _>>())
            }
        }
    }
}

fn convert(yaml: MarkedYaml<'_>, faults: &mut Faults) -> Node {
    let place = Place { line: yaml.span.start.line(), column: yaml.span.start.col() + 1 };
    let data = match yaml.data {
        YamlData::Value(scalar) => match scalar.into_owned() {
            ScalarOwned::Null => Data::Null,
            ScalarOwned::Boolean(value) => Data::Bool(value),
            ScalarOwned::Integer(value) => Data::Integer(value),
            ScalarOwned::FloatingPoint(value) => Data::Float(value.into_inner()),
            ScalarOwned::String(text) => Data::Text(text),
        },
        YamlData::Sequence(items) => Data::List(items.into_iter().map(|item| convert(item, faults)).collect()),
        YamlData::Mapping(entries) => Data::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key = convert(key, faults);
                    Entry { place: key.place, key: key_text(&key, faults), node: convert(value, faults) }
                })
                .collect(),
        ),
        YamlData::Tagged(..) | YamlData::Alias(_) | YamlData::BadValue | YamlData::Representation(..) => {
            faults.add(place, "a YAML tag or alias", "write the value out; these documents use plain values only");
            Data::Null
        }
    };
    Node { place, data }
}

fn key_text(key: &Node, faults: &mut Faults) -> String {
    match &key.data {
        Data::Text(text) => text.clone(),
        Data::Integer(number) => number.to_string(),
        _ => {
            faults.add(key.place, "a key that is not a text", "quote it");
            String::new()
        }
    }
}
