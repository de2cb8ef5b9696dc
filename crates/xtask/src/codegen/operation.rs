//! One operation of a document.

use serde_json::{Map, Value};

use super::document::Context;
use super::fault::{Faults, Place};
use super::paging::{self, Paging};
use super::yaml::{Entry, Node};
use super::{examples, schema, vocabulary};

/// What the tables say of an operation. Numbers are the codes of a wire row.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Operation {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) vendor_id: Option<String>,
    pub(crate) summary: String,
    pub(crate) path: String,
    pub(crate) method: &'static str,
    pub(crate) method_code: u8,
    pub(crate) auth: u8,
    pub(crate) rate: u8,
    /// Kind of the body, whether it is required, whether the answer is a file.
    pub(crate) body: u8,
    pub(crate) paging: Option<Paging>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) deprecated: bool,
    pub(crate) replaced_by: Option<(String, Place)>,
    pub(crate) scopes: Vec<String>,
    pub(crate) scopes_mode: &'static str,
    pub(crate) success: Vec<u16>,
    pub(crate) failures: Vec<(u16, Vec<String>)>,
    pub(crate) success_assumed: bool,
    pub(crate) body_known: bool,
    pub(crate) response_known: bool,
    /// Its entry in `<family>.schemas.json`.
    pub(crate) schemas: Value,
}

/// A query or header parameter.
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// Location, style and whether it is required, as in a wire row.
    pub(crate) flags: u8,
}

const METHODS: &[(&str, &str, u8)] =
    &[("get", "GET", 0), ("post", "POST", 1), ("put", "PUT", 2), ("patch", "PATCH", 3), ("delete", "DELETE", 4)];
const AUTH: &[(&str, u8)] = &[("key-or-bearer", 0), ("optional", 1), ("key", 2), ("partner", 3), ("none", 4)];
const SCOPES: &[(&str, &str)] = &[("all", "All"), ("any", "Any"), ("unknown", "Unknown")];
const BODIES: &[(&str, u8)] =
    &[("application/json", 1), ("application/json-patch+json", 2), ("application/x-www-form-urlencoded", 3), ("multipart/form-data", 4)];
/// Requests a second and at once, in the order of the codes from 1 on.
pub(super) const RATES: &[(u16, u16)] = &[(10, 8), (2, 8), (10, 1)];
/// As in `Route` of the catalogue.
const MOST_ARGUMENTS: usize = 6;
const LONGEST_SUMMARY: usize = 60;

/// Reads the operation at `method` of `path`. `None` where the method is none.
pub(crate) fn read(path: &str, method: &Entry, context: &Context<'_>, faults: &mut Faults) -> Option<Operation> {
    let (_, name, method_code) = *METHODS.iter().find(|(key, ..)| *key == method.key)?;
    let node = &method.node;
    faults.keys(node, &vocabulary::OPERATION);
    let id = id(node, faults);
    let mut schemas = Map::new();
    let (parameters, texts) = parameters(path, method.place, node, context, faults);
    schemas.insert("parameters".into(), texts);
    let body = body(node, context, faults);
    if let Some(stripped) = body.schema {
        schemas.insert("body".into(), stripped);
    }
    let answers = answers(node, context, faults);
    schemas.insert("responses".into(), answers.schemas);
    Some(Operation {
        place: node.get("operationId").map_or(node.place, |id| id.place),
        id,
        vendor_id: faults.text(node, "x-vendor-id"),
        summary: summary(node, faults),
        path: path.to_owned(),
        method: name,
        method_code,
        auth: faults.choice(node, "x-auth", AUTH).unwrap_or_default(),
        rate: rate(node, faults),
        body: body.kind | u8::from(body.required) << 3 | u8::from(answers.download) << 4,
        paging: node.get("x-paging").and_then(|paging| paging::read(paging, faults)),
        parameters,
        deprecated: faults.flag(node, "deprecated"),
        replaced_by: node.get("x-replaced-by").and_then(|by| Some((faults.text(node, "x-replaced-by")?, by.place))),
        scopes: scopes(node, faults),
        scopes_mode: faults.choice(node, "x-scopes-mode", SCOPES).unwrap_or_default(),
        success: answers.success,
        failures: answers.failures,
        success_assumed: faults.flag(node, "x-assumed-success"),
        body_known: body.known,
        response_known: answers.known,
        schemas: Value::Object(schemas),
    })
}

/// Words of a path; `{name}` for an argument.
pub(crate) fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').skip(1)
}

fn id(node: &Node, faults: &mut Faults) -> String {
    let id = faults.need_text(node, "operationId");
    let plain = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if let Some(at) = node.get("operationId")
        && !(id.contains('.') && id.split('.').all(plain))
    {
        faults.add(
            at.place,
            format!("operation id `{id}` is not a name"),
            "write words in camelCase joined by dots, such as `users.create`",
        );
    }
    id
}

fn summary(node: &Node, faults: &mut Faults) -> String {
    let summary = faults.need_text(node, "summary");
    let length = summary.chars().count();
    if let Some(at) = node.get("summary")
        && length > LONGEST_SUMMARY
    {
        let what = format!("the summary has {length} characters");
        faults.add(at.place, what, format!("say it in {LONGEST_SUMMARY}; the rest belongs in the description"));
    }
    summary
}

fn rate(node: &Node, faults: &mut Faults) -> u8 {
    let Some(rate) = node.get("x-rate") else { return 0 };
    faults.keys(rate, &vocabulary::RATE);
    let pair = (faults.number(rate, "perSecond"), faults.number(rate, "concurrent"));
    if let Some(index) = RATES.iter().position(|known| *known == pair) {
        return index as u8 + 1;
    }
    let what = format!("no wire row can say {} requests a second and {} at once", pair.0, pair.1);
    faults.add(rate.place, what, "use a known pair, or add this one to `Row::rate` in crates/catalogue and to `RATES` in crates/xtask");
    0
}

fn scopes(node: &Node, faults: &mut Faults) -> Vec<String> {
    let mut scopes = Vec::new();
    for alternative in faults.need(node, "security").map(Node::items).unwrap_or_default() {
        for entry in alternative.entries() {
            for scope in faults.texts(&entry.node) {
                if !scopes.contains(&scope) {
                    scopes.push(scope);
                }
            }
        }
    }
    scopes
}

fn parameters(path: &str, place: Place, node: &Node, context: &Context<'_>, faults: &mut Faults) -> (Vec<Parameter>, Value) {
    let mut wanted: Vec<&str> = segments(path).filter_map(|word| word.strip_prefix('{')?.strip_suffix('}')).collect();
    if wanted.len() > MOST_ARGUMENTS {
        let what = format!("the path has {} arguments", wanted.len());
        faults.add(
            place,
            what,
            format!("a path may have {MOST_ARGUMENTS}; raise MOST_ARGUMENTS in crates/catalogue and crates/xtask if the vendor has more"),
        );
    }
    let mut list = Vec::new();
    let mut schemas = Map::new();
    for parameter in node.get("parameters").map(Node::items).unwrap_or_default() {
        faults.keys(parameter, &vocabulary::PARAMETER);
        let name = faults.need_text(parameter, "name");
        let at = parameter.get("name").map_or(parameter.place, |name| name.place);
        let required = faults.flag(parameter, "required");
        if name.contains('/') {
            faults.add(
                at,
                format!("the name `{name}` holds a slash"),
                "the tables part names by slashes; choose another mark in tables.rs",
            );
        }
        if let Some(schema) = faults.need(parameter, "schema") {
            schema::check(schema, &context.names, faults);
            if schemas.insert(name.clone(), schema::strip(schema)).is_some() {
                faults.add(at, format!("parameter `{name}` is listed twice"), "remove one of them");
            }
            if let Some(example) = parameter.get("example") {
                examples::check(example, schema, &context.components, faults);
            }
        }
        match faults.choice(parameter, "in", &[("path", 2), ("query", 0), ("header", 1)]) {
            Some(2) => {
                let before = wanted.len();
                wanted.retain(|word| *word != name);
                if wanted.len() == before {
                    faults.add(
                        at,
                        format!("path parameter `{name}` is not in the path `{path}`"),
                        format!("remove it, or write `{{{name}}}` in the path"),
                    );
                }
                if !required {
                    faults.add(at, format!("path parameter `{name}` must be required"), "write `required: true`");
                }
            }
            Some(location) => {
                let flags = location | style(parameter, faults) << 1 | u8::from(required) << 3;
                list.push(Parameter { name, flags });
            }
            None => {}
        }
    }
    for name in wanted {
        faults.add(
            place,
            format!("the path parameter `{name}` is missing"),
            format!("add `- name: {name}` with `in: path` to the parameters"),
        );
    }
    (list, Value::Object(schemas))
}

fn style(parameter: &Node, faults: &mut Faults) -> u8 {
    let style = faults.text(parameter, "style");
    let explode = parameter.get("explode").and_then(Node::bool);
    let own = faults.text(parameter, "x-style");
    match (style.as_deref(), explode, own.as_deref()) {
        (None, None, None) => 0,
        (Some("form"), Some(true), None) => 1,
        (Some("form"), Some(false), None) => 2,
        (Some("form"), Some(true), Some("custom-field")) => 3,
        _ => {
            let remedy = "write nothing for one value; `style: form` with `explode: true` (repeat) or `false` (comma); or \
                          `style: form`, `explode: true`, `x-style: custom-field` for an object whose keys are query names";
            faults.add(parameter.place, "no such way to write several values", remedy);
            0
        }
    }
}

struct Body {
    kind: u8,
    required: bool,
    known: bool,
    schema: Option<Value>,
}

fn body(node: &Node, context: &Context<'_>, faults: &mut Faults) -> Body {
    let mut body = Body { kind: 0, required: false, known: true, schema: None };
    let Some(request) = node.get("requestBody") else { return body };
    faults.keys(request, &vocabulary::BODY);
    body.required = faults.flag(request, "required");
    if request.get("x-patch").is_some() {
        faults.choice(request, "x-patch", &[("merge", ()), ("json-patch", ())]);
    }
    let Some(media_types) = faults.need(request, "content") else { return body };
    let [entry] = media_types.entries() else {
        faults.add(media_types.place, "a request body must have one media type", "keep the one that the vendor's own examples use");
        return body;
    };
    if let Some((_, kind)) = BODIES.iter().find(|(name, _)| *name == entry.key) {
        body.kind = *kind;
    } else {
        let names: Vec<&str> = BODIES.iter().map(|(name, _)| *name).collect();
        faults.add(entry.place, format!("no body can be `{}`", entry.key), format!("use one of: {}", names.join(", ")));
    }
    if let Some(schema) = media(&entry.node, context, faults) {
        body.known = schema::is_known(schema, context.schemas);
        body.schema = Some(schema::strip(schema));
    }
    body
}

struct Answers {
    success: Vec<u16>,
    failures: Vec<(u16, Vec<String>)>,
    download: bool,
    known: bool,
    schemas: Value,
}

fn answers(node: &Node, context: &Context<'_>, faults: &mut Faults) -> Answers {
    let mut answers = Answers { success: Vec::new(), failures: Vec::new(), download: false, known: true, schemas: Value::Null };
    let mut schemas = Map::new();
    let responses = faults.need(node, "responses");
    for entry in responses.map(Node::entries).unwrap_or_default() {
        let response = &entry.node;
        faults.keys(response, &vocabulary::RESPONSE);
        let status = entry.key.parse().ok().filter(|status: &u16| (200..600).contains(status));
        let Some(status) = status else {
            faults.add(entry.place, format!("`{}` is not a status", entry.key), "write a number from 200 to 599 in quotes");
            continue;
        };
        for header in response.get("headers").map(Node::entries).unwrap_or_default() {
            faults.keys(&header.node, &vocabulary::HEADER);
        }
        let usual = status < 300 && answers.success.is_empty();
        for entry in response.get("content").map(Node::entries).unwrap_or_default() {
            let json = entry.key == "application/json";
            let schema = media(&entry.node, context, faults);
            if usual {
                answers.download = !json;
                answers.known = schema.is_some_and(|schema| schema::is_known(schema, context.schemas));
            }
            if let Some(schema) = schema.filter(|_| json) {
                schemas.insert(status.to_string(), schema::strip(schema));
            }
        }
        if status < 400 {
            answers.success.push(status);
        } else {
            let codes = response.get("x-error-codes").map(|codes| faults.texts(codes)).unwrap_or_default();
            answers.failures.push((status, codes));
        }
    }
    if let Some(responses) = responses
        && answers.success.first().is_none_or(|status| *status >= 300)
    {
        faults.add(responses.place, "no success status comes first", "list the usual 2xx status before any 3xx status");
    }
    answers.schemas = Value::Object(schemas);
    answers
}

/// Checks a media type with its example; gives its schema.
fn media<'n>(node: &'n Node, context: &Context<'_>, faults: &mut Faults) -> Option<&'n Node> {
    faults.keys(node, &vocabulary::MEDIA);
    let schema = faults.need(node, "schema")?;
    schema::check(schema, &context.names, faults);
    if let Some(example) = node.get("example") {
        examples::check(example, schema, &context.components, faults);
    }
    Some(schema)
}
