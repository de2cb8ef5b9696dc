//! Terms that must be approved: headcount and pay.
//!
//! The process is on for the jobs of one department. Its approvers answer by the approvals API.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{positions, reach};
use crate::call::Call;
use crate::fault::Fault;
use crate::ids::Ids;
use crate::json::{Fields, json};
use crate::reply;
use crate::world::Job;
use crate::world::approval::Approval;
use crate::world::company::hiring::{APPROVED_DEPARTMENT, CURRENCIES, JOB_APPROVERS};

/// Asks for other terms: 202, because nothing changes before the approvers agree.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    if !needs_approval(job) {
        let message = "the approval process is off for this job: it is on for the jobs of the department Finance";
        return Err(Fault::new(403, "APPROVAL_PROCESS_NOT_ENABLED", message));
    }
    let range = call.json().get("salaryRange").cloned();
    sensible(range.as_ref())?;
    let closed = matches!(job.status.as_str(), "FILLED" | "CANCELLED");
    if closed || job.approvals.last().is_some_and(Approval::is_pending) {
        let message = if closed { "the job is closed" } else { "another approval of this job is pending" };
        return Err(Fault::new(400, "CANNOT_START_APPROVAL_PROCESS", message));
    }
    let salary_range = range.or_else(|| job.compensation.clone());
    let approval = Approval { salary_range, ..request(&mut call.world.ids) };
    reach::job_mut(call)?.approvals.push(approval);
    Ok(reply::json(202, &json!({ "status": "PENDING" })))
}

/// The latest request, with the positions as they are now.
pub(super) fn latest(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let missing = || Fault::new(404, "APPROVALS_NOT_FOUND", "no approval was ever asked for this job");
    let approval = job.approvals.last().ok_or_else(missing)?;
    let mut out = Map::new();
    out.put("approvalRequestId", &approval.id);
    out.put("positions", job.positions.iter().map(positions::shown).collect::<Vec<Value>>());
    out.put_some("salaryRange", approval.salary_range.as_ref());
    Ok(reply::json(200, &Value::Object(out)))
}

/// Refuses changes of positions where headcount changes by approval only.
pub(super) fn free_of_approval(job: &Job) -> Result<(), Fault> {
    if !needs_approval(job) {
        return Ok(());
    }
    let message = "the approval process is on for this job: use jobs.headcount.update";
    Err(Fault::new(403, "APPROVAL_PROCESS_ENABLED", message))
}

/// Asks for the approval that a job needs and never had.
pub(super) fn ask_where_needed(job: &mut Job, ids: &mut Ids) {
    if needs_approval(job) && job.approvals.is_empty() {
        job.approvals.push(Approval { salary_range: job.compensation.clone(), ..request(ids) });
    }
}

fn request(ids: &mut Ids) -> Approval {
    Approval::chain(ids.uuid(), JOB_APPROVERS.map(String::from))
}

fn needs_approval(job: &Job) -> bool {
    job.department.as_deref() == Some(APPROVED_DEPARTMENT) && !job.template
}

fn sensible(range: Option<&Value>) -> Result<(), Fault> {
    let Some(range) = range else { return Ok(()) };
    let number = |name: &str| range.get(name).and_then(Value::as_f64);
    let (min, max) = (number("min").unwrap_or(0.0), number("max").unwrap_or(f64::MAX));
    let known = range.get("currency").and_then(Value::as_str).is_none_or(|code| CURRENCIES.contains(&code));
    if min >= 0.0 && min <= max && known {
        return Ok(());
    }
    let message = "a salary range goes from a smaller to a larger amount, neither below 0, in a currency that exists";
    Err(Fault::new(400, "INVALID_SALARY_RANGE", message))
}
