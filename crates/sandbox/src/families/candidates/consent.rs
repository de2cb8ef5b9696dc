//! Consent to the processing of a person's data.
//!
//! The company asks per purpose: whoever agreed let it recruit, and did not want to be kept for later jobs.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::candidate::Consent;
use crate::{reply, time};

/// Asks candidates for consent. Each has a result of its own; the status of the whole is 201 in any case.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn request(call: &mut Call<'_>) -> Result<Response, Fault> {
    let content = call.json().get("content").and_then(Value::as_array).cloned().unwrap_or_default();
    let ids = content.iter().map(|entry| entry.get("id").and_then(Value::as_str).unwrap_or_default());
    let results: Vec<Value> = ids.map(|id| ask(call, id)).collect();
    Ok(reply::json(201, &json!({ "results": results })))
}

/// One overall status.
pub(super) fn status(call: &mut Call<'_>) -> Result<Response, Fault> {
    let consent = &reach::candidate(call)?.consent;
    let mut out = Map::new();
    out.put("status", consent.status);
    let given = consent.changed_ms.filter(|_| consent.status == "ACQUIRED");
    out.put_some("date", given.map(time::iso));
    Ok(reply::json(200, &Value::Object(out)))
}

/// What was decided, purpose by purpose.
pub(super) fn decisions(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &decided(&reach::candidate(call)?.consent)))
}

/// What was decided, as answers show it.
pub(in crate::families) fn decided(consent: &Consent) -> Value {
    let at = consent.changed_ms.map(time::iso).unwrap_or_default();
    let decision = |status: &str, scope: &str| json!({ "status": status, "scope": scope, "decidedOn": &at });
    let decided = match consent.status {
        "ACQUIRED" => Vec::from([decision("acquired", "SmartRecruit"), decision("declined", "SmartCRM")]),
        _ => Vec::new(),
    };
    let mut out = Map::new();
    out.put("decisions", decided);
    if consent.status == "PENDING" {
        out.put("recentPendingRequestCreatedOn", at);
    }
    Value::Object(out)
}

/// Marks a request as pending where there is no consent yet.
pub(in crate::families) fn ask(call: &mut Call<'_>, id: &str) -> Value {
    let visible = call.world.candidate(id).is_some_and(|candidate| reach::sees_candidate(&call.caller, call.world, candidate));
    let (location, now_ms) = (call.url(&format!("/candidates/{id}/consents")), call.now_ms);
    let Some(candidate) = call.world.candidate_mut(id).filter(|_| visible) else {
        return json!({ "status": 403, "body": false });
    };
    if candidate.consent.status != "ACQUIRED" {
        candidate.consent.status = "PENDING";
        candidate.consent.changed_ms = Some(now_ms);
        candidate.updated_ms = now_ms;
    }
    json!({ "status": 202, "body": { "location": location } })
}
