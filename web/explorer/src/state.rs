//! What the page knows and how it changes: plain data and pure functions.

pub(crate) mod curl;
pub(crate) mod explain;
pub(crate) mod json_lines;
pub(crate) mod library;
pub(crate) mod markdown;
pub(crate) mod openapi;
pub(crate) mod preview;
pub(crate) mod raw_http;
pub(crate) mod remote;
pub(crate) mod schema_text;
pub(crate) mod search;
pub(crate) mod secret;
pub(crate) mod session;
pub(crate) mod shelf;
pub(crate) mod units;
pub(crate) mod work;
