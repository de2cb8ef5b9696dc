//! A line of JSON for each request. Neither headers, bodies nor queries are in it, because they may hold credentials.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use smartrecruiters_core::Method;
use smartrecruiters_core::catalogue::route;

use crate::app::SANDBOX;

/// Answers a request and tells of it, once the head of the answer is there.
pub(crate) async fn line(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let began = Instant::now();
    let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let response = next.run(request).await;
    let below = path.strip_prefix(SANDBOX).unwrap_or_default();
    let operation = Method::parse(&method).and_then(|method| route(method, below)).map(|route| route.operation.id());
    let line = serde_json::json!({
        "at": u64::try_from(at.as_millis()).unwrap_or_default(),
        "method": method,
        "path": path,
        "operation": operation,
        "status": response.status().as_u16(),
        "tookMs": began.elapsed().as_secs_f64() * 1000.0,
    });
    eprintln!("{line}");
    response
}
