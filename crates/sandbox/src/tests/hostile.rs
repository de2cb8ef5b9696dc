//! What malformed requests are made of.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{self as catalogue, Auth, BodyKind, Operation, Segment};
use smartrecruiters_core::Method;
use smartrecruiters_core::schema::Document;

use crate::ids::Ids;

/// A request that is wrong in one way.
pub(super) struct Malformed {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) media_type: &'static str,
    pub(super) body: Vec<u8>,
    /// A value of the credential's header, in place of the right one.
    pub(super) key: Option<String>,
    /// Whether nothing but a refusal will do. Otherwise it may be let pass, as the vendor ignores what it does not know.
    pub(super) refused: bool,
}

impl Malformed {
    /// A request to `operation`, wrong in a way that `ids` picks.
    pub(super) fn new(operation: Operation, document: &Document, ids: &mut Ids) -> Self {
        let ways: [fn(Operation, &mut Ids) -> Option<Self>; 11] =
            [method, query, numbers, argument, place, key, body, body, body, media_type, patch];
        loop {
            let way = ids.below(ways.len() + 2);
            let made = match ways.get(way) {
                Some(way) => way(operation, ids),
                None => shape(operation, document, ids),
            };
            if let Some(made) = made {
                return made;
            }
        }
    }

    fn to(operation: Operation, ids: &mut Ids) -> Self {
        let path = path(operation, ids, &ARGUMENTS);
        Self { method: operation.method(), path, media_type: "", body: Vec::new(), key: None, refused: true }
    }
}

/// The path of an operation with arguments from a list.
fn path(operation: Operation, ids: &mut Ids, arguments: &[&str]) -> String {
    let mut path = String::from(operation.base());
    for segment in operation.segments() {
        path.push('/');
        path.push_str(match segment {
            Segment::Literal(word) => word,
            Segment::Argument(_) => arguments[ids.below(arguments.len())],
        });
    }
    path
}

fn method(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let methods = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
    let method = methods[ids.below(methods.len())];
    let served = catalogue::allowed(&made.path).any(|found| found == method);
    (!served).then_some(Malformed { method, ..made })
}

#[expect(clippy::unnecessary_wraps, reason = "all ways have one signature")]
fn query(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let broken = ["limit=%zz", "a=%", "%e=1", "pageId=%F", "x=1&y=%C3%28"];
    Some(Malformed { path: format!("{}?{}", made.path, broken[ids.below(broken.len())]), ..made })
}

fn numbers(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let mut made = Malformed::to(operation, ids);
    let strange = ["99999999999999999999", "-1", "1e400", "NaN", "%00", "%0D%0AX-Evil:%201", "%F0%9F%A4%96", "a,,b", "true", "0x10", ""];
    let mut separator = '?';
    for parameter in operation.parameters() {
        made.path.push(separator);
        made.path.push_str(&[parameter.name, "=", strange[ids.below(strange.len())]].concat());
        separator = '&';
    }
    (separator == '&').then_some(Malformed { refused: false, ..made })
}

fn argument(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let broken = ids.below(2) == 0;
    let path = if broken {
        path(operation, ids, &["%zz", "%", "%C3%28", "a%2"])
    } else {
        path(operation, ids, &["%00", "%0D%0A", "..", "'", "\u{fffd}"])
    };
    operation.path().contains('{').then_some(Malformed { path, refused: broken, ..made })
}

fn place(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let mut made = Malformed::to(operation, ids);
    made.path.push_str(["/", "/x/y/z/x/y/z/x", "//", ";a=b", "\u{0}"][ids.below(5)]);
    if ids.below(40) == 0 {
        made.path.push_str(&"/long".repeat(20_000));
    }
    let known = catalogue::allowed(&made.path).next().is_some();
    (!known).then_some(made)
}

fn key(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let key = match ids.below(6) {
        0 => "DCRA1-\u{0}".into(),
        1 => "a\r\nX-SmartToken: b".into(),
        2 => "\u{1F916}".into(),
        3 => "k".repeat(if ids.below(10) == 0 { 1 << 20 } else { 9000 }),
        4 => String::new(),
        _ => format!(" {} ", crate::DEMO_PARTNER_KEY),
    };
    matches!(operation.auth(), Auth::KeyOrToken | Auth::Partner).then_some(Malformed { key: Some(key), ..made })
}

fn body(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let (media_type, body) = match operation.body() {
        BodyKind::None => return None,
        BodyKind::Json | BodyKind::JsonPatch if ids.below(200) == 0 => {
            ("application/json", [&b"["[..], b"{\"a\":", b"[{\"a\":"][ids.below(3)].repeat(20_000))
        }
        BodyKind::Json | BodyKind::JsonPatch => ("application/json", ids.pick(&BROKEN_JSON).to_vec()),
        BodyKind::Form => {
            ("application/x-www-form-urlencoded", ids.pick(&[&b"grant_type=%zz"[..], b"a=%", b"\xff\xfe", b"a&b&&=", b"\0"]).to_vec())
        }
        BodyKind::Multipart => {
            let (media_type, body) = ids.pick(&BROKEN_PARTS);
            (media_type, body.to_vec())
        }
    };
    Some(Malformed { media_type, body, ..made })
}

fn media_type(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    let made = Malformed::to(operation, ids);
    let media_type = ids.pick(&["text/html", "application/xml", "image/png", "text/plain; charset=utf-16", "\u{0}", "application/", ";;;"]);
    let sends = operation.body() != BodyKind::None && media_type != ";;;";
    sends.then_some(Malformed { media_type, body: b"{}".to_vec(), ..made })
}

fn patch(operation: Operation, ids: &mut Ids) -> Option<Malformed> {
    if operation.body() != BodyKind::JsonPatch {
        return None;
    }
    let made = Malformed::to(operation, ids);
    let path = match operation.id() {
        "users.update" => "/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e103".into(),
        _ => made.path,
    };
    let doubled = |place: usize| json!({ "op": "copy", "from": "", "path": format!("/x{place}") });
    let body = match ids.below(9) {
        0 => (0..60).map(doubled).collect(),
        1 => json!([{ "op": "add", "path": "/a".repeat(1000), "value": {} }]),
        2 => json!([{ "op": "explode", "path": "/firstName" }]),
        3 => json!([{ "op": "replace", "path": "firstName", "value": 1 }]),
        4 => json!([{ "op": "move", "from": "/language", "path": "/language/code" }]),
        5 => json!([{ "op": "remove", "path": "/-" }, { "op": "remove", "path": "" }]),
        6 => json!([{ "op": "add", "path": "/firstName/18446744073709551616", "value": 1 }]),
        7 => json!([{ "op": "test", "path": "/firstName", "value": ["not", "this"] }]),
        _ => json!([[], null, 7, "op"]),
    };
    Some(Malformed { path, media_type: "application/json-patch+json", body: format!("{body}").into_bytes(), ..made })
}

/// A body of the wrong shape, where the shape is published and the operation is strict about it.
fn shape(operation: Operation, document: &Document, ids: &mut Ids) -> Option<Malformed> {
    let schema = document.body(operation).filter(|_| operation.body() == BodyKind::Json && !LENIENT.contains(&operation.id()))?;
    let known = document.resolve(schema).get("properties").and_then(Value::as_object);
    let wrong = [
        json!([]),
        json!({}),
        json!(1e300),
        json!(-0.0),
        json!("\u{0}\r\n"),
        json!(null),
        json!(true),
        json!([[[[]]]]),
        json!("x".repeat(600)),
    ];
    let mut fill = || wrong[ids.below(wrong.len())].clone();
    let mut value = Value::Object(known.into_iter().flatten().map(|(name, _)| (name.clone(), fill())).collect());
    if known.is_none() {
        value = fill();
    }
    let refused = !document.validate(schema, &value).is_empty();
    Some(Malformed { media_type: "application/json", body: format!("{value}").into_bytes(), refused, ..Malformed::to(operation, ids) })
}

const ARGUMENTS: [&str; 6] = [
    "5f8a1c2e9b3d4a0012c4e103",
    "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01",
    "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11",
    "AlderRobotics",
    "744000101234567",
    "%C3%A9",
];
const BROKEN_JSON: [&[u8]; 20] = [
    b"{",
    b"{\"a\":}",
    b"{\"a\":1,}",
    b"[1,]",
    b"{}{}",
    b"nul",
    b"{a:1}",
    b"{'a':1}",
    b"// no\n{}",
    b"{\"a\":01}",
    b"{\"a\":+1}",
    b"{\"a\":1e}",
    b"{\"a\":NaN}",
    b"{\"a\":1e99999}",
    b"{\"a\":\"\x01\"}",
    b"{\"a\":\"\\x\"}",
    b"{\"a\":\"\xff\xfe\"}",
    b"\xff\xfe{\0}\0",
    b"\xef\xbb\xbf{}",
    b"{\"a\":\"\xed\xa0\x80\"}",
];
const BROKEN_PARTS: [(&str, &[u8]); 10] = [
    ("multipart/form-data", b"--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=", b"--\r\n\r\n\r\n----"),
    ("multipart/form-data; boundary=other", b"--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx"),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=b", b"--b\r\nno colon here\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=b", b"--b"),
    ("multipart/form-data; boundary=b", b"\0\0\0\0"),
    ("multipart/form-data; boundary=\"", b"--\"\r\n"),
];
/// Operations that take fields of a wrong kind, as the vendor does.
const LENIENT: [&str; 3] = ["jobs.update", "candidates.update", "jobs.headcount.update"];
