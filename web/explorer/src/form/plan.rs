//! What an operation asks for, read from the OpenAPI document of its family.

use serde_json::{Map, Value};

use smartrecruiters_catalogue::{BodyKind, Location, Operation, Segment, Style};
use smartrecruiters_core::schema::Document;

/// An operation in its document.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) operation: Operation,
    pub(crate) document: &'a Value,
    described: &'a Value,
}

/// A parameter, path arguments included.
pub(crate) struct Parameter<'a> {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    pub(crate) style: Style,
    pub(crate) required: bool,
    pub(crate) help: &'a str,
    pub(crate) deprecated: bool,
    /// What one value must be: of a list, each of its items; of custom fields, the text of each.
    pub(crate) schema: &'a Value,
    pub(crate) example: Option<&'a Value>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
}

/// The body of a request.
pub(crate) struct Body<'a> {
    pub(crate) kind: BodyKind,
    pub(crate) required: bool,
    pub(crate) help: &'a str,
    pub(crate) schema: &'a Value,
    pub(crate) example: Option<&'a Value>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(operation: Operation, document: &'a Value) -> Self {
        let method = operation.method().as_str().to_ascii_lowercase();
        let described = path_item(document, operation.path()).and_then(|item| item.get(&method)).unwrap_or(&Value::Null);
        Self { operation, document, described }
    }

    /// Path arguments in order, then what is required, then the rest.
    pub(crate) fn parameters(&self) -> Vec<Parameter<'a>> {
        let in_path = self.operation.segments().filter_map(|segment| match segment {
            Segment::Argument(name) => Some((name, Place::Path, Style::Single, true)),
            Segment::Literal(_) => None,
        });
        let others = self.operation.parameters().map(|parameter| {
            let place = match parameter.location {
                Location::Query => Place::Query,
                Location::Header => Place::Header,
            };
            (parameter.name, place, parameter.style, parameter.required)
        });
        let found = in_path.chain(others).map(|(name, place, style, required)| self.parameter(name, place, style, required));
        required_first(found, |parameter| parameter.required)
    }

    pub(crate) fn body(&self) -> Option<Body<'a>> {
        let kind = self.operation.body();
        let media_type = kind.media_type()?;
        let body = self.described.get("requestBody").unwrap_or(&Value::Null);
        let media = body.get("content").and_then(|content| content.get(media_type)).unwrap_or(&Value::Null);
        Some(Body {
            kind,
            required: self.operation.body_required(),
            help: text(body, "description"),
            schema: media.get("schema").unwrap_or(&ANYTHING),
            example: media.get("example"),
        })
    }

    pub(crate) fn is_patch(&self) -> bool {
        self.operation.body() == BodyKind::JsonPatch
    }

    /// The schema behind a `$ref`, or the schema itself.
    pub(crate) fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut found = schema;
        for _ in 0..MOST_REFERENCES {
            let Some(target) = found.get("$ref").and_then(Value::as_str).and_then(|name| self.document.pointer(name.strip_prefix('#')?))
            else {
                break;
            };
            found = target;
        }
        found
    }

    /// Checks values against the schemas of this operation. It holds a copy of these schemas alone, so that it is quick to make.
    pub(crate) fn checker(&self) -> Document {
        let mut kept = Map::new();
        let mut waiting = Vec::new();
        references(self.described.get("parameters"), &mut waiting);
        references(self.described.get("requestBody"), &mut waiting);
        while let Some(name) = waiting.pop() {
            if !kept.contains_key(name)
                && let Some(schema) = self.document.pointer(&format!("/components/schemas/{name}"))
            {
                kept.insert(name.to_owned(), schema.clone());
                references(Some(schema), &mut waiting);
            }
        }
        Document::new(object("components", object("schemas", Value::Object(kept))))
    }

    /// What the resource looks like that a JSON Patch changes: the success answer, where it shows the resource.
    pub(crate) fn patched(&self) -> Option<&'a Value> {
        let own = success(self.described);
        let read = || success(path_item(self.document, self.operation.path())?.get("get")?);
        own.or_else(read).and_then(|media| media.get("schema"))
    }

    fn parameter(&self, name: &'static str, place: Place, style: Style, required: bool) -> Parameter<'a> {
        let listed = self.described.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let described = listed.into_iter().find(|one| text(one, "name") == name).unwrap_or(&Value::Null);
        let whole = self.resolve(described.get("schema").unwrap_or(&ANYTHING));
        let each = match style {
            Style::Single => whole,
            Style::Repeat | Style::Comma => whole.get("items").unwrap_or(whole),
            Style::CustomField => whole.get("additionalProperties").unwrap_or(&ANYTHING),
        };
        let example = described.get("example").or_else(|| whole.get("example")).or_else(|| self.example_of_argument(name, place));
        Parameter {
            name,
            place,
            style,
            required,
            help: text(described, "description"),
            deprecated: flag(described, "deprecated"),
            schema: self.resolve(each),
            example,
        }
    }

    /// A path argument as the examples of the document have it: from the answer that shows the thing it names, from the list that holds
    /// it, or from any example that mentions it.
    fn example_of_argument(&self, name: &str, place: Place) -> Option<&'a Value> {
        if place != Place::Path {
            return None;
        }
        let (before, _) = self.operation.path().split_once(&format!("{{{name}}}"))?;
        let shown = |path: &str| success(path_item(self.document, path)?.get("get")?)?.get("example");
        let one = shown(&format!("{before}{{{name}}}")).and_then(|thing| named(thing, name));
        let listed = || named(first_item(shown(before.trim_end_matches('/'))?)?, name);
        one.or_else(listed).or_else(|| self.mentioned(name))
    }

    /// What any example of the document has under this name; for `jobId` also the `id` of a `job`.
    fn mentioned(&self, name: &str) -> Option<&'a Value> {
        let whole = name.char_indices().rfind(|(_, letter)| letter.is_ascii_uppercase()).and_then(|(end, _)| name.split_at_checked(end));
        let part = whole.map(|(thing, part)| (thing, part.to_ascii_lowercase()));
        let others = self.document.get("paths")?.as_object()?.values().filter_map(Value::as_object).flat_map(|item| item.values());
        [self.described].into_iter().chain(others).find_map(|described| {
            examples(described).find_map(|example| {
                find(example, &|key, value| match &part {
                    _ if key == name => Some(value),
                    Some((thing, part)) if key == *thing => value.get(part),
                    _ => None,
                })
            })
        })
    }
}

/// An object with one entry.
fn object(name: &str, value: Value) -> Value {
    let mut entries = Map::new();
    entries.insert(name.to_owned(), value);
    Value::Object(entries)
}

/// The same in their order, but required ones before the others. (A sort would weigh more in the page.)
pub(crate) fn required_first<T>(all: impl IntoIterator<Item = T>, is_required: impl Fn(&T) -> bool) -> Vec<T> {
    let mut first = Vec::new();
    let mut others = Vec::new();
    for one in all {
        if is_required(&one) { first.push(one) } else { others.push(one) }
    }
    first.append(&mut others);
    first
}

/// A text of `value`. Empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Whether `value` says so.
pub(crate) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or_default()
}

fn path_item<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    document.get("paths")?.get(path)
}

/// The JSON of an operation's first success answer.
fn success(described: &Value) -> Option<&Value> {
    let responses = described.get("responses")?.as_object()?;
    responses.iter().find(|(status, _)| status.starts_with('2')).and_then(|(_, response)| response.get("content")?.get("application/json"))
}

fn first_item(shown: &Value) -> Option<&Value> {
    shown.as_array().or_else(|| shown.as_object()?.values().find_map(Value::as_array))?.first()
}

/// The member that an argument such as `id` or `jobId` stands for.
fn named<'a>(shown: &'a Value, name: &str) -> Option<&'a Value> {
    shown.get(name).or_else(|| shown.get("id")).filter(|found| is_single(found))
}

fn is_single(value: &Value) -> bool {
    value.is_string() || value.is_number()
}

/// The examples of an operation's answers and body.
fn examples(described: &Value) -> impl Iterator<Item = &Value> {
    let responses = described.get("responses").and_then(Value::as_object).into_iter().flatten().map(|(_, response)| response);
    let all = responses.chain(described.get("requestBody"));
    all.filter_map(|one| one.get("content")?.as_object()).flatten().filter_map(|(_, media)| media.get("example"))
}

/// The first single value that `pick` takes of the members in `value`, at any depth.
fn find<'a>(value: &'a Value, pick: &impl Fn(&str, &'a Value) -> Option<&'a Value>) -> Option<&'a Value> {
    match value {
        Value::Object(entries) => {
            let here = entries.iter().find_map(|(key, inner)| pick(key, inner).filter(|found| is_single(found)));
            here.or_else(|| entries.values().find_map(|inner| find(inner, pick)))
        }
        Value::Array(items) => items.iter().find_map(|item| find(item, pick)),
        _ => None,
    }
}

/// Adds the names of the schemas that `value` refers to.
fn references<'a>(value: Option<&'a Value>, names: &mut Vec<&'a str>) {
    match value {
        Some(Value::Object(entries)) => {
            names.extend(entries.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/components/schemas/")));
            entries.values().for_each(|inner| references(Some(inner), names));
        }
        Some(Value::Array(items)) => items.iter().for_each(|inner| references(Some(inner), names)),
        _ => {}
    }
}

/// The schema that accepts anything.
pub(crate) static ANYTHING: Value = Value::Bool(true);

const MOST_REFERENCES: usize = 16;
