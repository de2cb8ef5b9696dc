//! Properties of jobs whose values depend on those of another.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::{labels, properties, reach, values};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::world::Settings;
use crate::world::settings::{Dependency, JobProperty, PropertyValue};
use crate::{paging, reply};

/// The properties that depend on one.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let found = properties::find(call)?.dependents.iter().filter_map(|dependency| call.world.settings.job_property(&dependency.property));
    Ok(reply::json(200, &paging::complete(found.map(|property| named(call, property)).collect())))
}

/// Makes properties depend on one, all or none; no values are linked yet. Success is 200.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let parent = properties::find(call)?;
    let settings = &call.world.settings;
    let ids = call.json().get("ids").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut added: Vec<Dependency> = Vec::new();
    for id in ids {
        let missing = || Fault::new(400, "DEPENDENT_JOB_PROPERTY_NOT_FOUND", format!("there is no job property with the id {id}"));
        let property = settings.job_property(id).ok_or_else(missing)?;
        if property.id == parent.id || above(settings, &parent.id).any(|above| above.id == property.id) {
            let message = format!("{} would depend on itself", property.label);
            return Err(Fault::new(400, "JOB_PROPERTIES_CIRCULAR_DEPENDENCY", message));
        }
        let twice = added.iter().any(|dependency| dependency.property == property.id);
        if let Some(other) = above(settings, &property.id).next().or(twice.then_some(parent)) {
            let message = format!("{} depends on {} already", property.label, other.label);
            return Err(Fault::new(400, "JOB_PROPERTY_ALREADY_DEPENDENT", message));
        }
        added.push(Dependency { property: property.id.clone(), pairs: Vec::new() });
    }
    properties::change(call, "JOB_PROPERTY_DEPENDENT_PROPERTIES_UPDATED", |property| property.dependents.extend(added))?;
    list(call)
}

/// Ends a dependency, with the links between the values.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let parent = properties::find(call)?;
    let id = call.argument("dependentId");
    let missing = || Fault::new(404, "JOB_PROPERTY_DEPENDENT_NOT_FOUND", format!("no property {id} depends on {}", parent.label));
    let id =
        call.world.settings.job_property(&id).filter(|property| parent.dependency(&property.id).is_some()).ok_or_else(missing)?.id.clone();
    properties::change(call, "JOB_PROPERTY_DEPENDENT_PROPERTIES_UPDATED", |property| {
        property.dependents.retain(|dependency| dependency.property != id);
    })?;
    Ok(reply::empty(204))
}

/// The values that go with one value of the parent, by cursor.
pub(super) fn values(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, link) = (call.page()?, Link::find(call)?);
    let above = values::find(call, link.parent)?;
    let found: Vec<&PropertyValue> = link.dependency.below(&above.id).filter_map(|id| link.property.value(id)).collect();
    let (items, _) = page.cut(&found, |value| &value.id);
    let items: Vec<Value> = items.into_iter().map(|value| labelled(call, value)).collect();
    Ok(reply::json(200, &json!({ "totalFound": found.len(), "content": items })))
}

/// Every link between the values of two properties, by values of the parent.
pub(super) fn relations(call: &mut Call<'_>) -> Result<Response, Fault> {
    let link = Link::find(call)?;
    let relation = |above: &PropertyValue| {
        let below = link.dependency.below(&above.id).filter_map(|id| link.property.value(id));
        let below: Vec<Value> = below.map(|value| labelled(call, value)).collect();
        (!below.is_empty()).then(|| json!({ "parent": labelled(call, above), "values": below }))
    };
    Ok(reply::json(200, &paging::complete(link.parent.values.iter().filter_map(relation).collect())))
}

/// Makes a value of the dependent property go with a value of the parent.
pub(super) fn link(call: &mut Call<'_>) -> Result<Response, Fault> {
    let link = Link::find(call)?;
    let (above, id) = (values::find(call, link.parent)?.id.clone(), call.text("/id").unwrap_or_default());
    let message = || format!("{} has no value with the id {id}", link.property.label);
    let below = link.property.value(id).ok_or_else(|| Fault::new(400, "JOB_PROPERTY_DEPENDENT_VALUE_NOT_FOUND", message()))?.id.clone();
    if link.dependency.links(&above, &below) {
        return Err(Fault::new(409, "JOB_PROPERTY_DEPENDENT_VALUE_EXISTS", format!("{below} goes with {above} already")));
    }
    let property = link.property.id.clone();
    properties::change(call, "JOB_PROPERTY_DEPENDENT_VALUES_UPDATED", |parent| {
        parent.dependency_mut(&property).into_iter().for_each(|dependency| dependency.pairs.push((above.clone(), below.clone())));
    })?;
    Ok(reply::empty(204))
}

/// Ends that a value goes with a value of the parent.
pub(super) fn unlink(call: &mut Call<'_>) -> Result<Response, Fault> {
    let link = Link::find(call)?;
    let (above, below) = (values::find(call, link.parent)?.id.clone(), call.argument("dependentValueId"));
    if !link.dependency.links(&above, &below) {
        return Err(Fault::new(404, "JOB_PROPERTY_DEPENDENT_VALUE_NOT_FOUND", format!("{below} does not go with {above}")));
    }
    let property = link.property.id.clone();
    properties::change(call, "JOB_PROPERTY_DEPENDENT_VALUES_UPDATED", |parent| {
        let dependency = parent.dependency_mut(&property).into_iter();
        dependency.for_each(|dependency| dependency.pairs.retain(|pair| *pair != (above.clone(), below.clone())));
    })?;
    Ok(reply::empty(204))
}

/// The two properties of a path, and how their values go together.
struct Link<'a> {
    parent: &'a JobProperty,
    property: &'a JobProperty,
    dependency: &'a Dependency,
}

impl<'a> Link<'a> {
    fn find(call: &'a Call<'_>) -> Result<Self, Fault> {
        let parent = properties::find(call)?;
        let id = call.argument("dependentId");
        let missing = |code, message| reach::absent(call.operation, code, message);
        let property = call.world.settings.job_property(&id);
        let property =
            property.ok_or_else(|| missing("JOB_PROPERTY_DEPENDENT_NOT_FOUND", format!("there is no job property with the id {id}")))?;
        let dependency = parent.dependency(&property.id);
        let dependency =
            dependency.ok_or_else(|| missing("DEPENDENCY_NOT_FOUND", format!("{} does not depend on {}", property.label, parent.label)))?;
        Ok(Self { parent, property, dependency })
    }
}

/// The properties that one depends on: its parent, the parent's parent and so on.
fn above<'a>(settings: &'a Settings, id: &str) -> impl Iterator<Item = &'a JobProperty> {
    let parent = |id: &str| settings.job_properties.iter().find(|property| property.dependency(id).is_some());
    core::iter::successors(parent(id), move |property| {
        settings.job_properties.iter().find(|above| above.dependency(&property.id).is_some())
    })
}

fn named(call: &Call<'_>, property: &JobProperty) -> Value {
    let language = labels::language(call, |code| property.translations.contains_key(code));
    json!({ "id": &property.id, "label": property.label_in(&language) })
}

fn labelled(call: &Call<'_>, value: &PropertyValue) -> Value {
    let language = labels::language(call, |code| value.translations.contains_key(code));
    json!({ "id": &value.id, "label": String::from(value.label_in(&language)) })
}
