//! All documents in one.
//!
//! One rule for names: a schema keeps its name where all documents that have the name mean the same by it, its references included;
//! elsewhere each is named after its family, such as `UsersLegacy.User`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::failure::{Failure, Outcome};

const PREFIX: &str = "#/components/schemas/";

/// The documents as one, in their order.
pub(super) fn merge(documents: &[(String, Value)]) -> Outcome<Value> {
    let clashes = clashes(documents);
    let mut merged = Merged::default();
    for (family, document) in documents {
        let mut document = document.clone();
        rename(&mut document, &|name| if clashes.contains(name) { format!("{}.{name}", pascal(family)) } else { name.to_owned() });
        merged.add(family, &document)?;
    }
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "SmartRecruiters API",
            "version": merged.version,
            "summary": "Every public operation of the SmartRecruiters API, with its webhooks.",
            "description": ABOUT,
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": merged.servers,
        "tags": merged.tags,
        "paths": merged.paths,
        "webhooks": merged.webhooks,
        "components": { "parameters": merged.parameters, "schemas": merged.schemas, "securitySchemes": merged.schemes },
    }))
}

#[derive(Default)]
struct Merged {
    version: String,
    servers: Vec<Value>,
    tags: Vec<Value>,
    paths: Map<String, Value>,
    webhooks: Map<String, Value>,
    parameters: Map<String, Value>,
    schemas: Map<String, Value>,
    schemes: Map<String, Value>,
}

impl Merged {
    fn add(&mut self, family: &str, document: &Value) -> Outcome {
        let version = document.pointer("/info/version").and_then(Value::as_str).unwrap_or_default();
        if version > self.version.as_str() {
            version.clone_into(&mut self.version);
        }
        let mut base = "";
        for server in items(document, "servers") {
            let url = server.get("url").and_then(Value::as_str).unwrap_or_default();
            let host = url.match_indices('/').nth(2).map_or(url.len(), |(at, _)| at);
            base = url.get(host..).unwrap_or_default();
            let mut server = server.clone();
            server["url"] = json!(url.get(..host).unwrap_or_default());
            if !self.servers.contains(&server) {
                self.servers.push(server);
            }
        }
        for tag in items(document, "tags") {
            if !self.tags.iter().any(|known| known.get("name") == tag.get("name")) {
                self.tags.push(tag.clone());
            }
        }
        for (path, methods) in entries(document, "/paths") {
            let whole = self.paths.entry(format!("{base}{path}")).or_insert_with(|| json!({}));
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let before = whole.as_object_mut().and_then(|whole| whole.insert(method.clone(), operation.clone()));
                once(before.is_none(), &format!("{method} {base}{path}"), family)?;
            }
        }
        for (name, event) in entries(document, "/webhooks") {
            once(self.webhooks.insert(name.clone(), event.clone()).is_none(), &format!("webhook {name}"), family)?;
        }
        for (name, parameter) in entries(document, "/components/parameters") {
            once(self.parameters.insert(name.clone(), parameter.clone()).is_none(), &format!("parameter {name}"), family)?;
        }
        self.schemas.extend(entries(document, "/components/schemas").map(copied));
        for (name, scheme) in entries(document, "/components/securitySchemes") {
            self.add_scheme(name, scheme);
        }
        Ok(())
    }

    /// The scheme as it is, with the scopes of all families.
    fn add_scheme(&mut self, name: &str, scheme: &Value) {
        const SCOPES: &str = "/flows/clientCredentials/scopes";
        let known = self.schemes.entry(name.to_owned()).or_insert_with(|| scheme.clone());
        if let Some(scopes) = known.pointer_mut(SCOPES).and_then(Value::as_object_mut) {
            scopes.extend(entries(scheme, SCOPES).map(copied));
            scopes.sort_keys();
        }
    }
}

/// What only one document may have is in no other.
fn once(is_new: bool, what: &str, family: &str) -> Outcome {
    if is_new {
        return Ok(());
    }
    Err(Failure::new(format!("{what} is in several documents, the last of them {family}.yaml"), "keep it in one of them"))
}

/// Names of schemas that documents mean different things by: the text differs, or something that it refers to does.
fn clashes(documents: &[(String, Value)]) -> BTreeSet<String> {
    let mut meanings: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for (_, document) in documents {
        for (name, schema) in entries(document, "/components/schemas") {
            meanings.entry(name).or_default().push(schema);
        }
    }
    meanings.retain(|_, found| found.len() > 1);
    let mut clashes: BTreeSet<String> = BTreeSet::new();
    loop {
        let before = clashes.len();
        for (name, found) in &meanings {
            let differ = || found.windows(2).any(|pair| pair[0] != pair[1]);
            let refers = || found.iter().any(|schema| references(schema).iter().any(|target| clashes.contains(target)));
            if !clashes.contains(*name) && (differ() || refers()) {
                clashes.insert((*name).to_owned());
            }
        }
        if clashes.len() == before {
            return clashes;
        }
    }
}

/// Names of the schemas that this one refers to.
fn references(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    visit(&mut schema.clone(), &mut |name| {
        found.push(name.to_owned());
        None
    });
    found
}

/// Renames the schemas of a document and the references to them.
fn rename(document: &mut Value, named: &dyn Fn(&str) -> String) {
    visit(document, &mut |name| Some(named(name)));
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        *schemas = std::mem::take(schemas).into_iter().map(|(name, schema)| (named(&name), schema)).collect();
    }
}

/// Shows each reference to a schema; what is given back takes its place.
fn visit(value: &mut Value, show: &mut dyn FnMut(&str) -> Option<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, show)),
        Value::Object(map) => {
            for (key, inner) in map {
                let target = inner.as_str().filter(|_| key == "$ref").and_then(|target| target.strip_prefix(PREFIX));
                match target.map(&mut *show) {
                    Some(Some(name)) => *inner = json!(format!("{PREFIX}{name}")),
                    Some(None) => {}
                    None => visit(inner, show),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `users-legacy` as `UsersLegacy`.
fn pascal(family: &str) -> String {
    let words = family.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
    });
    words.flatten().collect()
}

fn items<'a>(document: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    document.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn entries<'a>(document: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    document.pointer(pointer).and_then(Value::as_object).into_iter().flatten()
}

fn copied((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

const ABOUT: &str = "All families of the API in one document. Paths carry the base path of their family, such as `/user-api/v201804`. \
    Schemas of the same name whose content differs between families carry the family in front, such as `UsersLegacy.User`. \
    Shapes that the vendor does not publish are marked `x-known: false` and are open; lists of values that may grow are marked `x-open: true`.";

#[cfg(test)]
mod tests;
