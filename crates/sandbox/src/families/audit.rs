//! The audit log.

use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::Fields;
use crate::reply;
use crate::time::DAY_MS;
use crate::world::audit::Entry;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    match id {
        "auditEvents.list" => Some(list),
        _ => None,
    }
}

/// Lists what was done, the oldest first: in the last week, unless dates are given.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let (after, before) = (call.moment("eventDateAfter"), call.moment("eventDateBefore"));
    let week_ms = call.now_ms.saturating_sub(7 * DAY_MS);
    let (from, until) = if after.is_none() && before.is_none() { (week_ms, None) } else { (after.unwrap_or(0), before) };
    let until = until.unwrap_or_else(|| call.now_ms.saturating_add(1));
    let fits = |entry: &&Entry| {
        let (kind, id) = entry.subject.entity();
        (from..until).contains(&entry.at_ms)
            && among(call, "eventName", entry.name)
            && among(call, "authorType", entry.author.kind())
            && among(call, "entityType", kind)
            && call.parameter("authorId").is_none_or(|wanted| entry.author.id() == Some(wanted))
            && call.parameter("entityId").is_none_or(|wanted| id == wanted)
    };
    let found: Vec<&Entry> = call.world.audit.entries().filter(fits).collect();
    let (items, next) = page.cut(&found, |entry| &entry.id);
    let mut body = Map::new();
    body.put_some("nextPageId", next);
    body.put("limit", page.limit);
    body.put("content", items.into_iter().map(Entry::json).collect::<Value>());
    Ok(reply::json(200, &Value::Object(body)))
}

/// Whether a parameter is absent, or one of its values is this. They come repeated or joined by commas.
fn among(call: &Call<'_>, name: &str, value: &str) -> bool {
    let mut wanted = call.values(name).flat_map(|values| values.split(',')).peekable();
    wanted.peek().is_none() || wanted.any(|wanted| wanted == value)
}
