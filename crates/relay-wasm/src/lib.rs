//! The relay's decisions for JavaScript: a Worker that forwards what a page may ask of the vendor.
//!
//! ```js
//! const relay = new Relay("/relay", ["https://jobs.example"], 67108864);
//! const step = relay.decide("GET", "/relay/production/jobs", ["host", "relay.example", "origin", "https://jobs.example"], "https://relay.example");
//! if (step.forwards) { … fetch(step.url, …); const answer = relay.answer(status, headers, step.origin); }
//! ```
//!
//! In scope: conversions. Out of scope: every decision (`smartrecruiters_core::relay`), sending, counting bytes, time limits.

mod step;

use smartrecruiters_core::relay::{Decision, Grant, Incoming, Policy, Reason, Refusal, answer, decide, granted};
use wasm_bindgen::prelude::wasm_bindgen;

pub use step::Step;
use step::flat;

/// Who may use the relay, and how much.
#[wasm_bindgen]
pub struct Relay {
    mount: String,
    origins: Vec<String>,
    grants: Vec<Grant>,
    most_body: f64,
}

#[wasm_bindgen]
impl Relay {
    /// A relay below `mount` for pages of `origins`, which takes bodies up to `most_body` bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: String, origins: Vec<String>, most_body: f64) -> Self {
        Self { mount, origins, grants: Vec::new(), most_body }
    }

    /// Lets pages of an origin call read-only operations with a stored secret.
    pub fn grant(&mut self, origin: String, operations: Vec<String>, secret: String) {
        self.grants.push(Grant { origin, operations, secret });
    }

    /// Decides on a request that came to `own`, the relay's own origin. `headers` are name, value, name, value …
    pub fn decide(&self, method: &str, target: &str, headers: Vec<String>, own: &str) -> Step {
        let pairs: Vec<(&[u8], &[u8])> = headers.as_chunks().0.iter().map(|[name, value]| (name.as_bytes(), value.as_bytes())).collect();
        let origins: Vec<&str> = self.origins.iter().map(String::as_str).collect();
        #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a limit below nothing is nothing")]
        let policy = Policy { mount: &self.mount, own: &[own], origins: &origins, most_body: self.most_body as u64 };
        match decide(&Incoming { method: method.as_bytes(), target: target.as_bytes(), headers: &pairs }, &policy) {
            Decision::Preflight(headers) => Step::answer(204, &headers, None),
            Decision::Refuse(refusal) => Step::refusal(refusal),
            Decision::Forward(forward) => Step {
                forwards: true,
                method: forward.method.as_str().into(),
                url: format!("https://{}{}", forward.host, forward.target),
                has_body: forward.has_body,
                secret: granted(&forward, &self.grants).map(Into::into),
                status: 0,
                headers: flat(&forward.headers),
                body: None,
                origin: forward.origin,
            },
        }
    }

    /// Decides on the vendor's answer: what of it the page gets, or a refusal.
    pub fn answer(&self, status: u16, headers: Vec<String>, origin: Option<String>) -> Step {
        let pairs = headers.as_chunks().0.iter().map(|[name, value]| (name.as_str(), value.as_bytes()));
        match answer(status, pairs, origin.as_deref()) {
            Ok(headers) => Step::answer(status, &headers, None),
            Err(reason) => Step::refusal(Refusal { reason, origin }),
        }
    }

    /// The answer where the vendor cannot be reached.
    pub fn unreachable(&self, origin: Option<String>) -> Step {
        Step::refusal(Refusal { reason: Reason::Unreachable, origin })
    }

    /// The answer where the vendor did not answer in time.
    pub fn late(&self, origin: Option<String>) -> Step {
        Step::refusal(Refusal { reason: Reason::Timeout, origin })
    }

    /// The answer where the body was longer than it may be.
    #[wasm_bindgen(js_name = tooLarge)]
    pub fn too_large(&self, origin: Option<String>) -> Step {
        Step::refusal(Refusal { reason: Reason::BodyTooLarge, origin })
    }
}
