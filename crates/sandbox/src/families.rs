//! Who serves what: one module for each family, one function for each operation.
//!
//! To serve one more operation, write `fn name(call: &mut Call<'_>) -> Result<Response, Fault>` in its family's module and name it in that
//! module's `handler`. The request has been checked by then: see [`Call`](crate::call::Call). Until then its answers are generated.

use smartrecruiters_catalogue::Operation;

use crate::call::Handler;

mod apply;
mod approvals;
mod assessments;
mod audit;
mod candidates;
mod configuration;
mod feed;
mod identity;
mod interviews;
mod job_applications;
mod jobs;
mod marketplace;
mod messages;
mod offers;
mod onboarding;
mod postings;
mod reach;
mod reporting;
mod reviews;
mod stateless;
mod users;
mod users_legacy;
mod webhooks;

/// The function that serves an operation, and what its answers are worth.
pub(crate) fn serve(operation: Operation) -> (Handler, Worth) {
    let published = operation.facts().response_known;
    match handler(operation) {
        Some(handler) => (handler, if published { Worth::Stateful } else { Worth::Assumed }),
        None => (stateless::answer, Worth::Generated),
    }
}

/// What an answer is worth: the header [`Worth::HEADER`] says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Worth {
    /// Behaviour with state, in the published shape.
    Stateful,
    /// Behaviour with state, in a shape that is a guess, because none is published.
    Assumed,
    /// Made from the schema, without state.
    Generated,
}

impl Worth {
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
        "interviews" => interviews::handler(operation.id()),
        "reviews" => reviews::handler(operation.id()),
        "offers" => offers::handler(operation.id()),
        "approvals" => approvals::handler(operation.id()),
        "messages" => messages::handler(operation.id()),
        "job-applications" => job_applications::handler(operation.id()),
        "apply" => apply::handler(operation.id()),
        "reporting" => reporting::handler(operation.id()),
        "assessments" | "assessment-partner" => assessments::handler(operation.id()),
        "onboarding" => onboarding::handler(operation.id()),
        "feed" => feed::handler(operation.id()),
        "marketplace" => marketplace::handler(operation.id()),
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
