//! What changed of a user.

use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{Change, Subject, User};

pub(super) fn created(user: &User, out: &mut Vec<Change>) {
    out.push(Change::logged(Subject::User(user.id.clone()), "USER_ACCOUNT_CREATED"));
}

pub(super) fn compare(before: &User, after: Option<&User>, out: &mut Vec<Change>) {
    let Some(after) = after else { return };
    let mut log = |audit, context| out.push(Change { context, ..Change::logged(Subject::User(after.id.clone()), audit) });
    if before.active != after.active {
        log(if after.active { "USER_ACCOUNT_ACTIVATED" } else { "USER_ACCOUNT_DEACTIVATED" }, Value::Null);
    }
    let role = |user: &User| user.fields.get("systemRole").and_then(|role| role.get("id")).cloned().unwrap_or_default();
    if role(before) != role(after) {
        log("USER_ROLE_CHANGED", json!({ "currentRole": role(after), "previousRole": role(before) }));
    }
    let rest = |user: &User| {
        let mut fields = user.fields.clone();
        fields.shift_remove("systemRole");
        (fields, user.groups.clone())
    };
    if rest(before) != rest(after) {
        log("USER_ACCOUNT_UPDATED", Value::Null);
    }
}
