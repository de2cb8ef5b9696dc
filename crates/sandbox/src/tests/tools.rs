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
/// Amelia's application to the engineer's job.
pub(crate) const APPLICATION: &str = "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e5";
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

/// What arguments stand for where a test does not say.
const STORY: [(&str, &str); 29] = [
    ("jobId", ENGINEER),
    ("jobAdId", AD),
    ("positionId", "c1d2e3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f"),
    ("userId", PRIYA),
    ("id", AMELIA),
    ("attachmentId", "f0e1d2c3-b4a5-4687-9788-695a4b3c2d1e"),
    ("propertyId", "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61"),
    ("interviewType", "Panel"),
    ("interviewId", "d4c3b2a1-f6e5-4788-99aa-bbccddeeff00"),
    ("timeslotId", "e5d4c3b2-a1f6-4e58-8799-aabbccddeeff"),
    ("reviewId", "0f9e8d7c-6b5a-4493-8271-60f5e4d3c2b1"),
    ("offerId", "a8b7c6d5-e4f3-4a2b-9c1d-0e9f8a7b6c5d"),
    ("documentId", "9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d"),
    ("approvalRequestId", "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5d"),
    ("jobApplicationId", APPLICATION),
    ("uuid", "3c5d8e9f-0a1b-4c2d-8e3f-4a5b6c7d8e9f"),
    ("candidateId", AMELIA),
    ("reportId", "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0a9"),
    ("reportFileId", "7d6c5b4a-3928-4716-8504-f3e2d1c0b9a8"),
    ("newHireId", "4b3a2918-07f6-4e5d-9c4b-3a2918f07e6d"),
    ("onboardingProcessId", "5c4b3a29-1807-4f6e-8d5c-4b3a29180f7e"),
    ("assignmentId", "2b3c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e"),
    ("webFormAssignmentId", "2b3c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e"),
    ("fillablePdfFormAssignmentId", "3c4d5e6f-7a8b-4c9d-8e1f-2a3b4c5d6e7f"),
    ("activityAssignmentId", "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"),
    ("postingId", "744000101234567"),
    ("configId", "assessmentNotificationUrl"),
    ("companyId", "AlderRobotics"),
    ("orderId", "4d3c2b1a-0f9e-4d8c-8b7a-695847362514"),
];
