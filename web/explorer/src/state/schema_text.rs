//! A JSON Schema in words: what kind of value, within which limits, and what is inside.

use crate::form::Json;
use smartrecruiters_core::schema::Data;

/// What a schema says of a value, short enough for one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Words {
    /// The kind: `string`, `array of Location`, `one of 3 shapes`.
    pub(crate) kind: String,
    /// Limits: `1–300 characters`, `date-time`.
    pub(crate) limits: Vec<String>,
    /// Choices, as JSON without quotes.
    pub(crate) choices: Vec<String>,
    /// Whether other values than the choices may come.
    pub(crate) open: bool,
    /// Whether null may stand for it.
    pub(crate) nullable: bool,
    /// Whether its shape is published whole.
    pub(crate) known: bool,
    /// What it is.
    pub(crate) description: String,
}

/// Something inside a schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Child {
    /// Its name: a field, `item`, `any other field`, `form 1`.
    pub(crate) name: String,
    /// Whether the name is a field's own.
    pub(crate) is_field: bool,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Pointer to its schema.
    pub(crate) pointer: String,
}

/// Follows references. Gives the pointer of the schema meant.
pub(crate) fn resolve(document: &Json, pointer: &str) -> String {
    let mut pointer = pointer.to_owned();
    for _ in 0..MOST_REFERENCES {
        let target = document.get(&pointer).and_then(|schema| schema.entry("$ref")).and_then(Data::text);
        let Some(target) = target.and_then(|target| target.strip_prefix('#')) else { break };
        pointer = target.to_owned();
    }
    pointer
}

/// The schema at `pointer`, in words. A description beside a reference wins over the one behind it.
pub(crate) fn words(document: &Json, pointer: &str) -> Words {
    let own = document.get(pointer).and_then(|schema| schema.entry("description")).and_then(Data::text);
    let meant = resolve(document, pointer);
    let Some(schema) = document.get(&meant).filter(|schema| schema.kind() == "object") else {
        return Words { kind: "any value".to_owned(), known: true, description: own.unwrap_or_default().to_owned(), ..Words::default() };
    };
    let described = schema.entry("description").and_then(Data::text).unwrap_or_default();
    let choices = schema.list("enum").iter();
    Words {
        kind: kind(document, schema, &meant),
        limits: limits(schema),
        choices: choices.map(plain).collect(),
        open: schema.entry("x-open") == Some(&Json::Bool(true)),
        nullable: kinds(schema).contains(&"null"),
        known: schema.entry("x-known") != Some(&Json::Bool(false)),
        description: own.unwrap_or(described).to_owned(),
    }
}

/// What is inside the schema at `pointer`: fields, or what a list holds, or alternatives.
pub(crate) fn children(document: &Json, pointer: &str) -> Vec<Child> {
    let meant = resolve(document, pointer);
    let Some(schema) = document.get(&meant).filter(|schema| schema.kind() == "object") else { return Vec::new() };
    if let Some(items) = schema.entry("items") {
        // A list of plain values has nothing to open; a list of objects opens to their fields.
        let inner = children(document, &format!("{meant}/items"));
        let holds_fields = inner.iter().all(|child| child.is_field);
        let one = Child { name: "item".to_owned(), is_field: false, required: false, pointer: format!("{meant}/items") };
        return if items.kind() != "object" || inner.is_empty() || holds_fields { inner } else { vec![one] };
    }
    let mut found = fields(schema, &meant);
    for part in 0..schema.list("allOf").len() {
        found.extend(children(document, &format!("{meant}/allOf/{part}")));
    }
    if schema.entry("additionalProperties").is_some_and(|each| each.kind() == "object") {
        let pointer = format!("{meant}/additionalProperties");
        found.push(Child { name: "any other field".to_owned(), is_field: false, required: false, pointer });
    }
    for keyword in ["oneOf", "anyOf"] {
        let branches = schema.list(keyword).len();
        found.extend((0..branches).map(|branch| Child {
            name: format!("form {}", branch + 1),
            is_field: false,
            required: false,
            pointer: format!("{meant}/{keyword}/{branch}"),
        }));
    }
    found
}

fn fields(schema: &Json, pointer: &str) -> Vec<Child> {
    let required: Vec<&str> = schema.list("required").iter().filter_map(Data::text).collect();
    let properties = schema.fields("properties").iter();
    properties
        .map(|(name, _)| Child {
            name: name.clone(),
            is_field: true,
            required: required.contains(&name.as_str()),
            pointer: format!("{pointer}/properties/{}", super::openapi::escape(name)),
        })
        .collect()
}

fn kinds(schema: &Json) -> Vec<&str> {
    match schema.entry("type") {
        Some(Json::Text(one)) => vec![one],
        Some(Json::List(many)) => many.iter().filter_map(Data::text).collect(),
        _ => Vec::new(),
    }
}

fn kind(document: &Json, schema: &Json, pointer: &str) -> String {
    let name = pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
    let plain: Vec<&str> = kinds(schema).into_iter().filter(|kind| *kind != "null").collect();
    if plain.contains(&"array") {
        let inner = resolve(document, &format!("{pointer}/items"));
        let items = document.get(&inner);
        return items.map_or_else(|| "array".to_owned(), |items| format!("array of {}", kind(document, items, &inner)));
    }
    let branches = ["oneOf", "anyOf"].iter().find_map(|keyword| schema.entry(keyword)).map(Data::items);
    match (name, branches) {
        (Some(name), _) if plain.contains(&"object") || branches.is_some() => name.to_owned(),
        (_, Some(branches)) => format!("one of {} shapes", branches.len()),
        _ if plain.is_empty() && schema.entry("properties").is_some() => "object".to_owned(),
        _ if plain.is_empty() => "any value".to_owned(),
        _ => plain.join(" or "),
    }
}

fn limits(schema: &Json) -> Vec<String> {
    let text = |key: &str| schema.entry(key).map(plain);
    let mut found: Vec<String> = text("format").into_iter().collect();
    found.extend(range(text("minLength"), text("maxLength"), "character"));
    found.extend(range(text("minimum"), text("maximum"), ""));
    found.extend(range(text("minItems"), text("maxItems"), "item"));
    found.extend(text("default").map(|value| format!("default {value}")));
    found.extend(text("pattern").map(|value| format!("matches {value}")));
    for (key, words) in
        [("uniqueItems", "no item twice"), ("readOnly", "read only"), ("writeOnly", "write only"), ("deprecated", "deprecated")]
    {
        if schema.entry(key) == Some(&Json::Bool(true)) {
            found.push(words.to_owned());
        }
    }
    found
}

/// A text without quotes, or another value as JSON.
pub(crate) fn plain(value: &Json) -> String {
    value.plain().unwrap_or_else(|| value.compact())
}

fn range(least: Option<String>, most: Option<String>, unit: &str) -> Option<String> {
    let range = match (least, most) {
        (Some(least), Some(most)) if least == most => least,
        (Some(least), Some(most)) => format!("{least}–{most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => return None,
    };
    let plural = if range == "1" || range.ends_with(" 1") { "" } else { "s" };
    Some(if unit.is_empty() { range } else { format!("{range} {unit}{plural}") })
}

const MOST_REFERENCES: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Json {
        json!({"components": {"schemas": {
            "User": {
                "type": "object", "description": "A person.", "required": ["name"],
                "properties": {
                    "role": {"description": "What they may do.", "$ref": "#/components/schemas/Role"},
                    "name": {"type": "string", "minLength": 1, "maxLength": 300},
                    "since": {"type": ["string", "null"], "format": "date-time"},
                    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 1},
                    "roles": {"type": "array", "items": {"$ref": "#/components/schemas/Role"}},
                    "parent": {"$ref": "#/components/schemas/User"}
                },
                "additionalProperties": {"type": "string"}
            },
            "Role": {"type": "object", "properties": {"id": {"enum": ["A", 1], "x-open": true}}},
            "Change": {"oneOf": [{"type": "object"}, {"type": "string"}]}
        }}})
        .into()
    }

    #[test]
    fn a_schema_is_told_in_a_line() {
        let document = document();
        let told = |name: &str| words(&document, &format!("/components/schemas/User/properties/{name}"));
        assert_eq!((told("role").kind, told("role").description), ("Role".to_owned(), "What they may do.".to_owned()));
        assert_eq!((told("name").kind, told("name").limits), ("string".to_owned(), vec!["1–300 characters".to_owned()]));
        assert!(told("since").nullable && told("since").kind == "string");
        assert_eq!((told("tags").kind, told("tags").limits), ("array of string".to_owned(), vec!["at most 1 item".to_owned()]));
        assert_eq!(told("roles").kind, "array of Role");
        let id = words(&document, "/components/schemas/Role/properties/id");
        assert_eq!((id.choices, id.open, id.kind), (vec!["A".to_owned(), "1".to_owned()], true, "any value".to_owned()));
        assert_eq!(words(&document, "/components/schemas/Change").kind, "Change");
        assert_eq!(words(&document, "/nowhere").kind, "any value");
    }

    #[test]
    fn what_is_inside_is_listed_in_the_order_of_the_document() {
        let document = document();
        let names = |pointer: &str| children(&document, pointer).into_iter().map(|child| child.name).collect::<Vec<_>>();
        assert_eq!(names("/components/schemas/User"), ["role", "name", "since", "tags", "roles", "parent", "any other field"]);
        assert_eq!(names("/components/schemas/User/properties/roles"), ["id"]);
        assert_eq!(names("/components/schemas/User/properties/tags"), [""; 0]);
        assert_eq!(names("/components/schemas/Change"), ["form 1", "form 2"]);
    }
}
