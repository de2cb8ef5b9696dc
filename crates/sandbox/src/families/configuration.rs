//! What a company is configured with: departments, properties, sources, reasons, processes, groups, places.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::json;
use crate::world::company::configured::{HIRING_PROCESSES, INDUSTRY, OFFER_PROPERTIES, OfferField, Process};
use crate::world::company::{self, INDUSTRIES, Label, PLACES, REJECTION_REASONS, WITHDRAWAL_REASONS};
use crate::world::settings::Department;
use crate::{paging, reply};

mod choices;
mod dependents;
mod groups;
pub(super) mod labels;
mod places;
mod properties;
mod sources;
mod values;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    let (_, name) = id.split_once('.')?;
    Some(match name {
        "company.get" => company,
        "departments.list" => departments,
        "departments.get" => department,
        "departments.create" => create_department,
        "hiringProcesses.list" => processes,
        "hiringProcesses.get" => process,
        "offerProperties.list" => offer_properties,
        "rejectionReasons.list" => |_| Ok(labels(&REJECTION_REASONS)),
        "withdrawalReasons.list" => |_| Ok(labels(&WITHDRAWAL_REASONS)),
        "jobProperties.list" => properties::list,
        "jobProperties.get" => properties::get,
        "jobProperties.create" => properties::create,
        "jobProperties.update" => properties::update,
        "jobProperties.activate" => properties::activate,
        "jobProperties.deactivate" => properties::deactivate,
        "jobProperties.translations.update" => properties::translate,
        "jobProperties.values.list" => values::list,
        "jobProperties.values.create" => values::create,
        "jobProperties.values.update" => values::update,
        "jobProperties.values.archive" | "jobProperties.values.archiveLegacy" => values::archive,
        "jobProperties.values.unarchive" | "jobProperties.values.unarchiveLegacy" => values::unarchive,
        "jobProperties.values.translations.update" => values::translate,
        "jobProperties.dependents.list" => dependents::list,
        "jobProperties.dependents.create" => dependents::create,
        "jobProperties.dependents.delete" => dependents::delete,
        "jobProperties.dependents.values.list" => dependents::values,
        "jobProperties.dependents.values.listAll" => dependents::relations,
        "jobProperties.dependents.values.add" => dependents::link,
        "jobProperties.dependents.values.remove" => dependents::unlink,
        "candidateProperties.list" => choices::properties,
        "candidateProperties.get" => choices::property,
        "candidateProperties.values.list" => choices::list,
        "candidateProperties.values.get" => choices::get,
        "candidateProperties.values.create" => choices::create,
        "candidateProperties.values.replace" => choices::replace,
        "candidateProperties.values.delete" => choices::delete,
        "sources.list" => sources::types,
        "sources.get" => sources::identified,
        "sources.values.list" => sources::list,
        "sources.values.get" => sources::get,
        "sources.resolveRecruiter" => sources::resolve,
        "accessGroups.list" => groups::list,
        "accessGroups.get" => groups::get,
        "accessGroups.create" => groups::create,
        "accessGroups.replace" => groups::replace,
        "accessGroups.delete" => groups::delete,
        "careerSites.list" => places::sites,
        "careerSites.get" => places::site,
        "predefinedLocations.list" => places::list,
        "predefinedLocations.get" => places::get,
        "predefinedLocations.create" => places::create,
        "predefinedLocations.replace" => places::replace,
        "predefinedLocations.delete" => places::delete,
        "predefinedLocations.deleteMany" => places::delete_many,
        _ => return None,
    })
}

/// The company itself.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn company(_: &mut Call<'_>) -> Result<Response, Fault> {
    let mut location = PLACES.first().map(company::Place::json).unwrap_or_default();
    if let Some(code) = location.get_mut("countryCode") {
        *code = code.as_str().unwrap_or_default().to_lowercase().into();
    }
    let website = format!("https://{}", company::MAIL_DOMAIN);
    let body = json!({
        "identifier": company::IDENTIFIER,
        "name": company::NAME,
        "location": location,
        "logo": format!("{website}/logo.png"),
        "website": website,
        "industry": company::labelled(&INDUSTRIES, INDUSTRY).map(Label::json),
    });
    Ok(reply::json(200, &body))
}

/// All departments.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn departments(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &paging::complete(call.world.settings.departments.iter().map(Department::entity).collect())))
}

fn department(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("id");
    let missing = || Fault::message(404, format!("there is no department with the id {id}"));
    let department = call.world.settings.department(&id).ok_or_else(missing)?;
    Ok(reply::json(200, &department.entity()))
}

/// Adds a department: from now on jobs can have it.
fn create_department(call: &mut Call<'_>) -> Result<Response, Fault> {
    let label = String::from(call.text("/label").unwrap_or_default().trim());
    if label.is_empty() {
        return Err(Fault::new(400, call.config.invalid_request_code, "/label must not be blank"));
    }
    if call.world.settings.departments.iter().any(|department| department.label.to_lowercase() == label.to_lowercase()) {
        return Err(Fault::new(400, "DEPARTMENT_LABEL_NOT_UNIQUE", format!("there is a department {label} already")));
    }
    let department = Department { id: call.world.ids.hex24(), label, description: call.text("/description").map(String::from) };
    let (path, body) = (format!("/configuration/departments/{}", department.id), department.entity());
    call.world.settings.departments.push(department);
    Ok(call.created(&path, &body))
}

/// All hiring processes.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn processes(_: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &paging::complete(HIRING_PROCESSES.iter().map(shown_process).collect())))
}

fn process(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("id");
    let missing = || Fault::message(404, format!("there is no hiring process with the id {id}"));
    let process = HIRING_PROCESSES.iter().find(|process| process.id == id).ok_or_else(missing)?;
    Ok(reply::json(200, &shown_process(process)))
}

fn shown_process(process: &Process) -> Value {
    let steps: Map<String, Value> = process.steps.iter().map(|steps| (steps.status.into(), json!(steps.names))).collect();
    json!({ "id": process.id, "name": process.name, "active": true, "subStatuses": steps })
}

/// The fields of the offer form, by groups.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn offer_properties(_: &mut Call<'_>) -> Result<Response, Fault> {
    let field = |field: &OfferField| json!({ "key": field.key, "label": field.label, "required": field.required, "type": field.kind });
    let group = |(id, fields): &(&str, &[OfferField])| json!({ "id": id, "properties": fields.iter().map(field).collect::<Vec<_>>() });
    Ok(reply::json(200, &json!({ "categories": OFFER_PROPERTIES.iter().map(group).collect::<Vec<_>>() })))
}

fn labels(list: &[Label]) -> Response {
    reply::json(200, &paging::complete(list.iter().copied().map(Label::json).collect()))
}
