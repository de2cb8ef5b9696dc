//! What generated modules are written with.

pub(crate) use alloc::boxed::Box;
pub(crate) use alloc::collections::BTreeMap;
pub(crate) use alloc::string::String;
pub(crate) use alloc::vec::Vec;

pub(crate) use serde::{Deserialize, Serialize};
pub(crate) use serde_json::Value;
pub(crate) use smartrecruiters_catalogue::{BodyKind, Operation};

pub(crate) use super::generated::first;
pub(crate) use super::upload::Parts;
pub(crate) use super::{Confidential, Endpoint, JsonPatch, Maybe, Model, Object, Payload, Timestamp, Upload};
pub(crate) use crate::arguments::Arguments;
pub(crate) use crate::body::{Body, Multipart};
pub(crate) use crate::error::Error;

/// The operation at `index` of the catalogue. An index past its end stops the compilation.
#[expect(clippy::panic, reason = "only the compiler evaluates it")]
pub(crate) const fn operation(index: u16) -> Operation {
    match Operation::from_index(index) {
        Some(operation) => operation,
        None => panic!("the models are older than the catalogue: run `cargo xtask codegen`"),
    }
}
