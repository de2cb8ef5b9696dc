//! Sends requests: the relay's to the vendor, the sandbox's to receivers of webhooks.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use http_body_util::LengthLimitError;
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};

/// A client that follows no redirect, keeps no cookie, and sends addresses byte by byte.
pub(crate) struct Outgoing {
    plain: Client<HttpConnector, Body>,
    /// Made when first used: reading the machine's certificates takes time, and may fail.
    secure: OnceLock<Result<Client<HttpsConnector<HttpConnector>, Body>, String>>,
}

/// Why no answer came.
#[derive(Debug)]
pub(crate) enum Failure {
    /// None came in time.
    Timeout,
    /// The body of the request went beyond its limit.
    TooLarge,
    /// The host could not be reached, or the connection broke.
    Unreachable(String),
}

impl Outgoing {
    pub(crate) fn new() -> Self {
        Self { plain: builder().build(connector()), secure: OnceLock::new() }
    }

    /// The head of the answer, within `limit` from now.
    pub(crate) async fn send(&self, request: Request<Body>, limit: Duration) -> Result<Response<Incoming>, Failure> {
        let sending = if request.uri().scheme_str() == Some("https") {
            let client = self.secure.get_or_init(secure).as_ref().map_err(|why| Failure::Unreachable(why.clone()))?;
            client.request(request)
        } else {
            self.plain.request(request)
        };
        match tokio::time::timeout(limit, sending).await {
            Ok(answer) => answer.map_err(|error| Failure::of(&error)),
            Err(_) => Err(Failure::Timeout),
        }
    }
}

impl Failure {
    fn of(error: &Error) -> Self {
        let mut told = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            if cause.is::<LengthLimitError>() {
                return Self::TooLarge;
            }
            told = format!("{told}: {cause}");
            source = cause.source();
        }
        Self::Unreachable(told)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout => f.write_str("no answer came in time"),
            Self::TooLarge => f.write_str("the body is too large"),
            Self::Unreachable(why) => f.write_str(why),
        }
    }
}

fn secure() -> Result<Client<HttpsConnector<HttpConnector>, Body>, String> {
    let trusting = HttpsConnectorBuilder::new().with_native_roots();
    let trusting = trusting.map_err(|error| format!("this machine has no certificates to trust, so https is not possible: {error}"))?;
    Ok(builder().build(trusting.https_only().enable_http1().wrap_connector(connector())))
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector.set_connect_timeout(Some(CONNECT));
    connector
}

fn builder() -> hyper_util::client::legacy::Builder {
    let mut builder = Client::builder(TokioExecutor::new());
    builder.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(IDLE);
    builder
}

const CONNECT: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_secs(30);
