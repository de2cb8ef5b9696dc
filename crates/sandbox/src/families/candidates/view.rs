//! How answers show candidates and their applications.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};

use crate::config::Config;
use crate::json::{Fields, json};
use crate::time;
use crate::world::candidate::{Application, Source};
use crate::world::company::{REJECTION_REASONS, WITHDRAWAL_REASONS, labelled};
use crate::world::{Candidate, Packed, Settings, World};

/// A candidate as an item of a search.
pub(super) fn item(candidate: &Candidate, world: &World, config: &Config) -> Value {
    let mut out = head(candidate);
    out.put_some("location", candidate.location.as_ref().map(Packed::read));
    out.put_some("averageRating", candidate.rating);
    out.put("tags", json!(&candidate.tags));
    out.put("consent", json!({ "status": candidate.consent.status }));
    let short = |application: &Application| {
        let mut out = Map::new();
        out.put("job", job(application, world, config, true));
        out.put("status", &application.status);
        out.put_some("subStatus", application.sub_status.as_deref());
        Value::Object(out)
    };
    out.put_some("primaryAssignment", candidate.primary().map(short));
    let others = candidate.secondary().map(|application| json!({ "job": job(application, world, config, false) }));
    out.put("secondaryAssignments", others.collect::<Value>());
    let link = |name: &str| link(config, &format!("/candidates/{}{name}", candidate.id), "GET");
    out.put("actions", json!({ "details": link(""), "properties": link("/properties") }));
    Value::Object(out)
}

/// A candidate in full.
pub(super) fn details(candidate: &Candidate, world: &World, config: &Config) -> Value {
    let mut out = head(candidate);
    out.put_some("phoneNumber", candidate.phone.as_deref());
    out.put_some("location", candidate.location.as_ref().map(Packed::read));
    out.put_some("web", candidate.web.as_ref().map(Packed::read));
    out.put("tags", json!(&candidate.tags));
    out.put_some("averageRating", candidate.rating);
    out.put("education", candidate.education.read());
    out.put("experience", candidate.experience.read());
    let whole = |entry: &Application| {
        let mut out = Map::new();
        out.put("job", job(entry, world, config, true));
        out.extend(application(entry, world, config));
        Value::Object(out)
    };
    out.put_some("primaryAssignment", candidate.primary().map(&whole));
    out.put("secondaryAssignments", candidate.secondary().map(whole).collect::<Value>());
    let link = |name: &str| link(config, &format!("/candidates/{}/{name}", candidate.id), "GET");
    out.insert(
        "actions".into(),
        json!({
            "properties": link("properties"), "attachments": link("attachments"), "consent": link("consent"), "consents": link("consents"),
        }),
    );
    Value::Object(out)
}

/// Status, source and reasons of an application.
pub(super) fn application(application: &Application, world: &World, config: &Config) -> Map<String, Value> {
    let mut out = Map::new();
    out.put("status", &application.status);
    out.put_some("subStatus", application.sub_status.as_deref());
    out.put_some("startsOn", application.starts_on.as_deref());
    out.put("source", source_label(&world.settings, &application.source));
    let (name, reasons) = match application.status.as_str() {
        "REJECTED" => ("reasonOfRejection", &REJECTION_REASONS[..]),
        "WITHDRAWN" => ("reasonOfWithdrawal", &WITHDRAWAL_REASONS[..]),
        _ => ("", &[][..]),
    };
    let reason = application.reason.as_deref().and_then(|id| labelled(reasons, id));
    out.put_some(name, reason.map(crate::world::company::Label::json));
    let sub_kind = application.source.sub_kind.as_ref().map(|sub_kind| format!("?sourceSubType={sub_kind}")).unwrap_or_default();
    let source = format!("/configuration/sources/{}/values/{}{sub_kind}", application.source.kind, application.source.id);
    out.put("actions", json!({ "sourceDetails": link(config, &source, "GET") }));
    out
}

/// A link to an operation of this sandbox.
pub(super) fn link(config: &Config, path: &str, method: &str) -> Value {
    json!({ "url": config.url(path), "method": method })
}

fn head(candidate: &Candidate) -> Map<String, Value> {
    let mut out = Map::new();
    out.put("id", &candidate.id);
    out.put("internal", candidate.internal);
    out.put("firstName", &candidate.first_name);
    out.put("lastName", &candidate.last_name);
    out.put("email", &candidate.email);
    out.put("createdOn", time::iso(candidate.created_ms));
    out.put("updatedOn", time::iso(candidate.updated_ms));
    out
}

fn job(application: &Application, world: &World, config: &Config, titled: bool) -> Value {
    let mut out = Map::new();
    out.put("id", &application.job);
    let title = world.job(&application.job).map_or("", |job| job.title.as_str());
    out.put_some("title", titled.then_some(title));
    out.put("actions", json!({ "details": link(config, &format!("/jobs/{}", application.job), "GET") }));
    Value::Object(out)
}

fn source_label<'a>(settings: &'a Settings, source: &'a Source) -> &'a str {
    let found = settings.source_type(&source.kind).and_then(|kind| kind.source(&source.id));
    found.map_or(source.id.as_str(), |source| source.label.as_str())
}
