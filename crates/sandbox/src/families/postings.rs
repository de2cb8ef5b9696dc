//! Public postings: what visitors of the company's board see, without a credential.

use alloc::format;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::json;
use crate::world::company;
use crate::world::posting::Posting;
use crate::world::settings::Department;
use crate::{order, paging, reply};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "postings.list" => list,
        "postings.get" => get,
        "postings.departments.list" => departments,
        _ => return None,
    })
}

/// Lists what is published, newest first. A company that does not exist has nothing published: that is no error.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let mut found: Vec<&Posting> = published(call).filter(|posting| fits(call, posting)).collect();
    order::latest_first(&mut found, |posting| posting.released_ms);
    let (items, _) = page.cut(&found, |posting| &posting.id);
    let items: Vec<Value> = items.into_iter().map(|posting| posting.item(&call.config.origin)).collect();
    Ok(reply::json(200, &json!({ "totalFound": found.len(), "limit": page.limit, "offset": page.offset, "content": items })))
}

/// One posting, by its numeric id.
fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("postingId");
    let posting = published(call).find(|posting| posting.id == id);
    let posting = posting.ok_or_else(|| Fault::message(404, format!("there is no published posting with the id {id}")))?;
    Ok(reply::json(200, &posting.detail(&call.config.origin)))
}

/// All departments, also those without postings.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn departments(call: &mut Call<'_>) -> Result<Response, Fault> {
    let shown = call.world.settings.departments.iter().filter(|_| is_ours(call));
    Ok(reply::json(200, &paging::complete(shown.map(Department::entity).collect())))
}

fn published<'a>(call: &'a Call<'_>) -> impl Iterator<Item = &'a Posting> + 'a {
    let ours = is_ours(call);
    call.world.jobs.iter().flat_map(|job| &job.ads).filter_map(|ad| ad.posting.as_ref()).filter(move |_| ours)
}

/// Identifiers compare without regard to case, as the vendor's were seen to.
fn is_ours(call: &Call<'_>) -> bool {
    call.argument("companyIdentifier").eq_ignore_ascii_case(company::IDENTIFIER)
}

fn fits(call: &Call<'_>, posting: &Posting) -> bool {
    let same = |parameter: &str, pointer: &str| {
        call.parameter(parameter).is_none_or(|wanted| wanted.to_lowercase() == posting.text(pointer).to_lowercase())
    };
    same("country", "/location/country")
        && same("region", "/location/region")
        && same("city", "/location/city")
        && same("department", "/department/id")
        && same("jobAdId", "/jobAdId")
        && destined(call.parameter("destination"), &posting.visibility)
        && placed(call, posting)
        && call.parameter("language").is_none_or(|codes| codes.split(',').any(|code| code == posting.text("/language/code")))
        && call.moment("releasedAfter").is_none_or(|after| posting.released_ms > after)
        && call.parameter("q").is_none_or(|sought| says(posting, &sought.to_lowercase()))
        && call.query.iter().all(|(name, value)| name.strip_prefix("custom_field.").is_none_or(|field| has(posting, field, value)))
}

fn destined(wanted: Option<&str>, visibility: &str) -> bool {
    match wanted {
        Some("INTERNAL_OR_PUBLIC") => true,
        Some(wanted) => wanted == visibility,
        None => visibility == "PUBLIC",
    }
}

/// Several kinds of workplace are alternatives. No posting of this company is hybrid.
fn placed(call: &Call<'_>, posting: &Posting) -> bool {
    let remote = posting.snapshot.get("location").and_then(|location| location.get("remote")) == Some(&Value::Bool(true));
    let mut kinds = call.values("locationType").peekable();
    kinds.peek().is_none() || kinds.any(|kind| kind == "ANY" || kind == if remote { "REMOTE" } else { "ONSITE" })
}

fn says(posting: &Posting, sought: &str) -> bool {
    let texts = ["/name", "/refNumber", "/department/label", "/location/fullLocation", "/jobAd/sections/jobDescription/text"];
    texts.iter().any(|pointer| posting.text(pointer).to_lowercase().contains(sought))
}

/// Values of one field are alternatives.
fn has(posting: &Posting, field: &str, values: &str) -> bool {
    let fields = posting.snapshot.get("customField").and_then(Value::as_array);
    fields.into_iter().flatten().any(|entry| {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        text("fieldId") == field && values.split(',').any(|value| value == text("valueId"))
    })
}
