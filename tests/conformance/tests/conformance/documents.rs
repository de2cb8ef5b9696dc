//! Reads the OpenAPI documents of the catalogue, and holds them to two validators that do not know each other.

use std::fs;
use std::path::Path;

use jsonschema::{Draft, Validator};
use saphyr::{LoadableYamlNode, ScalarOwned, YamlOwned};
use serde_json::{Value, json};
use smartrecruiters_catalogue::{Family, Operation, families, find, schemas};
use smartrecruiters_core::schema;

/// A body or an answer with its example, as a document has it.
pub(crate) struct Shape {
    pub(crate) operation: Operation,
    /// The status of an answer. `None` for the body of a request.
    pub(crate) status: Option<u16>,
    pub(crate) example: Option<Value>,
    /// As written, with its references.
    schema: Value,
}

/// Every JSON body and answer of a family, and the schemas they refer to.
pub(crate) struct Shapes {
    pub(crate) list: Vec<Shape>,
    components: Value,
    own: schema::Document,
}

#[test]
fn every_example_is_what_its_schema_says_to_both_validators() {
    for family in families() {
        let shapes = Shapes::of(family);
        for shape in &shapes.list {
            let Some(example) = &shape.example else { continue };
            let independent: Vec<String> = shapes.independent(shape).iter_errors(example).map(|error| error.to_string()).collect();
            assert!(independent.is_empty(), "{}: {independent:?}", shape.name());
            let own = shapes.faults(shape, example);
            assert!(own.is_empty(), "{}: {own:?}", shape.name());
        }
    }
}

#[test]
fn every_body_and_answer_of_a_published_shape_has_an_example() {
    for family in families() {
        for shape in Shapes::of(family).list {
            let facts = shape.operation.facts();
            let usual = shape.status.is_some() && shape.status == facts.success.first();
            if shape.status.is_none() && facts.body_known || usual && facts.response_known {
                assert!(shape.example.is_some(), "{} has no example", shape.name());
            }
        }
    }
}

impl Shapes {
    /// Those of one document.
    pub(crate) fn of(family: &Family) -> Self {
        let document = read(family.name);
        let mut list = Vec::new();
        for operation in entries(&document, "/paths").flat_map(|(_, path)| path.as_object().into_iter().flatten()).map(|(_, node)| node) {
            let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
            let handle = find(id).unwrap_or_else(|| panic!("{id} is not in the tables"));
            let body = operation.pointer("/requestBody/content").map(|content| (None, content));
            let answers = entries(operation, "/responses")
                .filter_map(|(status, answer)| Some((Some(status.parse().expect("a status")), answer.get("content")?)));
            for (status, content) in body.into_iter().chain(answers) {
                for (_, media) in content.as_object().into_iter().flatten().filter(|(name, _)| name.contains("json")) {
                    let schema = media.get("schema").cloned().unwrap_or_default();
                    list.push(Shape { operation: handle, status, example: media.get("example").cloned(), schema });
                }
            }
        }
        let own = schema::Document::new(serde_json::from_str(schemas::document(family)).expect("schemas are JSON"));
        Self { list, components: document.get("components").cloned().unwrap_or_default(), own }
    }

    /// What core's validator says of a value.
    pub(crate) fn faults(&self, shape: &Shape, value: &Value) -> Vec<schema::Fault> {
        let schema = match shape.status {
            None => self.own.body(shape.operation),
            Some(status) => self.own.response(shape.operation, status),
        };
        self.own.validate(schema.unwrap_or_else(|| panic!("{} has no schema", shape.name())), value)
    }

    /// The other validator, for one shape. Enums that may grow are no constraint.
    pub(crate) fn independent(&self, shape: &Shape) -> Validator {
        let mut root = json!({ "$ref": "#/shape", "shape": shape.schema, "components": self.components });
        open(&mut root);
        let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true).build(&root);
        options.unwrap_or_else(|error| panic!("{}: {error}", shape.name()))
    }
}

impl Shape {
    /// For messages.
    pub(crate) fn name(&self) -> String {
        match self.status {
            None => format!("body of {}", self.operation.id()),
            Some(status) => format!("{status} of {}", self.operation.id()),
        }
    }
}

/// Takes `enum` away where `x-open` says that there may be more values.
fn open(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(open),
        Value::Object(map) => {
            if map.get("x-open") == Some(&Value::Bool(true)) {
                map.remove("enum");
            }
            map.values_mut().for_each(open);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn read(family: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/catalogue/openapi");
    let text = fs::read_to_string(folder.join(format!("{family}.yaml"))).expect("each family has a document");
    let documents = YamlOwned::load_from_str(&text).expect("it is YAML");
    converted(documents.first().expect("it is not empty"))
}

/// YAML as JSON. The documents use plain values only.
fn converted(yaml: &YamlOwned) -> Value {
    match yaml {
        YamlOwned::Value(ScalarOwned::Null) => Value::Null,
        YamlOwned::Value(ScalarOwned::Boolean(value)) => json!(value),
        YamlOwned::Value(ScalarOwned::Integer(value)) => json!(value),
        YamlOwned::Value(ScalarOwned::FloatingPoint(value)) => json!(value.into_inner()),
        YamlOwned::Value(ScalarOwned::String(text)) => json!(text),
        YamlOwned::Sequence(items) => items.iter().map(converted).collect(),
        YamlOwned::Mapping(entries) => entries.iter().map(|(key, value)| (key_text(key), converted(value))).collect(),
        other => panic!("not a plain value: {other:?}"),
    }
}

fn key_text(key: &YamlOwned) -> String {
    match converted(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn entries<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.pointer(pointer).and_then(Value::as_object).into_iter().flatten()
}
