//! Definitions of access groups. The shapes of answers are not published: they are those of requests, with the id.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;
use crate::world::settings::Group;

/// All groups by cursor.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let found: Vec<&Group> = call.world.settings.groups.iter().collect();
    let (items, next) = page.cut(&found, |group| &group.id);
    let mut body = Map::new();
    body.put_some("nextPageId", next);
    body.put("content", items.into_iter().map(shown).collect::<Value>());
    Ok(reply::json(200, &Value::Object(body)))
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &shown(find(call)?)))
}

/// Adds a group without members.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.world.ids.hex24();
    let group = read(call, id);
    let (path, body) = (format!("/configuration/access-groups/{}", group.id), shown(&group));
    call.world.settings.groups.push(group);
    Ok(call.created(&path, &body))
}

/// Puts another definition in place of a group's. Its members stay.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    let group = read(call, find(call)?.id.clone());
    let body = shown(&group);
    call.world.settings.groups.iter_mut().filter(|found| found.id == group.id).for_each(|found| *found = group.clone());
    Ok(reply::json(200, &body))
}

/// Deletes a group: its members belong to it no more.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (id, now_ms) = (find(call)?.id.clone(), call.now_ms);
    call.world.settings.groups.retain(|group| group.id != id);
    let members = call.world.users.iter().filter(|user| user.groups.contains(&id));
    let members: Vec<String> = members.map(|user| user.id.clone()).collect();
    for user in members {
        if let Some(user) = call.world.user_mut(&user) {
            user.groups.retain(|group| *group != id);
            user.updated_ms = now_ms;
        }
    }
    Ok(reply::empty(204))
}

fn find<'a>(call: &'a Call<'_>) -> Result<&'a Group, Fault> {
    let id = call.argument("accessGroupId");
    call.world.settings.group(&id).ok_or_else(|| Fault::message(404, format!("there is no access group with the id {id}")))
}

fn read(call: &Call<'_>, id: String) -> Group {
    let text = |pointer: &str| String::from(call.text(pointer).unwrap_or_default());
    Group { id, name: text("/name"), description: text("/description"), criteria: call.json().get("criteria").cloned().unwrap_or_default() }
}

fn shown(group: &Group) -> Value {
    json!({ "id": &group.id, "name": &group.name, "description": &group.description, "criteria": &group.criteria })
}
