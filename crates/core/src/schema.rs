//! Validates JSON against the schemas of the catalogue, naming each fault by its path.
//!
//! The vocabulary is what the catalogue uses: `type`, `enum`, `required`, `properties`, `additionalProperties`, `propertyNames`, `items`,
//! lengths, ranges, counts, `uniqueItems`, `pattern`, `format`, `oneOf`, `anyOf`, `allOf`, `$ref` into the same document, `x-open`, `x-known`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use smartrecruiters_catalogue::{Operation, schemas};

pub use self::pattern::{is_readable, matches};

mod format;
mod pattern;
mod similar;

/// One thing wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON Pointer of the value at fault, or of the one that is missing. Empty for the whole.
    pub path: String,
    /// What is wrong and how to mend it, to stand after the path: `is required`.
    pub message: String,
    /// The keyword of the schema that found it, such as `required`.
    pub keyword: &'static str,
}

impl core::fmt::Display for Fault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let path = if self.path.is_empty() { "the body" } else { &self.path };
        write!(f, "{path} {}", self.message)
    }
}

/// The schema document of a family, parsed: see [`schemas`].
#[derive(Clone, Debug)]
pub struct Document(Value);

impl Document {
    /// The document of the family that `operation` belongs to.
    pub fn of(operation: Operation) -> Self {
        Self(serde_json::from_slice(schemas::document(operation.family()).as_bytes()).unwrap_or_default())
    }

    /// A document from elsewhere, such as an OpenAPI document: `$ref`s are resolved in it.
    pub fn new(document: Value) -> Self {
        Self(document)
    }

    /// The whole of it.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// Schema of the request body. `None` where there is none.
    pub fn body(&self, operation: Operation) -> Option<&Value> {
        self.operation(operation)?.get("body")
    }

    /// Schema of the answer with this status. `None` where none is declared.
    pub fn response(&self, operation: Operation, status: u16) -> Option<&Value> {
        self.operation(operation)?.get("responses")?.get(status.to_string())
    }

    /// Schema of a parameter, path arguments included.
    pub fn parameter(&self, operation: Operation, name: &str) -> Option<&Value> {
        self.operation(operation)?.get("parameters")?.get(name)
    }

    /// The schema behind a `$ref`, or the schema itself.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut found = schema;
        for _ in 0..MOST_REFERENCES {
            let Some(target) = found.get("$ref").and_then(Value::as_str).and_then(|name| self.0.pointer(name.strip_prefix('#')?)) else {
                break;
            };
            found = target;
        }
        found
    }

    /// Everything wrong with `value`, in the order of the schema. Empty where it is valid.
    pub fn validate(&self, schema: &Value, value: &Value) -> Vec<Fault> {
        let mut faults = Vec::new();
        Checker { document: self, faults: &mut faults }.check(schema, value, "", 0);
        faults
    }

    fn operation(&self, operation: Operation) -> Option<&Value> {
        self.0.get("operations")?.get(operation.id())
    }
}

struct Checker<'a> {
    document: &'a Document,
    faults: &'a mut Vec<Fault>,
}

impl Checker<'_> {
    fn check(&mut self, schema: &Value, value: &Value, path: &str, depth: usize) {
        if depth > MOST_DEPTH {
            return self.fault(path, "depth", "is nested too deep");
        }
        let Some(schema) = self.document.resolve(schema).as_object() else { return };
        if !self.kind(schema, value, path) {
            return;
        }
        self.choice(schema, value, path);
        match value {
            Value::String(text) => self.text(schema, text, path),
            Value::Number(number) => self.number(schema, number, path),
            Value::Array(items) => self.array(schema, items, path, depth),
            Value::Object(entries) => self.object(schema, entries, path, depth),
            Value::Null | Value::Bool(_) => {}
        }
        self.combined(schema, value, path, depth);
    }

    fn kind(&mut self, schema: &Map<String, Value>, value: &Value, path: &str) -> bool {
        let allowed: Vec<&str> = match schema.get("type") {
            Some(Value::String(one)) => Vec::from([one.as_str()]),
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => return true,
        };
        if allowed.iter().any(|name| is_kind(name, value)) {
            return true;
        }
        let expected: Vec<&str> = allowed.iter().map(|name| with_article(name)).collect();
        self.fault(path, "type", format!("must be {}, not {}", expected.join(" or "), with_article(kind_of(value))));
        false
    }

    fn choice(&mut self, schema: &Map<String, Value>, value: &Value, path: &str) {
        let Some(allowed) = schema.get("enum").and_then(Value::as_array) else { return };
        if allowed.contains(value) || schema.get("x-open") == Some(&Value::Bool(true)) {
            return;
        }
        let names: Vec<String> = allowed.iter().map(shown).collect();
        let hint = value.as_str().and_then(|text| similar::closest(text, allowed.iter().filter_map(Value::as_str)));
        let hint = hint.map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
        self.fault(path, "enum", format!("must be one of {}, not {}{hint}", names.join(", "), shown(value)));
    }

    fn text(&mut self, schema: &Map<String, Value>, text: &str, path: &str) {
        let length = text.chars().count() as u64;
        if let Some(least) = limit(schema, "minLength").filter(|least| length < *least) {
            let what =
                if length == 0 { "must not be empty".into() } else { format!("must have at least {least} characters, not {length}") };
            self.fault(path, "minLength", what);
        }
        if let Some(most) = limit(schema, "maxLength").filter(|most| length > *most) {
            self.fault(path, "maxLength", format!("must have at most {most} characters, not {length}"));
        }
        if let Some(expected) = schema.get("pattern").and_then(Value::as_str).filter(|expected| !matches(expected, text)) {
            self.fault(path, "pattern", format!("must match the pattern {expected}"));
        }
        if let Some(what) = schema.get("format").and_then(Value::as_str).and_then(|name| format::fault(name, text)) {
            self.fault(path, "format", what);
        }
    }

    fn number(&mut self, schema: &Map<String, Value>, number: &serde_json::Number, path: &str) {
        let Some(found) = number.as_f64() else { return };
        if let Some(least) = schema.get("minimum").filter(|least| least.as_f64().is_some_and(|least| found < least)) {
            self.fault(path, "minimum", format!("must be at least {}, not {number}", shown(least)));
        }
        if let Some(most) = schema.get("maximum").filter(|most| most.as_f64().is_some_and(|most| found > most)) {
            self.fault(path, "maximum", format!("must be at most {}, not {number}", shown(most)));
        }
    }

    fn array(&mut self, schema: &Map<String, Value>, items: &[Value], path: &str, depth: usize) {
        let count = items.len() as u64;
        if let Some(least) = limit(schema, "minItems").filter(|least| count < *least) {
            self.fault(path, "minItems", format!("must have at least {least} item{}, not {count}", plural(least)));
        }
        if let Some(most) = limit(schema, "maxItems").filter(|most| count > *most) {
            self.fault(path, "maxItems", format!("must have at most {most} item{}, not {count}", plural(most)));
        }
        let repeated = || items.iter().enumerate().find(|(place, item)| items.iter().take(*place).any(|earlier| earlier == *item));
        if schema.get("uniqueItems") == Some(&Value::Bool(true))
            && let Some((_, item)) = repeated()
        {
            self.fault(path, "uniqueItems", format!("must not hold {} twice", shown(item)));
        }
        if let Some(each) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.check(each, item, &format!("{path}/{index}"), depth + 1);
            }
        }
    }

    fn object(&mut self, schema: &Map<String, Value>, entries: &Map<String, Value>, path: &str, depth: usize) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let known = |name: &str| properties.is_some_and(|properties| properties.contains_key(name));
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !entries.contains_key(name) {
                let strangers = entries.keys().map(String::as_str).filter(|other| !known(other));
                let hint = similar::closest(name, strangers);
                let hint = hint.map(|other| format!("; \"{other}\" was given: did you mean \"{name}\"?")).unwrap_or_default();
                self.fault(&child(path, name), "required", format!("is required{hint}"));
            }
        }
        for (name, value) in entries {
            if let Some(names) = schema.get("propertyNames") {
                self.check(names, &Value::String(name.clone()), &child(path, name), depth + 1);
            }
            match properties.and_then(|properties| properties.get(name)) {
                Some(property) => self.check(property, value, &child(path, name), depth + 1),
                None => match schema.get("additionalProperties") {
                    Some(Value::Bool(false)) => self.fault(&child(path, name), "additionalProperties", "is not a field of this object"),
                    Some(each) => self.check(each, value, &child(path, name), depth + 1),
                    None => {}
                },
            }
        }
    }

    fn combined(&mut self, schema: &Map<String, Value>, value: &Value, path: &str, depth: usize) {
        for part in branches(schema, "allOf") {
            self.check(part, value, path, depth + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            let tried: Vec<Vec<Fault>> = branches(schema, keyword).iter().map(|part| self.attempt(part, value, path, depth)).collect();
            let fitting = tried.iter().filter(|faults| faults.is_empty()).count();
            if tried.is_empty() || fitting == 1 || keyword == "anyOf" && fitting > 1 {
                continue;
            }
            if fitting > 1 {
                self.fault(path, "oneOf", "fits several of the forms that exclude each other");
            } else if let Some(nearest) =
                tried.into_iter().min_by_key(|faults| faults.iter().map(|fault| weight(fault, path)).sum::<usize>())
            {
                self.faults.extend(nearest);
            }
        }
    }

    fn attempt(&self, schema: &Value, value: &Value, path: &str, depth: usize) -> Vec<Fault> {
        let mut faults = Vec::new();
        Checker { document: self.document, faults: &mut faults }.check(schema, value, path, depth + 1);
        faults
    }

    fn fault(&mut self, path: &str, keyword: &'static str, message: impl Into<String>) {
        self.faults.push(Fault { path: path.into(), message: message.into(), keyword });
    }
}

/// Fields of an object that its schema does not know, with the name that was probably meant. The vendor ignores such fields silently.
pub fn strangers(document: &Document, schema: &Value, value: &Value) -> Vec<(String, Option<String>)> {
    let schema = document.resolve(schema);
    let (Some(properties), Some(entries)) = (schema.get("properties").and_then(Value::as_object), value.as_object()) else {
        return Vec::new();
    };
    let unknown = entries.keys().filter(|name| !properties.contains_key(*name));
    let missing = || properties.keys().map(String::as_str).filter(|name| !entries.contains_key(*name));
    unknown.map(|name| (name.clone(), similar::closest(name, missing()).map(String::from))).collect()
}

fn branches<'a>(schema: &'a Map<String, Value>, keyword: &str) -> &'a [Value] {
    schema.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A branch whose form is wrong at the top (another `type`, another constant) is farther away than one with a fault inside.
fn weight(fault: &Fault, path: &str) -> usize {
    if fault.path == path && fault.keyword == "type" || fault.keyword == "enum" { 100 } else { 1 }
}

fn limit(schema: &Map<String, Value>, keyword: &str) -> Option<u64> {
    schema.get(keyword).and_then(Value::as_u64)
}

fn is_kind(name: &str, value: &Value) -> bool {
    match value {
        Value::Number(number) if name == "integer" => {
            number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|found| found % 1.0 == 0.0)
        }
        other => kind_of(other) == name,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn with_article(kind: &str) -> &str {
    match kind {
        "boolean" => "true or false",
        "number" => "a number",
        "integer" => "a whole number",
        "string" => "a text",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

/// A value as JSON, cut where it is long.
fn shown(value: &Value) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Path of an entry, with the name escaped as RFC 6901 has it.
fn child(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn plural(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

const MOST_DEPTH: usize = 64;
const MOST_REFERENCES: usize = 16;
const MOST_SHOWN: usize = 60;

#[cfg(test)]
mod tests;
