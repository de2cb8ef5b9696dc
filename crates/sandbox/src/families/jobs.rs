//! Jobs: find, create, change.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler, Payload};
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::Job;
use crate::{order, patch, reply};

mod ads;
mod draft;
mod positions;
mod properties;
mod publication;
mod status;
mod team;
mod terms;
mod view;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "jobs.list" => list,
        "jobs.create" => create,
        "jobs.get" => get,
        "jobs.update" => update,
        "jobs.replace" => replace,
        "jobs.ads.list" => ads::list,
        "jobs.ads.create" => ads::create,
        "jobs.ads.get" => ads::get,
        "jobs.ads.replace" => ads::replace,
        "jobs.ads.postings.list" => publication::list_of_ad,
        "jobs.ads.postings.create" => publication::publish_ad,
        "jobs.ads.postings.delete" => publication::take_ad_down,
        "jobs.publication.list" => publication::list,
        "jobs.publication.create" => publication::publish,
        "jobs.publication.delete" => publication::take_down,
        "jobs.positions.list" => positions::list,
        "jobs.positions.create" => positions::create,
        "jobs.positions.get" => positions::get,
        "jobs.positions.replace" => positions::replace,
        "jobs.positions.delete" => positions::delete,
        "jobs.hiringTeam.list" => team::list,
        "jobs.hiringTeam.add" => team::add,
        "jobs.hiringTeam.remove" => team::remove,
        "jobs.note.get" => team::note,
        "jobs.note.replace" => team::replace_note,
        "jobs.headcount.update" => terms::update,
        "jobs.approvals.latest" => terms::latest,
        "jobs.status.update" => status::update,
        "jobs.statusHistory.list" => status::history,
        _ => return None,
    })
}

/// Lists jobs: the liveliest first, or by id, which keeps a walk by cursor complete.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let mut found: Vec<&Job> = call.world.jobs.iter().filter(|job| reach::sees_job(&call.caller, job) && fits(call, job)).collect();
    if call.parameter("sort") == Some("job_id") {
        let mut places: Vec<u32> = (0..).take(found.len()).collect();
        let id = |place: u32| found.get(place as usize).map(|job| &job.id);
        order::sort_places(&mut places, &|one, other| id(one).cmp(&id(other)));
        found = places.into_iter().filter_map(|place| found.get(place as usize).copied()).collect();
    } else {
        order::latest_first(&mut found, |job| job.activity_ms);
    }
    let (items, next) = page.cut(&found, |job| &job.id);
    let mut body = Map::new();
    body.put("limit", page.limit);
    body.put("offset", page.offset);
    body.put_some("nextPageId", next.as_deref());
    body.put("totalFound", found.len());
    body.put("content", items.into_iter().map(|job| view::summary(job, call.world, call.config)).collect::<Value>());
    let mut response = reply::json(200, &Value::Object(body));
    call.link(&mut response, next.as_deref());
    Ok(response)
}

/// Creates a job with its default ad.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    let draft = draft::read(call, &given, None)?;
    let (id, ad) = (call.world.ids.uuid(), call.world.ids.uuid());
    let mut job = draft.into_job(id, ad, call.caller.user, call.now_ms);
    terms::ask_where_needed(&mut job, &mut call.world.ids);
    let (path, body) = (format!("/jobs/{}", job.id), view::details(&job, call.world, call.config));
    call.world.jobs.push(job);
    Ok(call.created(&path, &body))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &view::details(job, call.world, call.config)))
}

/// Applies a JSON Patch, or a merge patch, to what requests may write.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let before = draft::written(job, &call.world.settings);
    let mut after = before.clone();
    match &call.payload {
        Payload::Merge(changes) => {
            known(changes.as_object().into_iter().flat_map(Map::keys).map(String::as_str))?;
            patch::merge(&mut after, changes, true);
        }
        Payload::Json(changes) => {
            let paths = changes.as_array().into_iter().flatten().filter_map(|change| change.get("path").and_then(Value::as_str));
            known(paths.filter_map(|path| path.split('/').nth(1)))?;
            patch::apply(&mut after, changes).map_err(|why| Fault::message(422, why))?;
        }
        _ => {}
    }
    if let Some(fields) = after.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    call.fits("JobCreate", &after)?;
    if after == before {
        return get(call);
    }
    write(call, &after)
}

/// Puts a whole job in place of what was there: parts of the ad that are not sent are erased.
fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::job(call)?;
    let given = call.json().clone();
    write(call, &given)
}

fn write(call: &mut Call<'_>, given: &Value) -> Result<Response, Fault> {
    let draft = draft::read(call, given, Some(reach::job(call)?))?;
    let (id, now_ms) = (call.argument("jobId"), call.now_ms);
    if let Some((job, ids)) = call.world.job_and_ids(&id) {
        draft.put_into(job, now_ms);
        terms::ask_where_needed(job, ids);
    }
    get(call)
}

/// Refuses changes of fields that requests do not write.
fn known<'a>(mut fields: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    match fields.find(|name| !draft::FIELDS.contains(name)) {
        None => Ok(()),
        Some("status") => Err(Fault::message(422, "status is not changed here: use jobs.status.update")),
        Some(name) => Err(Fault::message(422, format!("{name} is no field that jobs.create takes"))),
    }
}

fn fits(call: &Call<'_>, job: &Job) -> bool {
    let city = job.location.get("city").and_then(Value::as_str).unwrap_or_default();
    let department = job.department.as_deref().and_then(|id| call.world.settings.department(id)).map_or("", |found| found.label.as_str());
    let language = job.ads.first().map_or("", |ad| ad.language.as_str());
    let statuses = if call.values("statuses").next().is_some() { "statuses" } else { "status" };
    call.among("city", |wanted| wanted == city)
        && call.among("department", |wanted| wanted == department)
        && call.among(statuses, |wanted| wanted == job.status)
        && call.among("postingStatus", |wanted| wanted == job.posting_status())
        && call.among("language", |wanted| wanted == language)
        && call.among("hiringTeamMemberId", |wanted| job.team.iter().any(|member| member.user == wanted))
        && call.parameter("q").is_none_or(|sought| job.title.to_lowercase().contains(&sought.to_lowercase()))
        && call.moment("updatedAfter").is_none_or(|after| job.updated_ms > after)
        && call.moment("lastActivityAfter").is_none_or(|after| job.activity_ms > after)
}
