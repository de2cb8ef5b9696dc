//! Schemas as TypeScript.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::docs;

/// A named type with its comment and an empty line after it.
pub(super) fn declaration(name: &str, schema: &Value) -> String {
    let comment = docs::comment(&[docs::text(schema.get("description"))], 0);
    if is_plain_object(schema) {
        return format!("\n{comment}export interface {name} {}\n", object(schema, 0));
    }
    format!("\n{comment}export type {name} = {};\n", of(schema, 0))
}

/// The type of a schema, to stand at a depth of indentation.
pub(super) fn of(schema: &Value, depth: usize) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or("unknown").to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
        let open = schema.get("x-open") == Some(&Value::Bool(true));
        let mut names: Vec<String> = choices.iter().map(Value::to_string).collect();
        names.extend(open.then(|| "(string & {})".to_owned()));
        return names.join(" | ");
    }
    for (keyword, sign) in [("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")] {
        if let Some(branches) = schema.get(keyword).and_then(Value::as_array) {
            let branches: Vec<String> = branches.iter().map(|branch| grouped(of(branch, depth))).collect();
            return branches.join(sign);
        }
    }
    match schema.get("type") {
        Some(Value::Array(kinds)) => {
            let kinds: Vec<String> = kinds.iter().filter_map(Value::as_str).map(|kind| one_kind(kind, schema, depth)).collect();
            kinds.join(" | ")
        }
        Some(Value::String(kind)) => one_kind(kind, schema, depth),
        _ if schema.get("properties").is_some() => object(schema, depth),
        _ => "unknown".to_owned(),
    }
}

/// Whether a name stands in a text as a word.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let code = text.lines().filter(|line| !line.trim_start().starts_with(['*', '/']));
    code.into_iter().any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let after = line.get(at + name.len()..).and_then(|after| after.chars().next());
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    })
}

/// A name as a key: quoted where it is no identifier.
pub(super) fn key(name: &str) -> String {
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_' || first == '$')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$');
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}

fn one_kind(kind: &str, schema: &Value, depth: usize) -> String {
    match kind {
        "string" if schema.get("format").and_then(Value::as_str) == Some("binary") => "FileInput".to_owned(),
        "string" => "string".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "boolean".to_owned(),
        "null" => "null".to_owned(),
        "array" => format!("{}[]", grouped(schema.get("items").map_or_else(|| "unknown".to_owned(), |items| of(items, depth)))),
        _ => object(schema, depth),
    }
}

fn object(schema: &Value, depth: usize) -> String {
    let none = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let required =
        |name: &str| schema.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|other| other == name));
    let rest = match schema.get("additionalProperties") {
        Some(each @ Value::Object(_)) if properties.is_empty() => Some(of(each, depth)),
        Some(Value::Bool(false)) => None,
        _ if properties.is_empty() || schema.get("x-known") == Some(&Value::Bool(false)) => Some("unknown".to_owned()),
        _ => None,
    };
    if properties.is_empty() {
        return rest.map_or_else(|| "{}".to_owned(), |each| format!("{{ [key: string]: {each} }}"));
    }
    let mut text = String::from("{\n");
    for (name, property) in properties {
        let mark = if required(name) { "" } else { "?" };
        text += &docs::comment(&property_comment(property), depth + 1);
        _ = writeln!(text, "{}{}{mark}: {};", "  ".repeat(depth + 1), key(name), of(property, depth + 1));
    }
    if rest.is_some() {
        text += &docs::comment(&["Not all fields are published.".to_owned()], depth + 1);
        _ = writeln!(text, "{}[key: string]: unknown;", "  ".repeat(depth + 1));
    }
    text + &"  ".repeat(depth) + "}"
}

fn property_comment(property: &Value) -> Vec<String> {
    let mut lines = vec![docs::text(property.get("description"))];
    if property.get("deprecated") == Some(&Value::Bool(true)) {
        lines.push("@deprecated".to_owned());
    }
    if let Some(default) = property.get("default") {
        lines.push(format!("@defaultValue `{default}`"));
    }
    lines
}

fn is_plain_object(schema: &Value) -> bool {
    schema.get("type") == Some(&Value::from("object"))
        && schema.get("properties").is_some()
        && !["oneOf", "anyOf", "allOf", "$ref", "enum"].iter().any(|keyword| schema.get(*keyword).is_some())
}

/// In parentheses, where it would fall apart in an array or beside an `&`.
fn grouped(text: String) -> String {
    let loose = text.contains(" | ") || text.contains(" & ");
    if loose && !text.starts_with('{') { format!("({text})") } else { text }
}
