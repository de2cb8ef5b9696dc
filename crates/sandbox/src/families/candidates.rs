//! Candidates.

use crate::call::Handler;

/// The function that serves an operation of this family.
pub(super) fn handler(_id: &str) -> Option<Handler> {
    None
}
