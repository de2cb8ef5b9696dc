//! Everything that changed a sandbox, in order: what a snapshot holds, and what a host writes down to keep the state.
//!
//! A sandbox is deterministic, so a change is the request that made it, with its moment. An entry is one JSON object:
//!
//! ```text
//! {"do":"reset",…settings}        the company at its beginning: whatever was before counts no longer
//! {"do":"request",…}              a request that changed something, or a control
//! {"do":"tick","at":…}            the clock alone changed something: an offer was sent, an ad was published
//! {"do":"outbox","at":…}          requests were handed out
//! {"do":"delivered","id":…}       and answered
//! {"do":"resume","id":…}          somebody was told what came of a handshake
//! {"do":"struck","id":…}          a fault that is counted befell a request
//! {"do":"answered","n":…}         how many requests were answered
//! ```

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde_json::{Map, Value};
use smartrecruiters_core::{Headers, Method, Request, Response};

use crate::base64;
use crate::config::Config;
use crate::control;
use crate::delivery::Ticket;
use crate::json::Fields;
use crate::sandbox::Sandbox;

/// The entries.
#[derive(Default)]
pub(crate) struct History {
    entries: Vec<String>,
    bytes: usize,
    /// How many the host was given.
    given: usize,
    /// Whether the host ever asked for them.
    asked: bool,
    /// Whether there was more than is remembered.
    full: bool,
    /// Whether what happens now happened before.
    pub(crate) replays: bool,
}

/// A change, to be written down by a host that keeps the state.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// One line of JSON, for [`Sandbox::replay`]. Requests are kept whole, so it may hold the credentials of this sandbox, and those that a
    /// receiver of webhooks asks for.
    pub text: String,
    /// Whether everything before it counts no longer.
    pub begins: bool,
}

impl fmt::Debug for Entry {
    /// The text is counted, not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("text_bytes", &self.text.len()).field("begins", &self.begins).finish()
    }
}

impl fmt::Debug for History {
    /// The entries are counted, not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History").field("entries", &self.entries.len()).field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl History {
    pub(crate) fn begin(config: &Config) -> Self {
        let mut history = Self::default();
        history.entries.push(format!("{RESET},\"format\":{FORMAT},\"settings\":{}}}", config.json()));
        history
    }

    fn push(&mut self, entry: String, most: usize) {
        self.bytes += entry.len();
        self.entries.push(entry);
        self.full |= self.bytes > most;
        if self.full {
            let kept = if self.asked { self.given } else { self.entries.len() };
            self.entries = core::mem::take(&mut self.entries).into_iter().skip(kept).collect();
            self.given = 0;
        }
    }
}

impl Sandbox {
    /// The company at its beginning, with these settings, and everything else as in a new sandbox.
    pub fn reset(&mut self, config: Config) {
        let asked = self.history.asked;
        *self = Self::new(config);
        self.history.asked = asked;
    }

    /// What changed since this was asked last: nothing after requests that only read.
    ///
    /// A host that keeps the state writes it down before it sends the answer that the change belongs to, and replays everything when it
    /// starts. The first entry is the beginning itself.
    ///
    /// ```
    /// # use smartrecruiters_sandbox::{Config, Sandbox};
    /// let mut sandbox = Sandbox::new(Config::default());
    /// let kept = sandbox.changes();
    /// let mut again = Sandbox::new(Config::default());
    /// for entry in &kept {
    ///     again.replay(&entry.text)?;
    /// }
    /// # Ok::<(), String>(())
    /// ```
    pub fn changes(&mut self) -> Vec<Entry> {
        self.history.asked = true;
        let new = self.history.entries.iter().skip(self.history.given);
        let out = new.map(|text| Entry { begins: text.starts_with(RESET), text: text.clone() }).collect();
        self.history.given = self.history.entries.len();
        out
    }

    /// Does once more what an entry says. What comes of it is in no later [`changes`](Self::changes).
    ///
    /// # Errors
    /// The text is no entry of this version. The sandbox is as before.
    pub fn replay(&mut self, entry: &str) -> Result<(), String> {
        let value = serde_json::from_slice(entry.as_bytes()).map_err(|error| format!("a change is no JSON: {error}"))?;
        self.redo(&value, entry.into())?;
        self.history.given = self.history.entries.len();
        Ok(())
    }

    /// The state, as a JSON list of everything that led to it.
    ///
    /// It holds whole requests, and with them the credentials of this sandbox, and those that receivers of webhooks ask for.
    ///
    /// # Errors
    /// More changed than [`Config::history_limit`] lets it remember.
    pub fn snapshot(&self) -> Result<Vec<u8>, String> {
        if self.history.full {
            return Err(format!("more than {} bytes of changes were made since the last reset", self.config.history_limit));
        }
        let last = format!("{{\"do\":\"answered\",\"n\":{}}}", self.answered);
        Ok(["[", &self.history.entries.join(",\n"), ",\n", &last, "]\n"].concat().into_bytes())
    }

    /// Puts the state of a snapshot in place of its own. The address, and the two settings for Rust alone, stay as they are.
    ///
    /// # Errors
    /// The bytes are no snapshot of this version. The sandbox is as before.
    pub fn restore(&mut self, snapshot: &[u8]) -> Result<(), String> {
        let entries: Value = serde_json::from_slice(snapshot).map_err(|error| format!("this is no snapshot: {error}"))?;
        let entries = entries.as_array().map_or(&[][..], Vec::as_slice);
        if entries.first().and_then(|first| first.get("do")).and_then(Value::as_str) != Some("reset") {
            return Err("this is no snapshot: it is no list that begins with a reset".into());
        }
        let mut fresh = Self::new(self.config.clone());
        for entry in entries {
            fresh.redo(entry, entry.to_string())?;
        }
        let waiting: Vec<Ticket> = fresh.waiting.iter().map(|(ticket, _)| *ticket).collect();
        for ticket in waiting {
            fresh.resume(ticket, u64::MAX);
        }
        (fresh.history.asked, fresh.history.given) = (self.history.asked, 0);
        *self = fresh;
        Ok(())
    }

    /// Remembers a request at `path`, as it is without the prefix of the address.
    pub(crate) fn remember(&mut self, request: &Request, prefix: &str, path: &str, at_ms: u64) {
        if self.history.replays {
            return;
        }
        let (query, headers) = (request.query(), &request.headers);
        let mark = if query.is_empty() { "" } else { "?" };
        let mut kept = Map::new();
        for name in HEADERS {
            if let Some(value) = headers.get(name) {
                kept.put(name, value);
            }
        }
        let url = [prefix, path, mark, query].concat();
        let mut entry = Map::new();
        entry.put("do", "request");
        entry.put("at", at_ms);
        entry.put("n", self.answered);
        entry.put("method", request.method.as_str());
        entry.put("url", url);
        entry.put("headers", kept);
        let (name, body) = match core::str::from_utf8(&request.body) {
            Ok(text) => ("body", text.into()),
            Err(_) => ("base64", base64::encode(&request.body)),
        };
        if !request.body.is_empty() {
            entry.put(name, body);
        }
        self.write(entry);
    }

    /// Remembers something that is not a request: what, when, and of which number.
    pub(crate) fn note(&mut self, what: &str, at_ms: u64, id: u64) {
        if !self.history.replays {
            self.write(brief(what, at_ms, id));
        }
    }

    /// Remembers the answer to a request of the outbox, of which only what decides is kept.
    pub(crate) fn note_answer(&mut self, id: u64, answer: Option<&Response>, at_ms: u64, with_body: bool) {
        if self.history.replays {
            return;
        }
        let mut entry = brief("delivered", at_ms, id);
        if let Some(answer) = answer {
            entry.put("status", answer.status);
            if let Some(secret) = answer.headers.get(ECHO) {
                entry.put("echo", secret);
            }
            if with_body {
                entry.put("base64", base64::encode(&answer.body));
            }
        }
        self.write(entry);
    }

    fn write(&mut self, entry: Map<String, Value>) {
        self.history.push(Value::Object(entry).to_string(), self.config.history_limit);
    }

    fn redo(&mut self, entry: &Value, text: String) -> Result<(), String> {
        let wrong = || format!("a change is none that this version knows: {}", text.chars().take(80).collect::<String>());
        let number = |name: &str| entry.get(name).and_then(Value::as_u64);
        let word = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        let at_ms = number("at").unwrap_or_default();
        let what = word("do");
        if what == "reset" {
            let settings =
                entry.get("settings").and_then(Value::as_object).filter(|_| number("format") == Some(FORMAT)).ok_or_else(wrong)?;
            let mut config = self.config.clone();
            config.read(settings)?;
            self.reset(config);
            return Ok(());
        }
        let request = if what == "request" { Some(read_request(entry).ok_or_else(wrong)?) } else { None };
        self.history.replays = true;
        self.answered = number("n").unwrap_or(self.answered);
        let mut known = true;
        match (what, number("id")) {
            ("request", _) => known = request.is_some_and(|request| self.repeat(&request, at_ms)),
            ("tick", _) => _ = self.world.settle(at_ms, &self.config),
            ("outbox", _) => _ = self.due(at_ms),
            ("delivered", Some(id)) => self.receive(id, read_answer(entry).as_ref(), at_ms),
            ("resume", Some(ticket)) => _ = self.resume_at(Ticket(ticket), at_ms),
            ("struck", Some(rule)) => self.faults.spend(rule),
            ("answered", _) => {}
            _ => known = false,
        }
        self.history.replays = false;
        if !known {
            return Err(wrong());
        }
        self.history.push(text, self.config.history_limit);
        Ok(())
    }

    /// Makes a request once more. Tells whether that can be: a control may be one of a later version.
    fn repeat(&mut self, request: &Request, at_ms: u64) -> bool {
        if let Some(rest) = control::below(request.path()) {
            return self.controlled(request, rest, at_ms).status < 400;
        }
        self.take(request, request.path(), at_ms);
        true
    }
}

fn brief(what: &str, at_ms: u64, id: u64) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.put("do", what);
    entry.put("at", at_ms);
    entry.put("id", id);
    entry
}

fn read_answer(entry: &Value) -> Option<Response> {
    let status = u16::try_from(entry.get("status")?.as_u64()?).ok()?;
    let mut headers = Headers::new();
    if let Some(secret) = entry.get("echo").and_then(Value::as_str) {
        headers.set(ECHO, secret);
    }
    Some(Response { status, headers, body: read_body(entry)? })
}

fn read_request(entry: &Value) -> Option<Request> {
    let method = Method::parse(entry.get("method")?.as_str()?)?;
    let mut headers = Headers::new();
    for (name, value) in entry.get("headers")?.as_object()? {
        headers.set(name.as_str(), value.as_str()?);
    }
    Some(Request { method, url: entry.get("url")?.as_str()?.into(), headers, body: read_body(entry)? })
}

/// `None` where what should be base64 is not.
fn read_body(entry: &Value) -> Option<Vec<u8>> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    match text("base64") {
        Some(encoded) => base64::decode(encoded),
        None => Some(text("body").unwrap_or_default().into()),
    }
}

/// Version of the entries: it goes up when an older sandbox's would be read differently.
const FORMAT: u64 = 1;
const RESET: &str = "{\"do\":\"reset\"";
const ECHO: &str = "X-Hook-Secret";
/// The headers that say something to an operation.
const HEADERS: [&str; 5] = ["X-SmartToken", "Authorization", "Content-Type", "Accept-Language", "If-None-Match"];
