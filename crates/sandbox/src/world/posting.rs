//! Public postings: what visitors see of an ad, as it was at its last publication.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};

use super::company::{self, EMPLOYMENT_TYPES, EXPERIENCE_LEVELS, FUNCTIONS, INDUSTRIES};
use super::job::{Ad, Job};
use super::settings::{Department, Settings};
use crate::ids::Ids;
use crate::json::{Fields, json};
use crate::time;

/// A published ad.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Posting {
    /// 15 digits.
    pub(crate) id: String,
    pub(crate) uuid: String,
    pub(crate) released_ms: u64,
    /// `PUBLIC` or `INTERNAL`.
    pub(crate) visibility: String,
    /// Everything that was taken from the job and the ad, in the form of the API.
    pub(crate) snapshot: Map<String, Value>,
}

/// Publishes an ad: what the job and the ad say now is what visitors see until the next publication. A posting that is there keeps its ids.
pub(crate) fn release(
    ids: &mut Ids,
    settings: &Settings,
    job: &mut Job,
    ad_id: &str,
    creator: &str,
    visibility: &str,
    now_ms: u64,
) -> bool {
    let Some(place) = job.ads.iter().position(|ad| ad.id == ad_id) else { return false };
    let Some(snapshot) = job.ads.get(place).map(|ad| snapshot(settings, job, ad, place == 0, creator)) else { return false };
    let Some(ad) = job.ads.get_mut(place) else { return false };
    let (id, uuid) = match ad.posting.take() {
        Some(before) => (before.id, before.uuid),
        None => (ids.posting(), ids.uuid()),
    };
    ad.posting = Some(Posting { id, uuid, released_ms: now_ms, visibility: visibility.into(), snapshot });
    true
}

impl Posting {
    /// The posting as an item of a list: without its text and its addresses.
    pub(crate) fn item(&self, origin: &str) -> Value {
        let mut out = self.head(&["jobId", "jobAd"]);
        self.tail(origin, &mut out);
        Value::Object(out)
    }

    /// The posting in full.
    pub(crate) fn detail(&self, origin: &str) -> Value {
        let mut out = self.head(&["language"]);
        let page = self.page();
        out.put("applyUrl", format!("{page}?oga=true"));
        out.insert(
            "referralUrl".into(),
            format!("https://jobs.smartrecruiters.com/external-referrals/company/{}/publication/{}", company::IDENTIFIER, self.uuid).into(),
        );
        out.put("postingUrl", page);
        out.put("active", true);
        self.tail(origin, &mut out);
        Value::Object(out)
    }

    /// Address of the page that visitors see.
    pub(crate) fn page(&self) -> String {
        format!("https://jobs.smartrecruiters.com/{}/{}-{}", company::IDENTIFIER, self.id, slug(self.text("/name")))
    }

    /// A text of the snapshot, by JSON Pointer below the field: `/location/city`.
    pub(crate) fn text(&self, pointer: &str) -> &str {
        let rest = pointer.strip_prefix('/').unwrap_or(pointer);
        let (name, below) = rest.split_once('/').map_or((rest, None), |(name, _)| (name, pointer.get(name.len() + 1..)));
        let value = self.snapshot.get(name).and_then(|value| value.pointer(below.unwrap_or_default()));
        value.and_then(Value::as_str).unwrap_or_default()
    }

    fn head(&self, without: &[&str]) -> Map<String, Value> {
        let mut out = Map::new();
        out.put("id", &self.id);
        out.put("uuid", &self.uuid);
        for (name, value) in self.snapshot.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
            out.insert(name.clone(), value.clone());
        }
        out
    }

    fn tail(&self, origin: &str, out: &mut Map<String, Value>) {
        let path = format!("/v1/companies/{}/postings/{}", company::IDENTIFIER, self.id);
        out.put("company", json!({ "identifier": company::IDENTIFIER, "name": company::NAME }));
        out.put("releasedDate", time::iso(self.released_ms));
        out.put("ref", format!("{}{path}", origin.trim_end_matches('/')));
        out.put("visibility", &self.visibility);
    }
}

fn snapshot(settings: &Settings, job: &Job, ad: &Ad, default: bool, creator: &str) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
    put("name", Some(ad.title.as_str().into()));
    put("jobId", Some(job.id.as_str().into()));
    put("jobAdId", Some(ad.id.as_str().into()));
    put("defaultJobAd", Some(default.into()));
    put("refNumber", job.ref_number.as_deref().map(Value::from));
    put("location", Some(location(&ad.location)));
    put("industry", company::labelled(&INDUSTRIES, &job.industry).map(company::Label::json));
    put("department", job.department.as_deref().and_then(|id| settings.department(id)).map(Department::json));
    put("function", company::labelled(&FUNCTIONS, &job.function).map(company::Label::json));
    let employment = job.employment.as_deref();
    put("typeOfEmployment", employment.and_then(|id| company::labelled(&EMPLOYMENT_TYPES, id)).map(company::Label::json));
    put("experienceLevel", company::labelled(&EXPERIENCE_LEVELS, &job.experience).map(company::Label::json));
    put("customField", Some(job.properties.iter().filter_map(|(id, value)| custom_field(settings, id, value)).collect()));
    put("creator", Some(json!({ "name": creator })));
    put("language", company::language(&ad.language));
    put("jobAd", Some(json!({ "sections": &ad.sections })));
    out
}

fn location(given: &Value) -> Value {
    let text = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    let full: alloc::vec::Vec<&str> =
        [text("city"), text("regionCode"), text("country")].into_iter().filter(|part| !part.is_empty()).collect();
    let mut out = Map::new();
    out.put("country", text("countryCode").to_lowercase());
    for (name, from) in [("region", "regionCode"), ("city", "city")] {
        out.put(name, text(from));
    }
    out.put("remote", given.get("remote").cloned().unwrap_or(Value::Bool(false)));
    for name in ["latitude", "longitude"].into_iter().filter(|name| !text(name).is_empty()) {
        out.put(name, text(name));
    }
    out.put("fullLocation", full.join(", "));
    Value::Object(out)
}

/// A value of a list of a property that postings show.
fn custom_field(settings: &Settings, id: &str, value: &str) -> Option<Value> {
    let property = settings.job_property(id).filter(|property| property.active && property.visible)?;
    let value = property.value(value)?;
    Some(json!({ "fieldId": &property.id, "fieldLabel": &property.label, "valueId": &value.id, "valueLabel": &value.label }))
}

/// A title as addresses write it.
fn slug(title: &str) -> String {
    let words: alloc::vec::Vec<String> =
        title.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join("-")
}
