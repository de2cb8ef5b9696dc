//! What a handler is given.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::schema::{self, Document};
use smartrecruiters_core::{Headers, Multipart, Response};

use crate::access::{Caller, Tokens};
use crate::check;
use crate::config::Config;
use crate::fault::Fault;
use crate::json::json;
use crate::paging::{self, Page};
use crate::reply;
use crate::world::World;

/// A request that was let in: its operation is known, its caller may call, its parameters and body fit their schemas.
pub(crate) struct Call<'a> {
    pub(crate) operation: Operation,
    pub(crate) caller: Caller,
    pub(crate) now_ms: u64,
    pub(crate) config: &'a Config,
    pub(crate) world: &'a mut World,
    pub(crate) tokens: &'a mut Tokens,
    /// Schemas of the operation's family.
    pub(crate) document: &'a Document,
    pub(crate) headers: &'a Headers,
    pub(crate) payload: Payload,
    /// Path below the origin, still encoded.
    pub(crate) path: &'a str,
    pub(crate) arguments: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(String, String)>,
}

/// A body that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Payload {
    /// None was sent, and none is needed.
    #[default]
    None,
    /// JSON that fits the schema of the operation.
    Json(Value),
    /// A merge patch, not checked.
    Merge(Value),
    /// Fields of a form, in order.
    Form(Vec<(String, String)>),
    /// Fields and files.
    Multipart(Multipart),
    /// What should have been multipart and could not be read.
    Torn,
}

/// What serves an operation.
pub(crate) type Handler = fn(&mut Call<'_>) -> Result<Response, Fault>;

impl Call<'_> {
    /// A path argument, decoded. Empty where the path has none of that name.
    pub(crate) fn argument(&self, name: &str) -> String {
        self.arguments.iter().find(|(found, _)| *found == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The first value of a query parameter. `None` where it is absent or empty.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(found, value)| found == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Every value of a query parameter that may be repeated, empty ones left out.
    pub(crate) fn values<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> + 'b {
        self.query.iter().filter(move |(found, value)| found == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whether a query parameter is absent, or one of its values fits.
    pub(crate) fn among(&self, name: &str, fits: impl FnMut(&str) -> bool) -> bool {
        self.values(name).next().is_none() || self.values(name).any(fits)
    }

    /// A query parameter that is a moment, in milliseconds.
    pub(crate) fn moment(&self, name: &str) -> Option<u64> {
        self.parameter(name).and_then(crate::time::parse)
    }

    /// The JSON body; `null` where none was sent.
    pub(crate) fn json(&self) -> &Value {
        match &self.payload {
            Payload::Json(value) | Payload::Merge(value) => value,
            Payload::None | Payload::Form(_) | Payload::Multipart(_) | Payload::Torn => &Value::Null,
        }
    }

    /// A text field of the JSON body, by JSON Pointer.
    pub(crate) fn text(&self, pointer: &str) -> Option<&str> {
        self.json().pointer(pointer).and_then(Value::as_str)
    }

    /// The parts of a multipart body.
    ///
    /// # Errors
    /// 400 with `code` where the body could not be read as multipart.
    pub(crate) fn parts(&self, code: &'static str) -> Result<&Multipart, Fault> {
        match &self.payload {
            Payload::Multipart(parts) => Ok(parts),
            _ => Err(Fault::new(400, code, "the body is not multipart/form-data with the boundary that its content type names")),
        }
    }

    /// The page that is asked for, in the dialect of the operation.
    ///
    /// # Errors
    /// 400 `INVALID_PAGE_ID` where the cursor is not one of this list.
    pub(crate) fn page(&self) -> Result<Page, Fault> {
        let Some(paging) = self.operation.paging() else { return Page::new(self.operation, usize::MAX, 0, None) };
        let number = |name: &str| self.parameter(name).and_then(|text| text.parse::<usize>().ok());
        let usual = if paging.default == 0 { usize::from(paging.max).max(10) } else { usize::from(paging.default) };
        let limit = if paging.limit.is_empty() { usual } else { number(paging.limit).unwrap_or(usual) };
        let by_cursor = !paging.cursor.is_empty() || paging.link;
        let cursor = self.parameter(paging.position).filter(|_| by_cursor && !paging.position.is_empty());
        Page::new(self.operation, limit, number("offset").unwrap_or(0), cursor)
    }

    /// Adds the `Link` header to an answer with a next page, where the operation's dialect has one.
    pub(crate) fn link(&self, response: &mut Response, next: Option<&str>) {
        if let (Some(paging), Some(cursor)) = (self.operation.paging().filter(|paging| paging.link), next) {
            response.headers.set("Link", paging::link(self.path, &self.query, paging.position, cursor));
        }
    }

    /// A 201 with JSON; names the place of the new resource where the configuration says so.
    pub(crate) fn created(&self, path: &str, body: &Value) -> Response {
        let mut response = reply::json(201, body);
        if self.config.location_header {
            response.headers.set("Location", self.url(path));
        }
        response
    }

    /// Absolute address of a path in this sandbox, for `actions`.
    pub(crate) fn url(&self, path: &str) -> String {
        self.config.url(path)
    }

    /// Checks a value that a handler made, such as a patched document, against a schema of the family by its name.
    ///
    /// # Errors
    /// As a body that does not fit is refused.
    pub(crate) fn fits(&self, schema: &str, value: &Value) -> Result<(), Fault> {
        self.refuse(self.misfits(schema, value))
    }

    /// What is wrong with a value that a handler made, by the same schemas.
    pub(crate) fn misfits(&self, schema: &str, value: &Value) -> Vec<schema::Fault> {
        let reference = json!({ "$ref": alloc::format!("#/components/schemas/{schema}") });
        self.document.validate(&reference, value)
    }

    fn refuse(&self, faults: Vec<schema::Fault>) -> Result<(), Fault> {
        if faults.is_empty() { Ok(()) } else { Err(check::misfit(self.operation, self.document, self.config, faults)) }
    }
}
