//! What reviewers think of candidates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::company::Label;
use crate::world::company::hiring::CRITERIA;
use crate::world::selection::{self, Link, Record};
use crate::world::{Change, Subject};
use crate::{reply, time};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "scorecards.criteria.list" => criteria,
        "reviews.list" => list,
        "reviews.create" => create,
        "reviews.get" => get,
        "reviews.update" => update,
        "reviews.delete" => delete,
        _ => return None,
    })
}

/// What candidates for a job are scored by: the same for every job.
fn criteria(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::job(call)?;
    Ok(reply::json(200, &crate::paging::complete(CRITERIA.into_iter().map(Label::json).collect())))
}

/// The reviews of an application.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = |name: &str| call.parameter(name).unwrap_or_default();
    let of = reach::link(call, id("candidateId"), id("jobId"), 404)?;
    let found = call.world.selection.reviews.iter().filter(|review| review.of.application == of.application);
    Ok(reply::json(200, &json!(found.map(|review| &review.value).collect::<Vec<_>>())))
}

/// Adds a review: the caller's, where no reviewer is named.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let of = reach::link(call, text("candidateId").unwrap_or_default(), text("jobId").unwrap_or_default(), 422)?;
    let reviewer = text("reviewerId").unwrap_or(call.caller.user);
    reach::staff(call, reviewer, REVIEWER)?;
    concerned(call, &of, reviewer)?;
    let id = call.world.ids.uuid();
    let at = time::iso(text("createdOn").and_then(time::parse).unwrap_or(call.now_ms));
    let mut out = Map::new();
    out.put("id", id.as_str());
    out.put("candidateId", &of.candidate);
    out.put("jobId", &of.job);
    out.put("reviewerId", reviewer);
    put(&given, &mut out);
    out.put("createdOn", at.as_str());
    out.put("updatedOn", at);
    let review = Record { id, of, native: false, value: Value::Object(out) };
    let response = call.created(&format!("/reviews-api/v201910/reviews/{}", review.id), &review.value);
    tell(call, &review, "review.created");
    let candidate = review.of.candidate.clone();
    call.world.selection.reviews.push(review);
    call.world.rate(&candidate);
    Ok(response)
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &find(call)?.value))
}

/// Changes stars, comment or both.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let reviewer = String::from(call.text("/reviewerId").unwrap_or_default());
    let mut review = own(call, &reviewer)?;
    if let Value::Object(fields) = &mut review.value {
        put(call.json(), fields);
    }
    if review != *find(call)? {
        selection::set(&mut review.value, "updatedOn", time::iso(call.now_ms).into());
        tell(call, &review, "review.updated");
        let candidate = review.of.candidate.clone();
        selection::keep(&mut call.world.selection.reviews, review);
        call.world.rate(&candidate);
    }
    Ok(reply::empty(204))
}

fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let reviewer = String::from(call.parameter("reviewerId").unwrap_or_default());
    let review = own(call, &reviewer)?;
    call.world.selection.reviews.retain(|found| found.id != review.id);
    tell(call, &review, "review.deleted");
    call.world.rate(&review.of.candidate);
    Ok(reply::empty(204))
}

/// The review that the path names.
fn find<'a>(call: &'a Call<'_>) -> Result<&'a Record, Fault> {
    let id = call.argument("reviewId");
    if !reach::is_uuid(&id) {
        return Err(Fault::new(400, "INVALID_REVIEW_ID", format!("{id} is no id of a review")));
    }
    let missing = || Fault::new(404, "REVIEW_NOT_FOUND", format!("there is no review with the id {id}"));
    let review = selection::record(&call.world.selection.reviews, &id).ok_or_else(missing)?;
    reach::sees(call, &review.of)?;
    concerned(call, &review.of, reviewer(review)).map(|()| review)
}

/// A copy of the review, if it is this reviewer's and was made by the API.
fn own(call: &Call<'_>, given: &str) -> Result<Record, Fault> {
    let review = find(call)?;
    reach::staff(call, given, REVIEWER)?;
    if reviewer(review) != given {
        return Err(Fault::new(422, "REVIEWER_ID_DOES_NOT_MATCH", format!("the review is not by the user {given}")));
    }
    if review.native {
        return Err(Fault::new(400, "INVALID_SOURCE", "the review was not made by the API, so the API cannot change it"));
    }
    Ok(review.clone())
}

fn reviewer(review: &Record) -> &str {
    review.value.get("reviewerId").and_then(Value::as_str).unwrap_or_default()
}

/// Refuses a reviewer who does not see the job of the application.
fn concerned(call: &Call<'_>, of: &Link, reviewer: &str) -> Result<(), Fault> {
    let role = call.world.user(reviewer).and_then(|user| user.fields.get("systemRole")).and_then(|role| role.get("id"));
    let everywhere = matches!(role.and_then(Value::as_str), Some("ADMINISTRATOR" | "EXTENDED"));
    let on_team = call.world.job(&of.job).is_some_and(|job| job.team.iter().any(|member| member.user == reviewer));
    let message = || format!("the reviewer {reviewer} has no access to the application {}", of.application);
    let refused = || Fault::new(401, "REVIEWER_NOT_AUTHORIZED_TO_ACCESS_RESOURCE", message());
    if everywhere || on_team { Ok(()) } else { Err(refused()) }
}

fn put(given: &Value, out: &mut Map<String, Value>) {
    for name in ["overallRating", "comment"] {
        out.put_some(name, given.get(name));
    }
}

fn tell(call: &mut Call<'_>, review: &Record, event: &'static str) {
    let subject = Subject::Review { of: review.of.clone(), id: review.id.clone() };
    call.world.journal.note(Change::new(subject, event, ""));
}

const REVIEWER: [&str; 2] = ["NON_EXISTING_REVIEWER", "INACTIVE_OR_DELETED_REVIEWER"];
