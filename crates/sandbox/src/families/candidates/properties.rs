//! The company's own properties of applications.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{reach, view};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;
use crate::world::company::hiring::Rule;
use crate::world::company::{CANDIDATE_PROPERTIES, Property};
use crate::world::settings::Choice;

mod values;

/// Every property that is shown in a context, with its value where it has one. An empty object where nothing is set.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (set, status) = kept(call)?;
    if set.is_empty() {
        return Ok(reply::json(200, &json!({})));
    }
    let context = call.parameter("context");
    let several = call.parameter("includeMultiSelect") == Some("true");
    let wanted = |property: &&Property| {
        context.is_none_or(|context| property.contexts.contains(&context))
            && (several || property.kind != "MULTI_SELECT")
            && accessible(property, status)
    };
    let value = |property: &Property| set.iter().find(|(id, _)| id == property.id).map(|(_, value)| value);
    let shown = CANDIDATE_PROPERTIES.iter().filter(wanted).map(|property| shown(call, property, value(property)));
    Ok(reply::json(200, &json!({ "content": shown.collect::<Value>() })))
}

/// Sets properties, all or none; an entry without a value clears its property.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let entries = call.json().as_array().cloned().unwrap_or_default();
    let named = |entry: &Value| String::from(entry.get("id").and_then(Value::as_str).unwrap_or_default());
    let changes: Vec<(String, Option<Value>)> = entries.iter().map(|entry| (named(entry), entry.get("value").cloned())).collect();
    for (place, (id, _)) in changes.iter().enumerate() {
        if changes.iter().take(place).any(|(before, _)| before == id) {
            return Err(Fault::new(400, "DUPLICATE_PROPERTIES", format!("the property {id} is named twice")));
        }
    }
    set(call, changes)
}

/// Sets the property that the path names; an empty object clears it.
pub(super) fn update_one(call: &mut Call<'_>) -> Result<Response, Fault> {
    let change = (call.argument("propertyId"), call.json().get("value").cloned());
    set(call, Vec::from([change]))
}

fn set(call: &mut Call<'_>, changes: Vec<(String, Option<Value>)>) -> Result<Response, Fault> {
    let (_, status) = kept(call)?;
    let mut faults = Vec::new();
    for (id, value) in &changes {
        let property = CANDIDATE_PROPERTIES.iter().find(|property| property.id == id);
        let property = property.ok_or_else(|| Fault::new(404, "PROPERTY_NOT_FOUND", format!("there is no property with the id {id}")))?;
        if !accessible(property, status) {
            let message = format!("{} can be written on applications with an offer only", property.label);
            faults.push(("INACCESSIBLE_FIELD", message));
        } else if let Some(value) = value {
            faults.extend(values::fault(property, value, call));
        }
    }
    if !faults.is_empty() {
        return Err(Fault::several(400, faults));
    }
    let put = |kept: &mut Vec<(String, Value)>| {
        for (id, value) in changes {
            kept.retain(|(found, _)| *found != id);
            kept.extend(value.map(|value| (id, value)));
        }
    };
    if reach::candidate(call)?.applications.is_empty() {
        let now_ms = call.now_ms;
        let candidate = reach::candidate_mut(call)?;
        put(&mut candidate.properties);
        candidate.updated_ms = now_ms;
    } else {
        reach::change(call, |application| put(&mut application.properties))?;
    }
    Ok(reply::empty(204))
}

/// Values that are set, with the status of their application. Those in the talent pool have values of their own.
fn kept<'a>(call: &'a Call<'_>) -> Result<(&'a Values, &'a str), Fault> {
    let candidate = reach::candidate(call)?;
    if call.argument("jobId").is_empty() && candidate.applications.is_empty() {
        return Ok((&candidate.properties, ""));
    }
    let (_, application) = reach::any_application(call)?;
    Ok((&application.properties, &application.status))
}

/// Ids of properties, each with its value.
type Values = [(String, Value)];

fn accessible(property: &Property, status: &str) -> bool {
    property.rule != Rule::AfterOffer || matches!(status, "OFFERED" | "HIRED")
}

fn shown(call: &Call<'_>, property: &Property, value: Option<&Value>) -> Value {
    let choices = call.world.settings.choices(property);
    let label = |id: &Value| choices.iter().find(|choice| Some(choice.id.as_str()) == id.as_str());
    let mut out = Map::new();
    out.put("id", property.id);
    out.put("key", property.key);
    out.put("label", property.label);
    out.put("type", property.kind);
    out.put_some("value", value);
    out.put_some("valueLabel", value.and_then(label).map(|label| label.label.as_str()));
    if let Some(Value::Array(ids)) = value {
        out.put("selectedValueLabels", ids.iter().filter_map(label).map(Choice::json).collect::<Value>());
    }
    let configuration = format!("/configuration/candidate-properties/{}", property.id);
    out.put("actions", json!({ "configuration": view::link(call.config, &configuration, "GET") }));
    Value::Object(out)
}
