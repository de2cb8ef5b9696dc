//! Kind, format and limits of a value in a few words.

use crate::form::json::Json;
use crate::form::plan::text;
use crate::form::shape::{choices, is_open, kinds};
use crate::state::schema_text::plain;
use smartrecruiters_core::schema::Data;

/// For instance `integer · 1–100 · default 100`.
pub(super) fn of(schema: &Json) -> String {
    let mut notes = vec![kind(schema)];
    let between = |least: &str, most: &str, what: &str| {
        let least = schema.entry(least).filter(|value| value.count() != Some(0) || least == "minimum");
        Some(match (least, schema.entry(most)) {
            (Some(least), Some(most)) if least == most => format!("{}{what}", plain(least)),
            (Some(least), Some(most)) => format!("{}–{}{what}", plain(least), plain(most)),
            (Some(least), None) => format!("≥ {}{what}", plain(least)),
            (None, Some(most)) => format!("≤ {}{what}", plain(most)),
            (None, None) => return None,
        })
    };
    notes.extend(between("minLength", "maxLength", " characters").filter(|note| note != "≥ 1 characters"));
    notes.extend(between("minimum", "maximum", ""));
    notes.extend(between("minItems", "maxItems", " items"));
    notes.extend(schema.entry("pattern").and_then(Data::text).map(str::to_owned));
    if schema.entry("uniqueItems").and_then(Data::truth) == Some(true) {
        notes.push("no two alike".to_owned());
    }
    notes.extend(schema.entry("default").map(|default| format!("default {}", plain(default))));
    notes.retain(|note| !note.is_empty());
    notes.join(" · ")
}

fn kind(schema: &Json) -> String {
    if choices(schema).next().is_some() {
        return if is_open(schema) { "open enum" } else { "enum" }.to_owned();
    }
    let format = text(schema, "format");
    let encoding = text(schema, "contentEncoding");
    let kinds = kinds(schema).join(" or ");
    match (kinds.as_str(), format, encoding) {
        (_, "date-time" | "date" | "email" | "uuid" | "uri" | "password", _) => format.to_owned(),
        (_, _, encoding) if !encoding.is_empty() => encoding.to_owned(),
        _ => kinds,
    }
}
