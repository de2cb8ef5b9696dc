//! Users: find, create, change.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::{User, company};
use crate::{patch, reply};

pub(super) mod access;
mod groups;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "users.list" => list,
        "users.create" => create,
        "users.me" => me,
        "users.get" => get,
        "users.update" => update,
        "users.password.reset" => access::reset_password,
        "users.activation.sendEmail" => access::send_activation,
        "users.activation.activate" => access::activate,
        "users.activation.deactivate" => access::deactivate,
        "users.avatar.replace" => access::replace_avatar,
        "systemRoles.list" => groups::roles,
        "accessGroups.list" => groups::list,
        "accessGroups.users.add" => groups::add,
        "accessGroups.users.remove" => groups::remove,
        _ => return None,
    })
}

/// Lists users by cursor.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let found = matching(call)?;
    let page = call.page()?;
    let (items, next) = page.cut(&found, |user| &user.id);
    let mut body = Map::new();
    body.put("limit", page.limit);
    body.put_some("nextPageId", next);
    body.put("content", items.into_iter().map(User::item).collect::<Value>());
    Ok(reply::json(200, &Value::Object(body)))
}

/// The users that the parameters `q` and `updatedAfter` ask for.
pub(super) fn matching<'a>(call: &'a Call<'_>) -> Result<Vec<&'a User>, Fault> {
    let sought = call.parameter("q").unwrap_or_default().to_lowercase();
    let fewest = call.config.shortest_search;
    if !sought.is_empty() && sought.chars().count() < fewest {
        let message = format!("the parameter q must have at least {fewest} characters");
        return Err(Fault::new(400, call.config.invalid_request_code, message));
    }
    let after = call.moment("updatedAfter");
    let fits = |user: &&User| has(user, &sought) && after.is_none_or(|after| user.updated_ms > after);
    Ok(call.world.users.iter().filter(fits).collect())
}

/// Creates an inactive user.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    let id = enlist(call, &given)?;
    let user = find(call, &id)?;
    Ok(call.created(&format!("/user-api/v201804/users/{id}"), &user.entity(&call.world.settings)))
}

/// Adds the user that fits `UserCreate`, inactive. Returns the id.
pub(super) fn enlist(call: &mut Call<'_>, given: &Value) -> Result<String, Fault> {
    acceptable(given, call.operation.id())?;
    unique(call, given, "", |message| Fault::message(409, message))?;
    let id = call.world.ids.hex24();
    call.world.users.push(User::new(id.clone(), given, call.now_ms));
    Ok(id)
}

/// The user whom the credential stands for.
fn me(call: &mut Call<'_>) -> Result<Response, Fault> {
    let user = find(call, call.caller.user)?;
    Ok(reply::json(200, &user.entity(&call.world.settings)))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let user = find(call, &call.argument("id"))?;
    Ok(reply::json(200, &user.entity(&call.world.settings)))
}

/// Applies a JSON Patch to what requests may write.
fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("id");
    let mut after = Value::Object(find(call, &id)?.fields.clone());
    patch::apply(&mut after, call.json()).map_err(|why| Fault::new(400, call.config.invalid_request_code, why))?;
    complete_location(&after)?;
    without_nulls(&mut after);
    call.fits("UserCreate", &after)?;
    rewrite(call, &id, &after)?;
    get(call)
}

/// Puts fields that fit `UserCreate` in place of all that a user has, and dates the change where it is one.
pub(super) fn rewrite(call: &mut Call<'_>, id: &str, after: &Value) -> Result<(), Fault> {
    acceptable(after, call.operation.id())?;
    unique(call, after, id, |message| {
        let code = if message.starts_with("the e-mail") { "RESOURCE_ALREADY_EXIST" } else { "SSO_IDENTIFIER_ALREADY_EXISTS" };
        Fault::new(409, code, message)
    })?;
    let now_ms = call.now_ms;
    let user = find_mut(call, id)?;
    let before = user.fields.clone();
    user.write(after);
    if user.fields != before {
        user.updated_ms = now_ms;
    }
    Ok(())
}

/// The user with this id, or the 404 without a code that is documented.
pub(super) fn find<'a>(call: &'a Call<'_>, id: &str) -> Result<&'a User, Fault> {
    call.world.user(id).ok_or_else(|| nobody(id))
}

fn find_mut<'a>(call: &'a mut Call<'_>, id: &str) -> Result<&'a mut User, Fault> {
    call.world.user_mut(id).ok_or_else(|| nobody(id))
}

fn nobody(id: &str) -> Fault {
    Fault::message(404, format!("there is no user with the id {id}"))
}

fn has(user: &User, sought: &str) -> bool {
    let searched = ["firstName", "lastName", "email", "externalData"];
    let full = user.name().to_lowercase();
    sought.is_empty()
        || full.contains(sought)
        || searched.iter().any(|name| user.text(name).is_some_and(|text| text.to_lowercase().contains(sought)))
}

/// Rules of the company that no schema holds.
fn acceptable(given: &Value, operation: &str) -> Result<(), Fault> {
    for field in ["firstName", "lastName"] {
        let name = given.get(field).and_then(Value::as_str).unwrap_or_default();
        if name.trim() != name || name.chars().any(|letter| letter.is_control() || "<>{}[]|\\\"".contains(letter)) {
            let message = format!("{field} has a space at an end, or a character that names do not have");
            return Err(Fault::new(400, "INVALID_USER_NAME", message));
        }
    }
    let code = given.pointer("/language/code").and_then(Value::as_str);
    if let Some(code) = code.filter(|code| company::language(code).is_none()) {
        return Err(Fault::new(400, "LANGUAGE_DISABLED", format!("the language {code} is not in the plan of the company")));
    }
    let role = given.pointer("/systemRole/id").and_then(Value::as_str).unwrap_or_default();
    if company::labelled(&company::SYSTEM_ROLES, role).is_none() {
        return Err(unknown_role(role, operation));
    }
    Ok(())
}

/// A role that the company lacks: no code is documented for it.
fn unknown_role(role: &str, operation: &str) -> Fault {
    let roles: Vec<&str> = company::SYSTEM_ROLES.iter().map(|role| role.id).collect();
    let message = format!("must be one of {}, not {role}", roles.join(", "));
    if operation == "users.create" {
        let path = String::from("/systemRole/id");
        return Fault::semantic(Vec::from([smartrecruiters_core::schema::Fault { path, message, keyword: "enum" }]));
    }
    Fault::message(400, format!("/systemRole/id {message}"))
}

/// Refuses an e-mail address or an SSO identifier that another user has. Addresses of other companies' users are taken as well.
fn unique(call: &Call<'_>, given: &Value, id: &str, refusal: impl Fn(String) -> Fault) -> Result<(), Fault> {
    let others = || call.world.users.iter().filter(|user| user.id != id);
    if let Some(email) = given.get("email").and_then(Value::as_str) {
        let elsewhere = FOREIGN_EMAILS.iter().any(|taken| taken.eq_ignore_ascii_case(email));
        if elsewhere || others().any(|user| user.text("email").is_some_and(|taken| taken.eq_ignore_ascii_case(email))) {
            return Err(refusal(format!("the e-mail address {email} belongs to a user already")));
        }
    }
    if let Some(sso) = given.get("ssoIdentifier").and_then(Value::as_str)
        && others().any(|user| user.text("ssoIdentifier") == Some(sso))
    {
        return Err(refusal(format!("the SSO identifier {sso} belongs to a user already")));
    }
    Ok(())
}

pub(super) fn complete_location(given: &Value) -> Result<(), Fault> {
    let Some(location) = given.get("location").filter(|location| !location.is_null()) else { return Ok(()) };
    let has = |name: &str| location.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    if has("countryCode") && has("city") {
        return Ok(());
    }
    Err(Fault::new(400, "INVALID_LOCATION", "a location must have countryCode and city"))
}

/// Takes out fields that a patch set to `null`, unless `null` is a value they have.
fn without_nulls(given: &mut Value) {
    if let Some(fields) = given.as_object_mut() {
        fields.retain(|name, value| !value.is_null() || matches!(name.as_str(), "externalData" | "ssoIdentifier" | "ssoLoginMode"));
    }
}

/// Addresses of people who use the vendor's product at other companies: they cannot be seen, and cannot be had.
const FOREIGN_EMAILS: [&str; 1] = ["taken@other-company.example"];
