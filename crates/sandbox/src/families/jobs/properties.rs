//! The company's own properties on a job.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use crate::json::{Fields, json};
use crate::number;
use crate::world::settings::{JobProperty, Settings};
use crate::world::{Job, World};

type Faults = Vec<(&'static str, String)>;

/// Reads the values that a request sets, the last one of each property. What does not exist is passed over; what may not be is noted.
///
/// `before` is the job that the request changes: what it has may stay, even where it could not be chosen any more.
pub(super) fn read(world: &World, given: Option<&Value>, before: Option<&Job>, faults: &mut Faults) -> Vec<(String, String)> {
    let mut chosen: Vec<(String, String)> = Vec::new();
    for entry in given.and_then(Value::as_array).into_iter().flatten() {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        let Some(property) = world.settings.job_property(id) else { continue };
        match value(property, entry.get("value").unwrap_or(&Value::Null)) {
            Ok(Some(text)) => {
                let stays = before.is_some_and(|job| has(&job.properties, &property.id, &text));
                if !property.active && !stays {
                    continue;
                }
                if property.value(&text).is_some_and(|value| value.archived) && !stays {
                    faults.push(("VALUE_INACTIVE", format!("the value {text} of {} is archived", property.label)));
                }
                chosen.retain(|(found, _)| *found != property.id);
                chosen.push((property.id.clone(), text));
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    required(&world.settings, &chosen, before, faults);
    dependents(&world.settings, &chosen, faults);
    chosen
}

/// A property with its value, as answers show it. `None` where the company has no such property.
pub(super) fn shown(settings: &Settings, id: &str, value: &str) -> Option<Value> {
    let property = settings.job_property(id)?;
    let mut out = Map::new();
    if let Some(value) = property.value(value) {
        out.put("id", &value.id);
        out.put("label", &value.label);
    } else {
        out.put("label", value);
    }
    Some(json!({ "id": &property.id, "label": &property.label, "value": out }))
}

/// A property with its value, as requests write it.
pub(super) fn written(settings: &Settings, id: &str, value: &str) -> Value {
    let listed = settings.job_property(id).is_some_and(JobProperty::is_listed);
    json!({ "id": id, "value": if listed { json!({ "id": value }) } else { json!({ "label": value }) } })
}

/// The id of a value of a list, or the text itself. `None` for a value that does not exist, which is no fault.
fn value(property: &JobProperty, given: &Value) -> Result<Option<String>, (&'static str, String)> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    if !property.is_listed() {
        let wrong = || ("INVALID_JOB_PROPERTY_VALUE_TYPE", format!("{} is a {}: send it as the label", property.label, property.kind));
        let label = text("label").ok_or_else(wrong)?;
        if property.kind == "NUMBER" && number::read(label.trim()).is_none() {
            return Err(wrong());
        }
        if label.chars().any(|letter| letter.is_control() || matches!(letter, '<' | '>')) {
            return Err(("INVALID_TEXT_FORMAT", format!("{} holds a character that texts do not have", property.label)));
        }
        return Ok(Some(label.into()));
    }
    let id = text("id").ok_or_else(|| ("INVALID_JOB_PROPERTY_VALUE_ID", format!("{} is set by the id of a value", property.label)))?;
    match property.value(id) {
        Some(value) => Ok(Some(value.id.clone())),
        None if property.brand => Err(("INVALID_BRAND_VALUE", format!("the company has no brand {id}"))),
        None => Ok(None),
    }
}

/// A job that is made must have what is required; one that is changed must keep it.
fn required(settings: &Settings, chosen: &[(String, String)], before: Option<&Job>, faults: &mut Faults) {
    for property in settings.job_properties.iter().filter(|property| property.active && property.required) {
        let kept = before.is_some_and(|job| !job.properties.iter().any(|(id, _)| *id == property.id));
        if !kept && !chosen.iter().any(|(id, _)| *id == property.id) {
            faults.push(("JOB_PROPERTY_REQUIRED", format!("{} ({}) is required", property.label, property.id)));
        }
    }
}

/// Values that depend on another property go with its value, and are required beside it where there are any.
fn dependents(settings: &Settings, chosen: &[(String, String)], faults: &mut Faults) {
    let value = |id: &str| chosen.iter().find(|(found, _)| found == id).map(|(_, value)| value.as_str());
    for parent in &settings.job_properties {
        for dependency in &parent.dependents {
            let Some(property) = settings.job_property(&dependency.property) else { continue };
            let can_be_chosen = |id: &str| property.active && property.value(id).is_some_and(|value| !value.archived);
            match (value(&parent.id), value(&property.id)) {
                (Some(above), None) if dependency.below(above).any(can_be_chosen) => {
                    let message = format!("{} ({}) is required where {} is set", property.label, property.id, parent.label);
                    faults.push(("JOB_PROPERTY_REQUIRED", message));
                }
                (None, Some(_)) => {
                    let message = format!("{} depends on {} ({})", property.label, parent.label, parent.id);
                    faults.push(("JOB_PROPERTY_PARENT_VALUE_MISSING", message));
                }
                (Some(above), Some(below)) if !dependency.links(above, below) => {
                    let message = format!("the value {below} of {} does not go with {} {above}", property.label, parent.label);
                    faults.push(("JOB_PROPERTY_VALUE_NOT_AVAILABLE_FOR_SELECTED_PARENT_VALUE", message));
                }
                _ => {}
            }
        }
    }
}

fn has(properties: &[(String, String)], id: &str, value: &str) -> bool {
    properties.iter().any(|(found, kept)| found == id && kept == value)
}
