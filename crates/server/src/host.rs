//! The sandbox of this server: takes requests to it, and makes the requests that it asks for.
//!
//! ```text
//! call ──▶ Sandbox::begin ──▶ answer
//!              │ outbox
//!              ▼
//!          courier ──▶ receivers of webhooks ──▶ Sandbox::delivered
//! ```

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use smartrecruiters_core::{Method, Request, Response};
use smartrecruiters_sandbox::{Config, Reply, Sandbox, Ticket};
use tokio::sync::Notify;

use crate::outgoing::Outgoing;

mod courier;

/// One sandbox, shared by everybody who calls.
pub(crate) struct Host {
    sandbox: Mutex<Sandbox>,
    outgoing: Arc<Outgoing>,
    /// Something may have to be sent.
    changed: Notify,
    /// A receiver answered.
    answered: Notify,
}

impl Host {
    /// Makes the sandbox, and sends what it wants to be sent as long as the program runs.
    pub(crate) fn start(config: Config, outgoing: Arc<Outgoing>) -> Arc<Self> {
        let sandbox = Mutex::new(Sandbox::new(config));
        let host = Arc::new(Self { sandbox, outgoing, changed: Notify::new(), answered: Notify::new() });
        tokio::spawn(courier::run(Arc::clone(&host)));
        host
    }

    /// Answers a request.
    pub(crate) async fn call(self: &Arc<Self>, request: &Request) -> Response {
        let reply = self.with(|sandbox, now_ms| sandbox.begin(request, now_ms));
        if !matches!(request.method, Method::Get | Method::Head | Method::Options) {
            self.changed.notify_one();
        }
        match reply {
            Reply::Done(answer) => answer.into_response(),
            // In a task of its own, so that the handshake comes to its end when the caller goes away.
            Reply::Waiting(ticket) => tokio::spawn(Arc::clone(self).wait(ticket)).await.unwrap_or_else(|error| panic!("{error}")),
        }
    }

    async fn wait(self: Arc<Self>, ticket: Ticket) -> Response {
        loop {
            let answered = self.answered.notified();
            if let Some(response) = self.with(|sandbox, now_ms| sandbox.resume(ticket, now_ms)) {
                return response;
            }
            _ = tokio::time::timeout(TICK, answered).await;
        }
    }

    /// Does something with the sandbox, at this moment.
    fn with<T>(&self, action: impl FnOnce(&mut Sandbox, u64) -> T) -> T {
        action(&mut self.sandbox.lock().unwrap_or_else(PoisonError::into_inner), now_ms())
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// How often the clock alone may make something due.
const TICK: Duration = Duration::from_millis(500);
