//! Users as the API before showed them: the same people, with `role` in place of `systemRole`, and pages by offset.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::users::{self, access};
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::User;
use crate::{patch, reply};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "usersLegacy.list" => list,
        "usersLegacy.create" => create,
        "usersLegacy.me" => me,
        "usersLegacy.get" => get,
        "usersLegacy.update" => update,
        "usersLegacy.delete" | "usersLegacy.activation.deactivate" => access::deactivate,
        "usersLegacy.activation.activate" => access::activate,
        "usersLegacy.activation.sendEmail" => access::send_activation,
        "usersLegacy.avatar.replace" => access::replace_avatar,
        _ => return None,
    })
}

/// Lists users by offset, with their number.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, found) = (call.page()?, users::matching(call)?);
    let (items, _) = page.cut(&found, |user| &user.id);
    let items: Vec<Value> = items.into_iter().map(|user| shown(user, &ITEM)).collect();
    Ok(reply::json(200, &json!({ "totalFound": found.len(), "limit": page.limit, "offset": page.offset, "content": items })))
}

/// Creates an inactive user.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = modern(call.json());
    let id = users::enlist(call, &given)?;
    Ok(call.created(&format!("/users/{id}"), &shown(users::find(call, &id)?, &ENTITY)))
}

/// The user whom the credential stands for.
fn me(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &shown(users::find(call, call.caller.user)?, &ENTITY)))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &shown(users::find(call, &call.argument("id"))?, &ENTITY)))
}

/// Applies a JSON Patch to what requests may write.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("id");
    let user = users::find(call, &id)?;
    let mut after = user.fields.clone();
    after.shift_remove("systemRole");
    after.put("role", role(user));
    let mut after = Value::Object(after);
    patch::apply(&mut after, call.json()).map_err(|why| Fault::new(400, call.config.invalid_request_code, why))?;
    users::complete_location(&after)?;
    if let Some(fields) = after.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    call.fits("UserCreate", &after)?;
    users::rewrite(call, &id, &modern(&after))?;
    get(call)
}

/// The body that the present API would take.
fn modern(given: &Value) -> Value {
    let mut out: Map<String, Value> = given.as_object().cloned().unwrap_or_default();
    let role = out.shift_remove("role");
    out.put("systemRole", json!({ "id": role }));
    Value::Object(out)
}

fn role(user: &User) -> Value {
    user.fields.get("systemRole").and_then(|role| role.get("id")).cloned().unwrap_or_default()
}

fn shown(user: &User, fields: &[&str]) -> Value {
    let mut entity = user.item();
    if let Some(entity) = entity.as_object_mut() {
        entity.put("role", role(user));
        entity.put_some("location", user.fields.get("location"));
    }
    let field = |name: &&str| Some((String::from(*name), entity.get(*name)?.clone()));
    Value::Object(fields.iter().filter_map(field).collect())
}

const ENTITY: [&str; 10] = ["id", "email", "firstName", "lastName", "role", "externalData", "language", "active", "updatedOn", "location"];
/// An item of a list has no location.
const ITEM: [&str; 9] = ["id", "email", "firstName", "lastName", "role", "externalData", "language", "active", "updatedOn"];
