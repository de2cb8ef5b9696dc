//! Reads packed wire rows.
//!
//! A row is: length of the rest · method, auth, rate · body kind, flags · paging · count of segments · a word for each segment · a word
//! and flags for each parameter. `cargo xtask codegen` writes them; `crates/catalogue/README.md` draws the bits.

use super::{Auth, BodyKind, Location, Method, Operation, Paging, Parameter, Rate, Segment, Style};
use crate::generated;

/// Bytes of one operation after its length.
#[derive(Clone, Copy)]
pub(super) struct Row(&'static [u8]);

/// Segments of a path, in order.
#[derive(Clone, Debug)]
pub struct Segments(core::slice::Iter<'static, u8>);

/// Query and header parameters of an operation.
#[derive(Clone, Debug)]
pub struct Parameters(&'static [u8]);

/// What requests to one family share.
#[derive(Debug)]
pub(crate) struct Wire {
    /// First part of each path.
    pub(crate) base: &'static str,
    /// How many rows there are.
    pub(crate) count: u16,
    /// The rows, one after the other.
    pub(crate) rows: &'static [u8],
}

pub(super) fn base(operation: Operation) -> &'static str {
    place(operation).0.base
}

pub(super) fn row(operation: Operation) -> Row {
    let (wire, nth) = place(operation);
    let mut rest = wire.rows;
    for _ in 0..nth {
        rest = rest.get(1 + usize::from(at(rest, 0))..).unwrap_or(&[]);
    }
    let length = usize::from(at(rest, 0));
    Row(rest.get(1..=length).unwrap_or(&[]))
}

impl Row {
    pub(super) fn method(self) -> Method {
        match at(self.0, 0) & 7 {
            0 => Method::Get,
            1 => Method::Post,
            2 => Method::Put,
            3 => Method::Patch,
            _ => Method::Delete,
        }
    }

    pub(super) fn auth(self) -> Auth {
        match at(self.0, 0) >> 3 & 7 {
            0 => Auth::KeyOrToken,
            1 => Auth::Optional,
            2 => Auth::Key,
            3 => Auth::Partner,
            _ => Auth::None,
        }
    }

    pub(super) fn rate(self) -> Option<Rate> {
        match at(self.0, 0) >> 6 {
            0 => None,
            1 => Some(Rate { per_second: 10, concurrent: 8 }),
            2 => Some(Rate { per_second: 2, concurrent: 8 }),
            _ => Some(Rate { per_second: 10, concurrent: 1 }),
        }
    }

    pub(super) fn body(self) -> BodyKind {
        match at(self.0, 1) & 7 {
            0 => BodyKind::None,
            1 => BodyKind::Json,
            2 => BodyKind::JsonPatch,
            3 => BodyKind::Form,
            _ => BodyKind::Multipart,
        }
    }

    pub(super) fn body_required(self) -> bool {
        at(self.0, 1) & 8 != 0
    }

    pub(super) fn is_download(self) -> bool {
        at(self.0, 1) & 16 != 0
    }

    pub(super) fn paging(self) -> Option<&'static Paging> {
        usize::from(at(self.0, 2)).checked_sub(1).and_then(|index| generated::PAGING.get(index))
    }

    pub(super) fn segments(self) -> Segments {
        let count = usize::from(at(self.0, 3));
        Segments(self.0.get(4..4 + count).unwrap_or(&[]).iter())
    }

    pub(super) fn parameters(self) -> Parameters {
        let start = 4 + usize::from(at(self.0, 3));
        Parameters(self.0.get(start..).unwrap_or(&[]))
    }
}

impl Iterator for Segments {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let word = word(generated::SEGMENTS, *self.0.next()?);
        Some(match word.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => Segment::Argument(name),
            None => Segment::Literal(word),
        })
    }
}

impl Iterator for Parameters {
    type Item = Parameter;

    fn next(&mut self) -> Option<Parameter> {
        let [name, flags, rest @ ..] = self.0 else { return None };
        self.0 = rest;
        Some(Parameter {
            name: word(generated::NAMES, *name),
            location: if flags & 1 == 0 { Location::Query } else { Location::Header },
            style: match flags >> 1 & 3 {
                0 => Style::Single,
                1 => Style::Repeat,
                2 => Style::Comma,
                _ => Style::CustomField,
            },
            required: flags & 8 != 0,
        })
    }
}

/// Rows of the operation's family and its place in them. Indices are in range by construction: [`Operation`] is made here only.
fn place(operation: Operation) -> (&'static Wire, u16) {
    let mut nth = operation.0;
    for wire in generated::WIRES {
        if nth < wire.count {
            return (wire, nth);
        }
        nth -= wire.count;
    }
    (&NOWHERE, 0)
}

/// The word at `index` of a list that slashes part: a list takes no room for addresses this way. A loop over bytes is
/// smaller than the searcher of `str::split`.
fn word(list: &'static str, index: u8) -> &'static str {
    let mut left = index;
    let mut start = 0;
    for (at, byte) in list.bytes().enumerate() {
        if byte == b'/' {
            if left == 0 {
                return list.get(start..at).unwrap_or_default();
            }
            left -= 1;
            start = at + 1;
        }
    }
    list.get(start..).filter(|_| left == 0).unwrap_or_default()
}

/// The byte at `index`; 0 past the end, which a generated row never asks for.
fn at(bytes: &[u8], index: usize) -> u8 {
    bytes.get(index).copied().unwrap_or(0)
}

static NOWHERE: Wire = Wire { base: "", count: 0, rows: &[] };
