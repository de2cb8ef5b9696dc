//! Reads `tests/vectors/<family>/<operation>.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};
use smartrecruiters_catalogue::{Operation, find, operations};
use smartrecruiters_core::{Arguments, Body, Headers, Multipart, Part, Response};

/// One file: an operation and what is expected of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    pub(crate) operation: String,
    pub(crate) cases: Vec<Case>,
}

/// Arguments with the request they become, and a response with the outcome it becomes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// A sentence.
    pub(crate) name: String,
    pub(crate) arguments: Given,
    pub(crate) request: Sent,
    pub(crate) response: Received,
    pub(crate) outcome: Expected,
}

/// What a caller gives. At most one of `body`, `form` and `multipart` is there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Given {
    pub(crate) path: Map<String, Value>,
    pub(crate) query: Map<String, Value>,
    pub(crate) headers: Map<String, Value>,
    #[serde(deserialize_with = "present")]
    pub(crate) body: Option<Value>,
    pub(crate) form: Option<Map<String, Value>>,
    pub(crate) multipart: Option<Vec<GivenPart>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct GivenPart {
    name: String,
    value: Option<String>,
    file_name: Option<String>,
    media_type: Option<String>,
    base64: Option<String>,
}

/// The request without its credential. Names of headers are in lower case; a multipart request has neither body nor content type here,
/// since its boundary is the client's choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
pub(crate) enum Expected {
    /// `json`, `empty` or `file`.
    Ok(String),
    Error(ExpectedError),
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectedError {
    pub(crate) kind: String,
    pub(crate) status: u16,
    pub(crate) codes: Vec<String>,
    pub(crate) message: String,
}

/// The file of an operation.
pub(crate) fn path(operation: Operation) -> PathBuf {
    folder().join(operation.family().name).join(format!("{}.json", operation.id()))
}

/// `tests/vectors`.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("vectors")
}

/// The vector of an operation.
pub(crate) fn read(operation: Operation) -> Vector {
    let path = path(operation);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} has no vector: {}: {error}", operation.id(), path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every case, with its operation and a name for messages.
pub(crate) fn cases() -> impl Iterator<Item = (Operation, String, Case)> {
    operations().flat_map(|operation| {
        read(operation).cases.into_iter().map(move |case| (operation, format!("{}: {}", operation.id(), case.name), case))
    })
}

/// The first case of an operation, which succeeds.
pub(crate) fn success(id: &str) -> (Operation, Case) {
    let operation = find(id).unwrap_or_else(|| panic!("there is no operation {id}"));
    let first = read(operation).cases.into_iter().next();
    (operation, first.unwrap_or_else(|| panic!("{id} has no case")))
}

impl Given {
    /// The same for core.
    pub(crate) fn arguments(&self) -> Arguments {
        let mut arguments = Arguments::new();
        for (name, value) in self.path.iter().chain(&self.query).chain(&self.headers) {
            match value {
                Value::Array(values) => {
                    for value in values {
                        arguments = arguments.set(name, plain(value));
                    }
                }
                Value::Object(entries) => {
                    for (key, values) in entries {
                        for value in values.as_array().into_iter().flatten() {
                            arguments = arguments.entry(name, key, plain(value));
                        }
                    }
                }
                one => arguments = arguments.set(name, plain(one)),
            }
        }
        arguments.body(self.body())
    }

    fn body(&self) -> Body {
        match (&self.body, &self.form, &self.multipart) {
            (None, None, None) => Body::None,
            (Some(json), None, None) => Body::json(json.to_string()),
            (None, Some(fields), None) => Body::Form(fields.iter().map(|(name, value)| (name.clone(), plain(value))).collect()),
            (None, None, Some(_)) => Body::Multipart(self.parts()),
            several => panic!("a case has several bodies: {several:?}"),
        }
    }

    /// The parts of a multipart body. None where it is of another kind.
    pub(crate) fn parts(&self) -> Multipart {
        Multipart { parts: self.multipart.iter().flatten().map(GivenPart::part).collect() }
    }
}

impl GivenPart {
    fn part(&self) -> Part {
        match (&self.value, &self.file_name, &self.media_type, &self.base64) {
            (Some(value), None, None, None) => Part::field(&self.name, value),
            (None, Some(file), Some(media_type), Some(content)) => Part::file(&self.name, file, media_type, decoded(content)),
            _ => panic!("a part is a value, or a file with its name, media type and content: {self:?}"),
        }
    }
}

impl Received {
    /// The same for core.
    pub(crate) fn response(&self) -> Response {
        let headers: Headers = self.headers.iter().collect();
        Response { status: self.status, headers, body: self.body.clone().into_bytes() }
    }
}

/// A value as it is written in an address.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn decoded(base64: &str) -> Vec<u8> {
    let digits = base64.bytes().filter(|byte| *byte != b'=').map(|byte| {
        let place = ALPHABET.iter().position(|digit| *digit == byte);
        place.unwrap_or_else(|| panic!("{base64} is not base64")) as u32
    });
    let digits: Vec<u32> = digits.collect();
    let bytes = digits.chunks(4).flat_map(|group| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        bits.to_be_bytes().into_iter().skip(1).take(group.len() * 6 / 8)
    });
    bytes.collect()
}

/// Tells a body that is null from no body.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
