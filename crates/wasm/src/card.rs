//! What the driver knows of an operation, as it hands it over.
//!
//! First a text: a character for method and credential, one for the body and the answer, and the path; then the query and header parameters,
//! each with a character for its flags before its name where it has any; then an empty text. Characters count from `0`. The numbers are those
//! of the catalogue's rows (`crates/catalogue/README.md`).

use smartrecruiters_core::catalogue::{BodyKind, Location, Style};
use smartrecruiters_core::wire::{Plan, Slot};

use crate::fields::Fields;

/// An operation.
pub(crate) struct Card<'a> {
    traits: [u8; 2],
    path: &'a [u8],
    parameters: Fields<'a>,
}

impl<'a> Card<'a> {
    pub(crate) fn read(input: &mut Fields<'a>) -> Self {
        let text = input.text();
        let (traits, path) = match text {
            [first, second, b'/', path @ ..] => ([*first - b'0', *second - b'0'], path),
            _ => ([0; 2], text),
        };
        Self { traits, path, parameters: input.skip_list() }
    }

    /// Whether sending a request twice does what sending it once does: not so for POST and PATCH.
    pub(crate) fn is_repeatable(&self) -> bool {
        let [first, _] = self.traits;
        first & 5 != 1
    }

    /// Whether a credential is sent.
    pub(crate) fn has_credential(&self) -> bool {
        let [first, _] = self.traits;
        first >> 3 != 4
    }

    fn body_bits(&self) -> u8 {
        let [_, second] = self.traits;
        second
    }
}

impl<'a> Plan<'a> for Card<'a> {
    fn words(&self) -> impl Iterator<Item = &'a [u8]> {
        self.path.split(|byte| *byte == b'/')
    }

    fn parameters(&self) -> impl Iterator<Item = Slot<'a>> {
        self.parameters.list().map(|text| {
            let (flags, name) = match text {
                [flag @ b'0'..=b'?', name @ ..] => (flag - b'0', name),
                _ => (0, text),
            };
            Slot {
                name,
                location: if flags & 1 == 0 { Location::Query } else { Location::Header },
                style: match flags >> 1 & 3 {
                    0 => Style::Single,
                    1 => Style::Repeat,
                    2 => Style::Comma,
                    _ => Style::CustomField,
                },
                required: flags & 8 != 0,
            }
        })
    }

    fn body(&self) -> BodyKind {
        match self.body_bits() & 7 {
            0 => BodyKind::None,
            1 => BodyKind::Json,
            2 => BodyKind::JsonPatch,
            3 => BodyKind::Form,
            _ => BodyKind::Multipart,
        }
    }

    fn body_required(&self) -> bool {
        self.body_bits() & 8 != 0
    }

    fn is_download(&self) -> bool {
        self.body_bits() & 16 != 0
    }
}
