//! An application, addressed by candidate and job.

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{reach, view};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::{paging, reply};

/// The application with its id.
pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, application) = reach::application(call)?;
    let mut out = Map::new();
    out.put("applicationId", &application.id);
    out.extend(view::application(application, call.world, call.config));
    Ok(reply::json(200, &Value::Object(out)))
}

/// Deletes an application with everything that belongs to it. The person and other applications stay.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, application) = reach::application(call)?;
    let (candidate, job) = (candidate.id.clone(), application.job.clone());
    call.world.remove_application(&candidate, &job, call.now_ms);
    Ok(reply::empty(204))
}

/// Answers to the screening questions of the job.
pub(super) fn answers(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, application) = reach::application(call)?;
    Ok(reply::json(200, &paging::complete(application.answers.clone())))
}
