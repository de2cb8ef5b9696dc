//! Reads rows of facts: names, texts, statuses and codes.
//!
//! A row is one text, because tables of references to texts compress badly, and pages pay for them. Its fields, parted by bars: id,
//! vendor's id, summary, path, flags (letters), successor, scopes, success statuses, failures (`400 CODE CODE;403`).

use super::ScopesMode;

/// What a request does not need.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Facts {
    /// Our id.
    pub id: &'static str,
    /// The vendor's name.
    pub vendor_id: Option<&'static str>,
    /// What it does, in at most 60 characters.
    pub summary: &'static str,
    /// Path template after the base.
    pub path: &'static str,
    /// Whether the vendor has announced its end.
    pub deprecated: bool,
    /// Id of the operation to use instead.
    pub replaced_by: Option<&'static str>,
    /// Scopes an access token needs.
    pub scopes: Words,
    /// How the scopes combine.
    pub scopes_mode: ScopesMode,
    /// Statuses of success (2xx, and 304 where nothing changed), the usual one first.
    pub success: Statuses,
    /// Documented failure statuses with their codes.
    pub failures: Failures,
    /// Whether the success statuses were published or follow from the method only.
    pub success_assumed: bool,
    /// Whether the shape of the request body is published whole. True where there is no body.
    pub body_known: bool,
    /// Whether the shape of the success answer is published whole. True where there is none.
    pub response_known: bool,
}

/// A list of words, such as scopes or codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(&'static str);

/// A list of statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statuses(&'static str);

/// A list of failure statuses, each with its codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures(&'static str);

impl Facts {
    pub(super) fn read(row: &'static str) -> Self {
        let mut fields = row.split('|');
        let mut next = || fields.next().unwrap_or_default();
        let (id, vendor_id, summary, path, flags, replaced_by) = (next(), next(), next(), next(), next(), next());
        let given = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let scopes_mode = match (flags.contains('a'), flags.contains('o')) {
            (true, _) => ScopesMode::All,
            (_, true) => ScopesMode::Any,
            (false, false) => ScopesMode::Unknown,
        };
        Self {
            id,
            vendor_id: given(vendor_id),
            summary,
            path,
            deprecated: flags.contains('d'),
            replaced_by: given(replaced_by),
            scopes: Words(next()),
            scopes_mode,
            success: Statuses(next()),
            failures: Failures(next()),
            success_assumed: flags.contains('s'),
            body_known: flags.contains('b'),
            response_known: flags.contains('r'),
        }
    }
}

impl Words {
    /// Each word, in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split_ascii_whitespace()
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether this word is one of them.
    pub fn contains(self, word: &str) -> bool {
        self.iter().any(|other| other == word)
    }
}

impl Statuses {
    /// Each status, in order.
    pub fn iter(self) -> impl Iterator<Item = u16> + Clone {
        self.0.split_ascii_whitespace().filter_map(|status| status.parse().ok())
    }

    /// The usual one.
    pub fn first(self) -> Option<u16> {
        self.iter().next()
    }

    /// Whether this status is one of them.
    pub fn contains(self, status: u16) -> bool {
        self.iter().any(|other| other == status)
    }
}

impl Failures {
    /// Each status with its codes, in order.
    pub fn iter(self) -> impl Iterator<Item = (u16, Words)> + Clone {
        self.0.split(';').filter_map(|entry| {
            let (status, codes) = entry.split_once(' ').unwrap_or((entry, ""));
            Some((status.parse().ok()?, Words(codes)))
        })
    }

    /// Codes documented for a status. `None` where the status is not.
    pub fn codes(self, status: u16) -> Option<Words> {
        self.iter().find(|(found, _)| *found == status).map(|(_, codes)| codes)
    }
}

/// The id alone, which is asked for most.
pub(super) fn id(row: &'static str) -> &'static str {
    row.split_once('|').map_or(row, |(id, _)| id)
}
