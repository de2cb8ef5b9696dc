//! The feed of a job board: what it shall publish, and what it reports.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;
use crate::time::{self, DAY_MS};
use crate::world::company::{self, IDENTIFIER, NAME};
use crate::world::partners::Ordered;
use crate::world::{User, World};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "feed.publications.list" => list,
        "feed.publications.get" => get,
        "feed.publications.update" => update,
        _ => return None,
    })
}

/// What was ordered: what is to be published of the last thirty days, unless more is asked for. Numbers are texts.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    call.world.feed();
    let after = call.moment("updatedAfter").unwrap_or_else(|| call.now_ms.saturating_sub(30 * DAY_MS));
    let statuses = call.parameter("status").unwrap_or("Pending");
    let fits = |ordered: &&Ordered| ordered.posting.released_ms > after && statuses.split(',').any(|wanted| wanted == ordered.status);
    let found: Vec<&Ordered> = call.world.partners.feed.iter().filter(fits).collect();
    let (items, _) = page.cut(&found, |ordered| &ordered.posting.id);
    let jobs: Vec<Value> = items.into_iter().map(|ordered| shown(ordered, call.world)).collect();
    let body = json!({
        "Provider": "Smartrecruiters",
        "offset": page.offset.to_string(),
        "limit": page.limit.to_string(),
        "totalFound": found.len().to_string(),
        "jobs": jobs,
    });
    Ok(reply::json(200, &body))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    call.world.feed();
    let id = call.argument("postingId");
    let ordered = call.world.partners.feed.iter().find(|ordered| ordered.posting.id == id);
    Ok(reply::json(200, &shown(ordered.ok_or_else(|| missing(&id))?, call.world)))
}

/// Takes down what the board did.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (id, text) = (call.argument("postingId"), |name: &str| call.text(name).map(String::from));
    let (status, live_url, comment) = (text("/status"), text("/liveUrl"), text("/comment"));
    let status = status.filter(|status| REPORTED.contains(&status.as_str()));
    let ordered = call.world.feed().iter_mut().find(|ordered| ordered.posting.id == id).ok_or_else(|| missing(&id))?;
    let status = status.ok_or_else(|| Fault::message(400, format!("the status must be one of {}", REPORTED.join(", "))))?;
    ordered.status = status;
    ordered.live_url = live_url.or(ordered.live_url.take());
    ordered.comment = comment.or(ordered.comment.take());
    Ok(reply::empty(204))
}

fn missing(id: &str) -> Fault {
    Fault::message(404, format!("the feed has no posting with the id {id}"))
}

fn shown(ordered: &Ordered, world: &World) -> Value {
    let posting = &ordered.posting;
    let job = world.job(&ordered.job);
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
    put("id", Some(posting.id.as_str().into()));
    put("uuid", Some(posting.uuid.as_str().into()));
    for name in ["name", "refNumber"] {
        put(name, posting.snapshot.get(name).cloned());
    }
    put("status", Some(ordered.status.as_str().into()));
    put("jobAdUrl", Some(posting.page().into()));
    put("liveUrl", ordered.live_url.as_deref().map(Value::from));
    put("applyUrl", Some(posting.page().into()));
    put("comment", ordered.comment.as_deref().map(Value::from));
    put("postedDate", Some(time::iso(posting.released_ms).into()));
    put("location", Some(location(ordered)));
    put("company", Some(json!({ "name": NAME, "identifier": IDENTIFIER })));
    put("creator", job.and_then(|job| world.user(&job.creator)).map(creator));
    put("compensation", Some(job.and_then(|job| job.compensation.as_ref()).map_or_else(|| json!({}), pay)));
    for name in ["industry", "function", "experienceLevel", "typeOfEmployment"] {
        put(name, Some(posting.snapshot.get(name).cloned().unwrap_or_else(|| json!({}))));
    }
    put("languageCode", Some(posting.text("/language/code").into()));
    let sections = posting.snapshot.get("jobAd").and_then(|ad| ad.get("sections")).and_then(Value::as_object).into_iter().flatten();
    let text = |(name, section): (&String, &Value)| Some((name.clone(), section.get("text")?.clone()));
    put("jobAd", Some(sections.filter_map(text).collect()));
    Value::Object(out)
}

fn location(ordered: &Ordered) -> Value {
    let text = |name: &str| ordered.posting.text(&format!("/location/{name}")).to_string();
    let code = text("country");
    let town = company::town(&text("city"), &code);
    let mut out = Map::new();
    let region = town.map(|town| String::from(town.region)).unwrap_or_default();
    let country = company::country(&code).unwrap_or_default();
    for (name, text) in [
        ("city", text("city")),
        ("region", region),
        ("regionCode", text("region")),
        ("country", country.into()),
        ("countryCode", code),
        ("longitude", text("longitude")),
        ("latitude", text("latitude")),
    ] {
        out.put_some(name, (!text.is_empty()).then_some(text));
    }
    let remote = ordered.posting.snapshot.get("location").and_then(|location| location.get("remote"));
    out.put("remote", remote.cloned().unwrap_or(Value::Bool(false)));
    Value::Object(out)
}

fn creator(user: &User) -> Value {
    ["firstName", "lastName", "email"].into_iter().filter_map(|name| Some((String::from(name), Value::from(user.text(name)?)))).collect()
}

/// A range of pay whose bounds are texts.
fn pay(given: &Value) -> Value {
    let names = [("min", "minimum"), ("max", "maximum"), ("currency", "currency")];
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), String::from);
    names.into_iter().filter_map(|(from, to)| Some((String::from(to), Value::from(text(given.get(from)?))))).collect()
}

/// What boards report. The other statuses are the platform's own.
const REPORTED: [&str; 4] = ["UnderPosting", "Active", "Inactive", "Error"];
