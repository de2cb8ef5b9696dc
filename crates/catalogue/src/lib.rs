//! What the SmartRecruiters API is: every public operation as one row of data.
//!
//! ```text
//! openapi/<family>.yaml --cargo xtask codegen--> generated/<family>.rs --> Operation
//! ```
//!
//! In scope: methods, paths, parameters, limits, paging, scopes, statuses and codes; with feature `schemas`, the JSON Schemas of bodies.
//! Out of scope: building or sending requests (`smartrecruiters-core`), descriptions (the YAML documents, shipped as JSON).

#![no_std]

#[cfg(test)]
extern crate alloc;

#[path = "generated/index.rs"]
mod generated;
mod lookup;
mod model;
#[cfg(feature = "schemas")]
pub mod schemas;
#[cfg(test)]
mod tests;

pub use lookup::{Route, allowed, events, families, find, find_vendor, operations, route};
pub use model::{
    Auth, BodyKind, Dialect, Facts, Failures, Family, Location, Method, Operation, Packed, PackedParameter, Paging, Parameter, Parameters,
    Rate, Row, ScopesMode, Segment, Segments, Statuses, Style, Words,
};
