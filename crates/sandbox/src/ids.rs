//! Makes ids that look as the vendor's do, from a seed.

use alloc::format;
use alloc::string::String;

/// A deterministic source of numbers and ids (SplitMix64).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ids(u64);

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.next().checked_rem(bound as u64).unwrap_or(0) as usize
    }

    /// One of `choices`; the default where there is none.
    pub(crate) fn pick<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let place = self.below(choices.len());
        choices.get(place).copied().unwrap_or_default()
    }

    /// Version 4 UUID: jobs, candidates, applications, attachments.
    pub(crate) fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        let (version, variant) = (high & 0xfff, low >> 48 & 0x3fff | 0x8000);
        format!("{:08x}-{:04x}-4{version:03x}-{variant:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, low & 0xffff_ffff_ffff)
    }

    /// 24 hexadecimal digits: users, groups and values of the configuration.
    pub(crate) fn hex24(&mut self) -> String {
        format!("{:016x}{:08x}", self.next(), self.next() >> 32)
    }

    /// 15 digits: public postings.
    pub(crate) fn posting(&mut self) -> String {
        format!("744{:012}", self.next() % 1_000_000_000_000)
    }

    /// As keys and tokens look: `DCRA1-` and 32 hexadecimal digits.
    pub(crate) fn token(&mut self) -> String {
        format!("DCRA1-{:016x}{:016x}", self.next(), self.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_vendors_forms_and_follow_the_seed() {
        let mut ids = Ids::new(7);
        let uuid = ids.uuid();
        assert_eq!(uuid.len(), 36, "{uuid}");
        assert_eq!(uuid.split('-').map(str::len).collect::<alloc::vec::Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(uuid.split('-').nth(2).is_some_and(|part| part.starts_with('4')));
        assert_eq!((ids.hex24().len(), ids.posting().len(), ids.token().len()), (24, 15, 38));
        assert_eq!(Ids::new(7).uuid(), uuid);
        assert_ne!(Ids::new(8).uuid(), uuid);
    }
}
