//! What is wrong in a document: where, what, and what to write instead.

use std::fmt;

/// A place in a file, counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// One thing to mend.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) place: Place,
    pub(crate) what: String,
    pub(crate) remedy: String,
}

/// Everything found so far; reading goes on after a fault, so that one run shows them all.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    file: String,
    pub(crate) list: Vec<Fault>,
}

impl Faults {
    /// Later faults are in this file.
    pub(crate) fn enter(&mut self, file: &str) {
        file.clone_into(&mut self.file);
    }

    pub(crate) fn add(&mut self, place: Place, what: impl Into<String>, remedy: impl Into<String>) {
        self.list.push(Fault { file: self.file.clone(), place, what: what.into(), remedy: remedy.into() });
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, what, remedy } = self;
        write!(f, "{file}:{}:{}: {what}\n  help: {remedy}", place.line, place.column)
    }
}
