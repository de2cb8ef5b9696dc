//! Makes the requests that the sandbox asks for: webhooks, handshakes, and those for tokens of receivers.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{self, HeaderName, HeaderValue, Uri};
use http_body_util::{BodyExt as _, Limited};
use smartrecruiters_core::{Headers, Response};
use smartrecruiters_sandbox::{Delivery, Sandbox};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::{Host, TICK};

/// Sends what is due, again and again.
pub(super) async fn run(host: Arc<Host>) {
    let places = Arc::new(Semaphore::new(MOST_DELIVERIES));
    loop {
        for delivery in host.done(Sandbox::outbox).await {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            let host = Arc::clone(&host);
            tokio::spawn(async move {
                let limit = Duration::from_millis(delivery.timeout_ms);
                let answer = timeout(limit, send(&host, &delivery)).await.ok().flatten();
                host.done(|sandbox, now_ms| sandbox.delivered(delivery.id, answer.as_ref(), now_ms)).await;
                // What comes next may have waited for this answer.
                host.answered.notify_waiters();
                host.changed.notify_one();
                drop(place);
            });
        }
        _ = timeout(TICK, host.changed.notified()).await;
    }
}

/// The receiver's answer. `None` where there is none.
async fn send(host: &Host, delivery: &Delivery) -> Option<Response> {
    let asked = &delivery.request;
    let mut request = http::Request::new(Body::from(asked.body.clone()));
    *request.method_mut() = asked.method.as_str().parse().ok()?;
    *request.uri_mut() = Uri::try_from(asked.url.as_str()).ok()?;
    for (name, value) in asked.headers.iter() {
        request.headers_mut().append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
    }
    let answer = host.outgoing.send(request, Duration::from_millis(delivery.timeout_ms)).await.ok()?;
    let (head, body) = answer.into_parts();
    let headers: Headers = head.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
    // Nothing that a receiver says is long. What is too long is read as nothing.
    let body = Limited::new(body, MOST_ANSWER).collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    Some(Response { status: head.status.as_u16(), headers, body })
}

const MOST_DELIVERIES: usize = 64;
const MOST_ANSWER: usize = 64 << 10;
