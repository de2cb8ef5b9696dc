//! Requests to approve jobs and offers.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::reach;
use crate::access::Role;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::json;
use crate::world::approval::{Approval, Matter, Step, Turn};
use crate::{reply, time};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "approvals.list" => list,
        "approvals.get" => get,
        "approvals.create" => create,
        "approvals.approve" => |call| decide(call, true),
        "approvals.reject" => |call| decide(call, false),
        "approvals.comments.list" => comments,
        "approvals.comments.create" => comment,
        _ => return None,
    })
}

/// Open requests that ask the caller.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let own = |(_, approval): &(Matter, &Approval)| approval.is_pending() && approval.asks(call.caller.user);
    let found: Vec<(Matter, &Approval)> = call.world.approvals().filter(own).collect();
    let all: Vec<&(Matter, &Approval)> = found.iter().collect();
    let (items, next) = page.cut(&all, |(_, approval)| &approval.id);
    let items: Vec<Value> = items.into_iter().map(|(matter, approval)| approval.json(matter)).collect();
    let mut response = reply::json(200, &json!({ "content": items }));
    call.link(&mut response, next.as_deref());
    Ok(response)
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (matter, approval) = find(call)?;
    Ok(reply::json(200, &approval.json(&matter)))
}

/// Puts a chain of one's own in the place of the one that a request has. One that is open is abandoned.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    let text = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    let (sequential, unanimous) = (text("type") == "sequential", text("decisionMode") == "all");
    let missing = || Fault::new(400, "BASE_ID_NOT_FOUND", format!("there is no request with the id {}", text("baseId")));
    let (matter, base) = call.world.approval(text("baseId")).filter(|(_, approval)| sees(call, approval)).ok_or_else(missing)?;
    let (salary_range, open) = (base.salary_range.clone(), base.is_pending());
    let steps: Vec<Step> = given.get("steps").and_then(Value::as_array).into_iter().flatten().map(step).collect();
    if sequential && !unanimous && steps.len() > 1 {
        let message = "the decision mode any needs the type parallel: in a sequence everyone is asked";
        return Err(Fault::new(400, "INVALID_DECISION_MODE", message));
    }
    let all = || steps.iter().flat_map(|step| &step.approvers);
    let active = |id: &str| call.world.user(id).is_some_and(|user| user.active);
    if let Some(unknown) = all().find(|approver| !active(&approver.user)) {
        return Err(Fault::new(400, "APPROVER_ID_NOT_FOUND", format!("there is no active user with the id {}", unknown.user)));
    }
    let id = call.world.ids.uuid();
    let chain = Approval { sequential, unanimous, steps, salary_range, ..Approval::chain(id, []) };
    let path = format!("/approvals-api/v201910/approvals/{}", chain.id);
    let response = call.created(&path, &chain.json(&matter));
    if open {
        if let Some(base) = call.world.approval_mut(text("baseId")) {
            base.close("ABANDONED");
        }
        call.world.turn(&matter, text("baseId"), Turn::Abandoned, call.now_ms);
    }
    call.world.ask(&matter, chain);
    Ok(response)
}

/// Takes down the decision of one approver; the last one takes effect on the job or the offer.
fn decide(call: &mut Call<'_>, agrees: bool) -> Result<Response, Fault> {
    let (matter, id) = find(call).map(|(matter, approval)| (matter, approval.id.clone()))?;
    let text = |pointer: &str| String::from(call.text(pointer).unwrap_or_default());
    let (user, reason, now_ms) = (text("/approverId"), text("/comment"), call.now_ms);
    if !agrees && reason.trim().is_empty() {
        return Err(Fault::new(400, "COMMENT_IS_REQUIRED", "a rejection needs a comment"));
    }
    let Some(approval) = call.world.approval_mut(&id) else { return Ok(reply::empty(204)) };
    let turns = approval.decide(&user, agrees, now_ms).map_err(|code| Fault::new(400, code, why(code, &user)))?;
    if !agrees {
        approval.comments.push(said(&reason, &user, now_ms));
        call.world.turn(&matter, &id, Turn::Commented, now_ms);
    }
    for turn in turns {
        call.world.turn(&matter, &id, turn, now_ms);
    }
    Ok(reply::empty(204))
}

fn comments(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, approval) = find(call)?;
    Ok(reply::json(200, &json!({ "content": &approval.comments })))
}

/// Adds a comment in the name of a user.
fn comment(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (matter, id) = find(call).map(|(matter, approval)| (matter, approval.id.clone()))?;
    let text = |pointer: &str| call.text(pointer).unwrap_or_default();
    let (content, author) = (text("/content"), text("/authorId"));
    if call.world.user(author).is_none_or(|user| !user.active) {
        return Err(Fault::new(401, "UNAUTHORIZED_ACCESS", format!("there is no active user with the id {author}")));
    }
    if content.chars().any(|letter| letter.is_control() && letter != '\n' || matches!(letter, '<' | '>')) {
        let message = "a comment holds no control characters and no angle brackets";
        return Err(Fault::new(400, "COMMENT_CONTAINS_ILLEGAL_CHARACTERS", message));
    }
    let said = said(content, author, call.now_ms);
    if let Some(approval) = call.world.approval_mut(&id) {
        approval.comments.push(said.clone());
    }
    call.world.turn(&matter, &id, Turn::Commented, call.now_ms);
    Ok(call.created(&format!("/approvals-api/v201910/approvals/{id}/comments"), &said))
}

fn said(content: &str, author: &str, now_ms: u64) -> Value {
    json!({ "content": content, "authorId": author, "createdOn": time::iso(now_ms) })
}

fn step(given: &Value) -> Step {
    let approvers = given.get("approvers").and_then(Value::as_array).into_iter().flatten();
    Step::new(approvers.map(|approver| String::from(approver.get("id").and_then(Value::as_str).unwrap_or_default())))
}

/// The request that the path names. What is no id at all is refused with 400 where that is documented.
fn find<'a>(call: &'a Call<'_>) -> Result<(Matter, &'a Approval), Fault> {
    let id = call.argument("approvalRequestId");
    let decides = call.operation.facts().failures.codes(400).is_some_and(|codes| codes.contains("APPROVAL_REQUEST_NOT_FOUND"));
    let status = if decides && !reach::is_uuid(&id) { 400 } else { 404 };
    let missing = || Fault::new(status, "APPROVAL_REQUEST_NOT_FOUND", format!("there is no approval request with the id {id}"));
    call.world.approval(&id).filter(|(_, approval)| sees(call, approval)).ok_or_else(missing)
}

/// Own reading of the roles: whoever is no recruiter sees the requests that ask them.
fn sees(call: &Call<'_>, approval: &Approval) -> bool {
    call.caller.role >= Role::Extended || approval.asks(call.caller.user)
}

fn why(code: &str, user: &str) -> String {
    match code {
        "APPROVAL_COMPLETED" => "the request is decided".into(),
        "DECISION_ALREADY_TAKEN" => format!("the user {user} has decided"),
        "DECISION_NOT_YET_ALLOWED" => "an earlier step is not decided".into(),
        _ => format!("the user {user} is no approver of this request"),
    }
}
