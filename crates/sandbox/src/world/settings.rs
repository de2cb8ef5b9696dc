//! What administrators can change: departments, properties with their values, sources, groups and places.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::company::Property;
use crate::json::{Fields, json};

pub(crate) use self::property::{Dependency, JobProperty, PropertyValue};

pub(crate) mod property;

/// The lists of the company that requests change. What is fixed is in [`company`](super::company).
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) departments: Vec<Department>,
    pub(crate) job_properties: Vec<JobProperty>,
    /// Values of the properties of candidates that have a list of them, by the id of the property.
    pub(crate) choices: BTreeMap<&'static str, Vec<Choice>>,
    pub(crate) source_types: Vec<SourceType>,
    pub(crate) groups: Vec<Group>,
    /// Places in the form of the API, each with its `id`.
    pub(crate) places: Vec<Value>,
}

/// A department.
#[derive(Clone, Debug)]
pub(crate) struct Department {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) description: Option<String>,
}

/// A value that may be chosen, with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) label: String,
}

/// A type of sources, with its sources.
#[derive(Clone, Debug)]
pub(crate) struct SourceType {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    /// At least one. Where there is one alone, it need not be named.
    pub(crate) subtypes: &'static [&'static str],
    pub(crate) sources: Vec<Source>,
}

/// A source that candidates come from.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) subtype: &'static str,
    /// Id of the source in links, a UUID.
    pub(crate) identifier: String,
}

/// An access group: whoever belongs to it sees the jobs that its criteria cover.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// `{"include": {"<job property>": {"all", "values"}}}`
    pub(crate) criteria: Value,
}

impl Settings {
    pub(crate) fn department(&self, id: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == id)
    }

    /// The property of jobs with this id or key.
    pub(crate) fn job_property(&self, id: &str) -> Option<&JobProperty> {
        self.job_properties.iter().find(|property| property.id == id || property.key == id)
    }

    pub(crate) fn job_property_mut(&mut self, id: &str) -> Option<&mut JobProperty> {
        self.job_properties.iter_mut().find(|property| property.id == id || property.key == id)
    }

    /// The values of a property of candidates. Empty where it has no list of them.
    pub(crate) fn choices(&self, property: &Property) -> &[Choice] {
        self.choices.get(property.id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn source_type(&self, id: &str) -> Option<&SourceType> {
        self.source_types.iter().find(|kind| kind.id == id)
    }

    pub(crate) fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Name of an access group. Empty for one that is gone.
    pub(crate) fn group_name(&self, id: &str) -> &str {
        self.group(id).map_or("", |group| group.name.as_str())
    }
}

impl Department {
    /// `{"id": …, "label": …}`
    pub(crate) fn json(&self) -> Value {
        json!({ "id": &self.id, "label": &self.label })
    }

    /// The department in full.
    pub(crate) fn entity(&self) -> Value {
        let mut out = self.json();
        if let (Some(fields), Some(description)) = (out.as_object_mut(), &self.description) {
            fields.put("description", description.as_str());
        }
        out
    }
}

impl Choice {
    pub(crate) fn json(&self) -> Value {
        json!({ "id": &self.id, "label": &self.label })
    }
}

impl SourceType {
    pub(crate) fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
