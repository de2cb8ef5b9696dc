//! Why a task stopped, and how to mend it.

use std::fmt;
use std::path::Path;

/// What a task comes to.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// One fault with its remedy.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    mend: String,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { what: what.into(), mend: mend.into() }
    }

    /// A file or folder could not be read or written.
    pub(crate) fn file(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("cannot {doing} {}: {error}", path.display()), "check that it exists and that you may use it")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        if self.mend.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.mend) }
    }
}
