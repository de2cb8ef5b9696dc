//! The hiring team and the note.

use alloc::format;
use alloc::string::String;

use smartrecruiters_core::Response;

use super::{reach, view};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::world::job::Member;
use crate::{paging, reply};

/// All members.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &paging::complete(job.team.iter().map(|member| view::member(member, call.config)).collect())))
}

/// Gives a user a role on the job. Success is 200.
pub(super) fn add(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let text = |pointer: &str| String::from(call.text(pointer).unwrap_or_default());
    let member = Member { user: text("/id"), role: text("/role") };
    if call.world.user(&member.user).is_none() {
        return Err(Fault::new(400, "USER_NOT_FOUND", format!("the company has no user with the id {}", member.user)));
    }
    if let Some(found) = job.team.iter().find(|found| found.user == member.user) {
        return Err(Fault::message(409, format!("the user is on the team already, as {}", found.role)));
    }
    let (body, now_ms) = (view::member(&member, call.config), call.now_ms);
    let job = reach::job_mut(call)?;
    job.team.push(member);
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    Ok(reply::json(200, &body))
}

/// Takes a user off the team. Which teams are not allowed is not documented: here it is one whose only hiring manager is gone.
pub(super) fn remove(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, user, now_ms) = (reach::job(call)?, call.argument("userId"), call.now_ms);
    let missing = || Fault::message(404, format!("the user {user} is not on the hiring team"));
    let member = job.team.iter().find(|member| member.user == user).ok_or_else(missing)?;
    let manages = |member: &Member| member.role == "HIRING_MANAGER";
    if manages(member) && job.team.iter().filter(|member| manages(member)).count() == 1 {
        return Err(Fault::new(400, "INVALID_HIRING_TEAM_STATE", "the only hiring manager cannot leave the team"));
    }
    let job = reach::job_mut(call)?;
    job.team.retain(|member| member.user != user);
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    Ok(reply::empty(204))
}

/// The note; empty where none was written.
pub(super) fn note(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &json!({ "content": &job.note })))
}

pub(super) fn replace_note(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (content, now_ms) = (String::from(call.text("/content").unwrap_or_default()), call.now_ms);
    let job = reach::job_mut(call)?;
    (job.note, job.updated_ms, job.activity_ms) = (content, now_ms, now_ms);
    note(call)
}
