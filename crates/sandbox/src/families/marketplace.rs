//! The retired marketplace: configuration entries and products of a partner.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "marketplace.configs.list" => list,
        "marketplace.configs.get" => get,
        "marketplace.configs.create" | "marketplace.configs.update" => put,
        "marketplace.offers.list" => products,
        _ => return None,
    })
}

/// All entries.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let items: Vec<Value> = call.world.partners.configs.iter().map(shown).collect();
    Ok(reply::json(200, &json!({ "limit": items.len(), "offset": 0, "totalFound": items.len(), "content": items })))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("configId");
    let entry = call.world.partners.configs.iter().find(|(found, _)| *found == id);
    Ok(reply::json(200, &shown(entry.ok_or_else(|| missing(&id))?)))
}

/// Sets an entry. Under the address of one, that one must be there.
fn put(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (named, id) = (call.argument("configId"), String::from(call.text("/id").unwrap_or_default()));
    if !named.is_empty() && named != id {
        return Err(Fault::new(400, "INVALID_ID", format!("the body names {id}, the address {named}")));
    }
    let value = String::from(call.text("/value").unwrap_or_default());
    let configs = &mut call.world.partners.configs;
    let place = configs.iter().position(|(found, _)| *found == id);
    if place.is_none() && !named.is_empty() {
        return Err(missing(&id));
    }
    let entry = (id, value);
    let body = reply::json(200, &shown(&entry));
    match place.and_then(|place| configs.get_mut(place)) {
        Some(found) => *found = entry,
        None => configs.push(entry),
    }
    Ok(body)
}

/// The one product of the partner, where it is what is asked for.
fn products(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let product = json!({
        "id": "5b9a3c1d7e2f4a6b8c0d1e2f", "createDate": "2026-09-01T08:00:00.000Z", "lastUpdateDate": "2026-09-15T12:05:46.398Z",
        "catalogId": "controls-test", "name": NAME, "description": DESCRIPTION, "status": "ACTIVE",
        "terms": { "type": "SKILLS_TEST", "price": { "amount": 20, "currencyCode": "USD" } },
    });
    let says = |sought: &str| [NAME, DESCRIPTION].iter().any(|text| text.to_lowercase().contains(&sought.to_lowercase()));
    let fits = call.parameter("status").is_none_or(|status| status == "ACTIVE")
        && call.parameter("q").is_none_or(says)
        && call.parameter("postingId").is_none();
    let found: Vec<&Value> = fits.then_some(&product).into_iter().collect();
    let (items, _) = page.cut(&found, |_| "");
    Ok(reply::json(200, &json!({ "limit": page.limit, "offset": page.offset, "totalFound": found.len(), "content": items })))
}

fn shown((id, value): &(String, String)) -> Value {
    let mut out = Map::new();
    out.put("id", id.as_str());
    out.put("value", value.as_str());
    Value::Object(out)
}

fn missing(id: &str) -> Fault {
    Fault::new(404, "NOT_FOUND", format!("there is no entry with the id {id}"))
}

const NAME: &str = "Robotics controls test";
const DESCRIPTION: &str = "Online test of control loops and kinematics";
