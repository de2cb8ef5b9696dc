//! How answers show jobs and ads.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::time;
use crate::world::company::{self, EEO_CATEGORIES, EMPLOYMENT_TYPES, EXPERIENCE_LEVELS, FUNCTIONS, INDUSTRIES, Label, labelled};
use crate::world::job::{Ad, Member};
use crate::world::settings::Department;
use crate::world::{Job, World};

/// A job as an item of a list: without coordinates and text.
pub(super) fn summary(job: &Job, world: &World, config: &Config) -> Value {
    let mut out = head(job, world);
    let mut location = job.location.clone();
    if let Some(fields) = location.as_object_mut() {
        fields.retain(|name, _| !matches!(name.as_str(), "latitude" | "longitude"));
    }
    out.insert("location".into(), location);
    state(job, &mut out);
    out.extend(job.ads.first().map(|ad| ("language".into(), language(&ad.language))));
    out.insert("actions".into(), json!({ "details": link(config, &format!("/jobs/{}", job.id)) }));
    Value::Object(out)
}

/// A job in full.
pub(super) fn details(job: &Job, world: &World, config: &Config) -> Value {
    let mut out = head(job, world);
    out.insert("location".into(), job.location.clone());
    state(job, &mut out);
    let mut put = |name: &str, value: Option<Value>| out.extend(value.map(|value| (String::from(name), value)));
    put("targetHiringDate", job.target_hiring_date.as_deref().map(Value::from));
    put("industry", label(&INDUSTRIES, Some(&job.industry)));
    put("function", label(&FUNCTIONS, Some(&job.function)));
    put("typeOfEmployment", label(&EMPLOYMENT_TYPES, job.employment.as_deref()));
    put("experienceLevel", label(&EXPERIENCE_LEVELS, Some(&job.experience)));
    put("eeoCategory", label(&EEO_CATEGORIES, job.eeo.as_deref()));
    put("template", Some(job.template.into()));
    put("creator", Some(creator(&job.creator, world)));
    put("compensation", job.compensation.clone());
    put("jobAd", job.ads.first().map(|ad| json!({ "sections": ad.sections, "language": language(&ad.language) })));
    put("properties", Some(job.properties.iter().filter_map(|(id, value)| super::properties::shown(&world.settings, id, value)).collect()));
    put("actions", Some(actions(job, config)));
    Value::Object(out)
}

/// An ad.
pub(super) fn ad(job: &Job, ad: &Ad, config: &Config) -> Value {
    let posted = ad.posting.as_ref();
    let mut out = Map::new();
    out.insert("id".into(), ad.id.as_str().into());
    out.insert("title".into(), ad.title.as_str().into());
    out.insert("language".into(), language(&ad.language));
    out.insert("jobAd".into(), ad.sections.clone());
    out.insert("location".into(), ad.location.clone());
    out.insert("createdOn".into(), time::iso(ad.created_ms).into());
    out.insert("updatedOn".into(), time::iso(ad.updated_ms).into());
    out.extend(posted.map(|posting| ("applyUrl".into(), posting.page().into())));
    out.insert("postingStatus".into(), if posted.is_some() { "PUBLISHED" } else { "NOT_PUBLISHED" }.into());
    out.insert("default".into(), job.ads.first().is_some_and(|first| first.id == ad.id).into());
    let postings = format!("/jobs/{}/jobads/{}/postings", job.id, ad.id);
    out.insert("actions".into(), json!({ "postings": link(config, &postings) }));
    out.insert("creator".into(), json!({ "id": ad.creator }));
    out.insert("visibility".into(), ad.visibility.as_str().into());
    Value::Object(out)
}

/// A member of a hiring team.
pub(super) fn member(member: &Member, config: &Config) -> Value {
    let details = user(config, &member.user);
    json!({ "id": member.user, "role": member.role, "actions": { "details": details } })
}

/// A link to a user.
pub(super) fn user(config: &Config, id: &str) -> Value {
    link(config, &format!("/user-api/v201804/users/{id}"))
}

fn head(job: &Job, world: &World) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.extend(value.map(|value| (String::from(name), value)));
    put("id", Some(job.id.as_str().into()));
    put("title", Some(job.title.as_str().into()));
    put("refNumber", job.ref_number.as_deref().map(Value::from));
    put("createdOn", Some(time::iso(job.created_ms).into()));
    put("updatedOn", Some(time::iso(job.updated_ms).into()));
    put("lastActivityOn", Some(time::iso(job.activity_ms).into()));
    put("department", job.department.as_deref().and_then(|id| world.settings.department(id)).map(Department::json));
    out
}

fn state(job: &Job, out: &mut Map<String, Value>) {
    out.insert("status".into(), job.status.as_str().into());
    out.insert("postingStatus".into(), job.posting_status().into());
}

fn creator(id: &str, world: &World) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), id.into());
    for name in ["firstName", "lastName"] {
        let text = world.user(id).and_then(|user| user.text(name));
        out.extend(text.map(|text| (String::from(name), text.into())));
    }
    Value::Object(out)
}

fn actions(job: &Job, config: &Config) -> Value {
    let below = |name: &str| link(config, &format!("/jobs/{}{name}", job.id));
    let mut out = Map::new();
    out.insert("hiringTeam".into(), below("/hiring-team"));
    out.insert("publications".into(), below("/publication"));
    out.insert("positions".into(), below("/positions"));
    let posted = job.ads.first().and_then(|ad| ad.posting.as_ref());
    out.extend(posted.map(|posting| (String::from("applyOnWeb"), json!({ "url": posting.page(), "method": "GET" }))));
    out.insert("details".into(), below(""));
    Value::Object(out)
}

fn link(config: &Config, path: &str) -> Value {
    json!({ "url": config.url(path), "method": "GET" })
}

fn language(code: &str) -> Value {
    company::language(code).unwrap_or_else(|| json!({ "code": code }))
}

fn label(list: &[Label], id: Option<&str>) -> Option<Value> {
    labelled(list, id?).map(Label::json)
}
