//! The routes: explorer, sandbox, relay, demo credentials.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use smartrecruiters_core as core;
use smartrecruiters_sandbox::{DEMO_API_KEY, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::host::Host;
use crate::log;
use crate::relay::{self, Relay};
use crate::spoil::{self, Reset};

/// The whole server.
pub(crate) fn router(host: Arc<Host>, explorer: Option<PathBuf>, relay: Option<Relay>, log: bool) -> Router {
    let routes = Router::new()
        .route("/demo-credentials.json", get(demo_credentials))
        .route(SANDBOX, any(call))
        .route(&format!("{SANDBOX}/{{*path}}"), any(call))
        .with_state(host);
    let routes = match relay {
        Some(relay) => {
            routes.merge(Router::new().route(&format!("{}/{{*path}}", relay::MOUNT), any(relay::call)).with_state(Arc::new(relay)))
        }
        None => routes,
    };
    let routes = match explorer {
        Some(folder) => routes.fallback_service(ServeDir::new(folder).precompressed_br().precompressed_gzip()),
        None => routes.route("/", get(|| async { WITHOUT_EXPLORER })),
    };
    let harden = |name: HeaderName, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let routes = if log { routes.layer(from_fn(log::line)) } else { routes };
    routes
        .layer(harden(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(harden(header::REFERRER_POLICY, "no-referrer"))
        .layer(harden(header::CACHE_CONTROL, "no-cache"))
}

/// What a page or a script needs to use the sandbox. These credentials open nothing else.
async fn demo_credentials() -> axum::Json<serde_json::Value> {
    axum::Json(serde_json::json!({
        "sandbox": SANDBOX,
        "apiKey": DEMO_API_KEY,
        "clientId": DEMO_CLIENT_ID,
        "clientSecret": DEMO_CLIENT_SECRET,
    }))
}

/// Hands a request to the sandbox, and its answer back.
async fn call(State(host): State<Arc<Host>>, ConnectInfo(connection): ConnectInfo<Reset>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Some(method) = core::Method::parse(parts.method.as_str()) else {
        return refusal(StatusCode::METHOD_NOT_ALLOWED, "the API knows GET, POST, PUT, PATCH and DELETE");
    };
    let body = match to_bytes(body, MOST_BODY).await {
        Ok(body) => body.to_vec(),
        Err(error) => {
            return refusal(
                StatusCode::PAYLOAD_TOO_LARGE,
                &format!("the body could not be read or has more than {MOST_BODY} bytes: {error}"),
            );
        }
    };
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let url = format!("http://127.0.0.1{target}");
    let headers = parts.headers.iter().map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()))).collect();
    let request = core::Request { method, url, headers, body };
    let mut answer = host.call(&request).await;
    if answer.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(answer.delay_ms)).await;
    }
    let body = spoil::body(&mut answer, &connection);
    response(answer.response.status, &answer.response.headers, body)
}

/// An answer with these headers.
pub(crate) fn response(status: u16, headers: &core::Headers, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers.iter() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// A refusal of the server itself, in the vendor's envelope and readable by pages of other origins.
fn refusal(status: StatusCode, message: &str) -> Response {
    let envelope = serde_json::json!({ "message": message });
    (status, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], axum::Json(envelope)).into_response()
}

/// Where the sandbox is mounted.
pub(crate) const SANDBOX: &str = "/sandbox";
/// More than any body that the API takes: an application with its files in base64 stays under it.
const MOST_BODY: usize = 64 * 1024 * 1024;
const WITHOUT_EXPLORER: &str =
    "The sandbox answers under /sandbox. The explorer is not served: start with --explorer <folder>, or run `cargo xtask serve`.\n";
