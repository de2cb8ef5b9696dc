//! Where a list goes on: texts in, texts out.
//!
//! In: dialect; number of the page, from 1; the position asked for, one asked for before, most items of a page; number of items, total
//! (empty where it is not known), whether items are known again; cursor in the body, cursor in the `Link` header. Out: the next position; the position to
//! tell with the next page as one asked for before; 0 at the end, 1 where there is
//! a next page, 2 where the list goes round.

use smartrecruiters_core::catalogue::Dialect;
use smartrecruiters_core::paging::{self, Asked, Page};

use crate::fields::Fields;
use crate::step::Sheet;

pub(crate) fn next(input: &[u8], out: &mut impl Sheet) {
    let mut input = Fields(input);
    let dialect = DIALECTS.get(input.number() as usize).copied().unwrap_or(Dialect::None);
    let number = input.number();
    let mut asked = Asked { position: input.text(), marked: input.text(), size: input.number() };
    let items = input.number();
    let total = input.text();
    let total = (!total.is_empty()).then(|| Fields(total).number());
    let page = Page { items, total, known: input.number() != 0, cursor: input.text(), linked: input.text() };
    if paging::marks(number) {
        asked.marked = asked.position;
    }
    let after = paging::next(dialect, asked, page, out);
    out.byte(0);
    out.text(asked.marked);
    out.number(after as u32);
}

/// In the order of the catalogue.
const DIALECTS: [Dialect; 7] =
    [Dialect::Cursor, Dialect::Link, Dialect::Audit, Dialect::Reporting, Dialect::Offset, Dialect::Page, Dialect::None];
