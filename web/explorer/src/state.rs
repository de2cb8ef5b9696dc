//! What the page knows and how it changes: plain data and pure functions.

pub(crate) mod bundle;
pub(crate) mod compare;
pub(crate) mod curl;
pub(crate) mod curl_in;
pub(crate) mod entry;
pub(crate) mod explain;
pub(crate) mod given;
pub(crate) mod json_lines;
pub(crate) mod library;
pub(crate) mod link;
pub(crate) mod markdown;
pub(crate) mod openapi;
pub(crate) mod pages;
pub(crate) mod preview;
pub(crate) mod raw_http;
pub(crate) mod remote;
pub(crate) mod schema_text;
pub(crate) mod search;
pub(crate) mod secret;
pub(crate) mod session;
pub(crate) mod shelf;
pub(crate) mod snippet;
pub(crate) mod table;
pub(crate) mod units;
pub(crate) mod variables;
pub(crate) mod work;
