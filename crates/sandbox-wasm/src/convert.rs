//! Requests and answers, as JavaScript has them and as the sandbox has them.

use smartrecruiters_core::{Headers, Method, Request, Response};
use smartrecruiters_sandbox::{self as sandbox, Cut, Delivery, Ticket};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What a sandbox answers.
#[wasm_bindgen(getter_with_clone)]
pub struct Answer {
    /// HTTP status. 0 where the answer waits for a request of the outbox.
    pub status: u16,
    /// Header fields: `[[name, value]]`.
    pub headers: JsValue,
    /// Body as bytes.
    pub body: Vec<u8>,
    /// What to resume with, where the answer waits.
    pub ticket: Option<usize>,
    /// Milliseconds to wait before anything is sent.
    #[wasm_bindgen(js_name = delayMs)]
    pub delay_ms: f64,
    /// Milliseconds that the body takes.
    #[wasm_bindgen(js_name = spreadMs)]
    pub spread_ms: f64,
    /// After how many bytes of the body the connection breaks; -1 is before the head.
    pub cut: Option<f64>,
}

/// A request that the host makes for the sandbox.
#[wasm_bindgen(getter_with_clone)]
pub struct Errand {
    /// What to report its answer with.
    pub id: f64,
    /// HTTP method.
    pub method: String,
    /// Absolute address.
    pub url: String,
    /// Header fields: `[[name, value]]`.
    pub headers: JsValue,
    /// Body as bytes.
    pub body: Vec<u8>,
    /// Milliseconds that the receiver may take.
    #[wasm_bindgen(js_name = timeoutMs)]
    pub timeout_ms: f64,
}

/// A request for the sandbox.
///
/// # Errors
/// The method is none, or the headers are not pairs of text.
pub(crate) fn request(method: &str, url: String, headers: JsValue, body: Option<Vec<u8>>) -> Result<Request, JsError> {
    let method = Method::parse(method).ok_or_else(|| JsError::new("the method must be GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS"))?;
    Ok(Request { method, url, headers: fields(headers)?, body: body.unwrap_or_default() })
}

/// Header fields out of `[[name, value]]`.
///
/// # Errors
/// They are not pairs of text.
pub(crate) fn fields(headers: JsValue) -> Result<Headers, JsError> {
    let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(headers)?;
    Ok(pairs.into_iter().collect())
}

impl Answer {
    /// An answer that is given as it is.
    pub(crate) fn plain(response: Response) -> Result<Self, JsError> {
        let headers = pairs(&response.headers)?;
        Ok(Self { status: response.status, headers, body: response.body, ticket: None, delay_ms: 0.0, spread_ms: 0.0, cut: None })
    }

    /// An answer with what befalls it.
    pub(crate) fn new(answer: sandbox::Answer) -> Result<Self, JsError> {
        let cut = answer.cut.map(|cut| match cut {
            Cut::Head => -1.0,
            Cut::Body(bytes) => number(bytes as u64),
        });
        let (delay_ms, spread_ms) = (number(answer.delay_ms), number(answer.spread_ms));
        Ok(Self { delay_ms, spread_ms, cut, ..Self::plain(answer.response)? })
    }

    /// Tells that the answer is not there yet.
    pub(crate) fn waiting(place: usize) -> Self {
        let (headers, body) = (JsValue::UNDEFINED, Vec::new());
        Self { status: 0, headers, body, ticket: Some(place), delay_ms: 0.0, spread_ms: 0.0, cut: None }
    }
}

impl Errand {
    pub(crate) fn new(Delivery { id, request, timeout_ms }: Delivery) -> Result<Self, JsError> {
        let (method, headers) = (request.method.as_str().to_owned(), pairs(&request.headers)?);
        Ok(Self { id: number(id), method, url: request.url, headers, body: request.body, timeout_ms: number(timeout_ms) })
    }
}

/// Tickets by the numbers under which JavaScript knows them.
#[derive(Default)]
pub(crate) struct Tickets(Vec<Ticket>);

impl Tickets {
    /// Gives a ticket its number.
    pub(crate) fn keep(&mut self, ticket: Ticket) -> usize {
        self.0.push(ticket);
        self.0.len() - 1
    }

    /// The ticket of a number.
    pub(crate) fn find(&self, place: usize) -> Option<Ticket> {
        self.0.get(place).copied()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts, sizes and times stay below 2^53")]
fn number(whole: u64) -> f64 {
    whole as f64
}

fn pairs(headers: &Headers) -> Result<JsValue, JsError> {
    let pairs: Vec<(&str, &str)> = headers.iter().collect();
    Ok(serde_wasm_bindgen::to_value(&pairs)?)
}
