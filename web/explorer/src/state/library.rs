//! The documents of the families and the vocabulary, as far as they are fetched.

use std::rc::Rc;

use yew::Reducible;

use super::remote::Remote;
use super::shelf::Shelf;

/// Documents by their file, such as `openapi/users.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Library {
    documents: Shelf<Rc<str>, Remote>,
}

/// One document is in a new state.
#[derive(Clone)]
pub(crate) struct Arrived {
    /// Its file.
    pub(crate) file: Rc<str>,
    /// Its state.
    pub(crate) state: Remote,
}

impl Library {
    /// One that begins with these.
    pub(crate) fn with(arrived: impl IntoIterator<Item = Arrived>) -> Rc<Self> {
        arrived.into_iter().fold(Rc::default(), Self::reduce)
    }

    /// The state of a document.
    pub(crate) fn document(&self, file: &Rc<str>) -> Remote {
        self.documents.get(file).cloned().unwrap_or_default()
    }
}

impl Reducible for Library {
    type Action = Arrived;

    fn reduce(self: Rc<Self>, Arrived { file, state }: Arrived) -> Rc<Self> {
        let mut library = (*self).clone();
        library.documents.put(file, state);
        library.into()
    }
}

/// File of a family's document.
pub(crate) fn family_file(family: &str) -> Rc<str> {
    format!("openapi/{family}.json").into()
}

/// File of the names of the fields that each operation takes.
pub(crate) const FIELDS: &str = "fields.json";

/// File of the meanings of codes, scopes and statuses.
pub(crate) const VOCABULARY: &str = "vocabulary.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_failed_may_be_asked_for_again() {
        let file = family_file("users");
        let library = Rc::new(Library::default());
        assert!(library.document(&file).is_wanting());
        let library = library.reduce(Arrived { file: Rc::clone(&file), state: Remote::Loading });
        assert!(!library.document(&file).is_wanting());
        let library = library.reduce(Arrived { file: Rc::clone(&file), state: Remote::Failed("gone".into()) });
        assert!(library.document(&file).is_wanting());
        assert_eq!(library.document(&VOCABULARY.into()), Remote::Unasked);
    }
}
