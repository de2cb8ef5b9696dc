//! Where candidates come from: types, subtypes and sources.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::world::settings::{Source, SourceType};
use crate::{paging, reply};

/// All types with their subtypes.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
pub(super) fn types(call: &mut Call<'_>) -> Result<Response, Fault> {
    let shown = |kind: &SourceType| {
        let url = call.url(&format!("/configuration/sources/{}/values", kind.id));
        let subtypes: Vec<Value> = kind.subtypes.iter().map(|id| json!({ "id": id })).collect();
        json!({ "id": kind.id, "label": kind.label, "subtypes": subtypes, "actions": { "values": { "url": url, "method": "GET" } } })
    };
    Ok(reply::json(200, &paging::complete(call.world.settings.source_types.iter().map(shown).collect())))
}

/// The sources of a type, or of one of its subtypes, by offset.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, id) = (call.page()?, call.argument("sourceType"));
    let missing = || Fault::message(404, format!("there is no source type {id}"));
    let kind = call.world.settings.source_type(&id).ok_or_else(missing)?;
    let subtype = belongs(call, kind)?;
    let found: Vec<&Source> = kind.sources.iter().filter(|source| subtype.is_none_or(|subtype| source.subtype == subtype)).collect();
    let (items, _) = page.cut(&found, |source| &source.id);
    let items: Vec<Value> = items.into_iter().map(|source| shown(call, kind, source)).collect();
    Ok(reply::json(200, &json!({ "totalFound": found.len(), "limit": page.limit, "offset": page.offset, "content": items })))
}

/// One source. A type of several subtypes needs one of them named.
pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (id, wanted) = (call.argument("sourceType"), call.argument("sourceValueId"));
    let invalid = || Fault::new(400, "SOURCE_TYPE_INVALID", format!("there is no source type {id}"));
    let kind = call.world.settings.source_type(&id).ok_or_else(invalid)?;
    let subtype = belongs(call, kind)?;
    if subtype.is_none() && kind.subtypes.len() > 1 {
        let message = format!("the source type {id} has several subtypes: send sourceSubType, one of {}", kind.subtypes.join(", "));
        return Err(Fault::new(400, "SUBTYPE_REQUIRED", message));
    }
    let missing = || Fault::message(404, format!("the source type {id} has no source with the id {wanted}"));
    let source = kind.source(&wanted).filter(|source| subtype.is_none_or(|subtype| source.subtype == subtype)).ok_or_else(missing)?;
    Ok(reply::json(200, &shown(call, kind, source)))
}

/// The source that links know by an identifier.
pub(super) fn identified(call: &mut Call<'_>) -> Result<Response, Fault> {
    let identifier = call.argument("sourceIdentifier");
    if !is_uuid(&identifier) {
        return Err(Fault::new(400, "INVALID_IDENTIFIER", format!("{identifier} is no UUID")));
    }
    let all = call.world.settings.source_types.iter().flat_map(|kind| kind.sources.iter().map(move |source| (kind, source)));
    let mut found = all.filter(|(_, source)| source.identifier.eq_ignore_ascii_case(&identifier));
    let missing = || Fault::new(404, "SOURCE_NOT_FOUND", format!("no source has the identifier {identifier}"));
    let (kind, source) = found.next().ok_or_else(missing)?;
    Ok(reply::json(200, &json!({ "label": &source.label, "type": { "id": kind.id }, "subType": { "id": source.subtype } })))
}

/// The source that stands for a recruiter, by name in any case; one is added where there is none.
pub(super) fn resolve(call: &mut Call<'_>) -> Result<Response, Fault> {
    let name = String::from(call.parameter("sourceName").unwrap_or_default().trim());
    if name.is_empty() {
        return Err(Fault::new(400, call.config.invalid_request_code, "the parameter sourceName is required"));
    }
    let (id, identifier) = (call.world.ids.hex24(), call.world.ids.uuid());
    if let Some(kind) = call.world.settings.source_types.iter_mut().find(|kind| kind.id == RECRUITER)
        && !kind.sources.iter().any(|source| is(source, &name))
    {
        let subtype = kind.subtypes.first().copied().unwrap_or(RECRUITER);
        kind.sources.push(Source { id, label: name.clone(), subtype, identifier });
    }
    let kind = call.world.settings.source_type(RECRUITER);
    let found = kind.and_then(|kind| kind.sources.iter().find(|source| is(source, &name)).map(|source| shown(call, kind, source)));
    Ok(reply::json(200, &found.unwrap_or_default()))
}

/// The subtype that the request names, if the type has it.
fn belongs<'a>(call: &'a Call<'_>, kind: &SourceType) -> Result<Option<&'a str>, Fault> {
    match call.parameter("sourceSubType") {
        Some(subtype) if !kind.subtypes.contains(&subtype) => {
            Err(Fault::new(400, "SOURCE_TYPE_AND_SUBTYPE_INVALID", format!("the source type {} has no subtype {subtype}", kind.id)))
        }
        subtype => Ok(subtype),
    }
}

fn is(source: &Source, name: &str) -> bool {
    source.label.to_lowercase() == name.to_lowercase()
}

fn shown(call: &Call<'_>, kind: &SourceType, source: &Source) -> Value {
    let subtype = if kind.subtypes.len() > 1 { format!("?sourceSubType={}", source.subtype) } else { String::new() };
    let url = call.url(&format!("/configuration/sources/{}/values/{}{subtype}", kind.id, source.id));
    json!({
        "id": &source.id,
        "label": &source.label,
        "sourceSubType": { "id": source.subtype },
        "actions": { "sourceDetails": { "url": url, "method": "GET" } },
    })
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && text.chars().all(|letter| letter == '-' || letter.is_ascii_hexdigit())
}

const RECRUITER: &str = "RECRUITER";
