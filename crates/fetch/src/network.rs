//! One request over the network.

use gloo_net::http;
use js_sys::Uint8Array;
use smartrecruiters_core::{Failure, Headers, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, Window, WorkerGlobalScope};

/// Sends a request and reads the whole answer, with the page's own `fetch`.
///
/// Cookies are neither sent nor kept, and nothing is cached. Dropping the future ends the request.
///
/// # Errors
/// [`Failure::Network`] where no answer came, or where it broke off. A page is not told why.
pub async fn send(request: &Request) -> Result<Response, Failure> {
    let cancel = Cancel(AbortController::new().map_err(no_answer)?);
    let built = build(request, &cancel)?;
    let found = JsFuture::from(fetch(&built)?).await.map_err(no_answer)?;
    // Something else than a response comes from a replaced `fetch` or another realm; gloo-net would panic at it,
    // and at a rejection that is no error, so both waits are made here.
    let answer = found.dyn_into::<web_sys::Response>().map_err(no_answer)?;
    let bytes = JsFuture::from(answer.array_buffer().map_err(no_answer)?).await.map_err(no_answer)?;
    let mut headers = Headers::new();
    for (name, value) in http::Headers::from_raw(answer.headers()).entries() {
        headers.add(name, value);
    }
    Ok(Response { status: answer.status(), headers, body: Uint8Array::new(&bytes).to_vec() })
}

fn build(request: &Request, cancel: &Cancel) -> Result<web_sys::Request, Failure> {
    // gloo-net panics at a value that no header can carry, so the browser itself is asked.
    let headers = http::Headers::new().into_raw();
    request.headers.iter().try_for_each(|(name, value)| headers.append(name, value)).map_err(no_answer)?;
    let builder = http::RequestBuilder::new(&request.url)
        .method(method(request))
        .headers(http::Headers::from_raw(headers))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(&cancel.0.signal()));
    let built = if request.body.is_empty() { builder.build() } else { builder.body(Uint8Array::from(request.body.as_slice())) };
    built.map(Into::into).map_err(|_| Failure::Network)
}

fn method(request: &Request) -> http::Method {
    http::Method::from_bytes(request.method.as_str().as_bytes()).unwrap_or_default()
}

fn fetch(request: &web_sys::Request) -> Result<js_sys::Promise, Failure> {
    let global = js_sys::global();
    match global.dyn_ref::<Window>() {
        Some(window) => Ok(window.fetch_with_request(request)),
        None => global.dyn_ref::<WorkerGlobalScope>().map(|scope| scope.fetch_with_request(request)).ok_or(Failure::Network),
    }
}

/// Ends its request when it is dropped; a request that is over does not mind.
struct Cancel(AbortController);

impl Drop for Cancel {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn no_answer<E: Into<JsValue>>(_: E) -> Failure {
    Failure::Network
}
