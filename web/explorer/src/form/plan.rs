//! What an operation asks for, read from the OpenAPI document of its family.

use crate::form::json::Json;
use smartrecruiters_catalogue::{BodyKind, Location, Operation, Segment, Style};
use smartrecruiters_core::schema::Data;

/// An operation in its document.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) operation: Operation,
    pub(crate) document: &'a Json,
    described: &'a Json,
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
    pub(crate) schema: &'a Json,
    pub(crate) example: Option<&'a Json>,
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
    pub(crate) schema: &'a Json,
    pub(crate) example: Option<&'a Json>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(operation: Operation, document: &'a Json) -> Self {
        let method = operation.method().as_str().to_ascii_lowercase();
        let described = path_item(document, operation.path()).and_then(|item| item.entry(&method)).unwrap_or(&Json::Null);
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
        let body = self.described.entry("requestBody").unwrap_or(&Json::Null);
        let media = body.entry("content").and_then(|content| content.entry(media_type)).unwrap_or(&Json::Null);
        Some(Body {
            kind,
            required: self.operation.body_required(),
            help: text(body, "description"),
            schema: media.entry("schema").unwrap_or(&ANYTHING),
            example: media.entry("example"),
        })
    }

    pub(crate) fn is_patch(&self) -> bool {
        self.operation.body() == BodyKind::JsonPatch
    }

    /// The schema behind a `$ref`, or the schema itself.
    pub(crate) fn resolve(&self, schema: &'a Json) -> &'a Json {
        let mut found = schema;
        for _ in 0..MOST_REFERENCES {
            let Some(target) = found.entry("$ref").and_then(Data::text).and_then(|name| self.document.get(name.strip_prefix('#')?)) else {
                break;
            };
            found = target;
        }
        found
    }

    /// What the resource looks like that a JSON Patch changes: the success answer, where it shows the resource.
    pub(crate) fn patched(&self) -> Option<&'a Json> {
        let own = success(self.described);
        let read = || success(path_item(self.document, self.operation.path())?.entry("get")?);
        own.or_else(read).and_then(|media| media.entry("schema"))
    }

    fn parameter(&self, name: &'static str, place: Place, style: Style, required: bool) -> Parameter<'a> {
        let listed = self.described.list("parameters").iter();
        let described = listed.into_iter().find(|one| text(one, "name") == name).unwrap_or(&Json::Null);
        let whole = self.resolve(described.entry("schema").unwrap_or(&ANYTHING));
        let each = match style {
            Style::Single => whole,
            Style::Repeat | Style::Comma => whole.entry("items").unwrap_or(whole),
            Style::CustomField => whole.entry("additionalProperties").unwrap_or(&ANYTHING),
        };
        let example = described.entry("example").or_else(|| whole.entry("example")).or_else(|| self.example_of_argument(name, place));
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
    fn example_of_argument(&self, name: &str, place: Place) -> Option<&'a Json> {
        if place != Place::Path {
            return None;
        }
        let (before, _) = self.operation.path().split_once(&format!("{{{name}}}"))?;
        let shown = |path: &str| success(path_item(self.document, path)?.entry("get")?)?.entry("example");
        let one = shown(&format!("{before}{{{name}}}")).and_then(|thing| named(thing, name));
        let listed = || named(first_item(shown(before.trim_end_matches('/'))?)?, name);
        one.or_else(listed).or_else(|| self.mentioned(name))
    }

    /// What any example of the document has under this name; for `jobId` also the `id` of a `job`.
    fn mentioned(&self, name: &str) -> Option<&'a Json> {
        let whole = name.char_indices().rfind(|(_, letter)| letter.is_ascii_uppercase()).and_then(|(end, _)| name.split_at_checked(end));
        let part = whole.map(|(thing, part)| (thing, part.to_ascii_lowercase()));
        let others = self.document.fields("paths").iter().flat_map(|(_, item)| item.all()).map(|(_, described)| described);
        [self.described].into_iter().chain(others).find_map(|described| {
            examples(described).find_map(|example| {
                find(example, &|key, value| match &part {
                    _ if key == name => Some(value),
                    Some((thing, part)) if key == *thing => value.entry(part),
                    _ => None,
                })
            })
        })
    }
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
pub(crate) fn text<'a>(value: &'a Json, key: &str) -> &'a str {
    value.entry(key).and_then(Data::text).unwrap_or_default()
}

/// Whether `value` says so.
pub(crate) fn flag(value: &Json, key: &str) -> bool {
    value.entry(key).and_then(Data::truth).unwrap_or_default()
}

fn path_item<'a>(document: &'a Json, path: &str) -> Option<&'a Json> {
    document.entry("paths")?.entry(path)
}

/// The JSON of an operation's first success answer.
fn success(described: &Json) -> Option<&Json> {
    let (_, response) = described.fields("responses").iter().find(|(status, _)| status.starts_with('2'))?;
    response.entry("content")?.entry("application/json")
}

fn first_item(shown: &Json) -> Option<&Json> {
    let listed = || shown.all().iter().find_map(|(_, inner)| inner.items().first());
    shown.items().first().or_else(listed)
}

/// The member that an argument such as `id` or `jobId` stands for.
fn named<'a>(shown: &'a Json, name: &str) -> Option<&'a Json> {
    shown.entry(name).or_else(|| shown.entry("id")).filter(|found| is_single(found))
}

fn is_single(value: &Json) -> bool {
    matches!(value, Json::Text(_) | Json::Number(_))
}

/// The examples of an operation's answers and body.
fn examples(described: &Json) -> impl Iterator<Item = &Json> {
    let responses = described.fields("responses").iter().map(|(_, response)| response);
    let all = responses.chain(described.entry("requestBody"));
    all.flat_map(|one| one.fields("content")).filter_map(|(_, media)| media.entry("example"))
}

/// The first single value that `pick` takes of the members in `value`, at any depth.
fn find<'a>(value: &'a Json, pick: &impl Fn(&str, &'a Json) -> Option<&'a Json>) -> Option<&'a Json> {
    match value {
        Json::Object(entries) => {
            let here = entries.iter().find_map(|(key, inner)| pick(key, inner).filter(|found| is_single(found)));
            here.or_else(|| entries.iter().find_map(|(_, inner)| find(inner, pick)))
        }
        Json::List(items) => items.iter().find_map(|item| find(item, pick)),
        _ => None,
    }
}

/// The schema that accepts anything.
pub(crate) static ANYTHING: Json = Json::Bool(true);

const MOST_REFERENCES: usize = 16;
