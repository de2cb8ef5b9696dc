//! Requests that the sandbox wants to be made, and answers that wait for them.

use core::fmt;

use smartrecruiters_core::{Request, Response};

/// A request that the host makes for the sandbox: a webhook, a handshake, or a request for a token at a receiver's own service.
///
/// The host hands its answer back with [`Sandbox::delivered`](crate::Sandbox::delivered).
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Number of this attempt.
    pub id: u64,
    /// The request. Its headers and body may hold credentials of the receiver.
    pub request: Request,
    /// How long the receiver may take, in milliseconds. An answer that is reported later counts as none.
    pub timeout_ms: u64,
}

impl fmt::Debug for Delivery {
    /// Headers are not shown: a receiver chooses the name of the one that carries its credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("id", &self.id).field("url", &self.request.url).field("timeout_ms", &self.timeout_ms).finish()
    }
}

/// An answer, and how the host gives it: faults that were put in on purpose reach further than a response can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The answer, whole.
    pub response: Response,
    /// How long the host waits before it sends anything, in milliseconds.
    pub delay_ms: u64,
    /// Over what time the host spreads the body, in milliseconds.
    pub spread_ms: u64,
    /// Where the host breaks the connection off. `None` where it sends everything.
    pub cut: Option<Cut>,
}

/// Where a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Before the first byte.
    Head,
    /// After so many bytes of the body, of which all were announced.
    Body(usize),
}

impl Answer {
    pub(crate) fn plain(response: Response) -> Self {
        Self { response, delay_ms: 0, spread_ms: 0, cut: None }
    }

    /// The answer for hosts that can neither wait nor break a connection: at once, 502 in place of no answer, and a body that ends early.
    pub fn into_response(mut self) -> Response {
        if let Some(Cut::Body(bytes)) = self.cut {
            self.response.body.truncate(bytes);
        }
        self.response
    }
}

/// What a request comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer.
    Done(Answer),
    /// The answer depends on another request: see [`Sandbox::begin`](crate::Sandbox::begin).
    Waiting(Ticket),
}

/// Stands for an answer that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(crate) u64);
