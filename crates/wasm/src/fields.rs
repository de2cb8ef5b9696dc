//! Texts one after the other, each ended by a NUL.

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

    /// Passes over texts up to an empty one, and over that.
    pub(crate) fn skip_list(&mut self) -> Self {
        let all = *self;
        while !self.text().is_empty() {}
        all
    }

    /// The texts up to an empty one.
    pub(crate) fn list(mut self) -> impl Iterator<Item = &'a [u8]> {
        core::iter::from_fn(move || Some(self.text()).filter(|text| !text.is_empty()))
    }
}
