//! A number that tells whether a line, and all before it, are as they were written.

use std::fmt;

/// FNV-1a of everything so far: found damage is an accident's, not an attacker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Check(u64);

impl Check {
    /// Of nothing.
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Appends a change as a line.
    pub(super) fn line(&mut self, change: &str, out: &mut Vec<u8>) {
        self.add(change.as_bytes());
        out.extend_from_slice(format!("{self} {change}\n").as_bytes());
    }

    /// The change of a line without its end. `None` where it is not what was written.
    pub(super) fn read(&mut self, line: &[u8]) -> Option<String> {
        let (check, change) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        self.add(change.as_bytes());
        (check == self.to_string()).then(|| change.into())
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(b"\n") {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
