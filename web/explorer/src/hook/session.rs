//! What all widgets share, and what carries their calls.

use crate::form::Json;
use smartrecruiters_core::schema::Data;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use smartrecruiters_core::{Failure, Headers, Method, Request, Response};
use smartrecruiters_fetch::{Limits, Transport, Worker, exchange};
use wasm_bindgen_futures::spawn_local;

use super::page;
use crate::state::library::Library;
use crate::state::session::{Action, Demo, Exchanged, Kind, Session, Target};
use crate::state::work::Work;
use crate::ui::widget::Store;

/// What every widget may ask for. Clones share it.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Rc<Inside>);

/// The parts of [`Shared`].
pub(crate) struct Inside {
    /// Target and credential.
    pub(crate) session: Store<Session>,
    /// Drafts and answers.
    pub(crate) work: Store<Work>,
    /// Documents.
    pub(crate) library: Store<Library>,
    /// What carries calls.
    pub(crate) wires: Rc<Wires>,
}

impl Deref for Shared {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

/// What carries calls: the network, or the sandbox's worker, which starts when it is first needed.
#[derive(Default)]
pub(crate) struct Wires(RefCell<Option<Worker>>);

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

/// Asks for a new token; `done` is told when the answer is there.
pub(crate) fn ask_for_token(shared: Shared, done: impl FnOnce() + 'static) {
    spawn_local(async move {
        if let Ok(transport) = shared.wires.to(shared.session.target)
            && let Some(mut outcome) = exchange(&shared.session.client(), &transport, &Limits::default()).await
            && let Some(exchange) = outcome.exchanges.pop()
        {
            shared.session.dispatch(Action::Exchanged(Rc::new(Exchanged { exchange, error: outcome.result.err() })));
        }
        done();
    });
}

/// Takes the demo credentials of the target; `done` is told whether they could be had.
pub(crate) fn take_demo(shared: Shared, kind: Kind, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let transport = shared.wires.to(shared.session.target);
        let demo = match transport {
            Ok(transport) => read_demo(&transport).await,
            Err(_) => None,
        };
        let had = demo.is_some();
        if let Some((demo, _)) = demo {
            shared.session.dispatch(Action::Demo(kind, demo));
        }
        done(had);
    });
}

/// Looks once whether the page came from a server with a sandbox.
pub(crate) fn find_server(session: Store<Session>) {
    spawn_local(async move {
        // A relative address: a page on a static host has no such file, and then there is no server to offer.
        if let Some((_, Some(sandbox))) = read_demo(&Transport::Network).await {
            session.dispatch(Action::ServerFound(format!("{}{sandbox}", page::origin()).into()));
        }
    });
}

/// Demo credentials, and where the sandbox is if that is told.
async fn read_demo(transport: &Transport) -> Option<(Demo, Option<String>)> {
    let request = Request { method: Method::Get, url: DEMO.to_owned(), headers: Headers::new(), body: Vec::new() };
    let answer = transport.send(&request, &Limits::default()).await.ok().filter(Response::is_success)?;
    let found = Json::parse(str::from_utf8(&answer.body).ok()?).ok()?;
    let text = |key: &str| found.entry(key).and_then(Data::text).map(str::to_owned);
    Some((Demo { key: text("apiKey")?, client_id: text("clientId")?, client_secret: text("clientSecret")? }, text("sandbox")))
}

/// Both the server and the worker answer this address.
const DEMO: &str = "demo-credentials.json";
const SANDBOX: &str = "sandbox-worker.js";
