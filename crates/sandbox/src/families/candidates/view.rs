//! How answers show candidates and their applications.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::time;
use crate::world::candidate::{Application, Source};
use crate::world::company::{REJECTION_REASONS, WITHDRAWAL_REASONS, labelled};
use crate::world::{Candidate, Settings, World};

/// A candidate as an item of a search.
pub(super) fn item(candidate: &Candidate, world: &World, config: &Config) -> Value {
    let mut out = head(candidate);
    out.extend(candidate.location.clone().map(|location| ("location".into(), location)));
    out.extend(candidate.rating.map(|rating| ("averageRating".into(), rating.into())));
    out.insert("tags".into(), json!(candidate.tags));
    out.insert("consent".into(), json!({ "status": candidate.consent.status }));
    let short = |application: &Application| {
        let mut out = Map::new();
        out.insert("job".into(), job(application, world, config, true));
        out.insert("status".into(), application.status.as_str().into());
        out.extend(application.sub_status.as_deref().map(|step| ("subStatus".into(), step.into())));
        Value::Object(out)
    };
    out.extend(candidate.primary().map(|application| ("primaryAssignment".into(), short(application))));
    let others = candidate.secondary().map(|application| json!({ "job": job(application, world, config, false) }));
    out.insert("secondaryAssignments".into(), others.collect());
    let link = |name: &str| link(config, &format!("/candidates/{}{name}", candidate.id), "GET");
    out.insert("actions".into(), json!({ "details": link(""), "properties": link("/properties") }));
    Value::Object(out)
}

/// A candidate in full.
pub(super) fn details(candidate: &Candidate, world: &World, config: &Config) -> Value {
    let mut out = head(candidate);
    out.extend(candidate.phone.as_deref().map(|phone| ("phoneNumber".into(), phone.into())));
    out.extend(candidate.location.clone().map(|location| ("location".into(), location)));
    out.extend(candidate.web.clone().map(|web| ("web".into(), web)));
    out.insert("tags".into(), json!(candidate.tags));
    out.extend(candidate.rating.map(|rating| ("averageRating".into(), rating.into())));
    out.insert("education".into(), json!(candidate.education));
    out.insert("experience".into(), json!(candidate.experience));
    let whole = |entry: &Application| {
        let mut out = Map::new();
        out.insert("job".into(), job(entry, world, config, true));
        out.extend(application(entry, world, config));
        Value::Object(out)
    };
    out.extend(candidate.primary().map(|application| ("primaryAssignment".into(), whole(application))));
    out.insert("secondaryAssignments".into(), candidate.secondary().map(whole).collect());
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
    out.insert("status".into(), application.status.as_str().into());
    out.extend(application.sub_status.as_deref().map(|step| ("subStatus".into(), step.into())));
    out.extend(application.starts_on.as_deref().map(|date| ("startsOn".into(), date.into())));
    out.insert("source".into(), source_label(&world.settings, &application.source).into());
    let (name, reasons) = match application.status.as_str() {
        "REJECTED" => ("reasonOfRejection", &REJECTION_REASONS[..]),
        "WITHDRAWN" => ("reasonOfWithdrawal", &WITHDRAWAL_REASONS[..]),
        _ => ("", &[][..]),
    };
    let reason = application.reason.as_deref().and_then(|id| labelled(reasons, id));
    out.extend(reason.map(|reason| (name.into(), reason.json())));
    let sub_kind = application.source.sub_kind.as_ref().map(|sub_kind| format!("?sourceSubType={sub_kind}")).unwrap_or_default();
    let source = format!("/configuration/sources/{}/values/{}{sub_kind}", application.source.kind, application.source.id);
    out.insert("actions".into(), json!({ "sourceDetails": link(config, &source, "GET") }));
    out
}

/// A link to an operation of this sandbox.
pub(super) fn link(config: &Config, path: &str, method: &str) -> Value {
    json!({ "url": config.url(path), "method": method })
}

fn head(candidate: &Candidate) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("id".into(), candidate.id.as_str().into());
    out.insert("internal".into(), candidate.internal.into());
    out.insert("firstName".into(), candidate.first_name.as_str().into());
    out.insert("lastName".into(), candidate.last_name.as_str().into());
    out.insert("email".into(), candidate.email.as_str().into());
    out.insert("createdOn".into(), time::iso(candidate.created_ms).into());
    out.insert("updatedOn".into(), time::iso(candidate.updated_ms).into());
    out
}

fn job(application: &Application, world: &World, config: &Config, titled: bool) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), application.job.as_str().into());
    let title = world.job(&application.job).map_or("", |job| job.title.as_str());
    out.extend(titled.then(|| ("title".into(), title.into())));
    out.insert("actions".into(), json!({ "details": link(config, &format!("/jobs/{}", application.job), "GET") }));
    Value::Object(out)
}

fn source_label<'a>(settings: &'a Settings, source: &'a Source) -> &'a str {
    let found = settings.source_type(&source.kind).and_then(|kind| kind.source(&source.id));
    found.map_or(source.id.as_str(), |source| source.label.as_str())
}
