//! Texts one after the other, each ended by a NUL.

use smartrecruiters_core::wire::Put;

/// A cursor over texts of the driver. Past the end they are empty.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a>(pub(crate) &'a [u8]);

impl<'a> Fields<'a> {
    pub(crate) fn text(&mut self) -> &'a [u8] {
        let all = self.0;
        let mut length = 0;
        while let [first, rest @ ..] = self.0 {
            self.0 = rest;
            if *first == 0 {
                break;
            }
            length += 1;
        }
        all.get(..length).unwrap_or_default()
    }

    pub(crate) fn number(&mut self) -> u32 {
        self.text().iter().fold(0, |number: u32, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit & 15)))
    }
}

/// Appends a number.
pub(crate) fn put_number(number: u32, out: &mut impl Put) {
    put_digits(number, out);
    out.byte(0);
}

fn put_digits(number: u32, out: &mut impl Put) {
    if number > 9 {
        put_digits(number / 10, out);
    }
    out.byte(b'0' + (number % 10) as u8);
}
