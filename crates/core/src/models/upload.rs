//! Files of multipart bodies.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display};

use crate::body::{Body, Multipart, Part};

/// A file to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// Name with its ending, such as `resume.pdf`.
    pub file_name: String,
    /// Media type, such as `application/pdf`.
    pub media_type: String,
    /// Content.
    pub content: Vec<u8>,
}

impl Upload {
    /// A file of this name, media type and content.
    pub fn new(file_name: impl Into<String>, media_type: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { file_name: file_name.into(), media_type: media_type.into(), content: content.into() }
    }
}

impl fmt::Debug for Upload {
    /// The content is counted, not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Upload");
        shown.field("file_name", &self.file_name).field("media_type", &self.media_type).field("bytes", &self.content.len()).finish()
    }
}

/// Parts of a body, in the order they are given.
#[derive(Default)]
pub(crate) struct Parts(Vec<Part>);

impl Parts {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A plain field, where there is a value.
    pub(crate) fn field(mut self, name: &str, value: Option<&impl Display>) -> Self {
        self.0.extend(value.map(|value| Part::field(name, value.to_string())));
        self
    }

    /// A file, where there is one.
    pub(crate) fn file(mut self, name: &str, file: Option<&Upload>) -> Self {
        self.0.extend(file.map(|file| Part::file(name, file.file_name.as_str(), file.media_type.as_str(), file.content.clone())));
        self
    }

    pub(crate) fn body(self) -> Body {
        Body::Multipart(Multipart { parts: self.0 })
    }
}
