//! What carries a request.

use smartrecruiters_core::{Failure, Request, Response};

use crate::limits::Limits;
use crate::network;
use crate::worker::Worker;

/// Carries requests to whoever answers them.
#[derive(Clone, Debug, PartialEq)]
pub enum Transport {
    /// The network.
    Network,
    /// A web worker that stands in for it.
    Worker(Worker),
}

impl Transport {
    /// Sends a request and reads the whole answer, within `limits`.
    ///
    /// # Errors
    /// [`Failure`], telling why no answer came.
    pub async fn send(&self, request: &Request, limits: &Limits) -> Result<Response, Failure> {
        match self {
            Self::Network => limits.hold(network::send(request)).await,
            Self::Worker(worker) => limits.hold(worker.send(request)).await,
        }
    }
}
