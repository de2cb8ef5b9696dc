//! The sandbox of this server: takes requests to it, keeps what they change, and makes the requests that it asks for.
//!
//! ```text
//! call ──▶ Sandbox::begin ──▶ changes ──▶ store ──▶ answer
//!              │ outbox
//!              ▼
//!          courier ──▶ receivers of webhooks ──▶ Sandbox::delivered
//! ```

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use smartrecruiters_core::{Method, Request, Response};
use smartrecruiters_sandbox::{Answer, Config, Reply, Sandbox, Ticket};
use tokio::sync::Notify;

use crate::outgoing::Outgoing;
use crate::store::{Kept, Refused, Store, Writer};

mod courier;

/// One sandbox, shared by everybody who calls.
pub(crate) struct Host {
    state: Mutex<State>,
    outgoing: Arc<Outgoing>,
    /// Something may have to be sent.
    changed: Notify,
    /// A receiver answered.
    answered: Notify,
}

struct State {
    sandbox: Sandbox,
    /// `None` where nothing is kept.
    writer: Option<Writer>,
}

/// The thread that writes, to be waited for at the end.
pub(crate) type Writing = Option<JoinHandle<()>>;

impl Host {
    /// Makes the sandbox, or takes it out of a folder where it will be kept.
    ///
    /// # Errors
    /// Why the folder cannot be used.
    pub(crate) fn new(config: Config, outgoing: Arc<Outgoing>, folder: Option<&Path>) -> Result<(Self, Writing), Refused> {
        let mut sandbox = Sandbox::new(config);
        let (writer, writing) = match folder {
            Some(folder) => {
                let (writer, thread) = keep(&mut sandbox, folder)?;
                (Some(writer), Some(thread))
            }
            None => (None, None),
        };
        let state = Mutex::new(State { sandbox, writer });
        Ok((Self { state, outgoing, changed: Notify::new(), answered: Notify::new() }, writing))
    }

    /// Gives an order to the sandbox itself.
    ///
    /// # Errors
    /// What is wrong, in a sentence.
    pub(crate) fn control(&self, method: Method, path: &str, body: &str) -> Result<String, String> {
        self.with(|sandbox, now_ms| sandbox.control(method, path, body, now_ms)).0
    }

    /// Sends what the sandbox wants to be sent, as long as the program runs.
    pub(crate) fn send(self: &Arc<Self>) {
        tokio::spawn(courier::run(Arc::clone(self)));
    }

    /// Answers a request, once what it changed is kept.
    pub(crate) async fn call(self: &Arc<Self>, request: &Request) -> Answer {
        let reply = self.done(|sandbox, now_ms| sandbox.begin(request, now_ms)).await;
        if !matches!(request.method, Method::Get | Method::Head | Method::Options) {
            self.changed.notify_one();
        }
        match reply {
            Reply::Done(answer) => answer,
            // In a task of its own, so that the handshake comes to its end when the caller goes away.
            Reply::Waiting(ticket) => {
                let response = tokio::spawn(Arc::clone(self).wait(ticket)).await.unwrap_or_else(|error| panic!("{error}"));
                Answer { response, delay_ms: 0, spread_ms: 0, cut: None }
            }
        }
    }

    /// Keeps what is not kept yet, and nothing after that.
    pub(crate) fn end(&self) {
        if let Some(writer) = &self.state.lock().unwrap_or_else(PoisonError::into_inner).writer {
            writer.end();
        }
    }

    async fn wait(self: Arc<Self>, ticket: Ticket) -> Response {
        loop {
            let answered = self.answered.notified();
            if let Some(response) = self.done(|sandbox, now_ms| sandbox.resume(ticket, now_ms)).await {
                return response;
            }
            _ = tokio::time::timeout(TICK, answered).await;
        }
    }

    /// Does something with the sandbox, and waits until what that changed is kept.
    async fn done<T>(&self, action: impl FnOnce(&mut Sandbox, u64) -> T) -> T {
        let (result, kept) = self.with(action);
        if let Some(kept) = kept {
            kept.wait().await;
        }
        result
    }

    /// Does something with the sandbox, at this moment.
    fn with<T>(&self, action: impl FnOnce(&mut Sandbox, u64) -> T) -> (T, Option<Kept>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { sandbox, writer } = &mut *state;
        let result = action(sandbox, now_ms());
        let kept = writer.as_mut().and_then(|writer| {
            let changes = sandbox.changes();
            (!changes.is_empty()).then(|| writer.keep(changes))
        });
        (result, kept)
    }
}

/// Brings the sandbox to the state in the folder, which gets everything from now on.
fn keep(sandbox: &mut Sandbox, folder: &Path) -> Result<(Writer, JoinHandle<()>), Refused> {
    let wanted = sandbox.config().clone();
    let (store, changes) = Store::open(folder)?;
    for (number, change) in changes.iter().enumerate() {
        let refused = |why| Refused::new(format!("change {} in {} cannot be made again: {why}", number + 1, folder.display()));
        sandbox.replay(change).map_err(refused)?;
    }
    let usual = Config { origin: wanted.origin.clone(), http_receivers: wanted.http_receivers, ..Config::default() };
    if *sandbox.config() != wanted && wanted != usual {
        eprintln!("note: the company in {} has settings of its own, which count", folder.display());
    }
    let failed = |error| Refused::new(format!("{} cannot be written: {error}", folder.display()));
    let (mut writer, thread) = Writer::start(store).map_err(failed)?;
    let beginning = sandbox.changes();
    if !beginning.is_empty() {
        drop(writer.keep(beginning));
    }
    Ok((writer, thread))
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// How often the clock alone may make something due.
const TICK: Duration = Duration::from_millis(500);
