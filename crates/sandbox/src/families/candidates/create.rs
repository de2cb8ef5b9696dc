//! Creating people, with or without an application.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{reach, source, view};
use crate::call::Call;
use crate::config::DuplicateCandidate;
use crate::fault::Fault;
use crate::number;
use crate::world::Candidate;
use crate::world::candidate::{Application, Consent, Source};
use crate::world::company::{self, PLACES};
use crate::world::job::StatusChange;

/// Creates a person in the talent pool.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let given = call.json().clone();
    source::read(call, given.get("sourceDetails"))?;
    let id = add(call, &given)?;
    Ok(answer(call, &id))
}

/// Creates a person with an application to a job.
pub(super) fn add_to_job(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, given) = (reach::job(call)?.id.clone(), call.json().clone());
    let source = source::read(call, given.get("sourceDetails"))?;
    let id = add(call, &given)?;
    apply(call, &id, job, source);
    Ok(answer(call, &id))
}

/// Adds the person that fits `CandidateCreate`, or finds the one who is there, as the configuration says. Returns the id.
pub(in crate::families) fn add(call: &mut Call<'_>, given: &Value) -> Result<String, Fault> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let list = |name: &str| given.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let (email, last_name) = (text("email").unwrap_or_default(), text("lastName").unwrap_or_default());
    let tags: Vec<String> = list("tags").iter().filter_map(Value::as_str).map(String::from).collect();
    if tags.len() > MOST_TAGS {
        return Err(Fault::new(400, call.config.invalid_request_code, format!("/tags must have at most {MOST_TAGS} items")));
    }
    let twin = call.world.candidates.iter().find(|candidate| candidate.is(email, last_name)).map(|twin| twin.id.clone());
    match (twin, call.config.duplicate_candidate) {
        (Some(_), DuplicateCandidate::Refuse) => return Err(conflict(email, last_name)),
        (Some(id), DuplicateCandidate::Reuse) => return Ok(id),
        (Some(_), DuplicateCandidate::Create) | (None, _) => {}
    }
    let id = call.world.ids.uuid();
    call.world.candidates.push(Candidate {
        id: id.clone(),
        internal: given.get("internal").and_then(Value::as_bool).unwrap_or(false),
        first_name: text("firstName").unwrap_or_default().into(),
        last_name: last_name.into(),
        email: email.into(),
        phone: text("phoneNumber").map(String::from),
        location: given.get("location").map(|given| location(given).into()),
        web: given.get("web").map(|given| web(given).into()),
        created_ms: call.now_ms,
        updated_ms: call.now_ms,
        tags,
        education: list("education").iter().map(|entry| only(entry, &EDUCATION)).collect::<Value>().into(),
        experience: list("experience").iter().map(|entry| only(entry, &EXPERIENCE)).collect::<Value>().into(),
        applications: Vec::new(),
        attachments: Vec::new(),
        consent: Consent { status: "REQUIRED", changed_ms: None },
        rating: None,
        properties: Vec::new(),
    });
    Ok(id)
}

/// Adds an application, unless the person has one to this job.
pub(in crate::families) fn apply(call: &mut Call<'_>, id: &str, job: String, source: Source) {
    let (application, now_ms) = (call.world.ids.uuid(), call.now_ms);
    let applied = StatusChange { at_ms: now_ms, status: "NEW".into(), sub_status: None, by: call.caller.user.into() };
    let Some(candidate) = call.world.candidate_mut(id).filter(|candidate| candidate.application(&job).is_none()) else { return };
    candidate.updated_ms = now_ms;
    candidate.applications.push(Application {
        id: application,
        job: job.clone(),
        status: applied.status.clone(),
        sub_status: None,
        starts_on: None,
        source,
        reason: None,
        created_ms: now_ms,
        history: Vec::from([applied]),
        properties: Vec::new(),
        answers: Vec::new(),
        onboarding: None,
    });
    if let Some(job) = call.world.job_mut(&job) {
        job.activity_ms = now_ms;
    }
}

/// A 201 with the person.
pub(super) fn answer(call: &Call<'_>, id: &str) -> Response {
    let body = call.world.candidate(id).map(|candidate| view::details(candidate, call.world, call.config));
    call.created(&format!("/candidates/{id}"), &body.unwrap_or_default())
}

/// The refusal of a second person with the same e-mail address and last name.
pub(super) fn conflict(email: &str, last_name: &str) -> Fault {
    Fault::new(409, "CANDIDATE_DATA_CONFLICT", format!("there is a candidate {last_name} with the e-mail address {email} already"))
}

/// A location as given, with the country's name and the coordinates where they are known.
pub(super) fn location(given: &Value) -> Value {
    let mut location = only(given, &LOCATION);
    let text = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    let (code, city) = (text("countryCode"), text("city").to_lowercase());
    let town = PLACES.iter().find(|place| place.country_code.eq_ignore_ascii_case(code) && place.city.to_lowercase() == city);
    if let Some(fields) = location.as_object_mut() {
        if let Some(name) = company::country(code) {
            fields.entry("country").or_insert_with(|| name.into());
        }
        for (name, degrees) in town.into_iter().flat_map(|town| [("lat", town.latitude), ("lng", town.longitude)]) {
            if let Some(degrees) = number::read(degrees) {
                fields.entry(name).or_insert_with(|| degrees.into());
            }
        }
    }
    location
}

/// Profiles, without fields that are not known.
pub(super) fn web(given: &Value) -> Value {
    only(given, &WEB)
}

/// The fields with these names. One that is `null` counts as not given, because no answer may have it.
fn only(given: &Value, names: &[&str]) -> Value {
    let known = names.iter().filter_map(|name| Some((String::from(*name), given.get(*name).filter(|value| !value.is_null())?.clone())));
    Value::Object(known.collect::<Map<String, Value>>())
}

pub(super) const MOST_TAGS: usize = 100;
const LOCATION: [&str; 7] = ["country", "countryCode", "region", "regionCode", "city", "lat", "lng"];
const WEB: [&str; 5] = ["skype", "linkedin", "facebook", "twitter", "website"];
const EDUCATION: [&str; 8] = ["institution", "degree", "major", "current", "location", "startDate", "endDate", "description"];
const EXPERIENCE: [&str; 7] = ["title", "company", "current", "startDate", "endDate", "location", "description"];
