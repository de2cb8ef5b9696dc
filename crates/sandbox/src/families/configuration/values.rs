//! Values of the properties of jobs.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{labels, properties, reach};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::settings::{JobProperty, PropertyValue};
use crate::{patch, reply};

/// All values by cursor, archived ones among them.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, property) = (call.page()?, properties::find(call)?);
    let found: Vec<&PropertyValue> = property.values.iter().collect();
    let (items, next) = page.cut(&found, |value| &value.id);
    let mut body = Map::new();
    body.put("totalFound", found.len());
    body.put_some("nextPageId", next);
    body.put("content", items.into_iter().map(|value| shown(call, value)).collect::<Value>());
    Ok(reply::json(200, &Value::Object(body)))
}

/// Adds a value to a list: from now on jobs can have it.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = properties::find(call)?;
    if !property.is_listed() {
        return Err(Fault::new(400, "VALUES_NOT_ALLOWED", format!("{} is a {} and has no list of values", property.label, property.kind)));
    }
    let label = String::from(call.text("/label").unwrap_or_default());
    labels::acceptable(&label)?;
    let archived = call.json().get("archived").and_then(Value::as_bool).unwrap_or(false);
    let given = call.text("/id").map(String::from);
    if let Some(twin) = property.values.iter().find(|value| Some(&value.id) == given.as_ref() || value.label == label) {
        return Err(Fault::message(409, format!("{} has the value {} ({}) already", property.label, twin.id, twin.label)));
    }
    let most = call.config.job_property_values_limit;
    if property.values.len() >= most {
        return Err(Fault::new(422, "VALUES_LIMIT_REACHED", format!("a property has at most {most} values")));
    }
    if !archived {
        room(call, property)?;
    }
    let id = given.unwrap_or_else(|| call.world.ids.hex24());
    let value = PropertyValue { archived, ..PropertyValue::new(id, label) };
    let path = format!("/configuration/job-properties/{}/values/{}", call.argument("id"), value.id);
    let body = shown(call, &value);
    properties::change(call, "JOB_PROPERTY_ADDED_VALUE", |property| property.values.push(value))?;
    Ok(call.created(&path, &body))
}

/// Applies a JSON Patch to label and archived state.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = properties::find(call)?;
    let value = find(call, property)?;
    let before = json!({ "id": &value.id, "label": &value.label, "archived": value.archived });
    let mut after = before.clone();
    let invalid = |why: String| Fault::new(422, "JSON_PATCH_INVALID", why);
    patch::apply(&mut after, call.json()).map_err(invalid)?;
    let text = after.get("label").and_then(Value::as_str).map(String::from);
    let flag = after.get("archived").and_then(Value::as_bool);
    let (Some(label), Some(archived)) = (text, flag) else {
        return Err(invalid("a value has a label, a text, and archived, true or false".into()));
    };
    if after.get("id") != before.get("id") || after.as_object().is_none_or(|fields| fields.len() != 3) {
        return Err(invalid("of a value, /label and /archived can be patched".into()));
    }
    labels::acceptable(&label)?;
    if let Some(fault) = call.misfits("JobPropertyValueDefinitionInput", &after).first() {
        return Err(invalid(format!("{fault}")));
    }
    if property.values.iter().any(|other| other.id != value.id && other.label == label) {
        return Err(Fault::message(409, format!("another value of {} has the label {label}", property.label)));
    }
    if value.archived && !archived {
        room(call, property)?;
    }
    let id = value.id.clone();
    properties::change(call, "JOB_PROPERTY_UPDATED_VALUE", |property| {
        if let Some(value) = property.value_mut(&id) {
            (value.label, value.archived) = (label, archived);
        }
    })?;
    let property = properties::find(call)?;
    Ok(reply::json(200, &shown(call, find(call, property)?)))
}

/// Takes a value out of use. Jobs that have it keep it.
pub(super) fn archive(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = find(call, properties::find(call)?)?.id.clone();
    properties::change(call, "JOB_PROPERTY_ARCHIVED_VALUE", |property| {
        property.value_mut(&id).into_iter().for_each(|value| value.archived = true);
    })?;
    Ok(reply::empty(204))
}

/// Puts a value back into use, if its label is one that values may have.
pub(super) fn unarchive(call: &mut Call<'_>) -> Result<Response, Fault> {
    let value = find(call, properties::find(call)?)?;
    labels::acceptable(&value.label)?;
    let id = value.id.clone();
    properties::change(call, "JOB_PROPERTY_UPDATED_VALUE", |property| {
        property.value_mut(&id).into_iter().for_each(|value| value.archived = false);
    })?;
    Ok(reply::empty(204))
}

/// Adds or changes labels in other languages.
pub(super) fn translate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (property, given) = (properties::find(call)?, labels::read(call));
    let value = find(call, property)?;
    if let Some(language) = labels::repeated(&given) {
        return Err(Fault::message(422, format!("the language {language} is named twice")));
    }
    if let Some((_, label)) = given.iter().find(|(_, label)| label.trim().is_empty() || !labels::is_plain(label)) {
        return Err(Fault::message(422, format!("the label \"{label}\" is blank, or holds a character that labels do not have")));
    }
    let others = || property.values.iter().filter(|other| other.id != value.id);
    let taken = |(language, label): &&(String, String)| others().any(|other| other.label_in(language) == label);
    if let Some((language, label)) = given.iter().find(taken) {
        return Err(Fault::message(409, format!("another value has the label {label} in the language {language}")));
    }
    let id = value.id.clone();
    properties::change(call, "JOB_PROPERTY_UPDATED_VALUE", |property| {
        if let Some(value) = property.value_mut(&id) {
            labels::put(given, &mut value.label, &mut value.translations);
        }
    })?;
    Ok(reply::empty(204))
}

/// The value of the argument `valueId`.
pub(super) fn find<'a>(call: &Call<'_>, property: &'a JobProperty) -> Result<&'a PropertyValue, Fault> {
    let id = call.argument("valueId");
    let message = || format!("{} has no value with the id {id}", property.label);
    property.value(&id).ok_or_else(|| reach::absent(call.operation, "JOB_PROPERTY_VALUE_NOT_FOUND", message()))
}

fn room(call: &Call<'_>, property: &JobProperty) -> Result<(), Fault> {
    let most = call.config.active_values_limit;
    if property.values.iter().filter(|value| !value.archived).count() < most {
        return Ok(());
    }
    Err(Fault::new(422, "ACTIVE_VALUES_LIMIT_REACHED", format!("a property has at most {most} values in use: archive one first")))
}

fn shown(call: &Call<'_>, value: &PropertyValue) -> Value {
    let language = labels::language(call, |code| value.translations.contains_key(code));
    json!({ "id": &value.id, "label": value.label_in(&language), "archived": value.archived })
}
