//! The company's own properties on a job.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::world::Job;
use crate::world::company::hiring::Rule;
use crate::world::company::{self, JOB_PROPERTIES, Property, labelled};

/// Reads the values that a request sets, the last one of each property. What does not exist is passed over; what may not be is noted.
pub(super) fn read(given: Option<&Value>, before: Option<&Job>, faults: &mut Vec<(&'static str, String)>) -> Vec<(String, String)> {
    let mut chosen: Vec<(String, String)> = Vec::new();
    for entry in given.and_then(Value::as_array).into_iter().flatten() {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        let Some(property) = company::property(&JOB_PROPERTIES, id) else { continue };
        match value(property, entry.get("value").unwrap_or(&Value::Null)) {
            Ok(Some(text)) => {
                if property.archived.contains(&text.as_str()) && !before.is_some_and(|job| has(&job.properties, property.id, &text)) {
                    faults.push(("VALUE_INACTIVE", format!("the value {text} of {} is archived", property.label)));
                }
                chosen.retain(|(found, _)| found != property.id);
                chosen.push((property.id.into(), text));
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    dependents(&chosen, faults);
    chosen
}

/// A property with its value, as answers show it. `None` where the company has no such property.
pub(super) fn shown(id: &str, value: &str) -> Option<Value> {
    let property = company::property(&JOB_PROPERTIES, id)?;
    let mut out = Map::new();
    if let Some(value) = labelled(property.values, value) {
        out.insert("id".into(), value.id.into());
        out.insert("label".into(), value.label.into());
    } else {
        out.insert("label".into(), value.into());
    }
    Some(json!({ "id": property.id, "label": property.label, "value": out }))
}

/// A property with its value, as requests write it.
pub(super) fn written(id: &str, value: &str) -> Value {
    let listed = company::property(&JOB_PROPERTIES, id).is_some_and(|property| !property.values.is_empty());
    json!({ "id": id, "value": if listed { json!({ "id": value }) } else { json!({ "label": value }) } })
}

/// The id of a value of a list, or the text itself. `None` for a value that does not exist, which is no fault.
fn value(property: &Property, given: &Value) -> Result<Option<String>, (&'static str, String)> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    if property.values.is_empty() {
        let wrong = || ("INVALID_JOB_PROPERTY_VALUE_TYPE", format!("{} is a {}: send it as the label", property.label, property.kind));
        let label = text("label").ok_or_else(wrong)?;
        if property.kind == "NUMBER" && label.trim().parse::<f64>().is_err() {
            return Err(wrong());
        }
        if label.chars().any(|letter| letter.is_control() || matches!(letter, '<' | '>')) {
            return Err(("INVALID_TEXT_FORMAT", format!("{} holds a character that texts do not have", property.label)));
        }
        return Ok(Some(label.into()));
    }
    let id = text("id").ok_or_else(|| ("INVALID_JOB_PROPERTY_VALUE_ID", format!("{} is set by the id of a value", property.label)))?;
    match labelled(property.values, id) {
        Some(value) => Ok(Some(value.id.into())),
        None if property.rule == Rule::Brand => Err(("INVALID_BRAND_VALUE", format!("the company has no brand {id}"))),
        None => Ok(None),
    }
}

/// Values that depend on another property go with its value, and are required beside it.
fn dependents(chosen: &[(String, String)], faults: &mut Vec<(&'static str, String)>) {
    let value = |id: &str| chosen.iter().find(|(found, _)| found == id).map(|(_, value)| value.as_str());
    for property in &JOB_PROPERTIES {
        let Rule::Below(parent, pairs) = property.rule else { continue };
        let above = company::property(&JOB_PROPERTIES, parent).map_or(parent, |parent| parent.label);
        match (value(parent), value(property.id)) {
            (Some(_), None) => {
                faults.push(("JOB_PROPERTY_REQUIRED", format!("{} ({}) is required where {above} is set", property.label, property.id)));
            }
            (None, Some(_)) => {
                faults.push(("JOB_PROPERTY_PARENT_VALUE_MISSING", format!("{} depends on {above} ({parent})", property.label)));
            }
            (Some(parent), Some(value)) if !pairs.contains(&(value, parent)) => {
                let message = format!("the value {value} of {} does not go with {above} {parent}", property.label);
                faults.push(("JOB_PROPERTY_VALUE_NOT_AVAILABLE_FOR_SELECTED_PARENT_VALUE", message));
            }
            _ => {}
        }
    }
}

fn has(properties: &[(String, String)], id: &str, value: &str) -> bool {
    properties.iter().any(|(found, kept)| found == id && kept == value)
}
