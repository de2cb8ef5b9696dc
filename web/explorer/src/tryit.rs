//! Trying an operation: target, credential, request, answer.

mod answer;
mod bar;
mod code;
pub(crate) mod codes;
pub(crate) mod credential;
mod faults;
mod keeping;
pub(crate) mod panel;
mod request;
pub(crate) mod target;
mod variable;
