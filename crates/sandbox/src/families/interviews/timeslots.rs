//! The parts of an interview.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{find, keep, reach};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::selection::{Record, set};
use crate::{reply, time};

/// Adds a part.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    let given = call.json().clone();
    acceptable(call, &given)?;
    let slots = slots(&mut interview)?;
    if slots.len() >= MOST_SLOTS {
        return Err(Fault::new(409, "CANNOT_ADD_MORE_TIMESLOTS", format!("an interview has at most {MOST_SLOTS} timeslots")));
    }
    let id = call.world.ids.uuid();
    let path = format!("/interviews-api/v201904/interviews/{}/timeslots/{id}", call.argument("interviewId"));
    let slot = shown(&given, id);
    let response = call.created(&path, &slot);
    slots.push(slot);
    keep(call, interview);
    Ok(response)
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    Ok(reply::json(200, slot(call, &mut interview)?))
}

/// Changes a part. What is optional and not sent stays as it is.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    let found = slot(call, &mut interview)?;
    acceptable(call, call.json())?;
    let Value::Object(changed) = shown(call.json(), String::new()) else { return Ok(reply::empty(204)) };
    for (name, value) in changed {
        if name != "id" && call.json().get(&name).is_some() {
            set(found, &name, value);
        }
    }
    Ok(keep(call, interview))
}

/// Takes a part out, unless it is the last.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    slot(call, &mut interview)?;
    let (id, slots) = (call.argument("timeslotId"), slots(&mut interview)?);
    if slots.len() == 1 {
        return Err(Fault::new(409, "CANNOT_DELETE_LAST_TIMESLOT", "an interview has at least one timeslot: use interviews.delete"));
    }
    slots.retain(|slot| !is(slot, &id));
    call.world.selection.no_shows.retain(|found| *found != id);
    Ok(keep(call, interview))
}

/// Sets the candidate's answer to a part.
pub(super) fn answer(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    set(slot(call, &mut interview)?, "candidateStatus", call.text("/status").unwrap_or_default().into());
    Ok(keep(call, interview))
}

/// Sets an interviewer's answer to a part.
pub(super) fn answer_of_interviewer(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    let user = call.argument("userId");
    let interviewers = slot(call, &mut interview)?.get_mut("interviewers").and_then(Value::as_array_mut);
    let found = interviewers.into_iter().flatten().find(|interviewer| is(interviewer, &user));
    let missing = || Fault::new(404, "NON_EXISTING_INTERVIEWERS", format!("the user {user} does not interview in this timeslot"));
    set(found.ok_or_else(missing)?, "status", call.text("/status").unwrap_or_default().into());
    Ok(keep(call, interview))
}

/// Marks that somebody did not come, or takes the mark back. Nothing shows it.
pub(super) fn mark(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut interview = find(call)?.clone();
    slot(call, &mut interview)?;
    let (id, value) = (call.argument("timeslotId"), call.parameter("value") == Some("true"));
    let marks = &mut call.world.selection.no_shows;
    if marks.contains(&id) != value {
        marks.retain(|found| *found != id);
        marks.extend(value.then_some(id));
        super::tell(call, &interview, "interview.updated");
    }
    Ok(reply::empty(204))
}

/// Refuses a part that ends before it starts, and people who cannot interview.
pub(super) fn acceptable(call: &Call<'_>, slot: &Value) -> Result<(), Fault> {
    let at = |name: &str| slot.get(name).and_then(Value::as_str).and_then(time::parse).unwrap_or(0);
    if at("endsOn") < at("startsOn") {
        return Err(Fault::new(422, "END_DATE_BEFORE_START_DATE", "a timeslot ends before it starts"));
    }
    for interviewer in slot.get("interviewers").and_then(Value::as_array).into_iter().flatten() {
        let id = interviewer.get("id").and_then(Value::as_str).unwrap_or_default();
        reach::staff(call, id, ["NON_EXISTING_INTERVIEWERS", "INACTIVE_OR_DELETED_INTERVIEWERS"])?;
    }
    Ok(())
}

/// A part as answers show it.
pub(super) fn shown(given: &Value, id: String) -> Value {
    let mut out = Map::new();
    out.put("id", id);
    for name in ["interviewType", "title", "place", "startsOn", "endsOn", "interviewers", "candidateStatus"] {
        let value = match (name, given.get(name)) {
            ("startsOn" | "endsOn", Some(Value::String(text))) => Some(time::parse(text).map_or_else(|| text.clone(), time::iso).into()),
            ("interviewers", Some(Value::Array(people))) => Some(people.iter().map(interviewer).collect()),
            ("candidateStatus", None) => Some("pending".into()),
            (_, value) => value.cloned(),
        };
        out.put_some(name, value);
    }
    Value::Object(out)
}

fn interviewer(given: &Value) -> Value {
    ["id", "status"].into_iter().filter_map(|name| Some((String::from(name), given.get(name)?.clone()))).collect()
}

fn slots(interview: &mut Record) -> Result<&mut Vec<Value>, Fault> {
    let slots = interview.value.get_mut("timeslots").and_then(Value::as_array_mut);
    slots.ok_or_else(|| Fault::message(404, "the interview has no timeslots"))
}

/// The part that the path names.
fn slot<'a>(call: &Call<'_>, interview: &'a mut Record) -> Result<&'a mut Value, Fault> {
    let id = call.argument("timeslotId");
    let missing = || reach::absent(call.operation, "TIMESLOT_NOT_FOUND", format!("the interview has no timeslot with the id {id}"));
    slots(interview)?.iter_mut().find(|slot| is(slot, &id)).ok_or_else(missing)
}

fn is(value: &Value, id: &str) -> bool {
    value.get("id").and_then(Value::as_str) == Some(id)
}

const MOST_SLOTS: usize = 50;
