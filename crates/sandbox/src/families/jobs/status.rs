//! The status of a job and how it came about.

use serde_json::Value;
use smartrecruiters_core::Response;

use super::{reach, view};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::world::job::StatusChange;
use crate::{paging, reply, time};

/// Moves a job to another status. Success is 201, and publications stay as they are.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (status, by, now_ms) = (call.text("/status").unwrap_or_default(), call.caller.user, call.now_ms);
    let change = StatusChange { at_ms: now_ms, status: status.into(), sub_status: None, by: by.into() };
    let body = json!({ "status": status });
    let job = reach::job_mut(call)?;
    if job.status != change.status {
        job.status.clone_from(&change.status);
        job.history.push(change);
        (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    }
    Ok(reply::json(201, &body))
}

/// Every status the job has had, the latest first.
pub(super) fn history(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let shown = |change: &StatusChange| -> Value {
        let user = view::user(call.config, &change.by);
        json!({ "changedOn": time::iso(change.at_ms), "status": &change.status, "actions": { "user": user } })
    };
    Ok(reply::json(200, &paging::complete(job.history.iter().rev().map(shown).collect())))
}
