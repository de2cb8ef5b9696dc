//! Who serves what: one module for each family, one function for each operation.
//!
//! To serve one more operation, write `fn name(call: &mut Call<'_>) -> Result<Response, Fault>` in its family's module and name it in that
//! module's `handler`. The request has been checked by then: see [`Call`](crate::call::Call).

use smartrecruiters_catalogue::Operation;

use crate::call::Handler;

mod candidates;
mod configuration;
mod identity;
mod jobs;
mod postings;
mod reach;
mod users;
mod users_legacy;

/// The function that serves an operation. `None` where it is not served yet.
pub(crate) fn handler(operation: Operation) -> Option<Handler> {
    match operation.family().name {
        "identity" => identity::handler(operation.id()),
        "users" => users::handler(operation.id()),
        "users-legacy" => users_legacy::handler(operation.id()),
        "jobs" => jobs::handler(operation.id()),
        "candidates" => candidates::handler(operation.id()),
        "configuration" => configuration::handler(operation.id()),
        "postings" => postings::handler(operation.id()),
        _ => None,
    }
}
