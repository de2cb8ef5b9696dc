//! What was asked last, and what came of it.

use alloc::collections::VecDeque;
use alloc::string::String;

use serde_json::{Map, Value};
use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::{Method, REDACTED, Request};

use crate::json::Fields;
use crate::time;

/// The latest requests, the latest last.
#[derive(Debug, Default)]
pub(crate) struct Log(VecDeque<Line>);

/// One request. Neither headers nor bodies are kept.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    method: Method,
    target: String,
    at_ms: u64,
    pub(crate) operation: Option<Operation>,
    pub(crate) fault: &'static str,
    pub(crate) delay_ms: u64,
    pub(crate) number: u64,
    pub(crate) status: u16,
}

impl Log {
    pub(crate) fn push(&mut self, line: Line) {
        if self.0.len() >= MOST {
            self.0.pop_front();
        }
        self.0.push_back(line);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The latest, newest first.
    pub(super) fn json(&self, limit: usize) -> Value {
        self.0.iter().rev().take(limit).map(Line::json).collect()
    }
}

impl Line {
    pub(crate) fn new(request: &Request, path: &str, at_ms: u64) -> Self {
        Self {
            method: request.method,
            target: [path, &redacted(request.query())].concat(),
            at_ms,
            operation: None,
            fault: "",
            delay_ms: 0,
            number: 0,
            status: 0,
        }
    }

    fn json(&self) -> Value {
        let mut out = Map::new();
        out.put("number", self.number);
        out.put("at", time::iso(self.at_ms));
        out.put("method", self.method.as_str());
        out.put("path", self.target.as_str());
        out.put_some("operation", self.operation.map(Operation::id));
        out.put("status", self.status);
        if !self.fault.is_empty() {
            out.put("fault", self.fault);
            out.put("delayMs", self.delay_ms);
        }
        Value::Object(out)
    }
}

/// A query whose secrets are not shown.
fn redacted(query: &str) -> String {
    let mut out = String::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        out.push(if out.is_empty() { '?' } else { '&' });
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let lower = name.to_ascii_lowercase();
        out.push_str(name);
        out.push('=');
        out.push_str(if SECRET.iter().any(|word| lower.contains(word)) { REDACTED } else { value });
    }
    out
}

/// Words in names of parameters that carry credentials.
const SECRET: [&str; 5] = ["key", "token", "secret", "password", "auth"];
/// How many requests are remembered.
pub(super) const MOST: usize = 500;
