//! Predefined locations and career sites. No shape of them is published: a location is what was sent, with an id.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;
use crate::world::company;
use crate::world::company::configured::CAREER_SITES;

/// Locations by cursor: all, or those with one of the given identifiers.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let wanted: Option<Vec<&str>> = call.parameter("identifiers").map(|identifiers| identifiers.split(',').collect());
    let fits = |place: &&Value| wanted.as_ref().is_none_or(|wanted| wanted.contains(&id(place)) || wanted.contains(&identifier(place)));
    let found: Vec<&Value> = call.world.settings.places.iter().filter(fits).collect();
    paged(call, &found)
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let wanted = call.argument("id");
    let place = call.world.settings.places.iter().find(|place| id(place) == wanted);
    Ok(reply::json(200, place.ok_or_else(|| missing(&wanted))?))
}

/// Keeps what is sent, under an id of its own.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.world.ids.uuid();
    let place = read(call, &id)?;
    call.world.settings.places.push(place.clone());
    Ok(call.created(&format!("/configuration/predefined-locations/{id}"), &place))
}

/// Puts what is sent in place of a location. Its id stays.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    let wanted = call.argument("id");
    let place = read(call, &wanted)?;
    let found = call.world.settings.places.iter_mut().find(|place| id(place) == wanted).ok_or_else(|| missing(&wanted))?;
    found.clone_from(&place);
    Ok(reply::json(200, &place))
}

pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let wanted = call.argument("id");
    let before = call.world.settings.places.len();
    call.world.settings.places.retain(|place| id(place) != wanted);
    if call.world.settings.places.len() == before { Err(missing(&wanted)) } else { Ok(reply::empty(204)) }
}

/// Deletes every location whose id or identifier is one of the texts in the body, wherever they stand in it.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn delete_many(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut named = Vec::new();
    texts(call.json(), &mut named, 0);
    call.world.settings.places.retain(|place| !named.iter().any(|name| name == id(place) || name == identifier(place)));
    Ok(reply::empty(204))
}

/// Career sites by cursor.
pub(super) fn sites(call: &mut Call<'_>) -> Result<Response, Fault> {
    let sites: Vec<Value> = CAREER_SITES.iter().map(shown_site).collect();
    paged(call, &sites.iter().collect::<Vec<_>>())
}

pub(super) fn site(call: &mut Call<'_>) -> Result<Response, Fault> {
    let wanted = call.argument("careerSiteId");
    let missing = || Fault::message(404, format!("there is no career site with the id {wanted}"));
    Ok(reply::json(200, &CAREER_SITES.iter().find(|(id, ..)| *id == wanted).map(shown_site).ok_or_else(missing)?))
}

fn shown_site((id, name, language): &(&str, &str, &str)) -> Value {
    json!({
        "id": id,
        "name": name,
        "url": format!("https://careers.smartrecruiters.com/{}/{id}", company::IDENTIFIER),
        "language": { "code": language },
    })
}

fn paged(call: &Call<'_>, found: &[&Value]) -> Result<Response, Fault> {
    let (items, next) = call.page()?.cut(found, |item| id(item));
    let mut body = Map::new();
    body.put_some("nextPageId", next);
    body.put("content", items.into_iter().cloned().collect::<Value>());
    Ok(reply::json(200, &Value::Object(body)))
}

fn read(call: &Call<'_>, id: &str) -> Result<Value, Fault> {
    let Value::Object(given) = call.json() else {
        return Err(Fault::new(400, call.config.invalid_request_code, "the body must be an object"));
    };
    let mut out = Map::new();
    out.put("id", id);
    out.extend(given.iter().filter(|(name, _)| *name != "id").map(|(name, value)| (name.clone(), value.clone())));
    Ok(Value::Object(out))
}

fn texts(value: &Value, out: &mut Vec<String>, depth: usize) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) if depth < MOST_DEPTH => items.iter().for_each(|item| texts(item, out, depth + 1)),
        Value::Object(fields) if depth < MOST_DEPTH => fields.values().for_each(|field| texts(field, out, depth + 1)),
        _ => {}
    }
}

fn id(place: &Value) -> &str {
    place.get("id").and_then(Value::as_str).unwrap_or_default()
}

fn identifier(place: &Value) -> &str {
    place.get("identifier").and_then(Value::as_str).unwrap_or_default()
}

fn missing(id: &str) -> Fault {
    Fault::message(404, format!("there is no predefined location with the id {id}"))
}

const MOST_DEPTH: usize = 4;
