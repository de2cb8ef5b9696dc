//! The sandbox for JavaScript: a page's worker, a test, anything that has no server.
//!
//! ```js
//! import start, { Sandbox } from "./sandbox.js";
//! await start();
//! const sandbox = new Sandbox({ seed: 7 });
//! const answer = sandbox.handle("GET", "https://api.smartrecruiters.com/jobs?limit=1", [["X-SmartToken", key]], undefined, Date.now());
//! ```
//!
//! In scope: conversions. Out of scope: how the vendor behaves (`smartrecruiters-sandbox`).

use serde::Deserialize;
use smartrecruiters_core::{Headers, Method, Request};
use smartrecruiters_sandbox as sandbox;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A sandbox with its own state.
#[wasm_bindgen]
pub struct Sandbox(sandbox::Sandbox);

/// What a sandbox answers.
#[wasm_bindgen(getter_with_clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header fields: `[[name, value]]`.
    pub headers: JsValue,
    /// Body as bytes.
    pub body: Vec<u8>,
}

/// What may be set, all optional: `{ origin, seed, candidates, limits, bodyLimit }`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    origin: Option<String>,
    seed: Option<u64>,
    candidates: Option<usize>,
    limits: Option<bool>,
    body_limit: Option<usize>,
}

#[wasm_bindgen]
impl Sandbox {
    /// A sandbox with the seeded company.
    ///
    /// # Errors
    /// A setting is unknown or of the wrong type.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Self, JsError> {
        let given: Settings = if settings.is_undefined() { Settings::default() } else { serde_wasm_bindgen::from_value(settings)? };
        let usual = sandbox::Config::default();
        Ok(Self(sandbox::Sandbox::new(sandbox::Config {
            origin: given.origin.unwrap_or(usual.origin),
            seed: given.seed.unwrap_or(usual.seed),
            candidates: given.candidates.unwrap_or(usual.candidates),
            limits: given.limits.unwrap_or(usual.limits),
            body_limit: given.body_limit.unwrap_or(usual.body_limit),
            ..usual
        })))
    }

    /// Answers a request. `url` is absolute, `headers` are `[[name, value]]`, `now_ms` is milliseconds since 1970.
    ///
    /// # Errors
    /// The method is none, or the headers are not pairs of text.
    pub fn handle(&mut self, method: &str, url: String, headers: JsValue, body: Option<Vec<u8>>, now_ms: f64) -> Result<Answer, JsError> {
        let method =
            Method::parse(method).ok_or_else(|| JsError::new("the method must be GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS"))?;
        let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(headers)?;
        let headers: Headers = pairs.into_iter().collect();
        let request = Request { method, url, headers, body: body.unwrap_or_default() };
        #[expect(clippy::cast_sign_loss, reason = "a clock before 1970 counts as 1970")]
        let answer = self.0.handle(&request, now_ms as u64);
        let headers: Vec<(&str, &str)> = answer.headers.iter().collect();
        Ok(Answer { status: answer.status, headers: serde_wasm_bindgen::to_value(&headers)?, body: answer.body })
    }
}

/// Credentials that open every sandbox and nothing else, as JSON: `{ apiKey, clientId, clientSecret }`.
#[wasm_bindgen(js_name = demoCredentials)]
pub fn demo_credentials() -> String {
    let (key, id, secret) = (sandbox::DEMO_API_KEY, sandbox::DEMO_CLIENT_ID, sandbox::DEMO_CLIENT_SECRET);
    format!(r#"{{"apiKey":"{key}","clientId":"{id}","clientSecret":"{secret}"}}"#)
}
