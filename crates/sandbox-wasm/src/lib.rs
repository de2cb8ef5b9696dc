//! The sandbox for JavaScript: a page's worker, a test, anything that has no server.
//!
//! ```js
//! import start, { Sandbox } from "./sandbox.js";
//! await start();
//! const sandbox = new Sandbox({ seed: 7 });
//! const answer = sandbox.handle("GET", "https://api.smartrecruiters.com/jobs?limit=1", [["X-SmartToken", key]], undefined, Date.now());
//! ```
//!
//! A host that also makes the requests of the sandbox, its webhooks, begins and resumes in place of `handle`:
//!
//! ```text
//! begin ─▶ an answer, or a ticket ─▶ outbox ─▶ (the host sends) ─▶ delivered ─▶ resume ─▶ the answer
//! ```
//!
//! In scope: conversions. Out of scope: how the vendor behaves (`smartrecruiters-sandbox`), sending.

mod convert;
mod sandbox;
mod settings;

pub use convert::Answer;
pub use sandbox::{Sandbox, demo_credentials};
