//! Calls operations by their ids, with arguments of the company's story.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::{Segment, find};
use smartrecruiters_core::{Method, Multipart, Part};

use super::{Answer, Desk};
use crate::Config;

pub(crate) const ENGINEER: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01";
pub(crate) const TECHNICIAN: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e02";
/// A job of the department whose jobs must be approved.
pub(crate) const ANALYST: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e09";
/// A job that is filled.
pub(crate) const COORDINATOR: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e08";
/// A job that was never published.
pub(crate) const SAFETY: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e14";
pub(crate) const TEMPLATE: &str = "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e19";
pub(crate) const AD: &str = "b7a4e0d1-52c9-4f36-8a1b-6c0de95f2a11";
/// The ad of the technician's job in German.
pub(crate) const GERMAN_AD: &str = "b7a4e0d1-52c9-4f36-8a1b-6c0de95f2a21";
pub(crate) const AMELIA: &str = "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11";
pub(crate) const DANIEL: &str = "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f12";
pub(crate) const PRIYA: &str = "5f8a1c2e9b3d4a0012c4e103";
pub(crate) const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

/// A body.
#[derive(Clone, Debug)]
pub(crate) enum Sent {
    Nothing,
    Json(Value),
    JsonPatch(Value),
    MergePatch(Value),
    Form(Multipart),
}

/// A form with fields and a file.
pub(crate) fn form(fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>) -> Sent {
    let mut parts: Vec<Part> = fields.iter().map(|(name, value)| Part::field(*name, *value)).collect();
    parts.extend(file.map(|(name, media_type, content)| Part::file("file", name, media_type, content.to_vec())));
    Sent::Form(Multipart { parts })
}

/// The path of an operation, its arguments filled in.
pub(crate) fn path(id: &str, arguments: &[(&str, &str)]) -> String {
    let operation = find(id).unwrap_or_else(|| panic!("no operation {id}"));
    let mut path = String::from(operation.base());
    for segment in operation.segments() {
        path.push('/');
        path.push_str(match segment {
            Segment::Literal(word) => word,
            Segment::Argument(name) => {
                let given = arguments.iter().chain(&STORY).find(|(found, _)| *found == name);
                given.unwrap_or_else(|| panic!("no argument {name}")).1
            }
        });
    }
    path
}

/// Calls an operation.
pub(crate) fn ask(desk: &mut Desk, id: &str, arguments: &[(&str, &str)], query: &str, sent: &Sent) -> Answer {
    let method = find(id).expect("a known operation").method();
    let path = path(id, arguments) + query;
    match sent {
        Sent::Nothing => desk.send(method, &path, "", ""),
        Sent::Json(body) => desk.send(method, &path, "application/json", format!("{body}")),
        Sent::JsonPatch(body) => desk.send(method, &path, "application/json-patch+json", format!("{body}")),
        Sent::MergePatch(body) => desk.send(method, &path, "application/merge-patch+json", format!("{body}")),
        Sent::Form(parts) => {
            let (media_type, body) = parts.encode();
            desk.send(method, &path, &media_type, body)
        }
    }
}

/// A desk whose requests carry a token of this client.
pub(crate) fn signed_in(config: Config, client: (&str, &str)) -> Desk {
    let mut desk = Desk::with(Config { limits: false, ..config });
    sign_in(&mut desk, client);
    desk
}

pub(crate) fn sign_in(desk: &mut Desk, (id, secret): (&str, &str)) {
    desk.headers.remove("x-smarttoken");
    desk.headers.remove("authorization");
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let token = desk.send(Method::Post, "/identity/oauth/token", "application/x-www-form-urlencoded", form).json(200);
    desk.headers.set("Authorization", format!("Bearer {}", text(&token, "/access_token")));
}

/// A text of an answer.
#[track_caller]
pub(crate) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no text at {pointer} of {value}"))
}

/// A list of an answer.
#[track_caller]
pub(crate) fn list<'a>(value: &'a Value, pointer: &str) -> &'a Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {pointer} of {value}"))
}

const STORY: [(&str, &str); 7] = [
    ("jobId", ENGINEER),
    ("jobAdId", AD),
    ("positionId", "c1d2e3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f"),
    ("userId", PRIYA),
    ("id", AMELIA),
    ("attachmentId", "f0e1d2c3-b4a5-4687-9788-695a4b3c2d1e"),
    ("propertyId", "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61"),
];
