//! An operation with its arguments becomes an address and headers.

use smartrecruiters_catalogue::{BodyKind, Location, Row, Style};

use super::Put;
use crate::percent;

/// What an address is made from. Programs have it in the catalogue; the npm client hands it over with each call.
pub trait Plan<'a> {
    /// Words of the path. One in braces is the name of an argument.
    fn words(&self) -> impl Iterator<Item = &'a [u8]>;

    /// Query and header parameters.
    fn parameters(&self) -> impl Iterator<Item = Slot<'a>>;

    /// What the request carries.
    fn body(&self) -> BodyKind;

    /// Whether the vendor demands a body.
    fn body_required(&self) -> bool;

    /// Whether a success answer is a file.
    fn is_download(&self) -> bool;
}

/// A query or header parameter.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// Name on the wire.
    pub name: &'a [u8],
    /// Where it goes.
    pub location: Location,
    /// How several values are written.
    pub style: Style,
    /// Whether the vendor demands it.
    pub required: bool,
}

impl Plan<'static> for Row {
    fn words(&self) -> impl Iterator<Item = &'static [u8]> {
        self.words()
    }

    fn parameters(&self) -> impl Iterator<Item = Slot<'static>> {
        self.packed_parameters().map(|parameter| Slot {
            name: parameter.name,
            location: parameter.location(),
            style: parameter.style(),
            required: parameter.required(),
        })
    }

    fn body(&self) -> BodyKind {
        (*self).body()
    }

    fn body_required(&self) -> bool {
        (*self).body_required()
    }

    fn is_download(&self) -> bool {
        (*self).is_download()
    }
}

/// One value for one query or header parameter.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Name of the parameter.
    pub name: &'a [u8],
    /// The key inside an object parameter. Empty otherwise.
    pub key: &'a [u8],
    /// The value.
    pub value: &'a [u8],
}

/// Where arguments come from.
pub trait Given<'a> {
    /// Value of the path argument `name`, which is the `nth`. Empty where there is none.
    fn in_path(&self, nth: usize, name: &[u8]) -> &'a [u8];

    /// Values of query and header parameters.
    fn entries(&self) -> impl Iterator<Item = Entry<'a>>;

    /// Whether there is a body.
    fn has_body(&self) -> bool;
}

/// Writes the address of a call, and name and value of each header but the credential. Where an argument is at fault, gives `None`, and the
/// last text says so.
pub fn address<'a, 'p>(row: &impl Plan<'p>, origin: &[u8], given: &impl Given<'a>, out: &mut impl Put) -> Option<()> {
    let end = origin.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
    out.bytes(origin.get(..end).unwrap_or_default());
    path(row, given, out)?;
    let queried = parameters(row, given, Location::Query, out)?;
    out.byte(0);
    out.bytes(b"Accept\0");
    out.text(if row.is_download() { b"*/*" } else { b"application/json" });
    let in_headers = parameters(row, given, Location::Header, out)?;
    if given.entries().count() > queried + in_headers {
        return unknown(row, given, out);
    }
    if given.has_body() {
        match row.body() {
            BodyKind::None => return fault(b"", b"a body was given and this operation takes none", out),
            BodyKind::Multipart => {}
            kind => {
                out.bytes(b"Content-Type\0");
                out.text(kind.media_type().unwrap_or_default().as_bytes());
            }
        }
    } else if row.body_required() {
        return fault(b"", b"the body is missing: this operation requires one", out);
    }
    Some(())
}

/// The one place where path arguments are encoded. Empty ones, `.` and `..` are refused: with them the address would be another
/// operation's.
fn path<'a, 'p>(row: &impl Plan<'p>, given: &impl Given<'a>, out: &mut impl Put) -> Option<()> {
    let mut nth = 0;
    for word in row.words() {
        out.byte(b'/');
        let [b'{', name @ .., b'}'] = word else {
            out.bytes(word);
            continue;
        };
        let value = given.in_path(nth, name);
        nth += 1;
        if value.is_empty() {
            return fault(name, b" is missing: it is part of the path", out);
        }
        if value.len() < 3 && value.iter().all(|byte| *byte == b'.') {
            return fault(name, b" is a dot segment, which would reach another address", out);
        }
        percent::append(value, out);
    }
    Some(())
}

/// Writes the parameters of one place, in the order of the catalogue, and gives how many values there were.
fn parameters<'a, 'p>(row: &impl Plan<'p>, given: &impl Given<'a>, place: Location, out: &mut impl Put) -> Option<usize> {
    let mut separator = b'?';
    let mut taken = 0;
    for parameter in row.parameters() {
        if parameter.location != place {
            continue;
        }
        let name = parameter.name;
        let style = parameter.style;
        let mut last: Option<&[u8]> = None;
        for entry in given.entries() {
            if entry.name != name {
                continue;
            }
            let custom = style == Style::CustomField;
            let mut id: &[u8] = b"";
            if custom {
                id = entry.key;
                if id.starts_with(CUSTOM_FIELD) {
                    id = id.get(CUSTOM_FIELD.len()..).unwrap_or_default();
                }
            }
            let again = last == Some(id);
            last = Some(id);
            taken += 1;
            if custom && id.is_empty() {
                return fault(name, b" takes entries: a field id and its values", out);
            }
            if again && style == Style::Single {
                return fault(name, b" takes one value and was given several", out);
            }
            if place == Location::Header {
                if entry.value.iter().any(|byte| !(0x20..0x7f).contains(byte)) {
                    return fault(name, b" holds a character that no header can carry", out);
                }
                out.text(name);
                out.text(entry.value);
                continue;
            }
            if again && style != Style::Repeat {
                out.byte(b',');
            } else {
                out.byte(separator);
                separator = b'&';
                percent::append(if custom { CUSTOM_FIELD } else { name }, out);
                percent::append(id, out);
                out.byte(b'=');
            }
            percent::append(entry.value, out);
        }
        if parameter.required && last.is_none() {
            return fault(name, b" is missing: the vendor requires it", out);
        }
    }
    Some(taken)
}

fn unknown<'a, 'p>(row: &impl Plan<'p>, given: &impl Given<'a>, out: &mut impl Put) -> Option<()> {
    for entry in given.entries() {
        if row.parameters().all(|parameter| parameter.name != entry.name) {
            about(entry.name, b" is not a parameter of this operation", out);
            break;
        }
    }
    let mut before: &[u8] = b": it takes ";
    for parameter in row.parameters() {
        out.bytes(before);
        out.bytes(parameter.name);
        before = b", ";
    }
    out.byte(0);
    None
}

/// Writes a sentence, about an argument where there is a name.
fn fault<T>(name: &[u8], what: &[u8], out: &mut impl Put) -> Option<T> {
    about(name, what, out);
    out.byte(0);
    None
}

fn about(name: &[u8], what: &[u8], out: &mut impl Put) {
    out.byte(0);
    if !name.is_empty() {
        out.byte(b'`');
        out.bytes(name);
        out.byte(b'`');
    }
    out.bytes(what);
}

const CUSTOM_FIELD: &[u8] = b"custom_field.";
