//! Candidates: get, change, delete.

use alloc::string::String;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::reply;

mod applications;
pub(super) mod attachments;
pub(super) mod consent;
pub(super) mod create;
mod list;
mod onboarding;
mod properties;
mod resume;
pub(super) mod source;
mod status;
mod tags;
mod view;
mod words;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "candidates.list" => list::list,
        "candidates.create" => create::create,
        "candidates.addToJob" => create::add_to_job,
        "candidates.get" => get,
        "candidates.update" => update,
        "candidates.delete" => delete,
        "candidates.resume.create" => resume::create,
        "candidates.resume.addToJob" => resume::add_to_job,
        "candidates.resume.parse" => resume::parse,
        "candidates.tags.add" => tags::add,
        "candidates.tags.list" => tags::list,
        "candidates.tags.replace" => tags::replace,
        "candidates.tags.delete" => tags::delete,
        "candidates.onboarding.get" | "candidates.onboarding.getPrimary" => onboarding::get,
        "candidates.onboarding.update" | "candidates.onboarding.updatePrimary" => onboarding::update,
        "candidates.consent.request" => consent::request,
        "candidates.consent.status" => consent::status,
        "candidates.consent.decisions" => consent::decisions,
        "candidates.attachments.list" => attachments::list,
        "candidates.attachments.listPrimary" => attachments::list_all,
        "candidates.attachments.create" | "candidates.attachments.createPrimary" => attachments::create,
        "candidates.attachments.download" | "candidates.attachments.downloadPrimary" => attachments::download,
        "candidates.attachments.delete" => attachments::delete,
        "candidates.status.update" | "candidates.status.updatePrimary" => status::update,
        "candidates.statusHistory.list" | "candidates.statusHistory.listPrimary" => status::history,
        "candidates.source.update" => source::update,
        "candidates.properties.list" | "candidates.properties.listPrimary" => properties::list,
        "candidates.properties.update" => properties::update,
        "candidates.properties.updateOne" | "candidates.properties.updateOnePrimary" => properties::update_one,
        "candidates.screeningAnswers.list" => applications::answers,
        "candidates.applications.get" => applications::get,
        "candidates.applications.delete" => applications::delete,
        _ => return None,
    })
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let candidate = reach::candidate(call)?;
    Ok(reply::json(200, &view::details(candidate, call.world, call.config)))
}

/// Changes personal data; location and profiles are replaced as wholes.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (before, changes) = (reach::candidate(call)?, call.json().clone());
    let text = |name: &str| changes.get(name).and_then(Value::as_str);
    let (email, last_name) = (text("email").unwrap_or(&before.email), text("lastName").unwrap_or(&before.last_name));
    let named = text("email").is_some() || text("lastName").is_some();
    if named && call.world.candidates.iter().any(|other| other.id != before.id && other.is(email, last_name)) {
        return Err(create::conflict(email, last_name));
    }
    let (now_ms, null_clears) = (call.now_ms, call.config.null_clears);
    let candidate = reach::candidate_mut(call)?;
    candidate.write_files();
    for (field, name) in [(&mut candidate.first_name, "firstName"), (&mut candidate.last_name, "lastName"), (&mut candidate.email, "email")]
    {
        if let Some(text) = text(name) {
            *field = text.into();
        }
    }
    let cleared = |name: &str| null_clears && changes.get(name).is_some_and(Value::is_null);
    if let Some(phone) = text("phoneNumber") {
        candidate.phone = Some(String::from(phone));
    } else if cleared("phoneNumber") {
        candidate.phone = None;
    }
    for (field, name, shape) in
        [(&mut candidate.location, "location", create::location as fn(&Value) -> Value), (&mut candidate.web, "web", create::web)]
    {
        if let Some(given) = changes.get(name).filter(|given| given.is_object()) {
            *field = Some(shape(given).into());
        } else if cleared(name) {
            *field = None;
        }
    }
    candidate.updated_ms = now_ms;
    get(call)
}

/// Deletes a person with all applications and files.
fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = reach::candidate(call)?.id.clone();
    call.world.remove_candidate(&id);
    Ok(reply::empty(204))
}
