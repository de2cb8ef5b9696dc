//! Where a list that was answered goes on.

use smartrecruiters_catalogue::{Dialect, Operation};
use smartrecruiters_core::Response;
use smartrecruiters_core::paging::{After, Asked, Page, linked, next};

use super::given::Given;
use super::json_lines::Lines;

/// The pages around an answer: what the position parameter must be for them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pages {
    /// The parameter.
    pub(crate) position: &'static str,
    /// The first page is an empty position. `None`: this is it.
    pub(crate) first: Option<String>,
    /// The page before, where positions are counted.
    pub(crate) previous: Option<String>,
    /// The page after.
    pub(crate) next: Option<String>,
    /// How many items this page holds.
    pub(crate) items: usize,
    /// How many there are on all pages, where that is told.
    pub(crate) total: Option<u32>,
}

/// The pages around an answer. `None` where the operation has no pages.
pub(crate) fn pages(operation: Operation, sent: &Given, response: &Response, lines: &Lines) -> Option<Pages> {
    let paging = operation.paging().filter(|paging| paging.dialect != Dialect::None && !paging.position.is_empty())?;
    let list = match paging.items {
        Some("") => 0,
        Some(key) => lines.entry(0, key)?,
        None => lines.children(0).find(|child| lines.line(*child).is_some_and(|line| lines.is_list(line)))?,
    };
    let items = lines.inside(list);
    let plain = |key: &str| {
        Some(key).filter(|key| !key.is_empty()).and_then(|key| lines.entry(0, key)).and_then(|index| lines.plain(lines.line(index)?))
    };
    let asked = sent.parameter(paging.position).unwrap_or_default();
    let size = sent.parameter(paging.limit).and_then(|size| size.parse().ok()).unwrap_or(u32::from(paging.default));
    let total = plain(paging.total).and_then(|total| total.parse().ok());
    let link = response.headers.get("link").and_then(|link| linked(paging.position, link)).unwrap_or_default();
    let page = Page {
        items: items as u32,
        known: false,
        cursor: plain(paging.cursor).unwrap_or_default().as_bytes(),
        total,
        linked: link.as_bytes(),
    };
    let mut out = Vec::new();
    let after = next(paging.dialect, Asked { position: asked.as_bytes(), marked: b"", size }, page, &mut out);
    let next = (after == After::Next).then(|| String::from_utf8(out).ok()).flatten();
    let at: u32 = asked.parse().unwrap_or_default();
    let step = if paging.dialect == Dialect::Page { 1 } else { size.max(items as u32) };
    let is_counted = matches!(paging.dialect, Dialect::Offset | Dialect::Page);
    let previous =
        (is_counted && at > 0).then(|| Some(at.saturating_sub(step)).filter(|at| *at > 0).map(|at| at.to_string()).unwrap_or_default());
    let first = (!asked.is_empty() && asked != "0").then(String::new);
    Some(Pages { position: paging.position, first, previous, next, items, total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_catalogue::find;
    use smartrecruiters_core::Headers;

    fn around(operation: &str, sent: &[(&str, &str)], body: &str) -> Option<Pages> {
        let parameters = sent.iter().map(|(name, text)| ((*name).to_owned(), String::new(), (*text).to_owned())).collect();
        let response = Response { status: 200, headers: Headers::new(), body: Vec::new() };
        let lines = Lines::new(body.to_owned()).expect("well-formed");
        pages(find(operation).expect("known"), &Given { parameters, ..Given::default() }, &response, &lines)
    }

    #[test]
    fn a_cursor_leads_on_and_its_absence_ends_the_list() {
        let pages = around("users.list", &[], r#"{"content":[{"id":"a"}],"nextPageId":"SKY=="}"#).expect("a list");
        assert_eq!((pages.next.as_deref(), pages.first, pages.items), (Some("SKY=="), None, 1));
        let pages = around("users.list", &[(pages.position, "SKY==")], r#"{"content":[]}"#).expect("a list");
        assert_eq!((pages.next, pages.first.as_deref()), (None, Some("")));
    }

    #[test]
    fn an_offset_leads_back_too() {
        let counted = smartrecruiters_catalogue::operations().find(|operation| {
            operation.paging().is_some_and(|paging| {
                paging.dialect == Dialect::Offset
                    && !paging.position.is_empty()
                    && !paging.total.is_empty()
                    && paging.items.is_some_and(|items| !items.is_empty())
            })
        });
        let counted = counted.expect("there is one");
        let paging = counted.paging().expect("it has pages");
        let body = format!(r#"{{"{}":[1,2],"{}":9}}"#, paging.items.unwrap_or_default(), paging.total);
        let pages = around(counted.id(), &[(paging.position, "4"), (paging.limit, "2")], &body).expect("a list");
        assert_eq!((pages.previous.as_deref(), pages.next.as_deref(), pages.total), (Some("2"), Some("6"), Some(9)));
    }

    #[test]
    fn what_is_no_list_has_no_pages() {
        assert_eq!(around("users.get", &[], "{}"), None);
    }
}
