//! Reads packed wire rows.
//!
//! A row is: method, auth, rate · body kind, flags · paging · how many words it shares with the row before and how many follow · those words
//! · the parameters · 0. `cargo xtask codegen` writes them; `crates/catalogue/README.md` draws the bits.

use super::{Auth, BodyKind, Location, Method, Operation, Paging, Parameter, Rate, Segment, Style};
use crate::generated;

/// What a request to one operation needs, packed. For modules that must be small; programs ask [`Operation`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    method: u8,
    body: u8,
    paging: u8,
    count: u8,
    words: [u8; MOST_WORDS],
    parameters: &'static [u8],
}

/// Segments of a path, in order.
#[derive(Clone, Debug)]
pub struct Segments(&'static [u8]);

/// Query and header parameters of an operation.
#[derive(Clone, Debug)]
pub struct Parameters(Packed);

/// The same, packed.
#[derive(Clone, Debug)]
pub struct Packed(&'static [u8]);

/// A query or header parameter, packed.
#[derive(Clone, Copy, Debug)]
pub struct PackedParameter {
    /// Name on the wire.
    pub name: &'static [u8],
    flags: u8,
}

/// The row of an operation.
pub(super) fn row(operation: Operation) -> &'static Row {
    TABLE.get(usize::from(operation.0)).unwrap_or(&Row::NONE)
}

impl Row {
    const NONE: Self = Self { method: 0, body: 0, paging: 0, count: 0, words: [0; MOST_WORDS], parameters: &[] };

    /// Words of the path, base included. One in braces is the name of an argument.
    pub fn words(&self) -> impl Iterator<Item = &'static [u8]> {
        let words = self.words.get(..usize::from(self.count)).unwrap_or_default();
        words.iter().map(|index| word(generated::SEGMENTS, *index))
    }

    pub(super) fn length(&self) -> usize {
        usize::from(self.count)
    }

    /// Query and header parameters.
    pub fn packed_parameters(&self) -> Packed {
        Packed(self.parameters)
    }

    /// As [`Operation::method`].
    pub fn method(self) -> Method {
        match self.method & 7 {
            0 => Method::Get,
            1 => Method::Post,
            2 => Method::Put,
            3 => Method::Patch,
            _ => Method::Delete,
        }
    }

    /// As [`Operation::auth`].
    pub fn auth(self) -> Auth {
        match self.method >> 3 & 7 {
            0 => Auth::KeyOrToken,
            1 => Auth::Optional,
            2 => Auth::Key,
            3 => Auth::Partner,
            _ => Auth::None,
        }
    }

    /// As [`Operation::body`].
    pub fn body(self) -> BodyKind {
        match self.body & 7 {
            0 => BodyKind::None,
            1 => BodyKind::Json,
            2 => BodyKind::JsonPatch,
            3 => BodyKind::Form,
            _ => BodyKind::Multipart,
        }
    }

    /// As [`Operation::body_required`].
    pub fn body_required(self) -> bool {
        self.body & 8 != 0
    }

    /// As [`Operation::is_download`].
    pub fn is_download(self) -> bool {
        self.body & 16 != 0
    }

    pub(super) fn rate(self) -> Option<Rate> {
        match self.method >> 6 {
            0 => None,
            1 => Some(Rate { per_second: 10, concurrent: 8 }),
            2 => Some(Rate { per_second: 2, concurrent: 8 }),
            _ => Some(Rate { per_second: 10, concurrent: 1 }),
        }
    }

    pub(super) fn paging(self) -> Option<&'static Paging> {
        usize::from(self.paging).checked_sub(1).and_then(|index| generated::PAGING.get(index))
    }

    /// Segments after those of the base.
    pub(super) fn segments(&'static self, base: &str) -> Segments {
        let in_base = base.bytes().filter(|byte| *byte == b'/').count();
        Segments(self.words.get(in_base..usize::from(self.count)).unwrap_or_default())
    }

    pub(super) fn parameters(&self) -> Parameters {
        Parameters(Packed(self.parameters))
    }

    /// Reads the row that stands at the start, over the one before it, and gives what follows.
    const fn read(&mut self, rows: &'static [u8]) -> &'static [u8] {
        let [method, body, paging, counts, after @ ..] = rows else { return rows };
        let mut rest = after;
        self.method = *method;
        self.body = *body;
        self.paging = *paging;
        let mut at = *counts >> 4;
        self.count = at + (*counts & 15);
        while let [word, after @ ..] = rest
            && at < self.count
            && (at as usize) < MOST_WORDS
        {
            self.words[at as usize] = *word;
            at += 1;
            rest = after;
        }
        self.parameters = rest;
        while let [byte, after @ ..] = rest {
            rest = after;
            if *byte == 0 {
                break;
            }
            if *byte & 0x80 != 0
                && let [_, after @ ..] = rest
            {
                rest = after;
            }
        }
        rest
    }
}

impl PackedParameter {
    /// As [`Parameter::location`].
    pub fn location(self) -> Location {
        if self.flags & 1 == 0 { Location::Query } else { Location::Header }
    }

    /// As [`Parameter::style`].
    pub fn style(self) -> Style {
        match self.flags >> 1 & 3 {
            0 => Style::Single,
            1 => Style::Repeat,
            2 => Style::Comma,
            _ => Style::CustomField,
        }
    }

    /// As [`Parameter::required`].
    pub fn required(self) -> bool {
        self.flags & 8 != 0
    }
}

impl Iterator for Segments {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(match segment(*first) {
            [b'{', name @ .., b'}'] => Segment::Argument(text(name)),
            word => Segment::Literal(text(word)),
        })
    }
}

impl Iterator for Packed {
    type Item = PackedParameter;

    fn next(&mut self) -> Option<PackedParameter> {
        let [name, rest @ ..] = self.0 else { return None };
        let index = (name & 0x7f).checked_sub(1)?;
        self.0 = rest;
        let mut flags = 0;
        if name & 0x80 != 0
            && let [byte, rest @ ..] = rest
        {
            flags = *byte;
            self.0 = rest;
        }
        Some(PackedParameter { name: word(generated::NAMES, index), flags })
    }
}

impl Iterator for Parameters {
    type Item = Parameter;

    fn next(&mut self) -> Option<Parameter> {
        let packed = self.0.next()?;
        Some(Parameter { name: text(packed.name), location: packed.location(), style: packed.style(), required: packed.required() })
    }
}

/// The word at `index` of a list that slashes part. A list takes no room for addresses this way.
fn word(list: &'static str, index: u8) -> &'static [u8] {
    let list = list.as_bytes();
    let (mut before, mut start) = (index, 0);
    for (at, byte) in list.iter().enumerate() {
        if *byte == b'/' {
            if before == 0 {
                return list.get(start..at).unwrap_or_default();
            }
            before -= 1;
            start = at + 1;
        }
    }
    list.get(start..).unwrap_or_default()
}

/// The word at `index` of the paths. Routing asks for hundreds of them, so it knows where each starts.
fn segment(index: u8) -> &'static [u8] {
    let start = |index: usize| STARTS.get(index).copied().map_or(0, usize::from);
    let (from, to) = (start(usize::from(index)), start(usize::from(index) + 1));
    generated::SEGMENTS.as_bytes().get(from..to.saturating_sub(1)).unwrap_or_default()
}

/// Where each word of the paths starts, and past them where one more would.
static STARTS: [u16; 257] = starts();

const fn starts() -> [u16; 257] {
    let list = generated::SEGMENTS.as_bytes();
    let mut starts = [list.len() as u16 + 1; 257];
    starts[0] = 0;
    let (mut index, mut at) = (1, 0);
    while at < list.len() {
        if list[at] == b'/' && index < starts.len() {
            starts[index] = at as u16 + 1;
            index += 1;
        }
        at += 1;
    }
    starts
}

/// A word of the lists, which are UTF-8 whole and in parts.
fn text(word: &'static [u8]) -> &'static str {
    core::str::from_utf8(word).unwrap_or_default()
}

/// Every row, read.
static TABLE: [Row; Operation::COUNT as usize] = table();

const fn table() -> [Row; Operation::COUNT as usize] {
    let mut table = [Row::NONE; Operation::COUNT as usize];
    let (mut row, mut rest): (_, &[u8]) = (Row::NONE, &generated::ROWS);
    let mut index = 0;
    while index < table.len() {
        rest = row.read(rest);
        table[index] = row;
        index += 1;
    }
    table
}

/// Most words of one path, its base included.
const MOST_WORDS: usize = 12;
