//! Something that is fetched when it is first needed.

use crate::form::Json;
use std::rc::Rc;

/// A JSON document that may not be there yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remote {
    /// Nobody asked for it.
    #[default]
    Unasked,
    /// It is on its way.
    Loading,
    /// It is there.
    Ready(Rc<Json>),
    /// It did not come; the sentence says why.
    Failed(Rc<str>),
}

impl Remote {
    /// The document, if it is there.
    pub(crate) fn ready(&self) -> Option<Rc<Json>> {
        match self {
            Self::Ready(value) => Some(Rc::clone(value)),
            Self::Unasked | Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Whether asking for it would do something.
    pub(crate) fn is_wanting(&self) -> bool {
        matches!(self, Self::Unasked | Self::Failed(_))
    }
}
