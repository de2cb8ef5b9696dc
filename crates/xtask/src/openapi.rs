//! `cargo xtask openapi`: the catalogue's documents as JSON, each for itself and all in one.
//!
//! ```text
//! openapi/<family>.yaml ─▶ <family>.json ─┐
//!                     …                   ├─▶ openapi.json (paths with their base, schema names made distinct)
//! openapi/<family>.yaml ─▶ <family>.json ─┘
//! ```

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::failure::Outcome;
use crate::{arguments, codegen, repository};

mod merge;

/// Name of the document that holds all others.
const MERGED: &str = "openapi.json";

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("openapi", arguments)?;
    println!("{}", build()?.display());
    Ok(())
}

/// Writes all documents into `target/openapi` and gives that folder.
pub(crate) fn build() -> Outcome<PathBuf> {
    let folder = repository::target()?.join("openapi");
    write(&folder)?;
    Ok(folder)
}

/// Writes all documents into a folder.
pub(crate) fn write(folder: &Path) -> Outcome {
    for (name, text) in files()? {
        repository::write(&folder.join(name), text)?;
    }
    Ok(())
}

/// Name and text of the document of each family and of the merged one.
pub(crate) fn files() -> Outcome<Vec<(String, String)>> {
    let mut documents = codegen::documents()?;
    for (_, document) in &mut documents {
        admit_failures(document);
        admit_fields(document);
    }
    let merged = merge::merge(&documents)?.to_string();
    let mut files: Vec<(String, String)> =
        documents.into_iter().map(|(family, document)| (format!("{family}.json"), document.to_string())).collect();
    files.push((MERGED.to_owned(), merged));
    Ok(files)
}

/// Adds a `4XX` answer to each operation whose refusals are not published, so that no reader of the document believes there are none.
fn admit_failures(document: &mut Value) {
    for operation in operations(document) {
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { continue };
        if !responses.keys().any(|status| status.starts_with('4')) {
            responses.insert("4XX".into(), unpublished());
        }
    }
}

/// Says of each object that is not published whole that it has more fields, since some readers take silence for a no.
fn admit_fields(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(admit_fields),
        Value::Object(map) => {
            if map.get("x-known") == Some(&json!(false)) && map.get("type") == Some(&json!("object")) {
                map.entry("additionalProperties").or_insert(json!(true));
            }
            map.values_mut().for_each(admit_fields);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every operation of a document, its webhooks left out.
fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
    paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut)
}

fn unpublished() -> Value {
    json!({
        "description": "A refusal. Statuses and codes of this operation are not published; 401, 403, 404 and 429 are usual everywhere.",
        "content": { "application/json": { "schema": { "x-known": false } } }
    })
}
