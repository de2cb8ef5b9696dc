//! Validates JSON against the schemas of the catalogue, naming each fault by its path.
//!
//! The vocabulary is what the catalogue uses: `type`, `enum`, `required`, `properties`, `additionalProperties`, `propertyNames`, `items`,
//! lengths, ranges, counts, `uniqueItems`, `pattern`, `format`, `oneOf`, `anyOf`, `allOf`, `$ref` into the same document, `x-open`, `x-known`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use smartrecruiters_catalogue::{Operation, schemas};

pub use self::data::Data;
pub use self::pattern::{is_readable, matches};

mod data;
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
        resolve(&self.0, schema)
    }

    /// What is wrong with `value`, in the order of the schema, the first thousand faults of it. Empty where it is valid.
    pub fn validate(&self, schema: &Value, value: &Value) -> Vec<Fault> {
        validate(&self.0, schema, value)
    }

    fn operation(&self, operation: Operation) -> Option<&Value> {
        self.0.get("operations")?.get(operation.id())
    }
}

/// Everything wrong with `value`, in the order of its `schema`, whose `$ref`s are resolved in `document`. Empty where it is valid.
pub fn validate<N: Data>(document: &N, schema: &N, value: &N) -> Vec<Fault> {
    let mut faults = Vec::new();
    Checker { document, faults: &mut faults }.check(schema, value, "", 0);
    faults
}

/// The schema behind a `$ref`, or the schema itself.
pub fn resolve<'a, N: Data>(document: &'a N, schema: &'a N) -> &'a N {
    let mut found = schema;
    for _ in 0..MOST_REFERENCES {
        let Some(target) = found.entry("$ref").and_then(N::text).and_then(|name| document.at(name.strip_prefix('#')?)) else { break };
        found = target;
    }
    found
}

struct Checker<'a, N> {
    document: &'a N,
    faults: &'a mut Vec<Fault>,
}

impl<N: Data> Checker<'_, N> {
    fn check(&mut self, schema: &N, value: &N, path: &str, depth: usize) {
        if depth > MOST_DEPTH {
            return self.fault(path, "depth", "is nested too deep");
        }
        let schema = resolve(self.document, schema);
        if schema.kind() != "object" || !self.kind(schema, value, path) {
            return;
        }
        self.choice(schema, value, path);
        match value.kind() {
            "string" => self.text(schema, value.text().unwrap_or_default(), path),
            "number" => self.number(schema, value, path),
            "array" => self.array(schema, value.items(), path, depth),
            "object" => self.object(schema, value, path, depth),
            _ => {}
        }
        self.combined(schema, value, path, depth);
    }

    fn kind(&mut self, schema: &N, value: &N, path: &str) -> bool {
        let Some(named) = schema.entry("type") else { return true };
        let allowed: Vec<&str> = named.text().into_iter().chain(named.items().iter().filter_map(N::text)).collect();
        if allowed.iter().any(|name| is_kind(name, value)) {
            return true;
        }
        let expected: Vec<&str> = allowed.iter().map(|name| with_article(name)).collect();
        self.fault(path, "type", format!("must be {}, not {}", expected.join(" or "), with_article(value.kind())));
        false
    }

    fn choice(&mut self, schema: &N, value: &N, path: &str) {
        let Some(allowed) = schema.entry("enum").map(N::items) else { return };
        if allowed.contains(value) || is_true(schema, "x-open") {
            return;
        }
        let names: Vec<String> = allowed.iter().map(shown).collect();
        let hint = value.text().and_then(|text| similar::closest(text, allowed.iter().filter_map(N::text)));
        let hint = hint.map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
        self.fault(path, "enum", format!("must be one of {}, not {}{hint}", names.join(", "), shown(value)));
    }

    fn text(&mut self, schema: &N, text: &str, path: &str) {
        let length = text.chars().count() as u64;
        if let Some(least) = limit(schema, "minLength").filter(|least| length < *least) {
            let what =
                if length == 0 { "must not be empty".into() } else { format!("must have at least {least} characters, not {length}") };
            self.fault(path, "minLength", what);
        }
        if let Some(most) = limit(schema, "maxLength").filter(|most| length > *most) {
            self.fault(path, "maxLength", format!("must have at most {most} characters, not {length}"));
        }
        if let Some(expected) = schema.entry("pattern").and_then(N::text).filter(|expected| !matches(expected, text)) {
            self.fault(path, "pattern", format!("must match the pattern {expected}"));
        }
        if let Some(what) = schema.entry("format").and_then(N::text).and_then(|name| format::fault(name, text)) {
            self.fault(path, "format", what);
        }
    }

    fn number(&mut self, schema: &N, number: &N, path: &str) {
        if let Some(least) = schema.entry("minimum").filter(|least| number.is_less(least)) {
            self.fault(path, "minimum", format!("must be at least {}, not {}", shown(least), shown(number)));
        }
        if let Some(most) = schema.entry("maximum").filter(|most| most.is_less(number)) {
            self.fault(path, "maximum", format!("must be at most {}, not {}", shown(most), shown(number)));
        }
    }

    fn array(&mut self, schema: &N, items: &[N], path: &str, depth: usize) {
        let count = items.len() as u64;
        if let Some(least) = limit(schema, "minItems").filter(|least| count < *least) {
            self.fault(path, "minItems", format!("must have at least {least} item{}, not {count}", plural(least)));
        }
        if let Some(most) = limit(schema, "maxItems").filter(|most| count > *most) {
            self.fault(path, "maxItems", format!("must have at most {most} item{}, not {count}", plural(most)));
        }
        let repeated =
            || items.iter().take(MOST_COMPARED).enumerate().find(|(place, item)| items.iter().take(*place).any(|earlier| earlier == *item));
        if is_true(schema, "uniqueItems")
            && let Some((_, item)) = repeated()
        {
            self.fault(path, "uniqueItems", format!("must not hold {} twice", shown(item)));
        }
        if let Some(each) = schema.entry("items") {
            for (index, item) in items.iter().enumerate() {
                self.check(each, item, &format!("{path}/{index}"), depth + 1);
            }
        }
    }

    fn object(&mut self, schema: &N, value: &N, path: &str, depth: usize) {
        let property = |name: &str| schema.entry("properties").and_then(|properties| properties.entry(name));
        for name in schema.entry("required").map_or(&[][..], N::items).iter().filter_map(N::text) {
            if value.entry(name).is_none() {
                let strangers = value.entries().map(|(other, _)| other).filter(|other| property(other).is_none());
                let hint = similar::closest(name, strangers);
                let hint = hint.map(|other| format!("; \"{other}\" was given: did you mean \"{name}\"?")).unwrap_or_default();
                self.fault(&child(path, name), "required", format!("is required{hint}"));
            }
        }
        for (name, value) in value.entries() {
            let path = child(path, name);
            if let Some(names) = schema.entry("propertyNames") {
                self.check(names, &N::from_text(name), &path, depth + 1);
            }
            match property(name).or_else(|| schema.entry("additionalProperties")) {
                Some(each) if each.truth() == Some(false) => self.fault(&path, "additionalProperties", "is not a field of this object"),
                Some(each) => self.check(each, value, &path, depth + 1),
                None => {}
            }
        }
    }

    fn combined(&mut self, schema: &N, value: &N, path: &str, depth: usize) {
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

    fn attempt(&self, schema: &N, value: &N, path: &str, depth: usize) -> Vec<Fault> {
        let mut faults = Vec::new();
        Checker { document: self.document, faults: &mut faults }.check(schema, value, path, depth + 1);
        faults
    }

    fn fault(&mut self, path: &str, keyword: &'static str, message: impl Into<String>) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        self.faults.push(Fault { path: path.into(), message: message.into(), keyword });
    }
}

/// Fields of an object that its schema does not know, with the name that was probably meant. The vendor ignores such fields silently.
pub fn strangers<N: Data>(document: &N, schema: &N, value: &N) -> Vec<(String, Option<String>)> {
    let Some(properties) = resolve(document, schema).entry("properties") else { return Vec::new() };
    let unknown = value.entries().map(|(name, _)| name).filter(|name| properties.entry(name).is_none());
    let missing = || properties.entries().map(|(name, _)| name).filter(|name| value.entry(name).is_none());
    unknown.map(|name| (name.into(), similar::closest(name, missing()).map(String::from))).collect()
}

fn branches<'a, N: Data>(schema: &'a N, keyword: &str) -> &'a [N] {
    schema.entry(keyword).map_or(&[], N::items)
}

fn is_true(schema: &impl Data, keyword: &str) -> bool {
    schema.entry(keyword).and_then(Data::truth) == Some(true)
}

/// A branch whose form is wrong at the top (another `type`, another constant) is farther away than one with a fault inside.
fn weight(fault: &Fault, path: &str) -> usize {
    if fault.path == path && fault.keyword == "type" || fault.keyword == "enum" { 100 } else { 1 }
}

fn limit(schema: &impl Data, keyword: &str) -> Option<u64> {
    schema.entry(keyword).and_then(Data::count)
}

fn is_kind(name: &str, value: &impl Data) -> bool {
    value.kind() == name || name == "integer" && value.is_whole()
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
fn shown(value: &impl Data) -> String {
    let text = value.json();
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
const MOST_FAULTS: usize = 1000;
const MOST_REFERENCES: usize = 16;
/// Items of a list that must not hold one twice: each is compared with each.
const MOST_COMPARED: usize = 1000;
const MOST_SHOWN: usize = 60;

#[cfg(test)]
mod tests;
