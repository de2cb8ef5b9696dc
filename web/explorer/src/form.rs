//! The request form of an operation, made from the OpenAPI document of its family.
//!
//! ```text
//! document ──▶ Plan ──▶ FormState ──▶ faults ────┬──▶ RequestForm ──▶ FormAction ──┐
//!                        ▲   └──────▶ outline ───┘                                 │
//!                        └─────────────────────────────────────────────────────────┘
//! FormState ──▶ Arguments (of the core)
//! ```
//!
//! All but `view` is plain data and pure functions, tested without a browser. Nothing typed is lost: text that is not JSON stays as text,
//! fields that the schema does not know stay where they are, numbers keep their digits.

pub use self::action::FormAction;
pub use self::fault::{Fault, Severity};
pub use self::json::Json;
pub use self::state::{FormState, GivenFile, GivenParameter, GivenValue};
pub(crate) use self::view::RequestForm;

mod action;
mod arguments;
mod base64;
mod check;
mod date;
mod fault;
mod history;
mod input;
mod json;
mod outline;
mod paint;
mod plan;
mod prefill;
mod sample;
mod shape;
mod state;
#[cfg(test)]
mod tests;
mod view;
mod walk;
