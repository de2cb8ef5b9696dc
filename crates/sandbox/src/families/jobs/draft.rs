//! What requests write of a job, checked against the lists of the company.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::properties;
use crate::access::Role;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::number;
use crate::world::Job;
use crate::world::company::{self, EEO_CATEGORIES, EMPLOYMENT_TYPES, EXPERIENCE_LEVELS, FUNCTIONS, INDUSTRIES, Label, labelled};
use crate::world::job::{Ad, StatusChange};
use crate::world::settings::Settings;

/// The fields of a job that requests write.
pub(super) const FIELDS: [&str; 14] = [
    "title",
    "refNumber",
    "targetHiringDate",
    "department",
    "location",
    "industry",
    "function",
    "typeOfEmployment",
    "experienceLevel",
    "eeoCategory",
    "template",
    "compensation",
    "jobAd",
    "properties",
];

/// A job that a request describes: everything it refers to exists.
#[derive(Debug)]
pub(super) struct Draft {
    title: String,
    ref_number: Option<String>,
    target_hiring_date: Option<String>,
    department: Option<String>,
    location: Value,
    industry: String,
    function: String,
    employment: Option<String>,
    experience: String,
    eeo: Option<String>,
    template: bool,
    compensation: Option<Value>,
    language: String,
    sections: Value,
    properties: Vec<(String, String)>,
}

/// Reads a job that fits the schema `JobCreate`; `before` is the job that it replaces.
///
/// # Errors
/// 400 with a code for each thing that does not exist, 403 for templates, 409 for a reference number that another job has.
pub(super) fn read(call: &Call<'_>, given: &Value, before: Option<&Job>) -> Result<Draft, Fault> {
    let text = |pointer: &str| given.pointer(pointer).and_then(Value::as_str).map(String::from);
    let template = given.get("template").and_then(Value::as_bool).unwrap_or(false);
    if template != before.is_some_and(|job| job.template) && call.caller.role < Role::Administrator {
        let message = "only administrators make templates, and make jobs of them";
        return Err(Fault::new(403, "JOB_TEMPLATES_MANAGEMENT_FORBIDDEN", message));
    }
    let mut faults = Vec::new();
    let department = text("/department/id");
    if let Some(id) = department.as_ref().filter(|id| call.world.settings.department(id).is_none()) {
        faults.push(("DEPARTMENT_NOT_FOUND", format!("/department/id: the company has no {id}")));
    }
    let mut listed = |pointer: &str, list: &[Label], code: &'static str| {
        let id = text(pointer)?;
        if labelled(list, &id).is_none() {
            faults.push((code, format!("{pointer}: the company has no {id}")));
        }
        Some(id)
    };
    let draft = Draft {
        title: text("/title").unwrap_or_default(),
        ref_number: text("/refNumber"),
        target_hiring_date: text("/targetHiringDate"),
        department,
        industry: listed("/industry/id", &INDUSTRIES, "INDUSTRY_NOT_FOUND").unwrap_or_default(),
        function: listed("/function/id", &FUNCTIONS, "FUNCTION_NOT_FOUND").unwrap_or_default(),
        employment: listed("/typeOfEmployment/id", &EMPLOYMENT_TYPES, employment_code(given)),
        experience: listed("/experienceLevel/id", &EXPERIENCE_LEVELS, "EXPERIENCE_LEVEL_NOT_FOUND").unwrap_or_default(),
        eeo: listed("/eeoCategory/id", &EEO_CATEGORIES, "EEO_CATEGORY_NOT_FOUND"),
        template,
        compensation: given.get("compensation").cloned(),
        location: given.get("location").map(|location| place(location, &mut faults)).unwrap_or_default(),
        language: language(text("/jobAd/language/code"), "JOB_AD_LANGUAGE_NOT_FOUND", &mut faults),
        sections: sections(given.pointer("/jobAd/sections")),
        properties: properties::read(call.world, given.get("properties"), before, &mut faults),
    };
    if !faults.is_empty() {
        return Err(Fault::several(400, faults));
    }
    if let Some(number) = &draft.ref_number {
        let taken = |job: &&Job| job.ref_number.as_ref() == Some(number) && before.is_none_or(|before| before.id != job.id);
        if let Some(other) = call.world.jobs.iter().find(taken) {
            let message = format!("the job {} has the reference number {number} already", other.id);
            return Err(Fault::new(409, "REF_NUMBER_ALREADY_EXISTS", message));
        }
    }
    Ok(draft)
}

/// A location in full, from one that fits `JobLocationInput`. Notes what is wrong with it.
pub(super) fn place(given: &Value, faults: &mut Vec<(&'static str, String)>) -> Value {
    let city = given.get("city").and_then(Value::as_str).unwrap_or_default();
    if !city.chars().any(char::is_alphabetic) {
        faults.push(("CITY_NOT_FOUND", format!("/location/city: there is no city {city}")));
    }
    let country = given.get("countryCode").and_then(Value::as_str).unwrap_or_default();
    let mut location = company::located(given);
    let Some(fields) = location.as_object_mut() else { return location };
    fields.put("countryCode", country.to_ascii_uppercase());
    let axes = [("latitude", 90.0), ("longitude", 180.0)].map(|(name, most)| (name, given.get(name).map(|value| degrees(value, most))));
    match axes {
        [(_, None), (_, None)] => {}
        [(north, Some(Some(latitude))), (east, Some(Some(longitude)))] => {
            fields.insert(north.into(), latitude.into());
            fields.insert(east.into(), longitude.into());
        }
        _ => faults.push(("INVALID_GEO_DATA", "/location: latitude and longitude go together, from -90 to 90 and -180 to 180".into())),
    }
    fields.put("manual", company::town(city, country).is_none());
    fields.put("remote", given.get("remote").cloned().unwrap_or(Value::Bool(false)));
    location
}

/// A language of the company's plan; English where none is named.
pub(super) fn language(code: Option<String>, fault: &'static str, faults: &mut Vec<(&'static str, String)>) -> String {
    let code = code.unwrap_or_else(|| String::from("en"));
    if company::language(&code).is_none() {
        faults.push((fault, format!("the company has no ads in the language {code}")));
    }
    code
}

/// The known sections of an ad.
pub(super) fn sections(given: Option<&Value>) -> Value {
    let known = SECTIONS.into_iter().filter_map(|name| Some((String::from(name), given?.get(name)?.clone())));
    Value::Object(known.collect::<Map<String, Value>>())
}

/// A job as the request that would make it.
pub(super) fn written(job: &Job, settings: &Settings) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
    let id = |id: &str| json!({ "id": id });
    put("title", Some(job.title.as_str().into()));
    put("refNumber", job.ref_number.as_deref().map(Value::from));
    put("targetHiringDate", job.target_hiring_date.as_deref().map(Value::from));
    put("department", job.department.as_deref().map(id));
    put("location", Some(written_place(&job.location)));
    put("industry", Some(id(&job.industry)));
    put("function", Some(id(&job.function)));
    put("typeOfEmployment", job.employment.as_deref().map(id));
    put("experienceLevel", Some(id(&job.experience)));
    put("eeoCategory", job.eeo.as_deref().map(id));
    put("template", Some(job.template.into()));
    put("compensation", job.compensation.clone());
    put("jobAd", job.ads.first().map(|ad| json!({ "sections": &ad.sections, "language": { "code": &ad.language } })));
    put("properties", Some(job.properties.iter().map(|(id, value)| properties::written(settings, id, value)).collect()));
    Value::Object(out)
}

/// A location without what is known from the rest of it, so that coordinates follow when a patch moves the job to another town.
fn written_place(location: &Value) -> Value {
    let text = |name: &str| location.get(name).and_then(Value::as_str).unwrap_or_default();
    let town = company::town(text("city"), text("countryCode"));
    let known = town.is_some_and(|town| town.latitude == text("latitude") && town.longitude == text("longitude"));
    let mut written = location.clone();
    if let Some(fields) = written.as_object_mut() {
        fields.retain(|name, _| match name.as_str() {
            "country" | "manual" => false,
            "latitude" | "longitude" => !known,
            _ => true,
        });
    }
    written
}

impl Draft {
    /// A new job, not published.
    pub(super) fn into_job(self, id: String, ad: String, creator: &str, now_ms: u64) -> Job {
        let created = StatusChange { at_ms: now_ms, status: "CREATED".into(), sub_status: None, by: creator.into() };
        let mut job = Job {
            id,
            title: self.title.clone(),
            ref_number: None,
            created_ms: now_ms,
            updated_ms: now_ms,
            activity_ms: now_ms,
            department: None,
            location: self.location.clone(),
            status: created.status.clone(),
            target_hiring_date: None,
            industry: String::new(),
            function: String::new(),
            employment: None,
            experience: String::new(),
            eeo: None,
            template: false,
            creator: creator.into(),
            compensation: None,
            properties: Vec::new(),
            ads: Vec::from([Ad {
                id: ad,
                title: self.title.clone(),
                language: String::new(),
                sections: Value::Null,
                location: self.location.clone(),
                created_ms: now_ms,
                updated_ms: now_ms,
                creator: creator.into(),
                visibility: "PUBLIC".into(),
                posting: None,
            }]),
            positions: Vec::new(),
            team: Vec::new(),
            note: String::new(),
            history: Vec::from([created]),
            publications: Vec::new(),
            queue: Vec::new(),
            approvals: Vec::new(),
        };
        self.put_into(&mut job, now_ms);
        job
    }

    /// Puts everything that requests write in place of what the job has. Ads that went with title and place of the job still do.
    pub(super) fn put_into(self, job: &mut Job, now_ms: u64) {
        for ad in &mut job.ads {
            if ad.location == job.location {
                ad.location.clone_from(&self.location);
            }
        }
        if let Some(ad) = job.ads.first_mut() {
            if ad.title == job.title {
                ad.title.clone_from(&self.title);
            }
            (ad.language, ad.sections, ad.updated_ms) = (self.language, self.sections, now_ms);
        }
        (job.title, job.ref_number, job.target_hiring_date) = (self.title, self.ref_number, self.target_hiring_date);
        (job.department, job.location, job.properties) = (self.department, self.location, self.properties);
        (job.industry, job.function, job.employment) = (self.industry, self.function, self.employment);
        (job.experience, job.eeo, job.template) = (self.experience, self.eeo, self.template);
        (job.compensation, job.updated_ms, job.activity_ms) = (self.compensation, now_ms, now_ms);
    }
}

/// Degrees as answers write them. `None` where they are none, or too many.
fn degrees(value: &Value, most: f64) -> Option<String> {
    let number = value.as_f64().or_else(|| number::read(value.as_str()?.trim()))?;
    (number.abs() <= most).then(|| value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_string()))
}

/// Kinds of employment that exist, and that this company does not offer, have a code of their own.
fn employment_code(given: &Value) -> &'static str {
    let id = given.pointer("/typeOfEmployment/id").and_then(Value::as_str).unwrap_or_default();
    if NOT_OFFERED.contains(&id) { "TYPE_OF_EMPLOYMENT_NOT_ALLOWED" } else { "TYPE_OF_EMPLOYMENT_NOT_FOUND" }
}

const NOT_OFFERED: [&str; 3] = ["other", "temporary", "volunteer"];
const SECTIONS: [&str; 5] = ["companyDescription", "jobDescription", "qualifications", "additionalInformation", "videos"];
