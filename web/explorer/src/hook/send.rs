//! Runs calls.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::{Arguments, Call, Failure};
use smartrecruiters_fetch::{Abort, Exchange, Limits, run};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_callback};

use super::session::{Shared, use_shared};
use crate::form::FormState;
use crate::state::session::{Action as SessionAction, Exchanged};
use crate::state::work::{Action, Answered, Run};

/// How long one request may take.
pub(crate) const TIMEOUT_MS: u32 = 30_000;

/// Callbacks that send a form's request and take it back.
#[hook]
pub(crate) fn use_send(operation: Operation) -> (Callback<(Arguments, FormState)>, Callback<()>) {
    let shared = use_shared();
    let send = use_callback((shared.clone(), operation), |(arguments, form): (Arguments, FormState), (shared, operation)| {
        send(shared.clone(), *operation, &arguments, form);
    });
    let cancel = use_callback((shared, operation), |(), (shared, operation)| {
        if let Some(Run::Sending(abort)) = shared.work.run(*operation) {
            abort.abort();
        }
    });
    (send, cancel)
}

fn send(shared: Shared, operation: Operation, arguments: &Arguments, form: FormState) {
    let client = shared.session.client();
    let call = Call::new(&client.borrow(), operation, arguments);
    // The preview has refused what cannot be built, and says why.
    let Ok(call) = call else { return };
    let abort = Abort::new();
    let limits = Limits { timeout_ms: TIMEOUT_MS, abort: abort.clone() };
    shared.work.dispatch(Action::Began(operation, abort.clone()));
    spawn_local(async move {
        let answered = match shared.wires.to(shared.session.target) {
            Ok(transport) => {
                let outcome = run(&client, call, &transport, &limits).await;
                Answered { exchanges: outcome.exchanges, error: outcome.result.err(), form }
            }
            Err(failure) => Answered { exchanges: vec![unsent(&call, failure)], error: None, form },
        };
        if let Some(exchange) = answered.exchanges.iter().rfind(|exchange| exchange.for_token) {
            let error = answered.error.clone().filter(|error| error.kind() == smartrecruiters_core::ErrorKind::Token);
            let exchanged = Exchanged { exchange: exchange.clone(), error };
            shared.session.dispatch(SessionAction::Exchanged(Rc::new(exchanged)));
        }
        shared.work.dispatch(Action::Ended(operation, abort, Rc::new(answered)));
    });
}

fn unsent(call: &Call, failure: Failure) -> Exchange {
    Exchange { request: call.request().clone(), answer: Err(failure), for_token: false, took_ms: 0.0 }
}
