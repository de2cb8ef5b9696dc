//! Asks the sandbox as a client would.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::{Headers, Method, Request, Response};

use crate::{Config, DEMO_API_KEY, Sandbox};

mod audit;
mod candidates;
mod codes;
mod configuration;
mod configuration_codes;
mod controls;
mod deliveries;
mod events;
mod framework;
mod generated;
mod history;
mod hostile;
mod identity;
mod jobs;
mod postings;
mod robustness;
mod schemas;
mod seed;
mod selection;
mod talk;
mod tools;
mod users;
mod users_legacy;
mod webhooks;
mod whole;

/// A sandbox, its clock, and the credential that requests carry.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) now_ms: u64,
    pub(crate) headers: Headers,
}

impl Desk {
    /// With the API key, and no limits.
    pub(crate) fn new() -> Self {
        Self::with(Config { limits: false, ..Config::default() })
    }

    pub(crate) fn with(config: Config) -> Self {
        let headers = [("X-SmartToken", DEMO_API_KEY)].into_iter().collect();
        Self { sandbox: Sandbox::new(config), now_ms: NOW_MS, headers }
    }

    /// Sends a request with any body.
    pub(crate) fn send(&mut self, method: Method, path: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Answer {
        let mut headers = self.headers.clone();
        if !media_type.is_empty() {
            headers.set("Content-Type", media_type);
        }
        let request = Request { method, url: format!("http://127.0.0.1:7878/sandbox{path}"), headers, body: body.into() };
        Answer(self.sandbox.handle(&request, self.now_ms))
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send(Method::Get, path, "", "")
    }

    pub(crate) fn delete(&mut self, path: &str) -> Answer {
        self.send(Method::Delete, path, "", "")
    }

    pub(crate) fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Method::Post, path, "application/json", format!("{body}"))
    }

    pub(crate) fn put(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Method::Put, path, "application/json", format!("{body}"))
    }

    pub(crate) fn patch(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Method::Patch, path, "application/json", format!("{body}"))
    }
}

/// A response with what tests ask of it.
pub(crate) struct Answer(pub(crate) Response);

impl Answer {
    /// The JSON body, after checking the status.
    #[track_caller]
    pub(crate) fn json(&self, status: u16) -> Value {
        assert_eq!(self.0.status, status, "{}", self.text());
        serde_json::from_slice(&self.0.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    /// Checks the status of an answer without a body.
    #[track_caller]
    pub(crate) fn empty(&self, status: u16) {
        assert_eq!((self.0.status, self.text().as_str()), (status, ""));
    }

    /// Checks status and first code of a refusal.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) {
        let body = self.json(status);
        assert_eq!(body.pointer("/errors/0/code"), Some(&json!(code)), "{body}");
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)
    }
}

/// 2026-11-02T09:00:00Z
pub(crate) const NOW_MS: u64 = 1_793_610_000_000;
