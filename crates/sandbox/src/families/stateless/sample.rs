//! Makes values that fit schemas.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::schema::{self, Document};

use crate::ids::Ids;
use crate::time;
use crate::world::company::MAIL_DOMAIN;

/// Makes the same value for the same operation at the same time.
pub(super) struct Sampler<'a> {
    document: &'a Document,
    seed: u64,
    now_ms: u64,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(document: &'a Document, operation: Operation, now_ms: u64) -> Self {
        Self { document, seed: u64::from(operation.index()), now_ms }
    }

    /// A value that fits the schema, with every field that it names.
    pub(super) fn value(&self, schema: &Value) -> Value {
        self.make(schema, "", 0)
    }

    /// The schema of a field.
    pub(super) fn property<'b>(&'b self, schema: &'b Value, name: &str) -> Option<&'b Value> {
        self.document.resolve(schema).get("properties")?.get(name)
    }

    /// Whether a value fits a schema.
    pub(super) fn takes(&self, schema: &Value, value: &Value) -> bool {
        self.document.validate(schema, value).is_empty()
    }

    fn make(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let schema = self.document.resolve(schema);
        if let Some(first) = schema.get("enum").and_then(|choices| choices.get(0)).or(schema.get("const")) {
            return first.clone();
        }
        if let Some(first) = ["oneOf", "anyOf"].iter().find_map(|keyword| schema.get(*keyword)?.get(0)) {
            return self.make(first, name, depth + 1);
        }
        match kind(schema) {
            "object" => self.object(schema, depth),
            "array" => self.array(schema, name, depth),
            "integer" => number(schema, name).into(),
            "number" => (i32::try_from(number(schema, name)).map_or(1.0, f64::from)).into(),
            "boolean" => schema.get("default").cloned().unwrap_or(Value::Bool(true)),
            "string" => self.text(schema, name).into(),
            "null" => Value::Null,
            _ => Value::Object(Map::new()),
        }
    }

    /// Fields that cannot be made to fit are left out, unless they are required.
    fn object(&self, schema: &Value, depth: usize) -> Value {
        let required = schema.get("required").and_then(Value::as_array);
        let mut out = Map::new();
        let whole = schema.get("allOf").and_then(Value::as_array).into_iter().flatten().map(|part| self.make(part, "", depth + 1));
        for part in whole {
            out.extend(part.as_object().cloned().unwrap_or_default());
        }
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let needed = required.is_some_and(|required| required.iter().any(|found| found == name.as_str()));
            if !needed && depth > MOST_DEPTH {
                continue;
            }
            let value = self.make(property, name, depth + 1);
            if needed || self.takes(property, &value) {
                out.insert(name.clone(), value);
            }
        }
        Value::Object(out)
    }

    fn array(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        let wanted = if depth > MOST_DEPTH { least } else { least.max(1) };
        let Some(each) = schema.get("items").filter(|_| wanted > 0) else { return Value::Array(Vec::new()) };
        let item = self.make(each, name.strip_suffix('s').unwrap_or(name), depth + 1);
        let distinct = schema.get("uniqueItems") == Some(&Value::Bool(true));
        Value::Array((0..if distinct { 1 } else { wanted.min(MOST_ITEMS) }).map(|_| item.clone()).collect())
    }

    fn text(&self, schema: &Value, name: &str) -> String {
        let mut ids = Ids::new(name.bytes().fold(self.seed, |sum, byte| sum.wrapping_mul(131).wrapping_add(u64::from(byte))));
        let usual = match schema.get("format").and_then(Value::as_str).unwrap_or_default() {
            "date-time" => return time::iso(self.now_ms),
            "date" => return time::iso(self.now_ms).chars().take(10).collect(),
            "uuid" => return ids.uuid(),
            "email" => return format!("someone@{MAIL_DOMAIN}"),
            "uri" => return format!("https://{MAIL_DOMAIN}/{name}"),
            _ if name == "id" || name.ends_with("Id") || name.ends_with("_id") => ids.uuid(),
            _ if name.is_empty() => String::from("text"),
            _ => name.to_string(),
        };
        let fits = |text: &String| {
            let count = text.chars().count() as u64;
            let within = |keyword: &str, fits: fn(u64, u64) -> bool| {
                schema.get(keyword).and_then(Value::as_u64).is_none_or(|limit| fits(count, limit))
            };
            let pattern = schema.get("pattern").and_then(Value::as_str);
            within("minLength", |count, least| count >= least)
                && within("maxLength", |count, most| count <= most)
                && pattern.is_none_or(|pattern| schema::matches(pattern, text))
        };
        let short: String = usual.chars().take(schema.get("maxLength").and_then(Value::as_u64).unwrap_or(u64::MAX) as usize).collect();
        let others = [short, ids.hex24(), ids.uuid(), time::iso(self.now_ms).chars().take(10).collect()];
        let fixed = FORMS.iter().map(|form| String::from(*form));
        core::iter::once(usual.clone()).chain(others).chain(fixed).find(fits).unwrap_or(usual)
    }
}

/// The first kind that a schema names, `null` last.
fn kind(schema: &Value) -> &str {
    let implied = if schema.get("properties").is_some() || schema.get("allOf").is_some() { "object" } else { "" };
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null"),
        _ => implied,
    }
}

fn number(schema: &Value, name: &str) -> i64 {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_f64).map(|bound| bound as i64);
    let usual = schema.get("default").and_then(Value::as_i64).unwrap_or(i64::from(name != "offset"));
    usual.max(bound("minimum").unwrap_or(i64::MIN)).min(bound("maximum").unwrap_or(i64::MAX))
}

/// Forms that patterns ask for.
const FORMS: [&str; 6] = ["https://alder-robotics.example/", "/name", "X-Name", "custom_field.DIVISION", "xx", "1"];
const MOST_DEPTH: usize = 5;
const MOST_ITEMS: u64 = 10;
