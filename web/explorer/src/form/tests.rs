//! The form against every operation of the catalogue, and against small documents made for one rule each.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value};

use smartrecruiters_catalogue::{self as catalogue, BodyKind, Operation, Segment};

use super::json::Json;
use super::plan::Plan;
use super::{Fault, FormAction, FormState};

mod arguments;
mod bodies;
mod edits;
mod faults;
mod history;
mod outline;

/// The OpenAPI document of an operation's family.
fn document(operation: Operation) -> Value {
    static DOCUMENTS: OnceLock<BTreeMap<&str, Value>> = OnceLock::new();
    let read = || catalogue::families().iter().map(|family| (family.name, read(family.name))).collect();
    DOCUMENTS.get_or_init(read)[operation.family().name].clone()
}

/// The same as the page reads it.
fn known(operation: Operation) -> Json {
    static DOCUMENTS: OnceLock<BTreeMap<&str, Json>> = OnceLock::new();
    let read = || catalogue::families().iter().map(|family| (family.name, read(family.name).into())).collect();
    DOCUMENTS.get_or_init(read)[operation.family().name].clone()
}

fn read(family: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/catalogue/openapi");
    let text = std::fs::read_to_string(folder.join(family).with_extension("yaml")).expect("each family has a document");
    value(&Yaml::load_from_str(&text).expect("it is YAML")[0])
}

/// A form of the catalogue, with what is needed to change it.
struct Form {
    operation: Operation,
    document: Json,
    state: FormState,
}

impl Form {
    fn open(id: &str) -> Self {
        Self::of(id, known(catalogue::find(id).expect("it is in the catalogue")))
    }

    fn of(id: &str, document: Json) -> Self {
        let operation = catalogue::find(id).expect("it is in the catalogue");
        Self { operation, state: FormState::new(operation, &document), document }
    }

    /// The form of `users.create` with another body schema.
    fn with_body(schema: Value, example: Value) -> Self {
        let operation = catalogue::find("users.create").expect("it is in the catalogue");
        let mut document = document(operation);
        document["components"]["schemas"]["UserCreate"] = schema;
        document["paths"]["/users"]["post"]["requestBody"]["content"]["application/json"]["example"] = example;
        let document = document.into();
        Self { operation, state: FormState::new(operation, &document), document }
    }

    fn act(&mut self, action: FormAction) -> &mut Self {
        self.state = self.state.apply(action, self.operation, &self.document);
        self
    }

    fn raw(&mut self, text: &str) -> &mut Self {
        self.act(FormAction::EditRaw(text.to_owned()))
    }

    fn set(&mut self, pointer: &str, value: &str) -> &mut Self {
        self.act(FormAction::SetField { pointer: pointer.to_owned(), value: value.to_owned() })
    }

    fn give(&mut self, name: &str, text: &str) -> &mut Self {
        self.act(FormAction::SetParameter { name: name.to_owned(), index: 0, text: text.to_owned() })
    }

    fn text(&self) -> &str {
        self.state.body_text().unwrap_or_default()
    }

    fn compact(&self) -> String {
        super::json::Json::parse(self.text()).expect("it is JSON").compact()
    }

    fn faults(&self) -> Vec<Fault> {
        self.state.faults(self.operation, &self.document)
    }

    fn messages(&self) -> Vec<String> {
        self.faults().iter().map(|fault| format!("{:?}: {fault}", fault.severity)).collect()
    }
}

fn value(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(Scalar::Boolean(flag)) => Value::Bool(*flag),
        Yaml::Value(Scalar::Integer(number)) => Value::from(*number),
        Yaml::Value(Scalar::FloatingPoint(number)) => Value::from(number.into_inner()),
        Yaml::Value(Scalar::String(text)) => Value::String(text.to_string()),
        Yaml::Sequence(items) => items.iter().map(value).collect(),
        Yaml::Mapping(entries) => Value::Object(entries.iter().map(|(name, inner)| (key(name), value(inner))).collect::<Map<_, _>>()),
        _ => Value::Null,
    }
}

fn key(yaml: &Yaml<'_>) -> String {
    value(yaml).as_str().map_or_else(|| value(yaml).to_string(), str::to_owned)
}
