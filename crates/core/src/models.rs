//! Every operation with types of its own: what it takes, what it carries, what it answers with.
//!
//! A module has the name of an operation, in snake case: `jobs.hiringTeam.add` is [`jobs::hiring_team::add`]. It holds `Parameters` (path,
//! query and headers), `Request` (the body), `Response` (the answer of a success) and `OPERATION`. Schemas that several operations share are
//! in the `schemas` module of their family, such as [`users::schemas`].
//!
//! ```
//! use smartrecruiters_core::models::{Answer, Endpoint, users};
//! use smartrecruiters_core::{Headers, Response, call};
//!
//! let body = users::create::Request::new("Susan", "Santos", users::schemas::SystemRole::new("ADMINISTRATOR"));
//! let (operation, arguments) = users::create::Parameters::new().with(&body)?;
//! let request = call::request(operation, call::PRODUCTION, &arguments)?;
//! assert_eq!(request.url, "https://api.smartrecruiters.com/user-api/v201804/users");
//!
//! // Any HTTP client sends the request; this is what came back.
//! let sent = br#"{"id":"5f8a1c2e9b3d4a0012c4e105","firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"},
//!     "active":false,"updatedOn":"2026-10-13T18:04:52.562Z","badge":7}"#;
//! let response = Response { status: 201, headers: Headers::new(), body: sent.to_vec() };
//! let user = users::create::Response::read(&response)?;
//! assert_eq!(user.first_name, "Susan");
//! assert_eq!(user.extra["badge"], 7, "a field that the catalogue does not know is kept");
//! # Ok::<(), smartrecruiters_core::Error>(())
//! ```
//!
//! What holds for all of them:
//!
//! - Lists of values that may grow are open: what the catalogue does not know becomes `Other`, as it came.
//! - Fields that the catalogue does not know are kept in `extra` and written back.
//! - Ids are text, and moments keep the text they came with ([`Timestamp`]).
//! - Absent and null differ ([`Maybe`]) where the API takes or gives null, and in bodies of PATCH whose fields are merged.
//! - A shape that is not published is a [`serde_json::Value`].

pub use self::endpoint::{Answer, Endpoint, Model, Payload};
// The modules of operations: named by the documents alone, so that an operation is added without an edit here.
pub use self::generated::*;
pub use self::maybe::Maybe;
pub use self::patch::{JsonPatch, PatchOperation};
pub use self::text::{Confidential, Timestamp};
pub use self::upload::Upload;

#[macro_use]
mod choice;
mod arguments;
mod endpoint;
#[path = "models/generated/index.rs"]
mod generated;
mod maybe;
mod patch;
mod support;
#[cfg(test)]
mod tests;
mod text;
mod upload;

/// A JSON object of any fields.
pub type Object = serde_json::Map<alloc::string::String, serde_json::Value>;
