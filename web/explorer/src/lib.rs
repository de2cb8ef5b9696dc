//! Reads and tries the SmartRecruiters API in a page.
//!
//! ```text
//! catalogue ─▶ search, list ─▶ page (documentation) + form ─▶ core builds the request ─▶ preview, cURL, Send
//!                 openapi/<family>.json, on demand ─▲              crates/fetch ─▶ sandbox worker or server ─▶ response
//! ```
//!
//! In scope: what a reader sees and does. Pure parts (`state`, `form`) are tested natively; effects live in `hook`.
//! Out of scope: building requests and reading answers (`smartrecruiters-core`), sending (`smartrecruiters-fetch`).

mod app;
mod desk;
pub mod form;
mod hook;
mod nav;
mod page;
#[cfg(feature = "ssr")]
pub mod prerender;
mod route;
mod state;
mod tryit;
mod ui;

pub use app::start;
