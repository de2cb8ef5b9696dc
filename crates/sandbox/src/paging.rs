//! Cuts lists into pages, in the vendor's dialects.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;

use crate::base64;
use crate::fault::Fault;
use crate::json::json;

/// Which page is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    operation: Operation,
    /// Items on one page.
    pub(crate) limit: usize,
    /// Items before the page, where it is asked for by offset.
    pub(crate) offset: usize,
    cursor: Option<(usize, String)>,
}

impl Page {
    /// The page that these parameters ask for; `limit` is in range already.
    pub(crate) fn new(operation: Operation, limit: usize, offset: usize, cursor: Option<&str>) -> Result<Self, Fault> {
        let cursor = cursor.map(|text| read_cursor(operation, text).ok_or_else(bad_cursor)).transpose()?;
        Ok(Self { operation, limit, offset, cursor })
    }

    /// The items of the page, and the cursor of the next where there is one.
    ///
    /// A cursor remembers the last item that was seen, by `key`: what is added or taken out before it moves nothing.
    pub(crate) fn cut<'a, T>(&self, items: &[&'a T], key: impl Fn(&T) -> &str) -> (Vec<&'a T>, Option<String>) {
        let start = match &self.cursor {
            None => self.offset,
            Some((passed, last)) => items.iter().position(|item| key(item) == last).map_or(*passed, |place| place + 1),
        };
        let end = start.saturating_add(self.limit).min(items.len());
        let page: Vec<&T> = items.get(start..end).unwrap_or(&[]).to_vec();
        let next = page.last().filter(|_| end < items.len()).map(|last| self.cursor_after(end, key(last)));
        (page, next)
    }

    fn cursor_after(&self, passed: usize, last: &str) -> String {
        base64::encode(format!("{}|{passed}|{last}", self.operation.index()).as_bytes())
    }
}

/// A complete list: `{"totalFound": …, "content": […]}`.
pub(crate) fn complete(items: Vec<Value>) -> Value {
    json!({ "totalFound": items.len(), "content": items })
}

/// Value of a `Link` header to the next page: relative to the origin, as the vendor's is.
pub(crate) fn link(path: &str, query: &[(String, String)], parameter: &str, cursor: &str) -> String {
    let mut target = String::from("<");
    target.push_str(path);
    let mut separator = '?';
    let kept = query.iter().filter(|(name, _)| name != parameter).map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in kept.chain([(parameter, cursor)]) {
        target.push(separator);
        separator = '&';
        smartrecruiters_core::percent::encode(name, &mut target);
        target.push('=');
        smartrecruiters_core::percent::encode(value, &mut target);
    }
    target.push_str(">; rel=\"next\"");
    target
}

fn read_cursor(operation: Operation, text: &str) -> Option<(usize, String)> {
    let text = String::from_utf8(base64::decode(text)?).ok()?;
    let mut parts = text.splitn(3, '|');
    let of: u16 = parts.next()?.parse().ok()?;
    let passed = parts.next()?.parse().ok()?;
    (of == operation.index()).then_some((passed, parts.next()?.into()))
}

fn bad_cursor() -> Fault {
    Fault::new(400, "INVALID_PAGE_ID", "the cursor is not one of this list: start again without it")
}
