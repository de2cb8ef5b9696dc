//! Properties of jobs: their values, their languages, and which values go with which.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// A property that jobs carry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct JobProperty {
    pub(crate) id: String,
    /// Another name for it, such as `DIVISION`. The id itself where it was made by a request.
    pub(crate) key: String,
    /// Text in English.
    pub(crate) label: String,
    /// `SINGLE_SELECT`, `TEXT` or `NUMBER`.
    pub(crate) kind: &'static str,
    /// `organization` or `job`.
    pub(crate) category: String,
    pub(crate) active: bool,
    /// Whether postings show it.
    pub(crate) visible: bool,
    pub(crate) required: bool,
    /// Whether it names a brand: others than those of the list are refused, not ignored.
    pub(crate) brand: bool,
    /// Labels in other languages, by their codes.
    pub(crate) translations: BTreeMap<String, String>,
    pub(crate) values: Vec<PropertyValue>,
    /// The properties whose values depend on this one.
    pub(crate) dependents: Vec<Dependency>,
}

/// A value of a property of jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PropertyValue {
    pub(crate) id: String,
    /// Text in English.
    pub(crate) label: String,
    /// Kept where it is, and not to be chosen any more.
    pub(crate) archived: bool,
    /// Labels in other languages, by their codes.
    pub(crate) translations: BTreeMap<String, String>,
}

/// A property whose values depend on those of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// Id of the dependent property.
    pub(crate) property: String,
    /// Ids of a value of the parent and of a value of the dependent property that go together.
    pub(crate) pairs: Vec<(String, String)>,
}

impl JobProperty {
    /// Whether its values are those of a list.
    pub(crate) fn is_listed(&self) -> bool {
        self.kind == "SINGLE_SELECT"
    }

    pub(crate) fn value(&self, id: &str) -> Option<&PropertyValue> {
        self.values.iter().find(|value| value.id == id)
    }

    pub(crate) fn value_mut(&mut self, id: &str) -> Option<&mut PropertyValue> {
        self.values.iter_mut().find(|value| value.id == id)
    }

    pub(crate) fn dependency(&self, property: &str) -> Option<&Dependency> {
        self.dependents.iter().find(|dependency| dependency.property == property)
    }

    pub(crate) fn dependency_mut(&mut self, property: &str) -> Option<&mut Dependency> {
        self.dependents.iter_mut().find(|dependency| dependency.property == property)
    }

    /// Its label in a language, in English where it has none.
    pub(crate) fn label_in(&self, language: &str) -> &str {
        self.translations.get(language).unwrap_or(&self.label)
    }
}

impl PropertyValue {
    pub(crate) fn new(id: String, label: String) -> Self {
        Self { id, label, archived: false, translations: BTreeMap::new() }
    }

    /// Its label in a language, in English where it has none.
    pub(crate) fn label_in(&self, language: &str) -> &str {
        self.translations.get(language).unwrap_or(&self.label)
    }
}

impl Dependency {
    /// Whether these two values go together.
    pub(crate) fn links(&self, parent: &str, value: &str) -> bool {
        self.pairs.iter().any(|(above, below)| above == parent && below == value)
    }

    /// Ids of the values that go with a value of the parent.
    pub(crate) fn below<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.pairs.iter().filter(move |(above, _)| above == parent).map(|(_, below)| below.as_str())
    }
}
