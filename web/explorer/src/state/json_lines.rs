//! A JSON text as indented lines that fold: made in one pass over the bytes, without building the value.

use std::ops::Range;
use std::rc::Rc;

pub(crate) use self::find::Finding;
pub(crate) use self::index::{Indexing, Progress};

mod find;
mod index;
mod place;
#[cfg(test)]
mod tests;

/// Something that holds a text: an answer holds its body, which is not copied.
pub(crate) trait Holder {
    /// The text, as bytes.
    fn bytes(&self) -> &[u8];
}

impl Holder for String {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }
}

/// The text and its lines.
pub(crate) struct Lines {
    text: Rc<dyn Holder>,
    lines: Vec<Line>,
}

/// One line. Ranges are byte offsets into the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    /// How deep it stands.
    pub(crate) indent: u16,
    /// The key before the value, quotes included. Empty where there is none.
    key: (u32, u32),
    /// The value or bracket.
    value: (u32, u32),
    /// What the value is.
    pub(crate) kind: Kind,
    /// Whether a comma follows.
    pub(crate) comma: bool,
    /// For an opening bracket, the line of its closing one.
    pub(crate) end: u32,
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// true, false or null.
    Word,
    /// `{` or `[` with something inside.
    Open,
    /// `}` or `]`
    Close,
    /// `{}` or `[]`
    Empty,
}

impl Lines {
    /// Splits a text. `None` where it is not well-formed JSON.
    pub(crate) fn new(text: String) -> Option<Self> {
        match Indexing::new(Rc::new(text)).go(usize::MAX) {
            Progress::Done(lines) => Some(lines),
            Progress::More(_) | Progress::NotJson | Progress::TooLong => None,
        }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The line at `index`.
    pub(crate) fn line(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }

    /// The key on a line, quotes included. Empty where there is none.
    pub(crate) fn key(&self, line: &Line) -> &str {
        self.text(line.key.0 as usize..line.key.1 as usize)
    }

    /// The value on a line, or its bracket.
    pub(crate) fn value(&self, line: &Line) -> &str {
        self.text(line.value.0 as usize..line.value.1 as usize)
    }

    /// The value on a line up to so many bytes, and how many it lacks: a text of megabytes would stop the page.
    pub(crate) fn beginning(&self, line: &Line, most: usize) -> (&str, usize) {
        let (start, end) = (line.value.0 as usize, line.value.1 as usize);
        if end - start <= most {
            return (self.value(line), 0);
        }
        let bytes = self.text.bytes().get(start..start + most).unwrap_or_default();
        let shown = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        (shown, end - start - shown.len())
    }

    /// The whole value that begins on a line, brackets and all.
    pub(crate) fn whole(&self, index: usize) -> &str {
        let Range { start, end } = self.place(index);
        self.text(start as usize..end as usize)
    }

    /// Where the whole value that begins on a line stands in the text.
    pub(crate) fn place(&self, index: usize) -> Range<u32> {
        let Some(line) = self.line(index) else { return 0..0 };
        let last = if line.kind == Kind::Open { self.line(line.end as usize).unwrap_or(line) } else { line };
        line.value.0..last.value.1
    }

    /// A range of the text.
    pub(crate) fn text(&self, range: Range<usize>) -> &str {
        self.text.bytes().get(range).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// How many entries stand between an opening bracket and its end, on its own level.
    pub(crate) fn inside(&self, index: usize) -> usize {
        self.children(index).count()
    }

    /// The entries between an opening bracket and its end, on its own level.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let open = self.line(index).filter(|line| line.kind == Kind::Open);
        let (mut at, end) = open.map_or((0, 0), |open| (index + 1, open.end as usize));
        std::iter::from_fn(move || {
            let here = at;
            let line = self.line(here).filter(|_| here < end)?;
            at = if line.kind == Kind::Open { line.end as usize } else { here } + 1;
            Some(here)
        })
    }

    /// The entry of an object with this name.
    pub(crate) fn entry(&self, index: usize, name: &str) -> Option<usize> {
        self.children(index).find(|child| self.line(*child).is_some_and(|line| self.name(line) == name))
    }

    /// The key on a line without its quotes. Keys of the API hold nothing that is escaped.
    pub(crate) fn name(&self, line: &Line) -> &str {
        inner(self.key(line))
    }

    /// A text value without its quotes, as long as nothing in it is escaped; a number as it is written.
    pub(crate) fn plain(&self, line: &Line) -> Option<&str> {
        let value = self.beginning(line, MOST_PLAIN);
        match line.kind {
            Kind::Text if value.1 == 0 && !value.0.contains('\\') => Some(inner(value.0)),
            Kind::Number if value.1 == 0 => Some(value.0),
            _ => None,
        }
    }

    /// Whether this is the bracket of a list.
    pub(crate) fn is_list(&self, line: &Line) -> bool {
        matches!(line.kind, Kind::Open | Kind::Empty) && self.value(line).starts_with('[')
    }

    /// Lines that are seen while `folded` ones, in ascending order, hide what is inside them.
    pub(crate) fn seen(&self, folded: &[u32]) -> Vec<u32> {
        let mut seen = Vec::with_capacity(if folded.is_empty() { self.lines.len() } else { 0 });
        let mut index = 0_u32;
        while let Some(line) = self.lines.get(index as usize) {
            seen.push(index);
            index = if line.kind == Kind::Open && folded.binary_search(&index).is_ok() { line.end + 1 } else { index + 1 };
        }
        seen
    }

    /// Every line that folds, but for the outermost.
    pub(crate) fn folds(&self) -> Vec<u32> {
        let foldable = |(index, line): (usize, &Line)| (line.kind == Kind::Open && line.indent > 0).then_some(index as u32);
        self.lines.iter().enumerate().filter_map(foldable).collect()
    }
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("lines", &self.lines.len()).finish_non_exhaustive()
    }
}

/// The bracket that ends what this one begins.
pub(crate) fn closing(open: &str) -> &'static str {
    if open == "{" { "}" } else { "]" }
}

fn inner(quoted: &str) -> &str {
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default()
}

const MOST_PLAIN: usize = 500;
