//! Properties of candidates, and the values that may be chosen for them.

use alloc::format;
use alloc::string::String;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::company::{self, CANDIDATE_PROPERTIES, Property, hiring};
use crate::world::settings::Choice;
use crate::{paging, reply};

/// All properties.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn properties(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &paging::complete(CANDIDATE_PROPERTIES.iter().map(|property| shown(call, property)).collect())))
}

pub(super) fn property(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = find(call)?;
    Ok(reply::json(200, &shown(call, property)))
}

/// All values of a property.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = select(call)?;
    Ok(reply::json(200, &paging::complete(call.world.settings.choices(property).iter().map(Choice::json).collect())))
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = select(call)?;
    Ok(reply::json(200, &chosen(call, property)?.json()))
}

/// Adds a value: from now on candidates can have it.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = select(call)?;
    let choices = call.world.settings.choices(property);
    let (id, label) = (call.text("/id").map(String::from), String::from(call.text("/label").unwrap_or_default()));
    if let Some(id) = id.as_ref().filter(|id| choices.iter().any(|choice| choice.id == **id)) {
        let message = format!("{} has a value with the id {id} already", property.label);
        return Err(Fault::new(409, "CANDIDATE_PROPERTY_VALUE_ID_ALREADY_EXISTS", message));
    }
    unique(property, choices, &label, "")?;
    let most = call.config.candidate_property_values_limit;
    if choices.len() >= most {
        let message = format!("a property has at most {most} values");
        return Err(Fault::new(400, "CANDIDATE_PROPERTY_VALUES_LIMIT_EXCEEDED", message));
    }
    let choice = Choice { id: id.unwrap_or_else(|| call.world.ids.uuid()), label };
    let (path, body) = (format!("/configuration/candidate-properties/{}/values/{}", property.id, choice.id), choice.json());
    call.world.settings.choices.entry(property.id).or_default().push(choice);
    Ok(call.created(&path, &body))
}

/// Puts another label in place of the one that a value has. Success is 201.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = select(call)?;
    let (id, label) = (chosen(call, property)?.id.clone(), String::from(call.text("/label").unwrap_or_default()));
    own(property)?;
    unique(property, call.world.settings.choices(property), &label, &id)?;
    let choices = call.world.settings.choices.get_mut(property.id).into_iter().flatten();
    choices.filter(|choice| choice.id == id).for_each(|choice| choice.label.clone_from(&label));
    Ok(reply::json(201, &json!({ "id": id, "label": label })))
}

/// Takes a value out. Candidates that have it keep its id.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = select(call)?;
    let id = chosen(call, property)?.id.clone();
    own(property)?;
    if call.world.settings.choices(property).len() == 1 {
        return Err(Fault::new(400, "CANDIDATE_PROPERTY_LAST_VALUE", format!("{id} is the last value of {}", property.label)));
    }
    if let Some(choices) = call.world.settings.choices.get_mut(property.id) {
        choices.retain(|choice| choice.id != id);
    }
    Ok(reply::empty(204))
}

fn find(call: &Call<'_>) -> Result<&'static Property, Fault> {
    let id = call.argument("id");
    let message = || format!("there is no candidate property with the id {id}");
    company::property(&CANDIDATE_PROPERTIES, &id).ok_or_else(|| reach::absent(call.operation, "CANDIDATE_PROPERTY_NOT_FOUND", message()))
}

/// The property, if one of its values is chosen.
fn select(call: &Call<'_>) -> Result<&'static Property, Fault> {
    let property = find(call)?;
    if property.kind == "SINGLE_SELECT" {
        return Ok(property);
    }
    let message = format!("{} is a {}, not a SINGLE_SELECT", property.label, property.kind);
    Err(Fault::new(400, "CANDIDATE_PROPERTY_NOT_SINGLE_SELECT", message))
}

fn chosen<'a>(call: &'a Call<'_>, property: &Property) -> Result<&'a Choice, Fault> {
    let id = call.argument("valueId");
    let missing = || Fault::new(404, "CANDIDATE_PROPERTY_VALUE_NOT_FOUND", format!("{} has no value with the id {id}", property.label));
    call.world.settings.choices(property).iter().find(|choice| choice.id == id).ok_or_else(missing)
}

/// Refuses to change the values of a property of the vendor's library.
fn own(property: &Property) -> Result<(), Fault> {
    if property.id != hiring::LIBRARY {
        return Ok(());
    }
    let message = format!("the values of {} come from the library and cannot be changed", property.label);
    Err(Fault::new(400, "CANDIDATE_PROPERTY_LIBRARY_READONLY_RESTRICTION", message))
}

fn unique(property: &Property, choices: &[Choice], label: &str, id: &str) -> Result<(), Fault> {
    if !choices.iter().any(|choice| choice.id != id && choice.label == label) {
        return Ok(());
    }
    let message = format!("{} has a value with the label {label} already", property.label);
    Err(Fault::new(409, "CANDIDATE_PROPERTY_VALUE_LABEL_ALREADY_EXISTS", message))
}

fn shown(call: &Call<'_>, property: &Property) -> Value {
    let mut out = json!({
        "id": property.id,
        "label": property.label,
        "type": property.kind,
        "availability": { "toUsers": "ALL", "context": property.contexts },
    });
    if let Some(fields) = out.as_object_mut().filter(|_| property.kind == "SINGLE_SELECT") {
        let url = call.url(&format!("/configuration/candidate-properties/{}/values", property.id));
        fields.put("actions", json!({ "values": { "url": url, "method": "GET" } }));
    }
    out
}
