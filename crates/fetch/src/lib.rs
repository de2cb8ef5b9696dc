//! Runs the client core in a page or a worker: its requests become `fetch` calls, the answers come back whole.
//!
//! ```text
//! Call (core) ──Step::Send──▶ Transport ──▶ network, or a web worker that stands in for it
//!      ▲                          │
//!      └───────Event::Answer──────┘            every request and answer is reported in the Outcome
//! ```
//!
//! A future that is dropped takes its request back. [`Limits`] end a call that takes too long or is no longer wanted.
//!
//! In scope: sending, waiting, giving up, reading a body. Out of scope: what to send and what an answer means (`smartrecruiters-core`).

mod driver;
mod limits;
mod network;
mod slot;
mod transport;
mod worker;

pub use driver::{Exchange, Outcome, exchange, run};
pub use limits::{Abort, Limits};
pub use network::send;
pub use transport::Transport;
pub use worker::Worker;
