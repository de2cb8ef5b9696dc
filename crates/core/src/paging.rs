//! Where a list goes on, in every dialect of the API.
//!
//! The caller reads a page and tells what it saw; this says which position to ask for next. Cursors are used again as they came.
//!
//! ```
//! use smartrecruiters_core::catalogue;
//! use smartrecruiters_core::paging::{After, Asked, Page, next};
//! let list = catalogue::find("users.list").and_then(|list| list.paging()).expect("a list");
//! let page = Page { items: 100, cursor: b"SKY==", ..Page::default() };
//! let mut position = Vec::new();
//! assert_eq!(next(list.dialect, Asked::default(), page, &mut position), After::Next);
//! assert_eq!(position, b"SKY==");
//! ```

use alloc::string::String;

use smartrecruiters_catalogue::Dialect;

use crate::percent;
use crate::wire::Put;

/// What a page was asked for with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its position. Empty for the first page.
    pub position: &'a [u8],
    /// A position that was asked for before, to notice a list that goes round.
    pub marked: &'a [u8],
    /// Most items of it, asked for or usual. 0 where that is not known.
    pub size: u32,
}

/// What a caller saw of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// How many items it holds.
    pub items: u32,
    /// Whether an item is known again when it comes twice: pages by offset then overlap, so that an item that vanishes meanwhile takes no
    /// other with it.
    pub known: bool,
    /// The cursor in its body. Empty where there is none.
    pub cursor: &'a [u8],
    /// The total in its body.
    pub total: Option<u32>,
    /// The cursor in its `Link` header: see [`linked`]. Empty where there is none.
    pub linked: &'a [u8],
}

/// What comes after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing: the list is complete.
    End,
    /// The page at the position that was written.
    Next,
    /// The server named a position that was asked for already: to go on would be to go round.
    Round,
}

/// Says what comes after a page, and writes its position.
pub fn next(dialect: Dialect, asked: Asked<'_>, page: Page<'_>, out: &mut impl Put) -> After {
    let cursor = match dialect {
        Dialect::Offset | Dialect::Page => return counted(dialect, asked, page, out),
        Dialect::None => b"",
        Dialect::Cursor | Dialect::Audit | Dialect::Reporting if !page.cursor.is_empty() => page.cursor,
        Dialect::Cursor | Dialect::Audit | Dialect::Reporting | Dialect::Link => page.linked,
    };
    out.bytes(cursor);
    if cursor.is_empty() {
        After::End
    } else if cursor == asked.position || cursor == asked.marked {
        After::Round
    } else {
        After::Next
    }
}

/// Whether to keep the position of the page with this number, counted from 1, as [`Asked::marked`]. A list that goes round meets the mark
/// again once the mark is in the round and lasts long enough, so each lasts twice as long as the one before.
pub fn marks(page: u32) -> bool {
    page.is_power_of_two()
}

/// The cursor in the address that a `Link` header calls `next`. `parameter` is the one that takes positions. The address may be relative; only
/// its query is read.
pub fn linked(parameter: &str, link: &str) -> Option<String> {
    let targets = link.split('<').filter_map(|entry| entry.split_once('>'));
    let is_next = |attributes: &str| attributes.split([';', ',', ' ', '=']).any(|word| matches!(word, "next" | "\"next\""));
    let (target, _) = targets.into_iter().find(|(_, attributes)| is_next(attributes))?;
    let (_, query) = target.split_once('?')?;
    let (_, cursor) = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == parameter)?;
    percent::decode(cursor, false)
}

/// The next offset or page number. It always grows.
fn counted(dialect: Dialect, asked: Asked<'_>, page: Page<'_>, out: &mut impl Put) -> After {
    let at = asked.position.iter().fold(0_u32, |number, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit & 15)));
    let mut next = at.saturating_add(1);
    let mut seen = next.saturating_mul(asked.size.max(page.items));
    if dialect == Dialect::Offset {
        seen = at.saturating_add(page.items);
        next = seen - u32::from(page.known && page.items > 1);
    }
    let more = match page.total {
        Some(total) => seen < total,
        None => page.items >= asked.size,
    };
    if page.items == 0 || !more {
        return After::End;
    }
    out.digits(next);
    After::Next
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use smartrecruiters_catalogue as catalogue;

    /// What comes after a page of the operation that was asked for at a position with so many items at most.
    fn after(operation: &str, position: &str, size: u32, page: Page<'_>) -> String {
        after_mark(operation, position, "", size, page)
    }

    fn after_mark(operation: &str, position: &str, marked: &str, size: u32, page: Page<'_>) -> String {
        let paging = catalogue::find(operation).and_then(catalogue::Operation::paging).expect("a list");
        let asked = Asked { position: position.as_bytes(), marked: marked.as_bytes(), size };
        let mut out = Vec::new();
        match next(paging.dialect, asked, page, &mut out) {
            After::End => "end".into(),
            After::Round => "round".into(),
            After::Next => String::from_utf8(out).expect("a text"),
        }
    }

    fn body(items: u32, cursor: &str) -> Page<'_> {
        Page { items, cursor: cursor.as_bytes(), ..Page::default() }
    }

    fn of(items: u32, total: u32) -> Page<'static> {
        Page { items, total: Some(total), ..Page::default() }
    }

    #[test]
    fn a_cursor_in_the_body_goes_on_until_it_is_absent() {
        assert_eq!(after("users.list", "", 100, body(100, "SKY==")), "SKY==");
        assert_eq!(after("users.list", "SKY==", 100, body(3, "")), "end");
        assert_eq!(after("users.list", "a", 100, body(0, "b")), "b", "a page may be empty and not be the last");
        assert_eq!(after("auditEvents.list", "", 10, body(10, "c")), "c");
        assert_eq!(after("reports.list", "", 10, body(10, "c")), "c");
    }

    #[test]
    fn a_list_that_goes_round_is_noticed() {
        assert_eq!(after("users.list", "a", 1, body(1, "a")), "round");
        assert_eq!(after_mark("users.list", "b", "a", 1, body(1, "a")), "round");
        assert_eq!(after_mark("users.list", "b", "a", 1, body(1, "ab")), "ab");
        assert_eq!(after_mark("users.list", "bc", "a", 1, body(1, "b")), "b");
        let rounds = ["a", "b", "c", "d", "e"];
        let (mut position, mut mark) = (String::new(), String::new());
        let pages = (1..100)
            .take_while(|page| {
                if marks(*page) {
                    mark.clone_from(&position);
                }
                let cursor = rounds[*page as usize % 5];
                let found = after_mark("users.list", &position, &mark, 1, body(1, cursor));
                position.clone_from(&found);
                found != "round"
            })
            .count();
        assert!(pages < 20, "a round of five is noticed after {pages}");
    }

    #[test]
    fn a_cursor_of_a_link_goes_on_where_the_body_has_none() {
        let linked = Page { items: 10, linked: b"SKY+1==", ..Page::default() };
        assert_eq!(after("messages.list", "", 10, linked), "SKY+1==");
        assert_eq!(after("candidates.list", "", 10, linked), "SKY+1==");
        assert_eq!(after("candidates.list", "", 10, Page { cursor: b"a", ..linked }), "a");
        assert_eq!(after("messages.list", "SKY+1==", 10, linked), "round");
    }

    #[test]
    fn a_relative_link_gives_its_cursor_decoded_once() {
        let link = |parameter, link| linked(parameter, link).unwrap_or_default();
        assert_eq!(link("pageId", "</messages?limit=10&pageId=SKY%2B1%3D%3D>; rel=\"next\""), "SKY+1==");
        assert_eq!(link("page_id", "<https://api/x?page_id=p1>; rel=prev, </subscriptions?page_id=p2>; title=\"a\"; rel=next"), "p2");
        assert_eq!(link("pageId", "</candidates?pageId=a%2525>;rel=next"), "a%25");
        for nothing in ["nonsense", "", "</messages?pageId=a>; rel=last", "</messages?page=a>; rel=next", "</messages>; rel=next", "<;next"]
        {
            assert_eq!(link("pageId", nothing), "", "{nothing}");
        }
    }

    #[test]
    fn offsets_count_what_came_not_what_was_asked() {
        assert_eq!(after("postings.list", "", 100, of(60, 130)), "60");
        assert_eq!(after("postings.list", "60", 100, of(70, 130)), "end");
        assert_eq!(after("postings.list", "60", 100, of(0, 130)), "end");
        assert_eq!(after("postings.list", "", 100, Page { items: 100, ..Page::default() }), "100");
        assert_eq!(after("postings.list", "", 100, Page { items: 99, ..Page::default() }), "end");
    }

    #[test]
    fn pages_of_items_that_are_known_again_overlap() {
        assert_eq!(after("postings.list", "", 100, Page { known: true, ..of(100, 230) }), "99");
        assert_eq!(after("postings.list", "99", 100, Page { known: true, ..of(100, 230) }), "198");
        assert_eq!(after("postings.list", "198", 100, Page { known: true, ..of(32, 230) }), "end");
        assert_eq!(after("postings.list", "5", 1, Page { known: true, ..of(1, 230) }), "6", "it goes on");
    }

    #[test]
    fn page_numbers_start_at_nought() {
        let list = catalogue::operations()
            .find(|list| list.paging().is_some_and(|paging| paging.dialect == Dialect::Page && !paging.total.is_empty()));
        let list = list.expect("there is one").id();
        assert_eq!(after(list, "", 10, of(10, 25)), "1");
        assert_eq!(after(list, "1", 10, of(10, 25)), "2");
        assert_eq!(after(list, "2", 10, of(5, 25)), "end");
    }

    #[test]
    fn a_complete_list_ends() {
        assert_eq!(after("systemRoles.list", "", 0, body(5, "x")), "end");
    }
}
