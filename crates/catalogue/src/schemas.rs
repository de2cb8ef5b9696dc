//! JSON Schemas of every family, as compact JSON without descriptions.
//!
//! A document is `{"components":{"schemas":{…}},"operations":{"<id>":{"parameters":{"<name>":schema},"body":schema,"responses":{"<status>":schema}}}}`;
//! `$ref`s are `#/components/schemas/<Name>` inside the same document. A body or response whose shape is not published has the schema
//! `{"x-known":false}`, which accepts anything.

use crate::{Family, generated};

/// The schema document of a family.
pub fn document(family: &Family) -> &'static str {
    generated::SCHEMAS.iter().find(|(name, _)| *name == family.name).map_or("{}", |(_, text)| text)
}
