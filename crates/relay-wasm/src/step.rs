//! What a decision comes to.

use smartrecruiters_core::Headers;
use smartrecruiters_core::relay::Refusal;
use wasm_bindgen::prelude::wasm_bindgen;

/// A request to send, or an answer to give.
#[wasm_bindgen(getter_with_clone)]
pub struct Step {
    /// Whether it is a request.
    pub forwards: bool,
    /// Of the request.
    pub method: String,
    /// Of the request: where it goes.
    pub url: String,
    /// Of the request: whether a body follows.
    #[wasm_bindgen(js_name = hasBody)]
    pub has_body: bool,
    /// Of the request: the name of the stored secret that goes along as API key, where a grant says so.
    pub secret: Option<String>,
    /// Of the request: the page that reads the answer, where it told its origin.
    pub origin: Option<String>,
    /// Of the answer: HTTP status.
    pub status: u16,
    /// Of both: name, value, name, value …
    pub headers: Vec<String>,
    /// Of the answer, where there is one.
    pub body: Option<Vec<u8>>,
}

impl Step {
    pub(crate) fn answer(status: u16, headers: &Headers, body: Option<Vec<u8>>) -> Self {
        let (method, url) = (String::new(), String::new());
        Self { forwards: false, method, url, has_body: false, secret: None, origin: None, status, headers: flat(headers), body }
    }

    pub(crate) fn refusal(refusal: Refusal) -> Self {
        let response = refusal.into_response();
        Self::answer(response.status, &response.headers, Some(response.body))
    }
}

/// Name, value, name, value …
pub(crate) fn flat(headers: &Headers) -> Vec<String> {
    headers.iter().flat_map(|(name, value)| [name.into(), value.into()]).collect()
}
