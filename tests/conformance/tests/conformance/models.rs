//! Types of every operation, held against every example and every vector.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use smartrecruiters_catalogue::{Operation, families, operations};
use smartrecruiters_core::models::{Endpoint, Payload};
use smartrecruiters_core::schema::Document;
use smartrecruiters_core::{Body, Error, ErrorKind, Headers, Response};

use self::generated::OPERATIONS;
use crate::documents::Shapes;
use crate::vector::{self, Expected};

#[path = "models/generated/table.rs"]
mod generated;

/// Reads JSON and writes it again.
type Round = fn(&Value) -> Result<Value, String>;

/// What can be asked of the types of any operation.
pub(crate) struct Typed {
    operation: Operation,
    id: &'static str,
    /// Reads a body and writes it again. `None` for bodies of parts, which are not read.
    body: Option<Round>,
    /// Reads an answer and writes its body again.
    answer: fn(&Response) -> Result<Value, Error>,
}

impl Typed {
    pub(crate) const fn json<P: Endpoint<Request: DeserializeOwned, Response: Serialize>>() -> Self {
        Self { operation: P::OPERATION, id: P::OPERATION_ID, body: Some(body::<P>), answer: answer::<P> }
    }

    pub(crate) const fn parts<P: Endpoint<Response: Serialize>>() -> Self {
        Self { operation: P::OPERATION, id: P::OPERATION_ID, body: None, answer: answer::<P> }
    }
}

#[test]
fn every_operation_has_its_types() {
    assert!(operations().eq(OPERATIONS.iter().map(|typed| typed.operation)), "in the order of the catalogue");
    for typed in OPERATIONS {
        assert_eq!(typed.operation.id(), typed.id);
    }
}

#[test]
fn every_example_comes_out_as_it_went_in() {
    let mut count = 0;
    for (typed, name, status, example) in examples() {
        assert_same(&example, &typed.round(status, &example, &name), &name);
        count += 1;
    }
    assert!(count > 200, "only {count} examples were found");
}

#[test]
fn every_answer_of_a_vector_is_read_as_its_type() {
    for (operation, name, case) in vector::cases() {
        let typed = &OPERATIONS[usize::from(operation.index())];
        let response = case.response.response();
        match (case.outcome, (typed.answer)(&response)) {
            (Expected::Ok(kind), Ok(read)) => {
                if kind == "json" {
                    let sent = serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{name}: {error}"));
                    assert_same(&sent, &read, &name);
                }
            }
            (Expected::Error(expected), Err(error)) => {
                assert_eq!((error.status(), error.operation()), (Some(expected.status), Some(operation)), "{name}");
                assert_eq!(error.body(), response.body, "{name}");
            }
            // A type cannot be read from nothing or from another shape, which core alone lets pass.
            (Expected::Ok(_), Err(error)) if !is_declared(operation, &response) => assert_eq!(error.kind(), ErrorKind::Response, "{name}"),
            // An operation that may answer with nothing tells so by its type.
            (Expected::Error(expected), Ok(Value::Null)) if operation.facts().success.contains(expected.status) => {}
            (expected, read) => panic!("{name}: expected {expected:?}, read {read:?}"),
        }
    }
}

#[test]
fn a_field_of_tomorrow_survives_in_every_body_and_answer() {
    for (typed, name, status, mut example) in examples() {
        let Some(fields) = example.as_object_mut().filter(|_| !is_map(typed.operation, status)) else { continue };
        fields.insert("fieldOfTomorrow".into(), json!({ "n": [1, null, "é"] }));
        assert_same(&example, &typed.round(status, &example, &name), &name);
    }
}

/// Whether a success has the shape that the catalogue says.
fn is_declared(operation: Operation, response: &Response) -> bool {
    let document = Document::of(operation);
    let Some(schema) = document.response(operation, response.status) else { return true };
    serde_json::from_slice(&response.body).is_ok_and(|body: Value| document.validate(schema, &body).is_empty())
}

/// Whether any field of a body or answer is one of a known type.
fn is_map(operation: Operation, status: Option<u16>) -> bool {
    let document = Document::of(operation);
    let schema = status.map_or_else(|| document.body(operation), |status| document.response(operation, status));
    schema.is_some_and(|schema| document.resolve(schema).get("additionalProperties").is_some())
}

/// Examples with the types of their operation and a name for messages; the status of an answer.
fn examples() -> impl Iterator<Item = (&'static Typed, String, Option<u16>, Value)> {
    families().iter().flat_map(|family| Shapes::of(family).list).filter_map(|shape| {
        let typed = &OPERATIONS[usize::from(shape.operation.index())];
        let success = shape.status.is_none_or(|status| status < 300);
        Some((typed, shape.name(), shape.status, shape.example.filter(|_| success)?))
    })
}

impl Typed {
    /// Reads and writes a body, or an answer where there is a status.
    fn round(&self, status: Option<u16>, example: &Value, name: &str) -> Value {
        match (status, self.body) {
            (None, Some(body)) => body(example).unwrap_or_else(|error| panic!("{name}: {error}")),
            (None, None) => panic!("{name}: a JSON example of a body of parts"),
            (Some(status), _) => {
                let response = Response { status, headers: Headers::new(), body: example.to_string().into_bytes() };
                (self.answer)(&response).unwrap_or_else(|error| panic!("{name}: {error}"))
            }
        }
    }
}

fn body<P: Endpoint<Request: DeserializeOwned>>(example: &Value) -> Result<Value, String> {
    let request: P::Request = serde_json::from_value(example.clone()).map_err(|error| error.to_string())?;
    match request.body(P::OPERATION.body()).map_err(|error| error.to_string())? {
        Body::Json(text) => serde_json::from_slice(&text).map_err(|error| error.to_string()),
        Body::Form(fields) => Ok(fields.into_iter().map(|(name, value)| (name, Value::from(value))).collect()),
        other => Err(format!("the body became {other:?}")),
    }
}

fn answer<P: Endpoint<Response: Serialize>>(response: &Response) -> Result<Value, Error> {
    let read = <P as Endpoint>::read(response)?;
    Ok(serde_json::to_value(read).expect("what was read can be written"))
}

/// Numbers compare by value, since `5` and `5.0` are one number in JSON; keys in any order.
#[track_caller]
fn assert_same(one: &Value, other: &Value, name: &str) {
    assert!(same(one, other), "{name}\n went in: {one}\ncame out: {other}");
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other)),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same(value, other)))
        }
        (one, other) => one == other,
    }
}
