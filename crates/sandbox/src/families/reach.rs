//! Finds what a path names; refuses what is not there, and what the caller may not see.
//!
//! Own reading of the roles: whoever is `EXTENDED` or more sees every job; others see the jobs on whose hiring team they are, the candidates
//! of these jobs, and the talent pool.

use alloc::format;
use alloc::string::String;

use smartrecruiters_catalogue::Operation;

use crate::access::{Caller, Role};
use crate::call::Call;
use crate::fault::Fault;
use crate::world::candidate::Application;
use crate::world::job::Ad;
use crate::world::selection::Link;
use crate::world::{Candidate, Job, World};

/// Whether a list shows this job to the caller.
pub(super) fn sees_job(caller: &Caller, job: &Job) -> bool {
    caller.role >= Role::Extended || job.team.iter().any(|member| member.user == caller.user)
}

/// Whether a list shows this candidate to the caller.
pub(super) fn sees_candidate(caller: &Caller, world: &World, candidate: &Candidate) -> bool {
    let sees = |application: &Application| world.job(&application.job).is_some_and(|job| sees_job(caller, job));
    candidate.applications.is_empty() || candidate.applications.iter().any(sees)
}

/// The job of the argument `jobId`.
pub(super) fn job<'a>(call: &'a Call<'_>) -> Result<&'a Job, Fault> {
    let id = call.argument("jobId");
    let job = call.world.job(&id).ok_or_else(|| absent(call.operation, "JOB_NOT_FOUND", format!("there is no job with the id {id}")))?;
    let message = || format!("the caller has no access to the job {id}");
    if sees_job(&call.caller, job) { Ok(job) } else { Err(forbidden(call.operation, &NO_JOB, message())) }
}

/// The same, to be changed.
pub(super) fn job_mut<'a>(call: &'a mut Call<'_>) -> Result<&'a mut Job, Fault> {
    let id = job(call)?.id.clone();
    call.world.job_mut(&id).ok_or_else(|| Fault::message(404, format!("there is no job with the id {id}")))
}

/// The ad of the arguments `jobId` and `jobAdId`, with its job.
pub(super) fn ad<'a>(call: &'a Call<'_>) -> Result<(&'a Job, &'a Ad), Fault> {
    let (job, id) = (job(call)?, call.argument("jobAdId"));
    let missing = || absent(call.operation, "JOBAD_NOT_FOUND", format!("the job has no ad with the id {id}"));
    job.ad(&id).map(|ad| (job, ad)).ok_or_else(missing)
}

/// The candidate of the argument `id`.
pub(super) fn candidate<'a>(call: &'a Call<'_>) -> Result<&'a Candidate, Fault> {
    let id = call.argument("id");
    let missing = || absent(call.operation, "CANDIDATE_NOT_FOUND", format!("there is no candidate with the id {id}"));
    let candidate = call.world.candidate(&id).ok_or_else(missing)?;
    let message = || format!("the caller has no access to the candidate {id}");
    if sees_candidate(&call.caller, call.world, candidate) {
        Ok(candidate)
    } else {
        Err(forbidden(call.operation, &NO_CANDIDATE, message()))
    }
}

/// The same, to be changed.
pub(super) fn candidate_mut<'a>(call: &'a mut Call<'_>) -> Result<&'a mut Candidate, Fault> {
    let id = candidate(call)?.id.clone();
    call.world.candidate_mut(&id).ok_or_else(|| Fault::message(404, format!("there is no candidate with the id {id}")))
}

/// The application of the candidate `id` to the job `jobId`, with the candidate.
pub(super) fn application<'a>(call: &'a Call<'_>) -> Result<(&'a Candidate, &'a Application), Fault> {
    let (candidate, job) = (candidate(call)?, job(call)?);
    let missing = || no_application(call.operation, &candidate.id, &job.id);
    candidate.application(&job.id).map(|application| (candidate, application)).ok_or_else(missing)
}

/// The application of the candidate `id`: to the job `jobId` where the path names one, otherwise the primary one.
pub(super) fn any_application<'a>(call: &'a Call<'_>) -> Result<(&'a Candidate, &'a Application), Fault> {
    if !call.argument("jobId").is_empty() {
        return application(call);
    }
    let candidate = candidate(call)?;
    let message = || format!("the candidate {} has no application", candidate.id);
    let missing = || absent(call.operation, "JOB_NOT_FOUND", message());
    candidate.primary().map(|application| (candidate, application)).ok_or_else(missing)
}

/// The same, to be changed: what the application is given, the candidate is updated by.
pub(super) fn change<T>(call: &mut Call<'_>, change: impl FnOnce(&mut Application) -> T) -> Result<T, Fault> {
    let (candidate, application) = any_application(call)?;
    let (id, job, now_ms) = (candidate.id.clone(), application.job.clone(), call.now_ms);
    let missing = || no_application(call.operation, &id, &job);
    let candidate = call.world.candidate_mut(&id).ok_or_else(missing)?;
    let application = candidate.application_mut(&job).ok_or_else(missing)?;
    let out = change(application);
    candidate.updated_ms = now_ms;
    Ok(out)
}

/// The application of a candidate to a job that a request names in its body or its query, refused with `status` where there is none.
pub(super) fn link(call: &Call<'_>, candidate: &str, job: &str, status: u16) -> Result<Link, Fault> {
    let refused = |code: &'static str, message: String| {
        let code = if documents(call.operation, status, code) { code } else { "APPLICATION_NOT_FOUND" };
        Fault::new(status, code, message)
    };
    let missing = || refused("CANDIDATE_NOT_FOUND", format!("there is no candidate with the id {candidate}"));
    let candidate = call.world.candidate(candidate).ok_or_else(missing)?;
    if call.world.job(job).is_none() {
        return Err(refused("JOB_NOT_FOUND", format!("there is no job with the id {job}")));
    }
    let missing = || refused("APPLICATION_NOT_FOUND", format!("the candidate {} has no application to the job {job}", candidate.id));
    let application = candidate.application(job).ok_or_else(missing)?;
    let of = Link::new(candidate, application);
    sees(call, &of).map(|()| of)
}

/// Refuses a caller who does not see the job of an application.
pub(super) fn sees(call: &Call<'_>, of: &Link) -> Result<(), Fault> {
    let sees = call.world.job(&of.job).is_some_and(|job| sees_job(&call.caller, job));
    let message = || format!("the caller has no access to the application {}", of.application);
    if sees { Ok(()) } else { Err(forbidden(call.operation, &NO_CANDIDATE, message())) }
}

/// The application with an id, with its candidate.
pub(super) fn application_with<'a>(call: &'a Call<'_>, id: &str) -> Option<(&'a Candidate, &'a Application)> {
    let all = call.world.candidates.iter().flat_map(|candidate| candidate.applications.iter().map(move |own| (candidate, own)));
    all.into_iter().find(|(_, application)| application.id == id)
}

/// Refuses an id that is no user's with the first code, and an inactive user's with the second.
pub(super) fn staff(call: &Call<'_>, id: &str, codes: [&'static str; 2]) -> Result<(), Fault> {
    match call.world.user(id) {
        None => Err(Fault::new(422, codes[0], format!("there is no user with the id {id}"))),
        Some(user) if !user.active => Err(Fault::new(422, codes[1], format!("the user {} is not active", user.name()))),
        Some(_) => Ok(()),
    }
}

/// Whether a text has the form of a UUID.
pub(super) fn is_uuid(text: &str) -> bool {
    let fits = |(place, letter): (usize, u8)| if matches!(place, 8 | 13 | 18 | 23) { letter == b'-' } else { letter.is_ascii_hexdigit() };
    text.len() == 36 && text.bytes().enumerate().all(fits)
}

/// The 404 of an operation: with `code` where that is documented for it, otherwise with a sentence alone.
pub(super) fn absent(operation: Operation, code: &'static str, message: String) -> Fault {
    if documents(operation, 404, code) { Fault::new(404, code, message) } else { Fault::message(404, message) }
}

fn no_application(operation: Operation, candidate: &str, job: &str) -> Fault {
    absent(operation, "JOB_NOT_FOUND", format!("the candidate {candidate} has no application to the job {job}"))
}

/// The refusal of an operation for want of access: some families say it with 401.
fn forbidden(operation: Operation, codes: &[&'static str], message: String) -> Fault {
    for code in codes {
        if let Some(status) = [403, 401].into_iter().find(|status| documents(operation, *status, code)) {
            return Fault::new(status, code, message);
        }
    }
    let declares = |status: u16| operation.facts().failures.iter().any(|(found, _)| found == status);
    if declares(401) && !declares(403) { Fault::message(401, message) } else { Fault::new(403, "PERMISSION_DENIED", message) }
}

fn documents(operation: Operation, status: u16, code: &str) -> bool {
    operation.facts().failures.iter().any(|(found, codes)| found == status && codes.contains(code))
}

const NO_JOB: [&str; 6] = [
    "UNAUTHORIZED_TO_ACCESS_JOB",
    "ACCESS_FORBIDDEN",
    "NO_ACCESS_TO_JOB",
    "NO_ACCESS_TO_OFFERS",
    "NO_ACCESS_TO_APPROVALS",
    "PERMISSION_DENIED",
];
const NO_CANDIDATE: [&str; 4] = ["NO_ACCESS_TO_CANDIDATE", "NO_ACCESS_TO_OFFERS", "NOT_AUTHORIZED_TO_ACCESS_RESOURCE", "PERMISSION_DENIED"];
