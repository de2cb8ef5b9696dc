//! What all operations have in common, and how their types become bodies and are read from answers.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use smartrecruiters_catalogue::{BodyKind, Operation};

use super::Object;
use crate::arguments::Arguments;
use crate::body::{Body, Multipart};
use crate::error::{Error, ErrorKind};
use crate::message::Response;

/// One operation, typed. Each module of an operation implements it for its `Parameters`.
pub trait Endpoint {
    /// What the request carries. `()` where it carries nothing.
    type Request: Payload;
    /// What a success answers with. `()` where it answers with nothing, `Vec<u8>` where with a file.
    type Response: Answer;
    /// The operation.
    const OPERATION: Operation;
    /// Its id, such as `users.create`.
    const OPERATION_ID: &'static str;

    /// The parameters as arguments, without a body: enough where the body may be left out.
    fn arguments(&self) -> Arguments;

    /// The operation and its arguments, as [`crate::call::request`] and [`crate::Client`] take them.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`] where the body cannot be written.
    fn with(&self, request: &Self::Request) -> Result<(Operation, Arguments), Error> {
        let body = request.body(Self::OPERATION.body()).map_err(|error| error.with_operation(Self::OPERATION))?;
        Ok((Self::OPERATION, self.arguments().body(body)))
    }

    /// What an answer to the operation says.
    ///
    /// # Errors
    /// As [`Answer::read`].
    fn read(response: &Response) -> Result<Self::Response, Error> {
        Self::Response::read(response).map_err(|error| error.with_operation(Self::OPERATION))
    }
}

/// A value that travels as JSON.
pub trait Model: Serialize + DeserializeOwned {}

/// What a request carries.
pub trait Payload {
    /// The body, written as an operation that takes `kind` wants it.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`] where the value has no such form.
    fn body(&self, kind: BodyKind) -> Result<Body, Error>;
}

/// What a success answers with.
pub trait Answer: Sized {
    /// Reads an answer.
    ///
    /// # Errors
    /// Any failure status, as [`Error::from_response`] reads it; [`ErrorKind::Response`], with the place, where a success has another shape.
    fn read(response: &Response) -> Result<Self, Error>;
}

impl<T: Model> Payload for T {
    fn body(&self, kind: BodyKind) -> Result<Body, Error> {
        if kind == BodyKind::Form {
            return serde_json::to_value(self).map(|value| Body::Form(fields(value))).map_err(|error| unwritable(&error));
        }
        serde_json::to_vec(self).map(Body::Json).map_err(|error| unwritable(&error))
    }
}

impl Payload for () {
    fn body(&self, _: BodyKind) -> Result<Body, Error> {
        Ok(Body::None)
    }
}

/// A body of parts whose names are not published.
impl Payload for Multipart {
    fn body(&self, _: BodyKind) -> Result<Body, Error> {
        Ok(Body::Multipart(self.clone()))
    }
}

impl<T: Model> Answer for T {
    fn read(response: &Response) -> Result<Self, Error> {
        succeeded(response)?;
        serde_json::from_slice(&response.body).map_err(|error| misfit(response, &error))
    }
}

/// Nothing is expected; what comes nevertheless is left aside.
impl Answer for () {
    fn read(response: &Response) -> Result<Self, Error> {
        succeeded(response)
    }
}

/// A file.
impl Answer for Vec<u8> {
    fn read(response: &Response) -> Result<Self, Error> {
        succeeded(response).map(|()| response.body.clone())
    }
}

/// `None`: there is nothing (204), or nothing has changed (304).
impl<T: Model> Answer for Option<T> {
    fn read(response: &Response) -> Result<Self, Error> {
        if is_nothing(response) { Ok(None) } else { T::read(response).map(Some) }
    }
}

/// A file. `None`: there is none (204), or it has not changed (304).
impl Answer for Option<Vec<u8>> {
    fn read(response: &Response) -> Result<Self, Error> {
        if is_nothing(response) { Ok(None) } else { Vec::read(response).map(Some) }
    }
}

impl Model for bool {}
impl Model for i64 {}
impl Model for f64 {}
impl Model for String {}
impl Model for Value {}
impl Model for Object {}
impl<T: Model> Model for Vec<T> {}
impl<T: Model> Model for BTreeMap<String, T> {}

fn succeeded(response: &Response) -> Result<(), Error> {
    if response.is_success() { Ok(()) } else { Err(Error::from_response(None, response)) }
}

fn is_nothing(response: &Response) -> bool {
    response.status == NOT_MODIFIED || (response.is_success() && response.body.is_empty())
}

fn misfit(response: &Response, error: &serde_json::Error) -> Error {
    let mut sentence = String::from("the answer is not what the catalogue says: ");
    if response.body.is_empty() {
        sentence.push_str("it is empty");
    } else {
        sentence.push_str(&error.to_string());
    }
    Error::from_response(None, response).with_kind(ErrorKind::Response).with_message(sentence)
}

fn unwritable(error: &serde_json::Error) -> Error {
    let mut sentence = String::from("the body cannot be written: ");
    sentence.push_str(&error.to_string());
    Error::new(ErrorKind::Argument, sentence)
}

/// Fields of a form: text as it is, null left out, anything else as JSON.
fn fields(value: Value) -> Vec<(String, String)> {
    let Value::Object(entries) = value else { return Vec::new() };
    let text = |value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    entries.into_iter().filter_map(|(name, value)| Some((name, text(value)?))).collect()
}

const NOT_MODIFIED: u16 = 304;
