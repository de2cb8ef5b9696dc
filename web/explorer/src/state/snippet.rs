//! A request as code: of other shells, of our clients. The environment holds the credential, so no sample has one.

use smartrecruiters_catalogue::{BodyKind, Location, Operation, Segment};
use smartrecruiters_core::{Multipart, Request, is_secret};

use super::given::Given;
use crate::form::Json;

mod cmd;
mod powershell;
mod rust;
#[cfg(test)]
mod tests;
mod typescript;

/// A language that samples are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Windows PowerShell and PowerShell 7.
    PowerShell,
    /// The command prompt of Windows.
    Cmd,
    /// The npm client.
    TypeScript,
    /// The npm client in a Cloudflare Worker.
    Worker,
    /// The Rust core.
    Rust,
}

/// What a sample is made of.
pub(crate) struct Sample<'a> {
    /// What is called.
    pub(crate) operation: Operation,
    /// With which values.
    pub(crate) given: &'a Given,
    /// The request that they make.
    pub(crate) request: &'a Request,
    /// Whether a client credential is used.
    pub(crate) is_client: bool,
}

impl Sample<'_> {
    /// The sample.
    pub(crate) fn write(&self, language: Language) -> String {
        match language {
            Language::PowerShell => powershell::write(self),
            Language::Cmd => cmd::write(self),
            Language::TypeScript => typescript::program(self),
            Language::Worker => typescript::worker(self),
            Language::Rust => rust::write(self),
        }
    }

    /// Names and values of the headers, a placeholder for each secret. `reference` writes a variable of the environment.
    fn headers(&self, reference: impl Fn(&str) -> String) -> Vec<(String, String)> {
        let shown = |(name, value): (&str, &str)| {
            let value = match (is_secret(name), value.split_once(' ')) {
                (false, _) => value.to_owned(),
                (true, Some((scheme, _))) => format!("{scheme} {}", reference("SMARTRECRUITERS_ACCESS_TOKEN")),
                (true, None) => reference("SMARTRECRUITERS_API_KEY"),
            };
            (name.to_owned(), value)
        };
        self.request.headers.iter().map(shown).collect()
    }

    /// The parts of a multipart body.
    fn parts(&self) -> Option<Multipart> {
        let content_type = self.request.headers.get("content-type").filter(|found| found.starts_with("multipart/form-data"))?;
        Multipart::decode(content_type, &self.request.body)
    }

    /// The body as text, where it is one.
    fn text(&self) -> Option<&str> {
        str::from_utf8(&self.request.body).ok().filter(|text| !text.is_empty())
    }

    /// The values of the path, in its order.
    fn path(&self) -> impl Iterator<Item = &str> {
        let names = self.operation.segments().filter_map(|segment| match segment {
            Segment::Argument(name) => Some(name),
            Segment::Literal(_) => None,
        });
        names.map(|name| self.given.parameter(name).unwrap_or_default())
    }

    /// Parameters that are not in the path: name, and its values by key.
    fn parameters(&self) -> Vec<(&str, Vec<(&str, &str)>)> {
        let mut found: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for (name, key, text) in &self.given.parameters {
            if self.operation.parameters().any(|known| known.name == name && matches!(known.location, Location::Query | Location::Header)) {
                match found.iter_mut().find(|(known, _)| known == name) {
                    Some((_, values)) => values.push((key, text)),
                    None => found.push((name, vec![(key, text)])),
                }
            }
        }
        found
    }

    /// The body as a value, where it is JSON or a form.
    fn json(&self) -> Option<Json> {
        let is_json = matches!(self.operation.body(), BodyKind::Json | BodyKind::JsonPatch | BodyKind::Form);
        self.given.body.as_deref().filter(|_| is_json).and_then(|body| Json::parse(body).ok())
    }
}
