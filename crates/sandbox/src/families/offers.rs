//! Offers to candidates, and their letters.

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
use crate::time::{self, DAY_MS};
use crate::world::candidate;
use crate::world::offer::Offer;
use crate::{order, paging, reply};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "candidates.offers.list" => of_application,
        "candidates.offers.get" => get,
        "candidates.offers.approvals.latest" => latest,
        "offers.list" => list,
        "offers.documents.list" => documents,
        "offers.documents.download" => download,
        _ => return None,
    })
}

/// Every offer of an application.
fn of_application(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, application) = reach::application(call)?;
    let own = call.world.selection.offers.iter().filter(|offer| offer.of.application == application.id);
    Ok(reply::json(200, &paging::complete(own.map(|offer| offer.json(call.config, true)).collect())))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let offer = find(call)?;
    Ok(reply::json(200, &offer.json(call.config, true)))
}

/// Id of the latest request to approve an offer.
fn latest(call: &mut Call<'_>) -> Result<Response, Fault> {
    let missing = || Fault::new(404, "APPROVALS_NOT_FOUND", "no approval was ever asked for this offer");
    let approval = find(call)?.approvals.last().ok_or_else(missing)?;
    if call.caller.role < Role::Extended && !approval.asks(call.caller.user) {
        return Err(Fault::new(403, "NO_ACCESS_TO_APPROVALS", "the caller is none of the approvers"));
    }
    Ok(reply::json(200, &json!({ "approvalRequestId": &approval.id })))
}

/// Offers over all candidates whom the caller sees, the newest first.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let (after, before) = match call.parameter("age").and_then(age) {
        Some(age_ms) => (Some(call.now_ms.saturating_sub(age_ms)), None),
        None => (call.moment("createdAfter"), call.moment("createdBefore")),
    };
    let sees = |offer: &Offer| call.world.job(&offer.of.job).is_some_and(|job| reach::sees_job(&call.caller, job));
    let fits = |offer: &&Offer| {
        after.is_none_or(|after| offer.created_ms > after)
            && before.is_none_or(|before| offer.created_ms < before)
            && call.among("status", |wanted| wanted == offer.status)
            && sees(offer)
    };
    let mut found: Vec<&Offer> = call.world.selection.offers.iter().filter(fits).collect();
    order::latest_first(&mut found, |offer| offer.created_ms);
    let (items, _) = page.cut(&found, |offer| &offer.id);
    let items: Vec<Value> = items.into_iter().map(|offer| offer.json(call.config, false)).collect();
    Ok(reply::json(200, &json!({ "limit": page.limit, "offset": page.offset, "totalFound": found.len(), "content": items })))
}

/// The documents of an offer that was sent: none so far while they are being fetched.
fn documents(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (offer, sent_ms) = sent(call)?;
    let syncs = call.now_ms < sent_ms.saturating_add(call.config.document_delay_ms);
    let document = json!({ "id": &offer.document, "name": name(call, offer), "createdDate": time::iso(sent_ms) });
    let documents: Vec<Value> = (!syncs).then_some(document).into_iter().collect();
    Ok(reply::json(200, &json!({ "documents": documents, "isCurrentlySyncing": syncs, "provider": "DOCUSIGN" })))
}

/// The bytes of a document.
fn download(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (offer, _) = sent(call)?;
    let id = call.argument("documentId");
    if offer.document != id {
        return Err(Fault::message(404, format!("the offer has no document with the id {id}")));
    }
    let mut lines = Vec::from([name(call, offer), String::new()]);
    lines.extend(offer.properties.as_object().into_iter().flatten().map(|(key, value)| {
        let text = value.as_str().unwrap_or_default();
        format!("{key}: {text}")
    }));
    Ok(reply::file("application/octet-stream", candidate::pdf(&lines)))
}

/// The offer of the arguments `id`, `jobId` and `offerId`.
fn find<'a>(call: &'a Call<'_>) -> Result<&'a Offer, Fault> {
    let (_, application) = reach::application(call)?;
    let id = call.argument("offerId");
    let offer = call.world.selection.offer(&id).filter(|offer| offer.of.application == application.id);
    let message = || format!("the application has no offer with the id {id}");
    offer.ok_or_else(|| reach::absent(call.operation, "OFFERS_NOT_FOUND", message()))
}

/// The offer of the argument `offerId`, if it went out through a provider of signatures, and when.
fn sent<'a>(call: &'a Call<'_>) -> Result<(&'a Offer, u64), Fault> {
    let id = call.argument("offerId");
    if !reach::is_uuid(&id) {
        return Err(Fault::message(400, format!("{id} is no id of an offer")));
    }
    let missing = || Fault::message(404, format!("there is no offer with the id {id}"));
    let offer = call.world.selection.offer(&id).ok_or_else(missing)?;
    reach::sees(call, &offer.of)?;
    let sent_ms = offer.sent_ms.ok_or_else(|| Fault::message(409, format!("the offer is not sent yet: it is {}", offer.status)))?;
    if offer.by_mail {
        Err(Fault::message(422, "the offer went out by mail, through no provider of signatures"))
    } else {
        Ok((offer, sent_ms))
    }
}

fn name(call: &Call<'_>, offer: &Offer) -> String {
    let person = call.world.candidate(&offer.of.candidate).map(crate::world::Candidate::name);
    format!("Offer letter - {}.pdf", person.unwrap_or_default())
}

/// An age in words, such as `10 days`, in milliseconds: days where no unit is named. `None` for what is no age, and filters nothing.
fn age(text: &str) -> Option<u64> {
    let (number, unit) = text.trim().split_once(' ').unwrap_or((text.trim(), "days"));
    let unit_ms = match unit.trim().trim_end_matches('s') {
        "minute" => 60_000,
        "hour" => 3_600_000,
        "day" => DAY_MS,
        "week" => 7 * DAY_MS,
        "month" => 30 * DAY_MS,
        "year" => 365 * DAY_MS,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit_ms)
}
