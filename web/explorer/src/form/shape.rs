//! What kind of input a schema asks for.

use super::plan::{ANYTHING, Plan, flag, required_first, text};
use crate::form::json::Json;
use smartrecruiters_core::schema::Data;

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape<'a> {
    Text,
    Number {
        whole: bool,
    },
    Boolean,
    /// One of the texts or numbers of the schema's `enum`.
    Choice,
    Object,
    /// A list, with the schema of its items.
    List(&'a Json),
    /// Anything: no shape is published.
    Anything,
}

/// A field of an object.
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    pub(crate) schema: &'a Json,
    pub(crate) required: bool,
}

/// One of the forms that a value may take.
#[derive(Clone, Copy)]
pub(crate) enum Alternative<'a> {
    /// A branch of `oneOf` or `anyOf`.
    Branch(&'a Json),
    /// One of the names in `type`.
    Kind(&'a str),
    /// Any text, where the shape is unknown.
    AnyText,
    /// Any JSON, where the shape is unknown.
    AnyJson,
}

impl<'a> Plan<'a> {
    /// The kind of a resolved schema that has no alternatives, or whose alternatives do not matter.
    pub(crate) fn shape(&self, schema: &'a Json) -> Shape<'a> {
        if choices(schema).next().is_some() {
            return Shape::Choice;
        }
        match kinds(schema).as_slice() {
            [one] => self.shape_of_kind(one, schema),
            [] if schema.entry("properties").is_some() || schema.entry("allOf").is_some() => Shape::Object,
            [] if schema.entry("items").is_some() => self.shape_of_kind("array", schema),
            _ => Shape::Anything,
        }
    }

    pub(crate) fn shape_of_kind(&self, kind: &str, schema: &'a Json) -> Shape<'a> {
        match kind {
            "string" => Shape::Text,
            "number" => Shape::Number { whole: false },
            "integer" => Shape::Number { whole: true },
            "boolean" => Shape::Boolean,
            "array" => Shape::List(schema.entry("items").unwrap_or(&ANYTHING)),
            "object" if self.is_described(schema) => Shape::Object,
            _ => Shape::Anything,
        }
    }

    /// The fields of an object with these schemas, each once, required ones first.
    pub(crate) fn members(&self, schemas: &[&'a Json]) -> Vec<Member<'a>> {
        let mut found = Vec::new();
        for schema in schemas {
            self.collect(schema, &mut found);
        }
        required_first(found, |member| member.required)
    }

    /// The schema of fields that are not listed. `None` where the vendor ignores such fields.
    pub(crate) fn extra(&self, schemas: &[&'a Json]) -> Option<&'a Json> {
        let resolved = schemas.iter().map(|schema| self.resolve(schema));
        resolved.into_iter().find_map(|schema| match schema.entry("additionalProperties") {
            Some(Json::Bool(false)) => None,
            Some(each) => Some(each),
            None => is_unknown(schema).then_some(&ANYTHING),
        })
    }

    /// The forms that a value of a resolved schema may take. Empty where there is one only.
    pub(crate) fn alternatives(&self, schema: &'a Json) -> Vec<Alternative<'a>> {
        let branches: Vec<_> = branches(schema).filter(|branch| !is_null(self.resolve(branch))).collect();
        if branches.len() > 1 {
            return branches.into_iter().map(Alternative::Branch).collect();
        }
        let kinds = kinds(schema);
        if kinds.len() > 1 && choices(schema).next().is_none() {
            return kinds.into_iter().map(Alternative::Kind).collect();
        }
        if branches.is_empty() && kinds.is_empty() && self.shape(schema) == Shape::Anything {
            return vec![Alternative::AnyText, Alternative::AnyJson];
        }
        Vec::new()
    }

    /// What an alternative is called: by its title, its name, the constant that tells it apart, or its kind.
    pub(crate) fn label(&self, alternative: Alternative<'a>) -> String {
        let branch = match alternative {
            Alternative::Branch(branch) => branch,
            Alternative::Kind(kind) => return kind.to_owned(),
            Alternative::AnyText => return "text".to_owned(),
            Alternative::AnyJson => return "JSON".to_owned(),
        };
        let resolved = self.resolve(branch);
        let constant = || {
            let members = self.members(&[resolved]);
            let fixed = members.iter().find_map(|member| {
                let mut values = choices(self.resolve(member.schema));
                values.next().filter(|_| values.next().is_none())
            })?;
            fixed.text().map(str::to_owned)
        };
        let title = Some(text(resolved, "title")).filter(|title| !title.is_empty()).map(str::to_owned);
        let name = || text(branch, "$ref").rsplit_once('/').map(|(_, name)| name.to_owned());
        title.or_else(constant).or_else(name).unwrap_or_else(|| match self.shape(resolved) {
            Shape::List(_) => "list".to_owned(),
            Shape::Object => "object".to_owned(),
            _ => kinds(resolved).first().copied().unwrap_or("JSON").to_owned(),
        })
    }

    /// Whether null is one of the values.
    pub(crate) fn is_nullable(&self, schema: &'a Json) -> bool {
        match schema.entry("type") {
            Some(Json::List(names)) => names.iter().any(|name| name.text() == Some("null")),
            Some(_) => false,
            None => schema.list("enum").contains(&Json::Null) || branches(schema).any(|branch| is_null(self.resolve(branch))),
        }
    }

    fn collect(&self, schema: &'a Json, found: &mut Vec<Member<'a>>) {
        let schema = self.resolve(schema);
        let required: Vec<&str> = schema.list("required").iter().filter_map(Data::text).collect();
        for (name, member) in schema.fields("properties") {
            match found.iter_mut().find(|other| other.name == name) {
                Some(other) => *other = Member { schema: member, required: other.required || required.contains(&name.as_str()), ..*other },
                None => found.push(Member { name, schema: member, required: required.contains(&name.as_str()) }),
            }
        }
        schema.list("allOf").iter().for_each(|part| self.collect(part, found));
    }

    /// Whether anything is said of the fields of an object.
    fn is_described(&self, schema: &'a Json) -> bool {
        !self.members(&[schema]).is_empty() || schema.entry("additionalProperties").is_some_and(|each| each.truth().is_none())
    }
}

/// The values of `enum` or `const`, null left out.
pub(crate) fn choices(schema: &Json) -> impl Iterator<Item = &Json> {
    let listed = schema.list("enum").iter();
    listed.chain(schema.entry("const")).filter(|value| **value != Json::Null)
}

/// Whether values that are not listed may be taken too.
pub(crate) fn is_open(schema: &Json) -> bool {
    flag(schema, "x-open")
}

/// Whether a part of the shape is not published.
pub(crate) fn is_unknown(schema: &Json) -> bool {
    schema.entry("x-known") == Some(&Json::Bool(false))
}

/// The names in `type`, null left out.
pub(crate) fn kinds(schema: &Json) -> Vec<&str> {
    match schema.entry("type") {
        Some(Json::Text(one)) => vec![one],
        Some(Json::List(names)) => names.iter().filter_map(Data::text).filter(|name| *name != "null").collect(),
        _ => Vec::new(),
    }
}

fn branches(schema: &Json) -> impl Iterator<Item = &Json> {
    ["oneOf", "anyOf"].into_iter().filter_map(|keyword| schema.entry(keyword)).flat_map(Data::items)
}

fn is_null(schema: &Json) -> bool {
    text(schema, "type") == "null"
}
