//! System roles and access groups.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::reply;
use crate::world::company::SYSTEM_ROLES;
use crate::world::settings::Group;

/// All system roles.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn roles(_: &mut Call<'_>) -> Result<Response, Fault> {
    let roles: Vec<Value> = SYSTEM_ROLES.iter().map(|role| json!({ "id": role.id, "name": role.label })).collect();
    Ok(reply::json(200, &json!({ "content": roles })))
}

/// All access groups.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let groups: Vec<Value> = call.world.settings.groups.iter().map(named).collect();
    Ok(reply::json(200, &json!({ "content": groups })))
}

/// Puts users into a group, all or none.
pub(super) fn add(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("accessGroupId");
    let missing = || Fault::new(404, "ACCESS_GROUP_NOT_FOUND", format!("there is no access group with the id {id}"));
    let body = json!({ "content": [named(call.world.settings.group(&id).ok_or_else(missing)?)] });
    let users: Vec<String> = call.json().as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect();
    for user in &users {
        let user = call.world.user(user).ok_or_else(|| no_user(user))?;
        if user.fields.get("systemRole").and_then(|role| role.get("id")).and_then(Value::as_str) == Some("EMPLOYEE") {
            let message = format!("the user {} is an employee, and employees belong to no access group", user.id);
            return Err(Fault::new(400, "ACCESS_GROUP_NOT_ALLOWED_FOR_USER", message));
        }
    }
    let now_ms = call.now_ms;
    for user in &users {
        if let Some(user) = call.world.user_mut(user).filter(|user| !user.groups.contains(&id)) {
            user.groups.push(id.clone());
            user.updated_ms = now_ms;
        }
    }
    Ok(reply::json(201, &body))
}

/// Takes a user out of a group.
pub(super) fn remove(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (group, id, now_ms) = (call.argument("accessGroupId"), call.argument("id"), call.now_ms);
    let user = call.world.user_mut(&id).ok_or_else(|| no_user(&id))?;
    if !user.groups.contains(&group) {
        let message = format!("the user {id} does not belong to the access group {group}");
        return Err(Fault::new(404, "USER_NOT_IN_ACCESS_GROUP", message));
    }
    user.groups.retain(|found| *found != group);
    user.updated_ms = now_ms;
    Ok(reply::empty(204))
}

fn named(group: &Group) -> Value {
    json!({ "id": &group.id, "name": &group.name })
}

fn no_user(id: &str) -> Fault {
    Fault::new(404, "USER_NOT_FOUND", format!("there is no user with the id {id}"))
}
