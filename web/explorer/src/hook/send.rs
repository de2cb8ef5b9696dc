//! Runs calls.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::{Arguments, Call, ErrorKind, Failure};
use smartrecruiters_fetch::{Abort, Exchange, Limits, run};
use wasm_bindgen_futures::spawn_local;

use super::session::Shared;
use crate::form::FormState;
use crate::state::session::{Action as SessionAction, Exchanged};
use crate::state::work::{Action, Answered, Run};

/// How long one request may take.
pub(crate) const TIMEOUT_MS: u32 = 30_000;

/// Sends a form's request.
pub(crate) fn send(shared: Shared, operation: Operation, arguments: &Arguments, form: FormState) {
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
            let error = answered.error.clone().filter(|error| error.kind() == ErrorKind::Token);
            shared.session.dispatch(SessionAction::Exchanged(Rc::new(Exchanged { exchange: exchange.clone(), error })));
        }
        super::history::note(operation, &answered);
        shared.work.dispatch(Action::Ended(operation, abort, Rc::new(answered)));
    });
}

/// Takes the call of an operation back.
pub(crate) fn cancel(shared: &Shared, operation: Operation) {
    if let Some(Run::Sending(abort)) = shared.work.run(operation) {
        abort.abort();
    }
}

fn unsent(call: &Call, failure: Failure) -> Exchange {
    Exchange { request: call.request().clone(), answer: Err(failure), for_token: false, took_ms: 0 }
}
