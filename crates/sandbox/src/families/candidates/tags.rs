//! Tags of a person.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::create::MOST_TAGS;
use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::reply;

/// All tags.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &json!({ "tags": &reach::candidate(call)?.tags })))
}

/// Adds tags to those that are there. Success is 201 with the whole list.
pub(super) fn add(call: &mut Call<'_>) -> Result<Response, Fault> {
    let kept = reach::candidate(call)?.tags.clone();
    set(call, kept)
}

/// Puts tags in place of those that are there. Success is 201.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::candidate(call)?;
    set(call, Vec::new())
}

/// Takes all tags off.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let now_ms = call.now_ms;
    let candidate = reach::candidate_mut(call)?;
    candidate.tags.clear();
    candidate.updated_ms = now_ms;
    Ok(reply::empty(204))
}

/// Sets the tags that are kept and the new ones; each once, whatever its case.
fn set(call: &mut Call<'_>, kept: Vec<String>) -> Result<Response, Fault> {
    let given = call.json().get("tags").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut tags = kept;
    for tag in given.iter().filter_map(Value::as_str) {
        if !tags.iter().any(|found| found.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag.into());
        }
    }
    if tags.len() > MOST_TAGS {
        let message = alloc::format!("a candidate has at most {MOST_TAGS} tags, and this would make {}", tags.len());
        return Err(Fault::new(400, call.config.invalid_request_code, message));
    }
    let (body, now_ms) = (json!({ "tags": &tags }), call.now_ms);
    let candidate = reach::candidate_mut(call)?;
    (candidate.tags, candidate.updated_ms) = (tags, now_ms);
    Ok(reply::json(201, &body))
}
