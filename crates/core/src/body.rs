//! Bodies of requests.

use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::BodyKind;

pub use self::form::decode as decode_form;
pub use self::multipart::{Multipart, Part};

pub(crate) mod form;
mod multipart;

/// What a request carries, as the caller has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// JSON text, sent byte for byte: also for JSON Patch.
    Json(Vec<u8>),
    /// Fields of a form, in order.
    Form(Vec<(String, String)>),
    /// Fields and files.
    Multipart(Multipart),
    /// Bytes that the driver holds and sends itself, of whatever kind the operation takes. A multipart content type is left to it too.
    Held,
}

impl Body {
    /// JSON text. It is sent as it is; [`crate::json::check`] tells whether it is well formed.
    pub fn json(text: impl Into<Vec<u8>>) -> Self {
        Self::Json(text.into())
    }

    /// The body on the wire of an operation that takes `kind`. `None` where it does not take this.
    pub(crate) fn encode(&self, kind: BodyKind) -> Option<Encoded> {
        let (fits, content_type, bytes) = match self {
            Self::None => (true, None, Vec::new()),
            Self::Json(text) => (matches!(kind, BodyKind::Json | BodyKind::JsonPatch), None, text.clone()),
            Self::Form(fields) => (kind == BodyKind::Form, None, form::encode(fields).into_bytes()),
            Self::Multipart(parts) => {
                let (content_type, bytes) = parts.encode();
                (kind == BodyKind::Multipart, Some(content_type), bytes)
            }
            Self::Held => (kind != BodyKind::None, None, Vec::new()),
        };
        fits.then_some(Encoded { content_type, bytes })
    }
}

/// A body on the wire.
pub(crate) struct Encoded {
    /// Its content type, where the operation alone does not tell it.
    pub(crate) content_type: Option<String>,
    pub(crate) bytes: Vec<u8>,
}
