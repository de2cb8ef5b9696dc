//! Applications by their own ids.

use alloc::format;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::candidates::consent;
use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::Candidate;
use crate::world::candidate::Application;
use crate::world::selection::Link;
use crate::{reply, time};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "jobApplications.get" => get,
        "jobApplications.delete" => delete,
        "jobApplications.consent.request" => request,
        "jobApplications.consent.decisions" => decisions,
        _ => return None,
    })
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, application) = find(call)?;
    let source = &application.source;
    let known = call.world.settings.source_type(&source.kind).and_then(|kind| kind.source(&source.id));
    let mut out = Map::new();
    let mut put = |name: &str, text: Option<&str>| out.put_some(name, text);
    put("status", Some(&application.status));
    put("subStatus", application.sub_status.as_deref());
    put("sourceIdentifier", known.map(|source| source.identifier.as_str()));
    put("createDate", Some(&time::iso(application.created_ms)));
    put("profileId", Some(&candidate.id));
    put("jobId", Some(&application.job));
    Ok(reply::json(200, &Value::Object(out)))
}

/// Deletes an application with everything that belongs to it. The candidate stays.
fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, job) = find(call).map(|(candidate, application)| (candidate.id.clone(), application.job.clone()))?;
    call.world.remove_application(&candidate, &job, call.now_ms);
    Ok(reply::empty(204))
}

/// Asks the candidate: consent is kept for the person.
fn request(call: &mut Call<'_>) -> Result<Response, Fault> {
    let candidate = find(call)?.0.id.clone();
    let asked = consent::ask(call, &candidate);
    Ok(reply::json(201, asked.get("body").unwrap_or(&json!({}))))
}

fn decisions(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, _) = find(call)?;
    Ok(reply::json(200, &consent::decided(&candidate.consent)))
}

/// The application that the path names. One that the caller may not see is not there.
fn find<'a>(call: &'a Call<'_>) -> Result<(&'a Candidate, &'a Application), Fault> {
    let id = call.argument("jobApplicationId");
    if !reach::is_uuid(&id) {
        return Err(Fault::new(400, "INVALID_JOB_APPLICATION_ID", format!("{id} is no id of an application")));
    }
    let found = reach::application_with(call, &id).filter(|(candidate, own)| reach::sees(call, &Link::new(candidate, own)).is_ok());
    let message = || format!("there is no application with the id {id}");
    found.ok_or_else(|| reach::absent(call.operation, "JOB_APPLICATION_NOT_FOUND", message()))
}
