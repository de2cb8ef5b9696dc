//! Trying an operation: target, credential, request, answer.

mod answer;
mod bar;
pub(crate) mod codes;
pub(crate) mod credential;
mod faults;
pub(crate) mod panel;
mod request;
pub(crate) mod target;
