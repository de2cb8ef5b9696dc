//! JSON as it was written: order, repeated names and the digits of numbers are kept.
//!
//! A type of its own, because others round `12345678901234567890123` and drop the first of two equal names: a form that claims to lose
//! nothing cannot stand on them.

use std::fmt::Write as _;

use smartrecruiters_core::schema::Data;

pub(crate) use self::read::TextFault;

mod data;
mod number;
pub(crate) mod pointer;
mod read;
#[cfg(test)]
mod tests;

/// One JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The digits as written.
    Number(String),
    /// A text.
    Text(String),
    /// Items in order.
    List(Vec<Json>),
    /// Names and values in order; of equal names the last counts, as everywhere in JSON.
    Object(Vec<(String, Json)>),
    /// What was typed where JSON is due and is not JSON yet. It is written as it stands, so nothing typed is lost.
    Draft(String),
}

impl Json {
    /// The value that `text` holds.
    ///
    /// # Errors
    /// The first place where `text` stops being JSON.
    pub(crate) fn parse(text: &str) -> Result<Self, TextFault> {
        read::read(text)
    }

    /// The value, or the text as a draft where it is none.
    pub(crate) fn parse_or_draft(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|_| Self::Draft(text.to_owned()))
    }

    /// A number with these digits. `None` where they are not one.
    pub(crate) fn number(text: &str) -> Option<Self> {
        Self::parse(text.trim()).ok().filter(|found| matches!(found, Self::Number(_)))
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The items of the list that is the entry of this name. None where it is none.
    pub(crate) fn list(&self, name: &str) -> &[Self] {
        self.entry(name).map_or(&[], Data::items)
    }

    /// The entries of the object that is the entry of this name. None where it is none.
    pub(crate) fn fields(&self, name: &str) -> &[(String, Self)] {
        self.entry(name).map_or(&[], Self::all)
    }

    /// The entries of an object. None of anything else.
    pub(crate) fn all(&self) -> &[(String, Self)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// JSON text on several lines, two spaces for each level.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(Some(0), &mut out);
        out
    }

    /// JSON text on one line.
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(None, &mut out);
        out
    }

    /// The text of a single value as a person types it: a text without its quotes. `None` for lists and objects.
    pub(crate) fn plain(&self) -> Option<String> {
        Some(match self {
            Self::Null => "null".to_owned(),
            Self::Bool(flag) => flag.to_string(),
            Self::Number(text) | Self::Text(text) | Self::Draft(text) => text.clone(),
            Self::List(_) | Self::Object(_) => return None,
        })
    }

    fn write(&self, level: Option<usize>, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Draft(typed) => out.push_str(typed),
            Self::Text(text) => quote(text, out),
            Self::List(items) => series(('[', ']'), items, level, out, Self::write),
            Self::Object(entries) => series(('{', '}'), entries, level, out, |(name, value), inner, out| {
                quote(name, out);
                out.push_str(if inner.is_some() { ": " } else { ":" });
                value.write(inner, out);
            }),
        }
    }
}

/// Writes items between brackets, each on a line of its own where there is a level.
fn series<T>(
    (open, close): (char, char),
    items: &[T],
    level: Option<usize>,
    out: &mut String,
    mut each: impl FnMut(&T, Option<usize>, &mut String),
) {
    let inner = level.map(|level| level + 1);
    let line = |level: Option<usize>, out: &mut String| {
        if let Some(level) = level {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        }
    };
    out.push(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        line(inner, out);
        each(item, inner, out);
    }
    if !items.is_empty() {
        line(level, out);
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // Whole runs at once: a body may hold a file.
    while let Some((plain, after)) =
        rest.find(|letter| matches!(letter, '"' | '\\') || letter < ' ').and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        let mut letters = after.chars();
        match letters.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(mark @ ('"' | '\\')) => out.extend(['\\', mark]),
            Some(control) => _ = write!(out, "\\u{:04x}", u32::from(control)),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
