//! What is kept, as files: our own format, HTTP Archive, Postman's collections.

use smartrecruiters_core::schema::Data;
use smartrecruiters_core::{Request, call, is_secret};

use super::entry::Entry;
use super::explain;
use super::units::date;
use super::variables::Variables;
use crate::form::Json;

/// All that is kept.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Bundle {
    /// Requests saved under a name.
    pub(crate) saved: Vec<Entry>,
    /// Requests sent.
    pub(crate) history: Vec<Entry>,
    /// Environments.
    pub(crate) variables: Option<Variables>,
}

impl Bundle {
    /// Our own format.
    pub(crate) fn json(&self) -> Json {
        let entries = |entries: &[Entry]| Json::List(entries.iter().map(Entry::json).collect());
        let mut all = vec![
            ("format".to_owned(), Json::text(FORMAT)),
            ("saved".to_owned(), entries(&self.saved)),
            ("history".to_owned(), entries(&self.history)),
        ];
        all.extend(self.variables.as_ref().map(|variables| ("variables".to_owned(), variables.json())));
        Json::Object(all)
    }

    /// What a file of our own format holds. Entries of operations that nobody knows are left out.
    ///
    /// # Errors
    /// A sentence: it is another format, or no JSON.
    pub(crate) fn of_text(text: &str) -> Result<Self, String> {
        let json = Json::parse(text).map_err(|fault| format!("The file is not JSON: {fault}"))?;
        if json.entry("format").and_then(Data::text) != Some(FORMAT) {
            return Err("The file was not written by this page: export a file here to see its format".to_owned());
        }
        let entries = |name: &str| json.list(name).iter().filter_map(|one| Entry::of_json("", one)).collect();
        Ok(Self { saved: entries("saved"), history: entries("history"), variables: json.entry("variables").and_then(Variables::of_json) })
    }
}

/// An HTTP Archive of requests. Answers are told by their status; bodies of answers are not kept.
pub(crate) fn har(entries: &[Entry]) -> Json {
    let one = |entry: &Entry| {
        let request = entry.request(call::PRODUCTION).ok()?;
        let query = pairs(request.query());
        let mut sent = object([
            ("method", Json::text(request.method.as_str())),
            ("url", Json::text(&request.url)),
            ("httpVersion", Json::text("HTTP/1.1")),
            ("cookies", Json::List(Vec::new())),
            ("headers", headers(&request, "name")),
            ("queryString", Json::List(query)),
            ("headersSize", Json::Number("-1".to_owned())),
            ("bodySize", Json::Number(request.body.len().to_string())),
        ]);
        if let (Json::Object(entries), Some(text)) = (&mut sent, text(&request)) {
            let kind = request.headers.get("content-type").unwrap_or_default();
            entries.push(("postData".to_owned(), object([("mimeType", Json::text(kind)), ("text", Json::text(text))])));
        }
        let status = entry.status.unwrap_or_default();
        let number = |number: i64| Json::Number(number.to_string());
        let content = object([("size", number(-1)), ("mimeType", Json::text(""))]);
        let answer = object([
            ("status", number(i64::from(status))),
            ("statusText", Json::text(explain::reason(status))),
            ("httpVersion", Json::text("HTTP/1.1")),
            ("cookies", Json::List(Vec::new())),
            ("headers", Json::List(Vec::new())),
            ("content", content),
            ("redirectURL", Json::text("")),
            ("headersSize", number(-1)),
            ("bodySize", number(-1)),
        ]);
        let took = || number(i64::from(entry.took_ms));
        let timings = object([("send", number(0)), ("wait", took()), ("receive", number(0))]);
        Some(object([
            ("startedDateTime", Json::text(date(entry.at))),
            ("time", took()),
            ("request", sent),
            ("response", answer),
            ("cache", Json::Object(Vec::new())),
            ("timings", timings),
        ]))
    };
    let creator = object([("name", Json::text("SmartRecruiters API explorer")), ("version", Json::text("1"))]);
    let all = Json::List(entries.iter().filter_map(one).collect());
    object([("log", object([("version", Json::text("1.2")), ("creator", creator), ("entries", all)]))])
}

/// A collection for Postman, version 2.1, with our folders and variables. The key is a variable of its own, which is left empty.
pub(crate) fn postman(entries: &[Entry], variables: &Variables) -> Json {
    let item = |entry: &Entry| {
        let request = entry.request("{{baseUrl}}").ok()?;
        let mut made = vec![("method".to_owned(), Json::text(request.method.as_str())), ("header".to_owned(), headers(&request, "key"))];
        // Braces of variables are encoded in addresses; Postman wants them plain.
        let url = request.url.replace("%7B%7B", "{{").replace("%7D%7D", "}}");
        made.push(("url".to_owned(), address(&url)));
        if let Some(text) = text(&request) {
            let language = object([("raw", object([("language", Json::text("json"))]))]);
            made.push(("body".to_owned(), object([("mode", Json::text("raw")), ("raw", Json::text(text)), ("options", language)])));
        }
        let name = if entry.name.is_empty() { entry.operation.summary() } else { &entry.name };
        Some(object([("name", Json::text(name)), ("request", Json::Object(made)), ("response", Json::List(Vec::new()))]))
    };
    let mut items: Vec<Json> = Vec::new();
    let mut folders: Vec<&str> = Vec::new();
    for entry in entries {
        if entry.folder.is_empty() {
            items.extend(item(entry));
        } else if !folders.contains(&entry.folder.as_str()) {
            folders.push(&entry.folder);
        }
    }
    for folder in folders {
        let inside = entries.iter().filter(|entry| entry.folder == folder).filter_map(item).collect();
        items.push(object([("name", Json::text(folder)), ("item", Json::List(inside))]));
    }
    let variable = |name: &str, value: &str| object([("key", Json::text(name)), ("value", Json::text(value))]);
    let mut values = vec![variable("baseUrl", call::PRODUCTION), variable("apiKey", "")];
    values.extend(variables.current().into_iter().flat_map(|current| &current.values).map(|(name, value)| variable(name, value)));
    let key = |name: &str, value: &str| object([("key", Json::text(name)), ("value", Json::text(value)), ("type", Json::text("string"))]);
    let auth = Json::List(vec![key("key", "X-SmartToken"), key("value", "{{apiKey}}"), key("in", "header")]);
    object([
        ("info", object([("name", Json::text("SmartRecruiters")), ("schema", Json::text(POSTMAN))])),
        ("item", Json::List(items)),
        ("auth", object([("type", Json::text("apikey")), ("apikey", auth)])),
        ("variable", Json::List(values)),
    ])
}

fn address(url: &str) -> Json {
    let rest = url.strip_prefix("{{baseUrl}}/").unwrap_or(url);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.split('/').map(Json::text).collect();
    let mut made = vec![
        ("raw".to_owned(), Json::text(url)),
        ("host".to_owned(), Json::List(vec![Json::text("{{baseUrl}}")])),
        ("path".to_owned(), Json::List(path)),
    ];
    if !query.is_empty() {
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            object([("key", Json::text(name)), ("value", Json::text(value))])
        };
        made.push(("query".to_owned(), Json::List(query.split('&').map(pair).collect())));
    }
    Json::Object(made)
}

fn headers(request: &Request, key: &'static str) -> Json {
    let shown = request.headers.iter().filter(|(name, _)| !is_secret(name));
    Json::List(shown.map(|(name, value)| object([(key, Json::text(name)), ("value", Json::text(value))])).collect())
}

/// Decoded names and values of a query.
fn pairs(query: &str) -> Vec<Json> {
    let decoded = |text: &str| smartrecruiters_core::percent::decode(text, true).unwrap_or_else(|| text.to_owned());
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        object([("name", Json::text(decoded(name))), ("value", Json::text(decoded(value)))])
    };
    query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

fn text(request: &Request) -> Option<&str> {
    str::from_utf8(&request.body).ok().filter(|text| !text.is_empty())
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

const FORMAT: &str = "smartrecruiters-explorer/1";
const POSTMAN: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::entry::tests::entry;

    fn at<'a>(json: &'a Json, pointer: &str) -> &'a str {
        json.get(pointer).and_then(Data::text).unwrap_or_else(|| panic!("{pointer} is not in {}", json.pretty()))
    }

    #[test]
    fn our_own_file_gives_back_what_was_kept() {
        let named =
            Entry { key: String::new(), name: "Susan".to_owned(), folder: "Guide".to_owned(), ..entry("users.create", &[], Some("{}")) };
        let sent = Entry { key: String::new(), ..entry("users.get", &[("id", "u1")], None) };
        let bundle = Bundle { saved: vec![named], history: vec![sent], variables: Some(Variables::default().with("jobId", "j1")) };
        assert_eq!(Bundle::of_text(&bundle.json().pretty()), Ok(bundle));
        assert!(Bundle::of_text("{").is_err_and(|why| why.contains("not JSON")));
        assert!(Bundle::of_text("{}").is_err_and(|why| why.contains("not written by this page")));
    }

    #[test]
    fn an_archive_has_what_was_sent_and_no_secret() {
        let har = har(&[entry("users.list", &[("q", "O'Neil & co")], None), entry("users.create", &[], Some("{\"a\":\"é\"}"))]);
        assert_eq!(at(&har, "/log/entries/0/startedDateTime"), "2026-11-18T11:06:40.000Z");
        assert_eq!(at(&har, "/log/entries/0/request/queryString/0/value"), "O'Neil & co");
        assert_eq!(at(&har, "/log/entries/1/request/postData/text"), "{\"a\":\"é\"}");
        assert_eq!(at(&har, "/log/entries/1/response/statusText"), "Created");
        assert!(!har.compact().contains("SmartToken"));
    }

    #[test]
    fn a_collection_has_folders_variables_and_an_empty_key() {
        let get = Entry { folder: "Jobs".to_owned(), name: "One".to_owned(), ..entry("jobs.get", &[("jobId", "{{jobId}}")], None) };
        let made = postman(&[get, entry("users.create", &[], Some("{}"))], &Variables::default().with("jobId", "j1"));
        assert_eq!(at(&made, "/item/0/name"), "Create a user");
        assert_eq!(at(&made, "/item/1/item/0/request/url/raw"), "{{baseUrl}}/jobs/{{jobId}}");
        assert_eq!(at(&made, "/variable/2/value"), "j1");
        assert_eq!((at(&made, "/variable/1/key"), at(&made, "/variable/1/value")), ("apiKey", ""));
    }
}
