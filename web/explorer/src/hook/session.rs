//! Session and work as all components share them, and what carries their calls.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_core::{Failure, Headers, Method, Request};
use smartrecruiters_fetch::{Limits, Transport, Worker, exchange};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, UseReducerHandle, hook, use_callback, use_context, use_state};

use super::page;
use crate::state::session::{Action, Demo, Exchanged, Kind, Session, Target};
use crate::state::work::Work;

/// What every component may ask for.
#[derive(Clone, PartialEq)]
pub(crate) struct Shared {
    /// Target and credential.
    pub(crate) session: UseReducerHandle<Session>,
    /// Drafts and answers.
    pub(crate) work: UseReducerHandle<Work>,
    /// What carries calls.
    pub(crate) wires: Wires,
}

/// What carries calls: the network, or the sandbox's worker, which starts when it is first needed.
#[derive(Clone, Default)]
pub(crate) struct Wires(Rc<RefCell<Option<Worker>>>);

impl PartialEq for Wires {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Wires {
    /// The transport to a target.
    pub(crate) fn to(&self, target: Target) -> Result<Transport, Failure> {
        if target == Target::Server {
            return Ok(Transport::Network);
        }
        let mut worker = self.0.borrow_mut();
        if worker.as_ref().is_none_or(Worker::is_broken) {
            *worker = Some(Worker::start(SANDBOX)?);
        }
        worker.clone().map(Transport::Worker).ok_or(Failure::Network)
    }
}

/// Session, work and wires.
#[hook]
pub(crate) fn use_shared() -> Shared {
    use_context::<Shared>().expect("the app provides it to everything within")
}

/// A callback that asks for a new token, and whether one is under way.
#[hook]
pub(crate) fn use_exchange() -> (bool, Callback<()>) {
    let shared = use_shared();
    let busy = use_state(|| false);
    let now = *busy;
    let ask = use_callback(shared, move |(), shared: &Shared| {
        let (shared, busy) = (shared.clone(), busy.clone());
        busy.set(true);
        spawn_local(async move {
            if let Ok(transport) = shared.wires.to(shared.session.target) {
                let outcome = exchange(&shared.session.client(), &transport, &Limits::default()).await;
                let exchanged = outcome.and_then(|mut outcome| {
                    let error = outcome.result.err();
                    outcome.exchanges.pop().map(|exchange| Exchanged { exchange, error })
                });
                if let Some(exchanged) = exchanged {
                    shared.session.dispatch(Action::Exchanged(Rc::new(exchanged)));
                }
            }
            busy.set(false);
        });
    });
    (now, ask)
}

/// A callback that takes the demo credentials of the target, and what went wrong with it. `on_key` is told when a key was taken.
#[hook]
pub(crate) fn use_demo(on_key: Callback<()>) -> (Option<&'static str>, Callback<Kind>) {
    let shared = use_shared();
    let fault = use_state(|| None);
    let now = *fault;
    let take = use_callback((shared, on_key), move |kind: Kind, (shared, on_key): &(Shared, Callback<()>)| {
        let (shared, fault, on_key) = (shared.clone(), fault.clone(), on_key.clone());
        spawn_local(async move {
            match demo(&shared).await {
                Some(demo) => {
                    fault.set(None);
                    shared.session.dispatch(Action::Demo(kind, demo));
                    if kind == Kind::Key {
                        on_key.emit(());
                    }
                }
                None => fault.set(Some("The sandbox did not tell its demo credentials: it could not be reached. Try again.")),
            }
        });
    });
    (now, take)
}

/// Looks once whether the page came from a server with a sandbox.
pub(crate) fn find_server(session: UseReducerHandle<Session>) {
    spawn_local(async move {
        // A relative address: a page on a static host has no such file, and then there is no server to offer.
        let request = Request { method: Method::Get, url: DEMO.to_owned(), headers: Headers::new(), body: Vec::new() };
        let answer = smartrecruiters_fetch::send(&request).await.ok().filter(smartrecruiters_core::Response::is_success);
        let found = answer.and_then(|answer| serde_json::from_slice::<Value>(&answer.body).ok());
        if let Some(sandbox) = found.as_ref().and_then(|found| found.get("sandbox")).and_then(Value::as_str) {
            session.dispatch(Action::ServerFound(format!("{}{sandbox}", page::origin()).into()));
        }
    });
}

async fn demo(shared: &Shared) -> Option<Demo> {
    let transport = shared.wires.to(shared.session.target).ok()?;
    let request = Request { method: Method::Get, url: DEMO.to_owned(), headers: Headers::new(), body: Vec::new() };
    let answer = transport.send(&request, &Limits::default()).await.ok()?;
    let found: Value = serde_json::from_slice(&answer.body).ok()?;
    let text = |key: &str| found.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Demo { key: text("apiKey")?, client_id: text("clientId")?, client_secret: text("clientSecret")? })
}

/// Both the server and the worker answer this address.
const DEMO: &str = "demo-credentials.json";
const SANDBOX: &str = "sandbox-worker.js";
