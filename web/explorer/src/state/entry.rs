//! A request that was sent, or that was saved under a name: as it is kept on the device.

use smartrecruiters_catalogue::{BodyKind, Operation, find};
use smartrecruiters_core::schema::Data;
use smartrecruiters_core::{Arguments, Body, Error, Multipart, Part, Request, call};

use super::given::Given;
use crate::form::Json;

/// One request. It holds no secret: see [`Given`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Key in storage.
    pub(crate) key: String,
    /// Milliseconds since 1970.
    pub(crate) at: u64,
    /// What was called.
    pub(crate) operation: Operation,
    /// With which values.
    pub(crate) given: Given,
    /// What came of it. `None`: no answer, or it was not sent.
    pub(crate) status: Option<u16>,
    /// How long that took.
    pub(crate) took_ms: u32,
    /// Name and folder, where it was saved.
    pub(crate) name: String,
    /// See `name`.
    pub(crate) folder: String,
}

impl Entry {
    /// As it is written.
    pub(crate) fn json(&self) -> Json {
        let number = |number: u64| Json::Number(number.to_string());
        let mut entries = vec![
            ("operation".to_owned(), Json::text(self.operation.id())),
            ("at".to_owned(), number(self.at)),
            ("given".to_owned(), self.given.json()),
        ];
        if let Some(status) = self.status {
            entries.push(("status".to_owned(), number(u64::from(status))));
            entries.push(("tookMs".to_owned(), number(u64::from(self.took_ms))));
        }
        for (key, text) in [("name", &self.name), ("folder", &self.folder)] {
            if !text.is_empty() {
                entries.push((key.to_owned(), Json::text(text)));
            }
        }
        Json::Object(entries)
    }

    /// What [`json`](Self::json) wrote. `None` where it names no operation of the catalogue.
    pub(crate) fn of_json(key: &str, json: &Json) -> Option<Self> {
        let count = |name: &str| json.entry(name).and_then(Data::count);
        let text = |name: &str| json.entry(name).and_then(Data::text).unwrap_or_default().to_owned();
        Some(Self {
            key: key.to_owned(),
            at: count("at").unwrap_or_default(),
            operation: find(&text("operation"))?,
            given: json.entry("given").map(Given::of_json).unwrap_or_default(),
            status: count("status").and_then(|status| u16::try_from(status).ok()),
            took_ms: count("tookMs").and_then(|took| u32::try_from(took).ok()).unwrap_or_default(),
            name: text("name"),
            folder: text("folder"),
        })
    }

    /// Whether it holds all of these words: in its operation, path, values, name, folder or status.
    pub(crate) fn holds(&self, words: &str) -> bool {
        let given = self.given.parameters.iter().map(|(.., text)| text.as_str());
        let mut all = vec![
            self.operation.id(),
            self.operation.summary(),
            self.operation.path(),
            self.operation.method().as_str(),
            &self.name,
            &self.folder,
        ];
        all.extend(given);
        all.extend(self.given.body.as_deref());
        let status = self.status.map(|status| status.to_string()).unwrap_or_default();
        all.push(&status);
        let all = all.join(" ").to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }

    /// The request that its values make, without a credential.
    pub(crate) fn request(&self, origin: &str) -> Result<Request, Error> {
        call::request(self.operation, origin, &self.given.arguments(self.operation))
    }
}

impl Given {
    /// What is sent. Files are not kept, so a body that is one is without it.
    pub(crate) fn arguments(&self, operation: Operation) -> Arguments {
        let mut arguments = Arguments::new();
        for (name, key, text) in &self.parameters {
            arguments = arguments.entry(name, key, text);
        }
        let body = self.body.as_deref().unwrap_or_default();
        arguments.body(match operation.body() {
            BodyKind::None => Body::None,
            BodyKind::Multipart => {
                Body::Multipart(Multipart { parts: self.parts.iter().map(|(name, text)| Part::field(name, text)).collect() })
            }
            BodyKind::Json | BodyKind::JsonPatch if body.trim().is_empty() => Body::None,
            BodyKind::Json | BodyKind::JsonPatch => Body::json(body),
            BodyKind::Form => {
                let fields = Json::parse(body).unwrap_or(Json::Null);
                Body::Form(
                    fields.all().iter().map(|(name, value)| (name.clone(), value.plain().unwrap_or_else(|| value.compact()))).collect(),
                )
            }
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn entry(id: &str, parameters: &[(&str, &str)], body: Option<&str>) -> Entry {
        let parameters = parameters.iter().map(|(name, text)| ((*name).to_owned(), String::new(), (*text).to_owned())).collect();
        let given = Given { parameters, body: body.map(str::to_owned), parts: Vec::new() };
        let operation = find(id).expect("known");
        let (name, folder) = (String::new(), String::new());
        Entry { key: "k".to_owned(), at: 1_795_000_000_000, operation, given, status: Some(201), took_ms: 12, name, folder }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let entry = Entry { name: "Susan".to_owned(), folder: "Guide".to_owned(), ..entry("users.create", &[], Some("{\"a\":1}")) };
        assert_eq!(Entry::of_json("k", &entry.json()), Some(entry));
        assert_eq!(Entry::of_json("k", &Json::Object(Vec::new())), None);
    }

    #[test]
    fn all_words_must_be_there_in_any_place() {
        let entry = entry("users.list", &[("q", "Maya")], None);
        assert!(entry.holds("maya users") && entry.holds("201 get") && entry.holds(""));
        assert!(!entry.holds("maya jobs"));
    }

    #[test]
    fn it_makes_the_request_that_was_sent() {
        let request = entry("users.create", &[], Some("{\"a\":1}")).request(call::PRODUCTION).expect("a request");
        assert_eq!((request.target(), request.body.as_slice()), ("/user-api/v201804/users", &b"{\"a\":1}"[..]));
    }
}
