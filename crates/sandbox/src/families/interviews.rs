//! Interviews of applications, and the types of interviews.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::selection::{self, Record};
use crate::world::{Change, Subject};
use crate::{reply, time};

mod timeslots;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "interviewTypes.list" => types,
        "interviewTypes.update" => add_types,
        "interviewTypes.delete" => delete_type,
        "interviews.list" => list,
        "interviews.create" => create,
        "interviews.get" => get,
        "interviews.update" => update,
        "interviews.delete" => delete,
        "interviews.candidateStatus.update" => answer,
        "interviews.timeslots.create" => timeslots::create,
        "interviews.timeslots.get" => timeslots::get,
        "interviews.timeslots.update" => timeslots::update,
        "interviews.timeslots.delete" => timeslots::delete,
        "interviews.timeslots.candidateStatus.update" => timeslots::answer,
        "interviews.timeslots.interviewerStatus.update" => timeslots::answer_of_interviewer,
        "interviews.timeslots.noShow.update" => timeslots::mark,
        _ => return None,
    })
}

/// All types, as texts.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn types(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &json!(&call.world.selection.interview_types)))
}

/// Adds types. Those that are there stay as they are.
fn add_types(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut types = call.world.selection.interview_types.clone();
    for given in call.json().as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !types.iter().any(|found| found == given) {
            types.push(given.into());
        }
    }
    let most = call.config.interview_types_limit;
    if types.len() > most {
        return Err(Fault::new(409, "INTERVIEW_TYPES_SIZE_EXCEEDED", format!("a company has at most {most} interview types")));
    }
    call.world.selection.interview_types = types;
    Ok(reply::empty(204))
}

/// Takes a type out. Timeslots that have it keep its text.
fn delete_type(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (name, types) = (call.argument("interviewType"), &mut call.world.selection.interview_types);
    if !types.contains(&name) {
        return Err(Fault::new(404, "INTERVIEW_TYPE_NOT_FOUND", format!("there is no interview type {name}")));
    }
    types.retain(|found| *found != name);
    Ok(reply::empty(204))
}

/// The interviews of an application.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.parameter("applicationId").unwrap_or_default();
    let missing = || Fault::new(404, "APPLICATION_NOT_FOUND", format!("there is no application with the id {id}"));
    let (candidate, application) = reach::application_with(call, id).ok_or_else(missing)?;
    reach::sees(call, &selection::Link::new(candidate, application))?;
    let found = call.world.selection.interviews.iter().filter(|interview| interview.of.application == id);
    Ok(reply::json(200, &json!({ "content": found.map(|interview| &interview.value).collect::<Vec<_>>() })))
}

/// Schedules an interview.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    let text = |pointer: &str| given.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let of = reach::link(call, text("/candidate/id"), text("/jobId"), 422)?;
    zoned(text("/timezone"))?;
    reach::staff(call, text("/organizerId"), ["NON_EXISTING_ORGANIZER", "INACTIVE_OR_DELETED_ORGANIZER"])?;
    let slots = given.get("timeslots").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for slot in slots {
        timeslots::acceptable(call, slot)?;
    }
    let id = call.world.ids.uuid();
    let mut out = Map::new();
    out.put("id", id.as_str());
    let candidate =
        ["id", "status"].into_iter().filter_map(|name| Some((String::from(name), given.pointer("/candidate")?.get(name)?.clone())));
    out.put("candidate", candidate.collect::<Value>());
    for name in ["jobId", "location", "organizerId", "timezone"] {
        out.put_some(name, given.get(name));
    }
    let slots: Vec<Value> = slots.iter().map(|slot| timeslots::shown(slot, call.world.ids.uuid())).collect();
    out.put("timeslots", slots);
    let created_ms = given.get("createdOn").and_then(Value::as_str).and_then(time::parse).unwrap_or(call.now_ms);
    out.put("createdOn", time::iso(created_ms));
    out.put_some("refUrl", given.get("refUrl"));
    let interview = Record { id, of, native: false, value: Value::Object(out) };
    let response = call.created(&format!("/interviews-api/v201904/interviews/{}", interview.id), &interview.value);
    tell(call, &interview, "interview.created");
    call.world.selection.interviews.push(interview);
    Ok(response)
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &find(call)?.value))
}

/// Changes place, time zone or the candidate's answer as a whole; what is not sent stays.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    call.text("/timezone").map_or(Ok(()), zoned)?;
    for name in ["location", "timezone"] {
        if let Some(value) = call.json().get(name) {
            selection::set(&mut interview.value, name, value.clone());
        }
    }
    if let Some(status) = call.text("/candidate/status") {
        answered(&mut interview, status);
    }
    Ok(keep(call, interview))
}

/// Calls an interview off.
fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let interview = find(call)?.clone();
    call.world.selection.interviews.retain(|found| found.id != interview.id);
    tell(call, &interview, "interview.canceled");
    Ok(reply::empty(204))
}

/// Sets the candidate's answer to the interview as a whole. Timeslots have answers of their own.
fn answer(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    answered(&mut interview, call.text("/status").unwrap_or_default());
    Ok(keep(call, interview))
}

fn answered(interview: &mut Record, status: &str) {
    if let Some(candidate) = interview.value.get_mut("candidate") {
        selection::set(candidate, "status", status.into());
    }
}

/// The interview that the path names.
fn find<'a>(call: &'a Call<'_>) -> Result<&'a Record, Fault> {
    let id = call.argument("interviewId");
    let missing = || reach::absent(call.operation, "INTERVIEW_NOT_FOUND", format!("there is no interview with the id {id}"));
    let interview = selection::record(&call.world.selection.interviews, &id).ok_or_else(missing)?;
    reach::sees(call, &interview.of).map(|()| interview)
}

/// Puts a changed interview in the place of what it was, and tells those who want to hear of it.
fn keep(call: &mut Call<'_>, interview: Record) -> Response {
    if selection::record(&call.world.selection.interviews, &interview.id) != Some(&interview) {
        tell(call, &interview, "interview.updated");
        selection::keep(&mut call.world.selection.interviews, interview);
    }
    reply::empty(204)
}

fn tell(call: &mut Call<'_>, interview: &Record, event: &'static str) {
    let subject = Subject::Interview { of: interview.of.clone(), id: interview.id.clone() };
    call.world.journal.note(Change::new(subject, event, ""));
}

/// Refuses what is no name of a time zone: such a name has an area in front, except for universal time.
fn zoned(name: &str) -> Result<(), Fault> {
    let of_place = |place: &str| !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/".contains(&byte));
    let known = match name.split_once('/') {
        Some((area, place)) => AREAS.contains(&area) && of_place(place),
        None => matches!(name, "UTC" | "GMT"),
    };
    if known { Ok(()) } else { Err(Fault::new(400, "INVALID_TIMEZONE", format!("{name} is no time zone, as Europe/Berlin is one"))) }
}

const AREAS: [&str; 11] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Etc", "Europe", "Indian", "Pacific"];
