//! One OpenAPI document, read into what the tables need.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::fault::{Faults, Place};
use super::operation::{self, Operation};
use super::yaml::{self, Node};
use super::{schema, vocabulary, webhook};

/// What one `openapi/<family>.yaml` says.
pub(crate) struct Document {
    pub(crate) file: String,
    pub(crate) family: String,
    pub(crate) title: String,
    pub(crate) base: String,
    pub(crate) operations: Vec<Operation>,
    /// Name and summary of each event that the vendor sends.
    pub(crate) events: Vec<(String, String)>,
    /// Stripped schemas by name.
    schemas: Map<String, Value>,
}

/// What an operation's reader must know of its document.
pub(crate) struct Context<'n> {
    pub(crate) schemas: Option<&'n Node>,
    pub(crate) names: BTreeSet<&'n str>,
    /// `components` as JSON, for examples.
    pub(crate) components: Value,
}

/// Reads a document. `file` is shown in faults.
pub(crate) fn read(file: &str, family: &str, text: &str, faults: &mut Faults) -> Option<Document> {
    faults.enter(file);
    let root = yaml::parse(text, faults)?;
    faults.keys(&root, &vocabulary::DOCUMENT);
    if faults.need_text(&root, "openapi") != "3.1.0"
        && let Some(version) = root.get("openapi")
    {
        faults.add(version.place, "not an OpenAPI 3.1 document", "write `openapi: 3.1.0`");
    }
    if faults.need_text(&root, "x-family") != family
        && let Some(named) = root.get("x-family")
    {
        faults.add(named.place, format!("the file is named for the family `{family}`"), format!("write `x-family: {family}`"));
    }
    let title = faults.need(&root, "info").map(|info| {
        faults.keys(info, &vocabulary::INFO);
        faults.need_text(info, "title")
    });
    let base = base(&root, faults);
    if let Some(components) = root.get("components") {
        faults.keys(components, &vocabulary::COMPONENTS);
    }
    let schemas = root.get("components").and_then(|components| components.get("schemas"));
    let context = Context {
        schemas,
        names: schemas.map(|schemas| schemas.entries().iter().map(|entry| entry.key.as_str()).collect()).unwrap_or_default(),
        components: json!({ "schemas": schemas.map(Node::to_json).unwrap_or_default() }),
    };
    for entry in schemas.map(Node::entries).unwrap_or_default() {
        schema::check(&entry.node, &context.names, faults);
    }
    let mut operations = Vec::new();
    for path in faults.need(&root, "paths").map(Node::entries).unwrap_or_default() {
        faults.keys(&path.node, &vocabulary::PATH);
        if !path.key.starts_with('/') {
            faults.add(path.place, format!("path `{}` must start with a slash", path.key), format!("write `/{}`", path.key));
        }
        for method in path.node.entries() {
            operations.extend(operation::read(&path.key, method, &context, faults));
        }
    }
    let mut events = Vec::new();
    for event in root.get("webhooks").map(Node::entries).unwrap_or_default() {
        events.push((event.key.clone(), webhook::check(event, &context, faults)));
    }
    let schemas = schemas.map(Node::entries).unwrap_or_default();
    Some(Document {
        file: file.to_owned(),
        family: family.to_owned(),
        title: title.unwrap_or_default(),
        base,
        operations,
        events,
        schemas: schemas.iter().map(|entry| (entry.key.clone(), schema::strip(&entry.node))).collect(),
    })
}

impl Document {
    /// The content of `<family>.schemas.json`.
    pub(crate) fn schemas_json(&self) -> String {
        let operations: Map<String, Value> =
            self.operations.iter().map(|operation| (operation.id.clone(), operation.schemas.clone())).collect();
        json!({ "components": { "schemas": self.schemas }, "operations": operations }).to_string()
    }
}

/// The path that all servers share after their host.
fn base(root: &Node, faults: &mut Faults) -> String {
    let mut first: Option<String> = None;
    for server in faults.need(root, "servers").map(Node::items).unwrap_or_default() {
        let place = server.get("url").map_or(server.place, |url| url.place);
        let url = faults.need_text(server, "url");
        let path = url.strip_prefix("https://").map(|rest| rest.find('/').map_or("", |slash| rest.get(slash..).unwrap_or_default()));
        match (path, &first) {
            (None, _) => faults.add(
                place,
                format!("server `{url}` must start with https://"),
                "write the production address with the family's base path",
            ),
            (Some(path), _) if path.ends_with('/') => faults.add(place, "a server's path must not end in a slash", "drop the slash"),
            (Some(path), None) => first = Some(path.to_owned()),
            (Some(path), Some(base)) if path != base => {
                faults.add(
                    place,
                    format!("servers differ in their path: `{base}` and `{path}`"),
                    "give all servers of a document the same path",
                );
            }
            (Some(_), Some(_)) => {}
        }
    }
    first.unwrap_or_default()
}

/// Notes what is wrong between operations: names used twice, successors that do not exist.
pub(crate) fn check_together(documents: &[Document], faults: &mut Faults) {
    let mut seen: Vec<(&str, &str, Place)> = Vec::new();
    for document in documents {
        faults.enter(&document.file);
        for operation in &document.operations {
            if let Some((_, file, place)) = seen.iter().find(|(id, ..)| *id == operation.id) {
                let what = format!("operation id `{}` is used twice; first at {file}:{}:{}", operation.id, place.line, place.column);
                faults.add(operation.place, what, "rename one of them");
            }
            seen.push((&operation.id, &document.file, operation.place));
        }
    }
    for document in documents {
        faults.enter(&document.file);
        for operation in &document.operations {
            if let Some((successor, place)) = &operation.replaced_by
                && !seen.iter().any(|(id, ..)| id == successor)
            {
                let what = format!("`x-replaced-by` names `{successor}`, which is no operation");
                faults.add(*place, what, "name an operation of this catalogue by its operationId");
            }
        }
    }
}
