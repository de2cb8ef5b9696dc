//! Subscriptions to events, their keys, and what came of deliveries.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::json;
use crate::reply;
use crate::world::hooks::{Authentication, Callback, Subscription};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "subscriptions.list" => list,
        "subscriptions.create" => create,
        "subscriptions.get" => get,
        "subscriptions.delete" => delete,
        "subscriptions.activate" => activate,
        "subscriptions.secretKey.create" => create_key,
        "subscriptions.secretKey.get" => get_key,
        "subscriptions.callbacksLog.list" => callbacks,
        _ => return None,
    })
}

/// Lists subscriptions as a bare array; the cursor is in the header.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let found: Vec<&Subscription> = call.world.hooks.subscriptions.iter().collect();
    let (items, next) = page.cut(&found, |subscription| &subscription.id);
    let mut response = reply::json(200, &items.into_iter().map(Subscription::json).collect());
    call.link(&mut response, next.as_deref());
    Ok(response)
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &find(call)?.json()))
}

/// Adds an inactive subscription.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let events: Vec<String> =
        call.json().get("events").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(String::from).collect();
    let known = call.document.value().pointer("/components/schemas/EventName/enum").and_then(Value::as_array);
    if let Some(name) = events.iter().find(|name| known.is_some_and(|known| !known.iter().any(|event| event == name.as_str()))) {
        return Err(Fault::message(422, format!("there is no event {name}")));
    }
    let authentication = Authentication::read(call.json().get("callbackAuthentication"))
        .map_err(|field| Fault::message(422, format!("/callbackAuthentication/{field} is required for this type")))?;
    let (credential, most) = (call.caller.credential.clone(), call.config.subscriptions_limit);
    if call.world.hooks.subscriptions.iter().filter(|other| other.credential == credential).count() >= most {
        return Err(Fault::new(
            403,
            "SUBSCRIPTIONS_LIMIT_EXCEEDED",
            format!("a credential has at most {most} subscriptions: delete one first"),
        ));
    }
    let url = String::from(call.text("/callbackUrl").unwrap_or_default());
    let subscription = Subscription::new(call.world.hooks.ids.uuid(), credential, url, events, authentication);
    let (path, body) = (format!("/webhooks-api/v201907/subscriptions/{}", subscription.id), subscription.json());
    call.world.hooks.subscriptions.push(subscription);
    Ok(call.created(&path, &body))
}

/// Removes a subscription, with what is on its way to it.
fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = find(call)?.id.clone();
    call.world.hooks.remove(&id);
    Ok(reply::empty(204))
}

/// Asks the receiver whether it is there. The answer waits for the receiver's.
fn activate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let subscription = find(call)?;
    if subscription.active {
        return Err(Fault::message(409, "the subscription is active already"));
    }
    let id = subscription.id.clone();
    Err(Fault::waiting(call.world.hooks.shake_hands(&id, call.now_ms)))
}

/// Makes a key: from now on deliveries are signed with it, and for a day with the one before.
fn create_key(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (id, now_ms) = (find(call)?.id.clone(), call.now_ms);
    let full = || {
        Fault::new(403, "SECRET_KEYS_LIMIT_EXCEEDED", "the subscription has 16 live keys: older ones end a day after they were replaced")
    };
    let key = call.world.hooks.make_key(&id, now_ms).ok_or_else(full)?;
    Ok(call.created(&format!("/webhooks-api/v201907/subscriptions/{id}/secret-key"), &json!({ "secretKey": key })))
}

fn get_key(call: &mut Call<'_>) -> Result<Response, Fault> {
    let key = find(call)?.newest_key().ok_or_else(|| Fault::message(404, "the subscription has no key yet"))?;
    Ok(reply::json(200, &json!({ "secretKey": key })))
}

/// Lists the requests of the last thirty days as a bare array, newest first; the cursor is in the header.
fn callbacks(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, subscription) = (call.page()?, find(call)?);
    let (after, before) = (call.moment("after"), call.moment("before"));
    let fits = |line: &&Callback| {
        call.parameter("callbackStatus").is_none_or(|wanted| (wanted == "successful") == line.successful)
            && after.is_none_or(|after| line.at_ms > after)
            && before.is_none_or(|before| line.at_ms < before)
    };
    let found: Vec<&Callback> = subscription.callbacks(call.now_ms).filter(fits).collect();
    let (items, next) = page.cut(&found, |line| &line.number);
    let mut response = reply::json(200, &items.into_iter().map(Callback::json).collect());
    call.link(&mut response, next.as_deref());
    Ok(response)
}

fn find<'a>(call: &'a Call<'_>) -> Result<&'a Subscription, Fault> {
    let id = call.argument("id");
    call.world.hooks.subscription(&id).ok_or_else(|| Fault::message(404, format!("there is no subscription with the id {id}")))
}
