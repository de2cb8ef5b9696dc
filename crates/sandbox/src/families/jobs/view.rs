//! How answers show jobs and ads.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};

use crate::config::Config;
use crate::json::{Fields, json};
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
    out.put("location", location);
    state(job, &mut out);
    out.put_some("language", job.ads.first().map(|ad| language(&ad.language)));
    out.put("actions", json!({ "details": link(config, &format!("/jobs/{}", job.id)) }));
    Value::Object(out)
}

/// A job in full.
pub(super) fn details(job: &Job, world: &World, config: &Config) -> Value {
    let mut out = head(job, world);
    out.put("location", &job.location);
    state(job, &mut out);
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
    put("targetHiringDate", job.target_hiring_date.as_deref().map(Value::from));
    put("industry", label(&INDUSTRIES, Some(&job.industry)));
    put("function", label(&FUNCTIONS, Some(&job.function)));
    put("typeOfEmployment", label(&EMPLOYMENT_TYPES, job.employment.as_deref()));
    put("experienceLevel", label(&EXPERIENCE_LEVELS, Some(&job.experience)));
    put("eeoCategory", label(&EEO_CATEGORIES, job.eeo.as_deref()));
    put("template", Some(job.template.into()));
    put("creator", Some(creator(&job.creator, world)));
    put("compensation", job.compensation.clone());
    put("jobAd", job.ads.first().map(|ad| json!({ "sections": &ad.sections, "language": language(&ad.language) })));
    put("properties", Some(job.properties.iter().filter_map(|(id, value)| super::properties::shown(&world.settings, id, value)).collect()));
    put("actions", Some(actions(job, config)));
    Value::Object(out)
}

/// An ad.
pub(super) fn ad(job: &Job, ad: &Ad, config: &Config) -> Value {
    let posted = ad.posting.as_ref();
    let mut out = Map::new();
    out.put("id", &ad.id);
    out.put("title", &ad.title);
    out.put("language", language(&ad.language));
    out.put("jobAd", &ad.sections);
    out.put("location", &ad.location);
    out.put("createdOn", time::iso(ad.created_ms));
    out.put("updatedOn", time::iso(ad.updated_ms));
    out.put_some("applyUrl", posted.map(crate::world::posting::Posting::page));
    out.put("postingStatus", if posted.is_some() { "PUBLISHED" } else { "NOT_PUBLISHED" });
    out.put("default", job.ads.first().is_some_and(|first| first.id == ad.id));
    let postings = format!("/jobs/{}/jobads/{}/postings", job.id, ad.id);
    out.put("actions", json!({ "postings": link(config, &postings) }));
    out.put("creator", json!({ "id": &ad.creator }));
    out.put("visibility", &ad.visibility);
    Value::Object(out)
}

/// A member of a hiring team.
pub(super) fn member(member: &Member, config: &Config) -> Value {
    let details = user(config, &member.user);
    json!({ "id": &member.user, "role": &member.role, "actions": { "details": details } })
}

/// A link to a user.
pub(super) fn user(config: &Config, id: &str) -> Value {
    link(config, &format!("/user-api/v201804/users/{id}"))
}

fn head(job: &Job, world: &World) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
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
    out.put("status", &job.status);
    out.put("postingStatus", job.posting_status());
}

fn creator(id: &str, world: &World) -> Value {
    let mut out = Map::new();
    out.put("id", id);
    for name in ["firstName", "lastName"] {
        let text = world.user(id).and_then(|user| user.text(name));
        out.put_some(name, text);
    }
    Value::Object(out)
}

fn actions(job: &Job, config: &Config) -> Value {
    let below = |name: &str| link(config, &format!("/jobs/{}{name}", job.id));
    let mut out = Map::new();
    out.put("hiringTeam", below("/hiring-team"));
    out.put("publications", below("/publication"));
    out.put("positions", below("/positions"));
    let posted = job.ads.first().and_then(|ad| ad.posting.as_ref());
    out.put_some("applyOnWeb", posted.map(|posting| json!({ "url": posting.page(), "method": "GET" })));
    out.put("details", below(""));
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
