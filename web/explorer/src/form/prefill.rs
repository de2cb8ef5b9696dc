//! Values to start from: those of the examples, and where there is none, of the schema.

use smartrecruiters_core::schema::Data;
use smartrecruiters_core::schema::matches;

use super::json::Json;
use super::plan::{Plan, text};
use super::shape::{Alternative, Shape, choices};

/// What stands where neither example nor default is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// Nothing: the reader types it.
    Blank,
    /// Something that the schema accepts.
    Sample,
}

impl<'a> Plan<'a> {
    /// The body of the example; without one, the least that the schema accepts.
    pub(crate) fn example_body(&self) -> Option<Json> {
        let body = self.body()?;
        Some(body.example.map_or_else(|| self.filled(body.schema, Fill::Sample), Clone::clone))
    }

    /// The example without what is optional.
    pub(crate) fn required_body(&self) -> Option<Json> {
        let body = self.body()?;
        Some(self.required(body.schema, body.example.cloned().as_ref(), 0))
    }

    /// A value of this schema: its example or default, or its required parts filled in.
    pub(crate) fn filled(&self, schema: &'a Json, fill: Fill) -> Json {
        self.fill(schema, fill, 0)
    }

    fn fill(&self, schema: &'a Json, fill: Fill, depth: usize) -> Json {
        let schema = self.resolve(schema);
        if depth > MOST_DEPTH {
            return Json::Null;
        }
        if let Some(known) = known(schema) {
            return known.clone();
        }
        let alternative = self.alternatives(schema).first().copied();
        let (branch, shape) = match alternative {
            Some(Alternative::Branch(branch)) => (self.resolve(branch), self.shape(self.resolve(branch))),
            Some(Alternative::Kind(kind)) => (schema, self.shape_of_kind(kind, schema)),
            Some(Alternative::AnyText) if fill == Fill::Blank => (schema, Shape::Text),
            _ => (schema, self.shape(schema)),
        };
        match shape {
            Shape::Text if fill == Fill::Blank => Json::text(""),
            Shape::Text => Json::Text(sample_text(branch)),
            Shape::Number { .. } => Json::Number(branch.entry("minimum").map_or_else(|| "0".to_owned(), Json::compact)),
            Shape::Boolean => Json::Bool(false),
            Shape::Choice => known_choice(branch),
            Shape::List(items) => Json::List((0..least_items(branch)).map(|_| self.fill(items, fill, depth + 1)).collect()),
            Shape::Object => {
                let members = self.members(&[schema, branch]).into_iter().filter(|member| member.required);
                Json::Object(members.map(|member| (member.name.to_owned(), self.fill(member.schema, fill, depth + 1))).collect())
            }
            Shape::Anything if text(schema, "type") == "array" => Json::List(Vec::new()),
            Shape::Anything => Json::Object(Vec::new()),
        }
    }

    fn required(&self, schema: &'a Json, example: Option<&Json>, depth: usize) -> Json {
        let schema = self.resolve(schema);
        match (example, self.shape(schema)) {
            (None, _) => self.fill(schema, Fill::Sample, depth),
            (Some(example @ Json::Object(_)), Shape::Object) if self.alternatives(schema).is_empty() => {
                let members = self.members(&[schema]).into_iter().filter(|member| member.required);
                let kept =
                    members.map(|member| (member.name.to_owned(), self.required(member.schema, example.entry(member.name), depth + 1)));
                Json::Object(kept.collect())
            }
            (Some(Json::List(items)), Shape::List(each)) => {
                let kept = items.iter().take(least_items(schema).max(1));
                Json::List(kept.map(|item| self.required(each, Some(item), depth + 1)).collect())
            }
            (Some(example), _) => example.clone(),
        }
    }
}

/// The example or default of a schema, or the one value that it allows.
fn known(schema: &Json) -> Option<&Json> {
    let first = || schema.list("examples").first();
    schema.entry("example").or_else(first).or_else(|| schema.entry("default"))
}

fn known_choice(schema: &Json) -> Json {
    choices(schema).next().map_or(Json::Null, Clone::clone)
}

fn least_items(schema: &Json) -> usize {
    schema.entry("minItems").and_then(Data::count).map_or(0, |least| least.min(MOST_ITEMS) as usize)
}

/// A text that the schema accepts, as far as one can be found.
fn sample_text(schema: &Json) -> String {
    let fits = |sample: &&str| {
        let length = sample.chars().count() as u64;
        let limit = |key: &str| schema.entry(key).and_then(Data::count);
        schema.entry("pattern").and_then(Data::text).is_none_or(|pattern| matches(pattern, sample))
            && limit("minLength").is_none_or(|least| length >= least)
            && limit("maxLength").is_none_or(|most| length <= most)
    };
    let by_format = FORMATS.iter().find(|(format, _)| *format == text(schema, "format")).map(|(_, sample)| *sample);
    let found = by_format.or_else(|| SAMPLES.iter().copied().find(fits)).unwrap_or_default();
    found.to_owned()
}

const FORMATS: [(&str, &str); 5] = [
    ("date-time", "2026-10-13T18:04:52.562Z"),
    ("date", "2026-10-13"),
    ("email", "susan.santos@alder-robotics.example"),
    ("uuid", "6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01"),
    ("uri", "https://alder-robotics.example/"),
];

/// Tried in this order where a pattern or a length must be met.
const SAMPLES: [&str; 10] = [
    "text",
    "US",
    "USD",
    "5f8a1c2e9b3d4a0012c4e105",
    "https://alder-robotics.example/",
    "X-Sample",
    "2026-10-13",
    "10:00",
    "/path",
    "a longer sample text",
];

const MOST_DEPTH: usize = 12;
const MOST_ITEMS: u64 = 10;
