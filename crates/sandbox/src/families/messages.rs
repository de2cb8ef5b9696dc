//! Notes about candidates that users share.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::access::Role;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::selection::Message;
use crate::{reply, time};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "messages.list" => list,
        "messages.shares.create" => create,
        "messages.shares.delete" => delete,
        _ => return None,
    })
}

/// Notes about a candidate, or about one application, the newest first.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let (candidate, job) = (call.parameter("candidateId").unwrap_or_default(), call.parameter("jobId"));
    match job {
        Some(job) => drop(reach::link(call, candidate, job, 400)?),
        None if call.world.candidate(candidate).is_none() => {
            return Err(Fault::new(400, "CANDIDATE_NOT_FOUND", format!("there is no candidate with the id {candidate}")));
        }
        None => {}
    }
    let concerns = |(found, at): &(String, Option<String>)| found == candidate && (job.is_none() || at.as_deref() == job);
    let found: Vec<&Message> = call.world.selection.messages.iter().rev().filter(|message| message.about.iter().any(concerns)).collect();
    let (items, next) = page.cut(&found, |message| &message.id);
    let mut response = reply::json(200, &items.into_iter().map(shown).collect());
    call.link(&mut response, next.as_deref());
    Ok(response)
}

/// Shares a note. Its text says whom it mentions and whom it is about.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let content = String::from(call.text("/content").unwrap_or_default());
    let ids = |name: &str| {
        let list = call.json().pointer("/shareWith").and_then(|with| with.get(name)).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).map(String::from).collect::<Vec<_>>()
    };
    let flag = |name: &str| call.json().pointer("/shareWith").and_then(|with| with.get(name)) == Some(&Value::Bool(true));
    let (users, teams, mentioned, candidates) =
        (ids("users"), ids("hiringTeamOf"), tagged(&content, "@[USER:"), tagged(&content, "#[CANDIDATE:"));
    let visibility = match (users.is_empty() && teams.is_empty(), flag("openNote"), flag("everyone")) {
        (true, false, false) => "PRIVATE",
        (false, false, false) => "DIRECT",
        (true, true, false) if !candidates.is_empty() => "OPEN",
        (true, false, true) => "EVERYONE",
        _ => {
            let message = "a note goes to users and hiring teams, or is open to whoever sees the candidate it names, or goes to everyone";
            return Err(Fault::new(400, "INVALID_VISIBILITY_OPTIONS", message));
        }
    };
    if let Some(unknown) = teams.iter().find(|job| call.world.job(job).is_none()) {
        return Err(Fault::new(400, "JOB_NOT_FOUND", format!("there is no job with the id {unknown}")));
    }
    let visible =
        |id: &String| call.world.candidate(id).is_some_and(|candidate| reach::sees_candidate(&call.caller, call.world, candidate));
    if let Some(hidden) = candidates.iter().find(|id| !visible(id)) {
        return Err(Fault::new(400, "NO_ACCESS_TO_CANDIDATE", format!("the caller has no access to a candidate with the id {hidden}")));
    }
    for (list, code) in [(&mentioned, "MENTIONED_USERS_NOT_FOUND"), (&users, "SHARED_WITH_USERS_NOT_FOUND")] {
        if let Some(unknown) = list.iter().find(|id| call.world.user(id).is_none()) {
            return Err(Fault::new(400, code, format!("there is no user with the id {unknown}")));
        }
    }
    let teams_of = || teams.iter().filter_map(|job| call.world.job(job));
    let recipients = users.len() + mentioned.len() + teams_of().map(|job| job.team.len()).sum::<usize>();
    let most = call.config.recipients_limit;
    if recipients > most {
        return Err(Fault::new(400, "TOO_MANY_RECIPIENTS", format!("a note goes to at most {most} recipients, not to {recipients}")));
    }
    let about = |id: String| {
        let candidate = call.world.candidate(&id);
        let shared = candidate.and_then(|found| teams.iter().find(|job| found.application(job).is_some()));
        let job = shared.or_else(|| candidate?.primary().map(|application| &application.job)).cloned();
        (id, job)
    };
    let about = candidates.into_iter().map(about).collect();
    let (id, author, created_ms) = (call.world.ids.uuid(), call.caller.user.into(), call.now_ms);
    let body = json!({ "id": &id, "shareRequired": false });
    call.world.selection.messages.push(Message { id, content, author, created_ms, visibility, about });
    Ok(reply::json(201, &body))
}

/// Deletes a note, if it is the caller's or the caller is an administrator.
fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (id, messages) = (call.argument("id"), &mut call.world.selection.messages);
    let missing = || Fault::message(404, format!("there is no message with the id {id}"));
    let message = messages.iter().find(|message| message.id == id).ok_or_else(missing)?;
    if call.caller.role < Role::Administrator && message.author != call.caller.user {
        return Err(Fault::new(403, "PERMISSION_DENIED", "the message is not the caller's"));
    }
    messages.retain(|message| message.id != id);
    Ok(reply::empty(204))
}

fn shown(message: &Message) -> Value {
    let application = |(candidate, job): &(String, Option<String>)| {
        let mut out = Map::new();
        out.put("candidateId", candidate.as_str());
        out.put_some("jobId", job.as_deref());
        Value::Object(out)
    };
    json!({
        "content": &message.content,
        "createdOn": time::iso(message.created_ms),
        "visibility": message.visibility,
        "authorId": &message.author,
        "context": { "applications": message.about.iter().map(application).collect::<Value>() },
    })
}

/// Ids that stand in a text after a mark, up to the bracket: each once.
fn tagged(text: &str, mark: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(mark).skip(1) {
        let Some((id, _)) = part.split_once(']') else { continue };
        if !out.iter().any(|found| found == id) {
            out.push(id.into());
        }
    }
    out
}
