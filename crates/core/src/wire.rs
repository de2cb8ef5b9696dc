//! What the types of this crate and the npm client are both made of.
//!
//! It borrows what it reads, writes bytes to what it is given and never allocates: a module that must be small has no room for values that
//! are built only to be taken apart again. What is written are texts one after the other, each ended by a NUL. Programs use [`crate::call`]
//! and [`crate::Client`].

use alloc::string::String;
use alloc::vec::Vec;

pub use self::answer::{is_coded, judged, refusal, unreadable};
pub use self::request::{Entry, Given, Plan, Slot, address};
pub use self::token::{
    BASIC, BEARER, KEY_HEADER, TOKEN_HEADER, USUAL_SECONDS, basic, exchange, is_spent, pair, secret_fault, token, tokenless,
};
pub use self::turn::{Stand, Turn};

mod answer;
mod request;
mod token;
mod turn;

/// Takes what is written.
pub trait Put {
    /// Appends a byte.
    fn byte(&mut self, byte: u8);

    /// Appends bytes.
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.byte(*byte);
        }
    }

    /// Appends a number in digits.
    fn digits(&mut self, number: u32) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8);
    }

    /// Appends a text.
    fn text(&mut self, text: &[u8]) {
        self.bytes(text);
        self.byte(0);
    }
}

impl Put for Vec<u8> {
    fn byte(&mut self, byte: u8) {
        self.push(byte);
    }
}

/// Texts that were written.
pub(crate) fn texts(written: &[u8]) -> impl Iterator<Item = String> {
    written.split_inclusive(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text.strip_suffix(b"\0").unwrap_or(text)).into_owned())
}

/// The text that was written last.
pub(crate) fn last_text(written: &[u8]) -> String {
    texts(written).last().unwrap_or_default()
}
