//! Positions: the seats that a job is to fill.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{reach, terms};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::Job;
use crate::world::job::Position;
use crate::{paging, reply};

/// All positions.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &paging::complete(job.positions.iter().map(shown).collect())))
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let place = place(call, reach::job(call)?)?;
    let position = reach::job(call)?.positions.get(place);
    Ok(reply::json(200, &position.map(shown).unwrap_or_default()))
}

/// Adds an open position.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    terms::free_of_approval(job)?;
    let number = job.positions.len() + 1;
    let fields = fields(call, || format!("{}-{number:02}", job.ref_number.as_deref().unwrap_or("POS")));
    let position = Position { id: call.world.ids.uuid(), fields, status: "OPEN".into() };
    let (body, now_ms) = (shown(&position), call.now_ms);
    let job = reach::job_mut(call)?;
    job.positions.push(position);
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    let path = format!("/jobs/{}/positions/{}", job.id, body.get("id").and_then(Value::as_str).unwrap_or_default());
    Ok(call.created(&path, &body))
}

/// Puts new fields in place of all that a position has. Success is 201.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let place = place(call, job)?;
    terms::free_of_approval(job)?;
    let kept = job.positions.get(place).and_then(|position| position.fields.get("positionId")).and_then(Value::as_str);
    let (fields, now_ms) = (fields(call, || kept.unwrap_or_default().into()), call.now_ms);
    let job = reach::job_mut(call)?;
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    let mut body = Value::Null;
    if let Some(position) = job.positions.get_mut(place) {
        position.fields = fields;
        body = shown(position);
    }
    Ok(reply::json(201, &body))
}

/// Removes a position that nobody was hired for.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let (place, id) = (place(call, job)?, call.argument("positionId"));
    terms::free_of_approval(job)?;
    if job.positions.get(place).is_some_and(|position| position.status == "FILLED") {
        return Err(Fault::new(400, "POSITION_ASSIGNED", "somebody was hired for this position"));
    }
    let now_ms = call.now_ms;
    let job = reach::job_mut(call)?;
    job.positions.retain(|position| position.id != id);
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
    Ok(reply::empty(204))
}

/// A position as answers show it.
pub(super) fn shown(position: &Position) -> Value {
    let mut out = Map::new();
    out.put("id", &position.id);
    out.extend(position.fields.as_object().cloned().unwrap_or_default());
    out.put("status", &position.status);
    Value::Object(out)
}

fn place(call: &Call<'_>, job: &Job) -> Result<usize, Fault> {
    let id = call.argument("positionId");
    let missing = || Fault::message(404, format!("the job has no position with the id {id}: the path takes the id, not the positionId"));
    job.positions.iter().position(|position| position.id == id).ok_or_else(missing)
}

fn fields(call: &Call<'_>, number: impl FnOnce() -> String) -> Value {
    let mut out = Map::new();
    out.put("positionId", call.text("/positionId").map_or_else(number, String::from));
    for name in ["type", "incumbentName", "positionOpenDate", "targetStartDate"] {
        out.put_some(name, call.json().get(name));
    }
    Value::Object(out)
}
