//! Forwards calls of the explorer to the vendor, who lets no page of another origin call.
//!
//! What is forwarded is decided by `smartrecruiters_core::relay`. Nothing of a request is kept or logged.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Uri};
use axum::response::Response;
use http_body_util::Limited;
use smartrecruiters_core::relay::{Decision, Forward, Incoming, Policy, Reason, Refusal, answer, decide};
use tokio::sync::Semaphore;

use crate::app::response;
use crate::outgoing::{Failure, Outgoing};
use crate::paced::Paced;

/// The relay of one server.
pub(crate) struct Relay {
    outgoing: Arc<Outgoing>,
    /// Addresses of this server, as a browser writes them.
    own: Vec<String>,
    /// What stands for the vendor in tests.
    upstream: Option<String>,
    places: Arc<Semaphore>,
}

impl Relay {
    /// For a server that listens on `port` of this machine.
    pub(crate) fn new(outgoing: Arc<Outgoing>, port: u16, upstream: Option<String>) -> Self {
        // Browsers leave out the usual port.
        let port = if port == 80 { String::new() } else { format!(":{port}") };
        let own = vec![format!("http://127.0.0.1{port}"), format!("http://localhost{port}")];
        Self { outgoing, own, upstream, places: Arc::new(Semaphore::new(MOST_CALLS)) }
    }

    async fn forward(&self, forward: Forward, body: Body) -> Result<Response, Reason> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Reason::Busy)?;
        let base = self.upstream.clone().unwrap_or_else(|| format!("https://{}", forward.host));
        let mut request = axum::http::Request::new(if forward.has_body { Body::new(Limited::new(body, MOST_BODY)) } else { Body::empty() });
        *request.uri_mut() = Uri::try_from(format!("{base}{}", forward.target)).map_err(|_| Reason::TargetBytes)?;
        *request.method_mut() = forward.method.as_str().parse().map_err(|_| Reason::Method)?;
        for (name, value) in forward.headers.iter() {
            let name = HeaderName::try_from(name).map_err(|_| Reason::HeaderForm)?;
            request.headers_mut().append(name, HeaderValue::try_from(value).map_err(|_| Reason::HeaderForm)?);
        }
        let answered = self.outgoing.send(request, HEAD).await.map_err(|failure| match failure {
            Failure::Timeout => Reason::Timeout,
            Failure::TooLarge => Reason::BodyTooLarge,
            Failure::Unreachable(why) => {
                eprintln!("relay: {} cannot be reached: {why}", forward.host);
                Reason::Unreachable
            }
        })?;
        let (head, body) = answered.into_parts();
        let fields = head.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        let headers = answer(head.status.as_u16(), fields, forward.origin.as_deref())?;
        Ok(response(head.status.as_u16(), &headers, Body::new(Paced::new(body, MOST_ANSWER, PAUSE, place))))
    }
}

/// Serves one call below [`MOUNT`].
pub(crate) async fn call(State(relay): State<Arc<Relay>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let own: Vec<&str> = relay.own.iter().map(String::as_str).collect();
    let policy = Policy { mount: MOUNT, own: &own, origins: &own, most_body: MOST_BODY as u64 };
    let headers: Vec<(&[u8], &[u8])> = parts.headers.iter().map(|(name, value)| (name.as_str().as_bytes(), value.as_bytes())).collect();
    let target = parts.uri.to_string();
    let decided = decide(&Incoming { method: parts.method.as_str().as_bytes(), target: target.as_bytes(), headers: &headers }, &policy);
    let refusal = match decided {
        Decision::Forward(forward) => {
            let origin = forward.origin.clone();
            match relay.forward(forward, body).await {
                Ok(response) => return response,
                Err(reason) => Refusal { reason, origin },
            }
        }
        Decision::Preflight(headers) => return response(204, &headers, Body::empty()),
        Decision::Refuse(refusal) => refusal,
    };
    let refused = refusal.into_response();
    response(refused.status, &refused.headers, Body::from(refused.body))
}

/// Where the relay is mounted.
pub(crate) const MOUNT: &str = "/relay";
/// The vendor asks clients to wait 128 s for slow calls; an upload comes before that.
const HEAD: Duration = Duration::from_mins(3);
/// Longest pause within an answer.
const PAUSE: Duration = Duration::from_mins(1);
/// A credential has eight calls in flight; several people may use one page.
const MOST_CALLS: usize = 64;
const MOST_BODY: usize = 64 << 20;
const MOST_ANSWER: u64 = 1 << 30;
