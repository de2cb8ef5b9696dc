//! Where candidates came from.

use alloc::format;
use alloc::string::String;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::reply;
use crate::world::Settings;
use crate::world::candidate::Source;

/// Changes the source of an application.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::application(call)?;
    let source = check(&call.world.settings, call.json()).map_err(|wrong| match wrong {
        Wrong::Type(message) => Fault::new(400, "INVALID_SOURCE_TYPE", message),
        Wrong::SubTypeMissing(message) => Fault::new(400, "SUBTYPE_REQUIRED", message),
        Wrong::Id(message) | Wrong::Form(message) => Fault::new(400, "INVALID_SOURCE", message),
    })?;
    reach::change(call, |application| application.source = source)?;
    Ok(reply::empty(204))
}

/// The source that a new candidate is given; the one of the API where none is.
pub(in crate::families) fn read(call: &Call<'_>, given: Option<&Value>) -> Result<Source, Fault> {
    let Some(given) = given else { return Ok(Source { kind: "API".into(), sub_kind: None, id: "API".into() }) };
    check(&call.world.settings, given).map_err(|wrong| match wrong {
        Wrong::Type(message) => Fault::new(404, "SOURCE_TYPE_NOT_FOUND", message),
        Wrong::SubTypeMissing(message) => Fault::new(400, "SUBTYPE_REQUIRED", message),
        Wrong::Form(message) if call.operation.id() == "candidates.addToJob" => Fault::new(400, "INVALID_SOURCE_ID", message),
        Wrong::Id(message) | Wrong::Form(message) => Fault::new(400, "SOURCE_NOT_FOUND", message),
    })
}

enum Wrong {
    Type(String),
    SubTypeMissing(String),
    /// No source has this id.
    Id(String),
    /// No id looks like this.
    Form(String),
}

fn check(settings: &Settings, given: &Value) -> Result<Source, Wrong> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let (kind, id) = (text("sourceTypeId").unwrap_or_default(), text("sourceId").unwrap_or_default());
    let sub_kind = text("sourceSubTypeId").filter(|sub_kind| !sub_kind.is_empty());
    let Some(found) = settings.source_type(kind) else {
        return Err(Wrong::Type(format!("there is no source type {kind}")));
    };
    match sub_kind {
        None if !found.subtypes.contains(&kind) => {
            return Err(Wrong::SubTypeMissing(format!("sources of the type {kind} need a subtype: {}", found.subtypes.join(" or "))));
        }
        Some(given) if !found.subtypes.contains(&given) => return Err(Wrong::Id(format!("the type {kind} has no subtype {given}"))),
        _ => {}
    }
    if !id.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')) {
        return Err(Wrong::Form(format!("{id} is no id of a source")));
    }
    if found.source(id).is_none_or(|source| sub_kind.is_some_and(|sub_kind| source.subtype != sub_kind)) {
        return Err(Wrong::Id(format!("the type {kind} has no source {id}")));
    }
    Ok(Source { kind: kind.into(), sub_kind: sub_kind.map(String::from), id: id.into() })
}
