//! Behaves like SmartRecruiters, with state, for programs that have no account.
//!
//! Deterministic: no I/O, no clock, no randomness, no globals. The same configuration and the same requests give the same bytes.
//!
//! ```text
//! Request ─▶ cors ─▶ route ─▶ access ─▶ rate ─▶ check ─▶ families::<family>::<operation> ─▶ Response
//!                    404 405  401 403   429     400 422   reads and changes the world
//!                                               413 415
//! ```
//!
//! What a handler changes is found by comparison and told to webhooks, whose requests wait in the outbox, and to the audit log. The request
//! that changed it is remembered, so that the state can be saved, and brought back by making it once more.
//!
//! In scope: every operation; with state for the families that the README names, of one seeded company.
//! Out of scope: sockets and pages (`smartrecruiters-server`, `smartrecruiters-sandbox-wasm`), sending what is in the outbox, mail.
//!
//! ```
//! use smartrecruiters_core::{Headers, Method, Request};
//! use smartrecruiters_sandbox::{Config, DEMO_API_KEY, Sandbox};
//!
//! let mut sandbox = Sandbox::new(Config::default());
//! let request = Request {
//!     method: Method::Get,
//!     url: "http://127.0.0.1:7878/sandbox/user-api/v201804/users/me".into(),
//!     headers: [("X-SmartToken", DEMO_API_KEY)].into_iter().collect(),
//!     body: Vec::new(),
//! };
//! assert_eq!(sandbox.handle(&request, 1_793_000_000_000).status, 200);
//! ```

#![no_std]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic))]

extern crate alloc;

mod access;
mod base64;
mod call;
mod check;
mod config;
mod control;
mod cors;
mod delivery;
mod families;
mod fault;
mod history;
mod ids;
mod json;
mod number;
mod order;
mod paging;
mod patch;
mod rate;
mod reply;
mod route;
mod sandbox;
mod time;
mod world;

#[cfg(test)]
mod tests;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use access::demo::{
    DEMO_API_KEY, DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, DEMO_CODE, DEMO_MANAGER_ID,
    DEMO_MANAGER_SECRET, DEMO_PARTNER_KEY, DEMO_PROVIDER_ID, DEMO_PROVIDER_SECRET, DEMO_READER_ID, DEMO_READER_SECRET, DEMO_RECRUITER_ID,
    DEMO_RECRUITER_SECRET, DEMO_WEAK_ID, DEMO_WEAK_SECRET,
};
pub use config::{Config, DuplicateCandidate, OutOfRange, Precedence, Refusal, RefusalBody};
pub use delivery::{Answer, Cut, Delivery, Reply, Ticket};
pub use history::Entry;
pub use sandbox::Sandbox;
