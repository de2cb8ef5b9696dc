//! The status of an application and how it came about.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::company::hiring::{FIELD_DEPARTMENT, FIELD_PROCESS, STANDARD_PROCESS, Steps};
use crate::world::company::{Label, REJECTION_REASONS, WITHDRAWAL_REASONS, labelled};
use crate::world::job::StatusChange;
use crate::world::selection::Link;
use crate::{paging, reply, time};

/// Moves an application to another status.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let of = reach::any_application(call).map(|(candidate, application)| Link::new(candidate, application))?;
    let text = |name: &str| call.text(name).map(String::from);
    let (status, sub_status) = (text("/status").unwrap_or_default(), text("/subStatus"));
    let (reason, starts_on) = (text("/reason"), text("/startsOn"));
    step(call, &of.job, &status, sub_status.as_deref())?;
    reasoned(&status, reason.as_deref())?;
    let change = StatusChange { at_ms: call.now_ms, status, sub_status, by: call.caller.user.into() };
    let status = change.status.clone();
    let moved = reach::change(call, |application| {
        if change.status == "HIRED" {
            application.onboarding.get_or_insert_with(|| "READY_TO_ONBOARD".into());
        }
        application.reason = reason;
        application.starts_on = starts_on.or(application.starts_on.take());
        if (&application.status, &application.sub_status) != (&change.status, &change.sub_status) {
            application.status.clone_from(&change.status);
            application.sub_status.clone_from(&change.sub_status);
            application.history.push(change);
            return true;
        }
        false
    })?;
    if moved {
        call.world.follow(&of, &status, call.now_ms, call.config);
    }
    Ok(reply::empty(204))
}

/// Every status of an application, the oldest first.
pub(super) fn history(call: &mut Call<'_>) -> Result<Response, Fault> {
    let application = if call.argument("jobId").is_empty() { reach::candidate(call)?.primary() } else { Some(reach::application(call)?.1) };
    let changes = application.into_iter().flat_map(|application| &application.history);
    Ok(reply::json(200, &paging::complete(changes.map(shown).collect())))
}

fn shown(change: &StatusChange) -> Value {
    let mut out = Map::new();
    out.put("changedOn", time::iso(change.at_ms));
    out.put("status", &change.status);
    out.put_some("subStatus", change.sub_status.as_deref());
    Value::Object(out)
}

/// Checks the sub-status against the hiring process of the job.
fn step(call: &Call<'_>, job: &str, status: &str, sub_status: Option<&str>) -> Result<(), Fault> {
    let department = call.world.job(job).and_then(|job| job.department.as_deref());
    let process: &[Steps] = if department == Some(FIELD_DEPARTMENT) { &FIELD_PROCESS } else { &STANDARD_PROCESS };
    let steps = process.iter().find(|steps| steps.status == status);
    let names = steps.map_or(&[][..], |steps| steps.names);
    match sub_status {
        None if steps.is_some_and(|steps| steps.required) => {
            let message = format!("{status} needs a sub-status: {}", names.join(", "));
            Err(Fault::new(400, "REQUIRED_SUB_STATUS_OMITTED", message))
        }
        Some(name) if !names.contains(&name) => {
            let known = if names.is_empty() { "none".into() } else { names.join(", ") };
            let message = format!("{status} has no sub-status {name} in the hiring process of this job; it has {known}");
            Err(Fault::new(400, call.config.invalid_request_code, message))
        }
        _ => Ok(()),
    }
}

fn reasoned(status: &str, reason: Option<&str>) -> Result<(), Fault> {
    let Some(reason) = reason else { return Ok(()) };
    let reasons: &[Label] = match status {
        "REJECTED" => &REJECTION_REASONS,
        "WITHDRAWN" => &WITHDRAWAL_REASONS,
        _ => {
            let message = format!("{status} takes no reason: only REJECTED and WITHDRAWN do");
            return Err(Fault::new(400, "NO_REASON_SUPPORT_FOR_STATUS", message));
        }
    };
    let missing = || Fault::new(400, "REASON_NOT_FOUND", format!("there is no reason {reason} for {status}"));
    labelled(reasons, reason).map(drop).ok_or_else(missing)
}
