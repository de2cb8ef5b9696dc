//! What is wrong with a filled-in form.

/// One thing wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the parameter, or `/body` and the JSON Pointer into the body: `/body/location/city`.
    pub place: String,
    /// What is wrong and how to mend it, to stand after the name of the place: `is required`.
    pub message: String,
    /// How bad it is.
    pub severity: Severity,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The vendor takes it, though not as was meant.
    Warning,
    /// The vendor refuses it, or it cannot be sent.
    Error,
}

impl Fault {
    /// Something that the vendor refuses.
    pub fn error(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), severity: Severity::Error }
    }

    /// Something that is probably not what was meant.
    pub fn warning(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), severity: Severity::Warning }
    }

    /// The place as a reader knows it: without `/body`.
    pub fn shown_place(&self) -> &str {
        match self.place.strip_prefix(BODY) {
            Some("") => "the body",
            Some(pointer) => pointer,
            None => &self.place,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.shown_place(), self.message)
    }
}

/// The place of the whole body.
pub(crate) const BODY: &str = "/body";
