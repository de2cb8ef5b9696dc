//! The class that JavaScript sees.

use smartrecruiters_core::Response;
use smartrecruiters_sandbox as sandbox;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::convert::{self, Answer, Errand, Tickets};
use crate::settings;

/// A sandbox with its own state. Times are milliseconds since 1970.
#[wasm_bindgen]
pub struct Sandbox {
    inside: sandbox::Sandbox,
    tickets: Tickets,
}

#[wasm_bindgen]
impl Sandbox {
    /// A sandbox with the seeded company.
    ///
    /// # Errors
    /// A setting is unknown or of the wrong type.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Self, JsError> {
        Ok(Self { inside: sandbox::Sandbox::new(settings::read(&settings)?), tickets: Tickets::default() })
    }

    /// Answers a request. `url` is absolute, `headers` are `[[name, value]]`.
    ///
    /// # Errors
    /// The method is none, or the headers are not pairs of text.
    pub fn handle(&mut self, method: &str, url: String, headers: JsValue, body: Option<Vec<u8>>, now_ms: f64) -> Result<Answer, JsError> {
        Answer::plain(self.inside.handle(&convert::request(method, url, headers, body)?, whole(now_ms)))
    }

    /// The same for hosts that send what is in the outbox, can wait, and can break a connection: an answer, or one with a ticket.
    ///
    /// # Errors
    /// The method is none, or the headers are not pairs of text.
    pub fn begin(&mut self, method: &str, url: String, headers: JsValue, body: Option<Vec<u8>>, now_ms: f64) -> Result<Answer, JsError> {
        match self.inside.begin(&convert::request(method, url, headers, body)?, whole(now_ms)) {
            sandbox::Reply::Done(answer) => Answer::new(answer),
            sandbox::Reply::Waiting(ticket) => Ok(Answer::waiting(self.tickets.keep(ticket))),
        }
    }

    /// The answer that a ticket stands for, or nothing yet.
    ///
    /// # Errors
    /// No ticket has this number.
    pub fn resume(&mut self, ticket: usize, now_ms: f64) -> Result<Option<Answer>, JsError> {
        let ticket = self.tickets.find(ticket).ok_or_else(|| JsError::new("no answer waits under this number"))?;
        self.inside.resume(ticket, whole(now_ms)).map(Answer::plain).transpose()
    }

    /// The requests to make now. Each is handed out once.
    ///
    /// # Errors
    /// A header cannot be shown to JavaScript.
    pub fn outbox(&mut self, now_ms: f64) -> Result<Vec<Errand>, JsError> {
        self.inside.outbox(whole(now_ms)).into_iter().map(Errand::new).collect()
    }

    /// Takes the answer to a request of the outbox, or `undefined` as status where none came in time.
    ///
    /// # Errors
    /// The headers are not pairs of text.
    pub fn delivered(&mut self, id: f64, status: Option<u16>, headers: JsValue, body: Vec<u8>, now_ms: f64) -> Result<(), JsError> {
        let answer = match status {
            Some(status) => Some(Response { status, headers: convert::fields(headers)?, body }),
            None => None,
        };
        self.inside.delivered(whole(id), answer.as_ref(), whole(now_ms));
        Ok(())
    }
}

/// Credentials that open every sandbox and nothing else, as JSON: `{ apiKey, clientId, clientSecret }`.
#[wasm_bindgen(js_name = demoCredentials)]
pub fn demo_credentials() -> String {
    let (key, id, secret) = (sandbox::DEMO_API_KEY, sandbox::DEMO_CLIENT_ID, sandbox::DEMO_CLIENT_SECRET);
    format!(r#"{{"apiKey":"{key}","clientId":"{id}","clientSecret":"{secret}"}}"#)
}

#[expect(clippy::cast_sign_loss, reason = "a clock before 1970 counts as 1970")]
fn whole(number: f64) -> u64 {
    number as u64
}
