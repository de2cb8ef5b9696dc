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

    /// Whether an operation that takes `kind` can take this.
    pub(crate) fn fits(&self, kind: BodyKind) -> bool {
        match self {
            Self::None => true,
            Self::Json(_) => matches!(kind, BodyKind::Json | BodyKind::JsonPatch),
            Self::Form(_) => kind == BodyKind::Form,
            Self::Multipart(_) => kind == BodyKind::Multipart,
            Self::Held => kind != BodyKind::None,
        }
    }

    /// Content type and bytes on the wire. `None` where there is no body.
    pub(crate) fn encode(&self, kind: BodyKind) -> Option<(Option<String>, Vec<u8>)> {
        match self {
            Self::None => None,
            Self::Json(text) => Some((kind.media_type().map(String::from), text.clone())),
            Self::Form(fields) => Some((kind.media_type().map(String::from), form::encode(fields).into_bytes())),
            Self::Multipart(parts) => {
                let (content_type, bytes) = parts.encode();
                Some((Some(content_type), bytes))
            }
            Self::Held => Some((kind.media_type().filter(|_| kind != BodyKind::Multipart).map(String::from), Vec::new())),
        }
    }
}
