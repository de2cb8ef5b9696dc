//! Builds requests for, and reads responses of, every operation of the SmartRecruiters API.
//!
//! Deterministic: no I/O, no clock, no randomness, no globals. A program brings its own HTTP client.
//!
//! ```text
//! Operation + Arguments ──▶ call::request ──▶ Request ──▶ (any HTTP client) ──▶ Response ──▶ call::outcome ──▶ Success | Error
//!                               └──────────── Client + Call: the same with credentials, tokens and renewal ────────────┘
//! ```
//!
//! In scope: addresses, headers, bodies, credentials, outcomes, errors; with feature `schema`, validation of JSON bodies; with
//! feature `models`, types for all of them; with feature `relay`, what a relay between a page and the vendor forwards.
//! Out of scope: sending (`smartrecruiters-fetch`, the npm driver, your program), what the API is (`smartrecruiters-catalogue`).

#![no_std]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic))]

extern crate alloc;

mod arguments;
mod auth;
mod body;
pub mod call;
mod client;
mod date;
mod error;
pub mod governor;
pub mod json;
mod message;
#[cfg(feature = "models")]
pub mod models;
pub mod paging;
pub mod percent;
#[cfg(feature = "relay")]
pub mod relay;
pub mod retry;
#[cfg(feature = "schema")]
pub mod schema;
pub mod wire;

pub use arguments::Arguments;
pub use auth::{ClientAuthentication, Credential, Secret, Token, read_token, token_request};
pub use body::{Body, Multipart, Part, decode_form};
pub use call::Success;
pub use client::{Call, Client, Event, Failure, Step};
pub use error::{Error, ErrorKind, VendorFault};
pub use message::{Headers, Method, REDACTED, Request, Response, is_secret};
pub use smartrecruiters_catalogue as catalogue;
