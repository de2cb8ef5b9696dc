//! The inputs that single values are typed into, and how what is typed is read.

use super::json::Json;
use super::plan::{Plan, text};
use super::shape::{Shape, choices, is_open};
use smartrecruiters_core::schema::Data;

/// What a single value is typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// One line, and the keyboard for it: `text`, `email`, `url`. (Inputs of the kinds `email` and `url` would drop spaces.)
    Line(&'static str),
    /// Several lines.
    Area,
    /// One line that is covered.
    Secret,
    /// One line of digits.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A choice; where it is open, other texts may be typed.
    Choice { options: Vec<Json>, open: bool },
    /// An RFC 3339 date and time.
    DateTime,
    /// A date.
    Date,
    /// Bytes as base64, typed or taken from a file.
    Base64,
}

impl Input {
    /// The input for values of a resolved schema. `None` where they are not single values.
    pub(crate) fn of(shape: Shape<'_>, schema: &Json, name: &str) -> Option<Self> {
        Some(match shape {
            Shape::Text => Self::of_text(schema, name),
            Shape::Number { .. } => Self::Number,
            Shape::Boolean => Self::Boolean,
            Shape::Choice => Self::Choice { options: choices(schema).cloned().collect(), open: is_open(schema) },
            Shape::Object | Shape::List(_) | Shape::Anything => return None,
        })
    }

    /// The input for values of this schema, single or not: what has no input of its own is typed as text.
    pub(crate) fn of_schema<'a>(plan: Plan<'a>, schema: &'a Json, name: &str) -> Self {
        let schema = plan.resolve(schema);
        Self::of(plan.shape(schema), schema, name).unwrap_or(Self::Line("text"))
    }

    /// The value that a typed text stands for. What is not of the kind is kept as text, so that nothing typed is lost and the check tells.
    pub(crate) fn read(&self, typed: &str) -> Json {
        match self {
            Self::Number => Json::number(typed).unwrap_or_else(|| Json::text(typed)),
            Self::Boolean if matches!(typed, "true" | "false") => Json::Bool(typed == "true"),
            Self::Choice { options, .. } => {
                let chosen = options.iter().find(|option| option.plain().as_deref() == Some(typed));
                chosen.cloned().unwrap_or_else(|| Json::text(typed))
            }
            _ => Json::text(typed),
        }
    }

    fn of_text(schema: &Json, name: &str) -> Self {
        if schema.entry("writeOnly").and_then(Data::truth) == Some(true) || text(schema, "format") == "password" || is_secret_name(name) {
            return Self::Secret;
        }
        match (text(schema, "format"), text(schema, "contentEncoding")) {
            ("date-time", _) => Self::DateTime,
            ("date", _) => Self::Date,
            ("email", _) => Self::Line("email"),
            ("uri", _) => Self::Line("url"),
            (_, "base64") => Self::Base64,
            _ if schema.entry("maxLength").and_then(Data::count).is_some_and(|most| most >= LONG) => Self::Area,
            _ => Self::Line("text"),
        }
    }
}

fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_WORDS.iter().any(|word| name.ends_with(word))
}

const SECRET_WORDS: [&str; 3] = ["password", "secret", "refresh_token"];
/// From this length on, a text is likely to have several lines.
const LONG: u64 = 1000;
