//! Where candidates came from.

use alloc::format;
use alloc::string::String;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::reply;
use crate::world::candidate::Source;
use crate::world::company::{SOURCES, labelled};

/// Changes the source of an application.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::application(call)?;
    let source = check(call.json()).map_err(|wrong| match wrong {
        Wrong::Type(message) => Fault::new(400, "INVALID_SOURCE_TYPE", message),
        Wrong::SubTypeMissing(message) => Fault::new(400, "SUBTYPE_REQUIRED", message),
        Wrong::Id(message) | Wrong::Form(message) => Fault::new(400, "INVALID_SOURCE", message),
    })?;
    reach::change(call, |application| application.source = source)?;
    Ok(reply::empty(204))
}

/// The source that a new candidate is given; the one of the API where none is.
pub(super) fn read(call: &Call<'_>, given: Option<&Value>) -> Result<Source, Fault> {
    let Some(given) = given else { return Ok(Source { kind: "API".into(), sub_kind: None, id: "API".into() }) };
    check(given).map_err(|wrong| match wrong {
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

fn check(given: &Value) -> Result<Source, Wrong> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let (kind, id) = (text("sourceTypeId").unwrap_or_default(), text("sourceId").unwrap_or_default());
    let sub_kind = text("sourceSubTypeId").filter(|sub_kind| !sub_kind.is_empty());
    let Some((_, needed, sources)) = SOURCES.iter().find(|(found, _, _)| *found == kind) else {
        return Err(Wrong::Type(format!("there is no source type {kind}")));
    };
    match (needed, sub_kind) {
        (Some(needed), None) => return Err(Wrong::SubTypeMissing(format!("sources of the type {kind} need a subtype: {needed}"))),
        (Some(needed), Some(given)) if given != *needed => return Err(Wrong::Id(format!("the type {kind} has no subtype {given}"))),
        (None, Some(given)) if given != kind => return Err(Wrong::Id(format!("the type {kind} has no subtype {given}"))),
        _ => {}
    }
    if !id.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')) {
        return Err(Wrong::Form(format!("{id} is no id of a source")));
    }
    if labelled(sources, id).is_none() {
        return Err(Wrong::Id(format!("the type {kind} has no source {id}")));
    }
    Ok(Source { kind: kind.into(), sub_kind: sub_kind.map(String::from), id: id.into() })
}
