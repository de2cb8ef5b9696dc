//! Properties of jobs.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::{labels, reach};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::company::configured::RESERVED_NAMES;
use crate::world::settings::JobProperty;
use crate::world::{Change, Subject};
use crate::{paging, patch, reply};

/// All properties, also those that are switched off.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let shown: Vec<Value> = call.world.settings.job_properties.iter().map(|property| shown(call, property)).collect();
    Ok(reply::json(200, &paging::complete(shown)))
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &shown(call, find(call)?)))
}

/// Adds a select property without values. It is switched off unless the request says otherwise.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let flag = |name: &str| call.json().get(name).and_then(Value::as_bool).unwrap_or(false);
    let (label, category) = (String::from(call.text("/label").unwrap_or_default()), call.text("/category").unwrap_or("job"));
    name_allowed(call, &label)?;
    let most = call.config.job_properties_limit;
    if call.world.settings.job_properties.len() >= most {
        return Err(Fault::new(422, "JOB_PROPERTY_LIMIT_EXCEEDED", format!("a company has at most {most} properties of jobs")));
    }
    let mut property = JobProperty {
        id: String::new(),
        key: String::new(),
        label,
        kind: "SINGLE_SELECT",
        category: category.into(),
        active: flag("active"),
        visible: flag("visible"),
        required: flag("required"),
        brand: false,
        translations: BTreeMap::new(),
        values: Vec::new(),
        dependents: Vec::new(),
    };
    property.id = call.world.ids.hex24();
    property.key.clone_from(&property.id);
    let (path, body) = (format!("/configuration/job-properties/{}", property.id), shown(call, &property));
    log(call, &property.id.clone(), "JOB_PROPERTY_CREATED");
    call.world.settings.job_properties.push(property);
    Ok(call.created(&path, &body))
}

/// Applies a JSON Patch to label, visibility and requirement.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = find(call)?;
    let before = json!({
        "id": &property.id, "label": &property.label, "category": &property.category,
        "active": property.active, "visible": property.visible, "required": property.required,
    });
    let refused = |why: String| Fault::new(400, call.config.invalid_request_code, why);
    let mut after = before.clone();
    patch::apply(&mut after, call.json()).map_err(refused)?;
    for (name, instead) in FIXED {
        if after.get(name) != before.get(name) {
            return Err(refused(format!("/{name} cannot be patched{instead}")));
        }
    }
    let faults = call.misfits("JobPropertyDefinitionCreationRequest", &after);
    if let Some(fault) = faults.first() {
        return Err(refused(format!("{fault}")));
    }
    let text = |name: &str| String::from(after.get(name).and_then(Value::as_str).unwrap_or_default());
    if after.get("label") != before.get("label") {
        name_allowed(call, &text("label"))?;
    }
    let flag = |name: &str| after.get(name).and_then(Value::as_bool).unwrap_or(false);
    change(call, "JOB_PROPERTY_UPDATED", |property| {
        property.label = text("label");
        (property.visible, property.required) = (flag("visible"), flag("required"));
    })?;
    get(call)
}

/// Switches a property on. A select property needs a value that can be chosen.
pub(super) fn activate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let property = find(call)?;
    if property.is_listed() && property.values.iter().all(|value| value.archived) {
        return Err(Fault::message(409, format!("{} has no value that can be chosen: add one first", property.label)));
    }
    change(call, "JOB_PROPERTY_ACTIVATED", |property| property.active = true)?;
    Ok(reply::empty(204))
}

/// Switches a property off. Jobs keep what they have.
pub(super) fn deactivate(call: &mut Call<'_>) -> Result<Response, Fault> {
    find(call)?;
    change(call, "JOB_PROPERTY_DEACTIVATED", |property| property.active = false)?;
    Ok(reply::empty(204))
}

/// Adds or changes labels in other languages.
pub(super) fn translate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (property, given) = (find(call)?, labels::read(call));
    if let Some(language) = labels::repeated(&given) {
        return Err(Fault::new(400, "PROPERTY_INVALID", format!("the language {language} is named twice")));
    }
    if let Some((_, label)) = given.iter().find(|(_, label)| label.trim().is_empty() || !labels::is_plain(label)) {
        return Err(Fault::new(
            400,
            "PROPERTY_INVALID",
            format!("the label \"{label}\" is blank, or holds a character that labels do not have"),
        ));
    }
    let others = || call.world.settings.job_properties.iter().filter(|other| other.id != property.id);
    let taken = |(language, label): &&(String, String)| others().any(|other| other.label_in(language) == label);
    if let Some((language, label)) = given.iter().find(taken) {
        return Err(Fault::message(409, format!("another property has the label {label} in the language {language}")));
    }
    change(call, "JOB_PROPERTY_UPDATED", |property| labels::put(given, &mut property.label, &mut property.translations))?;
    Ok(reply::empty(204))
}

/// The property of the argument `id`.
pub(super) fn find<'a>(call: &'a Call<'_>) -> Result<&'a JobProperty, Fault> {
    let id = call.argument("id");
    let missing = || reach::absent(call.operation, "JOB_PROPERTY_NOT_FOUND", format!("there is no job property with the id {id}"));
    call.world.settings.job_property(&id).ok_or_else(missing)
}

/// Changes the property of the argument `id`, and logs it where anything is different afterwards.
pub(super) fn change(call: &mut Call<'_>, audit: &'static str, change: impl FnOnce(&mut JobProperty)) -> Result<(), Fault> {
    let before = find(call)?.clone();
    if let Some(property) = call.world.settings.job_property_mut(&before.id) {
        change(property);
    }
    if *find(call)? != before {
        log(call, &before.id, audit);
    }
    Ok(())
}

fn log(call: &mut Call<'_>, id: &str, audit: &'static str) {
    call.world.journal.note(Change::logged(Subject::JobProperty(id.into()), audit));
}

fn shown(call: &Call<'_>, property: &JobProperty) -> Value {
    let language = labels::language(call, |code| property.translations.contains_key(code));
    let mut out = json!({
        "id": &property.id,
        "label": property.label_in(&language),
        "category": &property.category,
        "active": property.active,
        "visible": property.visible,
        "required": property.required,
    });
    if let Some(fields) = out.as_object_mut().filter(|_| property.is_listed()) {
        let url = call.url(&format!("/configuration/job-properties/{}/values", property.id));
        fields.put("actions", json!({ "values": { "url": url, "method": "GET" } }));
    }
    out
}

fn name_allowed(call: &Call<'_>, label: &str) -> Result<(), Fault> {
    let reserved = RESERVED_NAMES.iter().any(|name| name.eq_ignore_ascii_case(label.trim()));
    let taken = call.world.settings.job_properties.iter().any(|property| property.label.to_lowercase() == label.trim().to_lowercase());
    if !reserved && !taken && !label.trim().is_empty() && labels::is_plain(label) {
        return Ok(());
    }
    let why = if reserved { "jobs have a field of this name" } else { "it is blank, taken, or has a character that labels do not have" };
    Err(Fault::new(422, "DEFINITION_NAME_IS_NOT_ALLOWED", format!("the label \"{label}\" is not allowed: {why}")))
}

/// Fields that a patch must leave as they are, and what changes them.
const FIXED: [(&str, &str); 3] =
    [("id", ""), ("category", ""), ("active", ": use configuration.jobProperties.activate and configuration.jobProperties.deactivate")];
