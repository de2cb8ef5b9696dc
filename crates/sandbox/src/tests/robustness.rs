//! Whatever arrives, an answer leaves.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::{BodyKind, Segment, operations};
use smartrecruiters_core::{Method, Request};

use super::Desk;
use crate::ids::Ids;

const METHODS: [Method; 7] = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Head, Method::Options];
const TYPES: [&str; 8] = [
    "application/json",
    "application/json-patch+json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=b",
    "text/html",
    "",
];
const ARGUMENTS: [&str; 9] = [
    "5f8a1c2e9b3d4a0012c4e103",
    "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01",
    "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11",
    "AlderRobotics",
    "744000101234567",
    "%zz",
    "%C3%A9",
    "..",
    "x",
];
const BODIES: [&str; 16] = [
    "",
    "{}",
    "[]",
    "null",
    "\"\u{1F916}\"",
    "{\"firstName\":\"A\",\"lastName\":null,\"systemRole\":{\"id\":[]}}",
    "{\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"a@b.example\",\"systemRole\":{\"id\":\"STANDARD\"}}",
    "{\"title\":\"T\",\"location\":{\"city\":\"x\",\"countryCode\":\"ZZ\"},\"industry\":{\"id\":\"\"},\"function\":{\"id\":1}}",
    "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/a/b\"},{\"op\":\"remove\",\"path\":\"\"}]",
    "[{\"op\":\"replace\",\"path\":\"\",\"value\":7}]",
    "[{\"op\":\"add\",\"path\":\"/location\",\"value\":{\"city\":\"\\u0000\"}}]",
    "{\"status\":\"REJECTED\",\"reason\":\"\\ud800\"}",
    "grant_type=%zz&client_id",
    "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\u{0}\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
];

/// A request that mostly reaches an operation, and is wrong in some way.
fn hostile(ids: &mut Ids) -> (Method, String) {
    let all: Vec<_> = operations().collect();
    let operation = all[ids.below(all.len())];
    let mut path = String::from(operation.base());
    for segment in operation.segments() {
        path.push('/');
        path.push_str(match segment {
            Segment::Literal(word) => word,
            Segment::Argument(_) => ids.pick(&ARGUMENTS),
        });
    }
    let mut separator = '?';
    for parameter in operation.parameters() {
        if ids.below(3) == 0 {
            let value = ids.pick(&["1", "-1", "99999999999999999999", "", "%zz", "a,b", "true", "2026-10-13T18:04:52Z", "%F0%9F%A4%96"]);
            path.push(separator);
            path.push_str(&[parameter.name, "=", value].concat());
            separator = '&';
        }
    }
    let method = if ids.below(8) == 0 { METHODS[ids.below(METHODS.len())] } else { operation.method() };
    (method, path)
}

#[test]
fn no_request_makes_the_sandbox_panic_or_answer_500() {
    let mut ids = Ids::new(20_261_102);
    let mut desk = Desk::new();
    for round in 0..3000 {
        let (method, path) = hostile(&mut ids);
        let body = BODIES[ids.below(BODIES.len())];
        let answer = desk.send(method, &path, ids.pick(&TYPES), body);
        assert!((200..600).contains(&answer.0.status) && answer.0.status != 500, "round {round}: {method:?} {path}");
        desk.now_ms += 7;
    }
}

#[test]
fn addresses_that_are_none_and_bytes_that_are_no_text_are_answered() {
    let mut desk = Desk::new();
    for url in
        ["", "x", "http://", "http://h", "//", "http://127.0.0.1:7878/sandbox", "http://h/sandbox//users?", "http://h/%", "http://h/é?%"]
    {
        let request = Request { method: Method::Get, url: url.into(), headers: desk.headers.clone(), body: Vec::new() };
        assert!(desk.sandbox.handle(&request, 0).status >= 400, "{url}");
    }
    for operation in operations().filter(|operation| operation.body() != BodyKind::None) {
        let path = format!("{}{}", operation.base(), operation.path());
        for media_type in TYPES {
            desk.send(operation.method(), &path, media_type, [0xff, 0xfe, b'{', 0]);
        }
    }
    let request = Request { method: Method::Get, url: "/users".into(), headers: desk.headers.clone(), body: Vec::new() };
    desk.sandbox.handle(&request, u64::MAX);
    desk.now_ms = u64::MAX;
    desk.get("/user-api/v201804/users").json(200);
    desk.post("/user-api/v201804/users", &serde_json::json!({"firstName": "A", "lastName": "B", "systemRole": {"id": "STANDARD"}}))
        .json(201);
}
