//! Who serves what: one module for each family, one function for each operation.
//!
//! To serve one more operation, write `fn name(call: &mut Call<'_>) -> Result<Response, Fault>` in its family's module and name it in that
//! module's `handler`. The request has been checked by then: see [`Call`](crate::call::Call). Until then its answers are generated.

use smartrecruiters_catalogue::Operation;

use crate::call::Handler;

mod audit;
mod candidates;
mod configuration;
mod identity;
mod jobs;
mod postings;
mod reach;
mod stateless;
mod users;
mod users_legacy;
mod webhooks;

/// The function that serves an operation, and what its answers are worth.
pub(crate) fn serve(operation: Operation) -> (Handler, Answer) {
    let published = operation.facts().response_known;
    match handler(operation) {
        Some(handler) => (handler, if published { Answer::Stateful } else { Answer::Assumed }),
        None => (stateless::answer, Answer::Generated),
    }
}

/// What an answer is worth: the header [`Answer::HEADER`] says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Answer {
    /// Behaviour with state, in the published shape.
    Stateful,
    /// Behaviour with state, in a shape that is a guess, because none is published.
    Assumed,
    /// Made from the schema, without state.
    Generated,
}

impl Answer {
    pub(crate) const HEADER: &str = "X-Sandbox-Answer";

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stateful => "stateful",
            Self::Assumed => "assumed",
            Self::Generated => "generated",
        }
    }
}

/// The function that was written for an operation.
fn handler(operation: Operation) -> Option<Handler> {
    match operation.family().name {
        "identity" => identity::handler(operation.id()),
        "users" => users::handler(operation.id()),
        "webhooks" => webhooks::handler(operation.id()),
        "audit" => audit::handler(operation.id()),
        "users-legacy" => users_legacy::handler(operation.id()),
        "jobs" => jobs::handler(operation.id()),
        "candidates" => candidates::handler(operation.id()),
        "configuration" => configuration::handler(operation.id()),
        "postings" => postings::handler(operation.id()),
        _ => None,
    }
}
