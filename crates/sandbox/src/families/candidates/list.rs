//! The search for candidates.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::{reach, view, words};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::candidate::Application;
use crate::world::company::{self, CANDIDATE_PROPERTIES};
use crate::world::{Candidate, Packed};
use crate::{order, reply};

/// Lists candidates with an application, the newest first.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (page, groups) = (call.page()?, Groups::read(call)?);
    if call.parameter("onboardingStatus").is_some() && !call.config.onboarding_status {
        return Err(Fault::new(400, "ONBOARDING_STATUS_NOT_ACTIVE", "the company has not activated the onboarding status"));
    }
    let shown = |candidate: &&Candidate| reach::sees_candidate(&call.caller, call.world, candidate) && fits(call, &groups, candidate);
    let mut found: Vec<&Candidate> = call.world.candidates.iter().filter(shown).collect();
    order::latest_first(&mut found, |candidate| candidate.created_ms);
    let (items, next) = page.cut(&found, |candidate| &candidate.id);
    let mut body = Map::new();
    body.put("limit", page.limit);
    body.put("offset", 0);
    body.put_some("nextPageId", next.as_deref());
    body.put("totalFound", found.len());
    body.put("content", items.into_iter().map(|candidate| view::item(candidate, call.world, call.config)).collect::<Value>());
    let mut response = reply::json(200, &Value::Object(body));
    call.link(&mut response, next.as_deref());
    Ok(response)
}

/// Filters whose lists go together, position by position.
struct Groups {
    properties: Vec<[String; 2]>,
    /// Type, subtype (empty where none was sent) and value.
    sources: Vec<[String; 3]>,
    questions: Vec<[String; 3]>,
}

impl Groups {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let list =
            |name: &str| -> Vec<String> { call.query.iter().filter(|(found, _)| found == name).map(|(_, value)| value.clone()).collect() };
        let mut sub_types = list("sourceSubType");
        let types = list("sourceType");
        if sub_types.is_empty() {
            sub_types.resize(types.len(), String::new());
        }
        let violated = |code| move || Fault::new(400, code, "the lists of this group of filters have different lengths");
        let properties = transpose([list("propertyId"), list("propertyValueId")]);
        let sources = transpose([types, sub_types, list("sourceValueId")]);
        let questions = transpose([list("questionCategory"), list("questionFieldId"), list("questionFieldValueId")]);
        Ok(Self {
            properties: properties.ok_or_else(violated("FIELDS_CRITERIA_SIZE_VIOLATED"))?,
            sources: sources.ok_or_else(violated("SOURCES_CRITERIA_SIZE_VIOLATED"))?,
            questions: questions.ok_or_else(violated("SCREENING_QUESTIONS_CRITERIA_SIZE_VIOLATED"))?,
        })
    }
}

/// Lists of equal length as a list of rows. `None` where the lengths differ.
fn transpose<const N: usize>(lists: [Vec<String>; N]) -> Option<Vec<[String; N]>> {
    let rows = lists.first().map_or(0, Vec::len);
    if lists.iter().any(|list| list.len() != rows) {
        return None;
    }
    let row = |place: usize| lists.each_ref().map(|list| list.get(place).cloned().unwrap_or_default());
    Some((0..rows).map(row).collect())
}

fn fits(call: &Call<'_>, groups: &Groups, candidate: &Candidate) -> bool {
    let rating = candidate.rating.map(|rating| alloc::format!("{rating:.0}")).unwrap_or_default();
    let place = || {
        let location = candidate.location.as_ref().map(Packed::read).unwrap_or_default();
        let text = |name| location.get(name).and_then(Value::as_str).unwrap_or_default().to_lowercase();
        ["city", "region", "regionCode", "country", "countryCode"].map(text).join(", ")
    };
    candidate.applications.iter().any(|application| applies(call, groups, candidate, application))
        && call.among("location", |wanted| place().contains(&wanted.to_lowercase()))
        && call.among("averageRating", |wanted| wanted == rating)
        && call.among("consentStatus", |wanted| wanted == candidate.consent.status)
        && call.among("tag", |wanted| candidate.tags.iter().any(|tag| tag.to_lowercase() == wanted.to_lowercase()))
        && call.moment("updatedAfter").is_none_or(|after| candidate.updated_ms > after)
        && call.parameter("q").is_none_or(|query| words::found(query, &text(candidate)))
}

/// Whether one application meets everything that is asked of applications.
fn applies(call: &Call<'_>, groups: &Groups, candidate: &Candidate, application: &Application) -> bool {
    let sub_status = call.parameter("subStatus").filter(|_| call.values("status").next().is_some());
    let onboarding = call.parameter("onboardingStatus");
    call.among("jobId", |wanted| wanted == application.job)
        && call.among("status", |wanted| wanted == application.status)
        && sub_status.is_none_or(|wanted| application.sub_status.as_deref() == Some(wanted))
        && onboarding.is_none_or(|wanted| application.onboarding.as_deref() == Some(wanted))
        && (groups.sources.is_empty() || groups.sources.iter().any(|source| came_from(application, source)))
        && groups.properties.iter().all(|[property, value]| has(candidate, application, property, value))
        && groups.questions.iter().all(|question| answered(application, question))
}

fn came_from(application: &Application, [kind, sub_kind, id]: &[String; 3]) -> bool {
    let source = &application.source;
    let same_sub_kind = sub_kind.is_empty() || source.sub_kind.as_deref().unwrap_or(&source.kind) == sub_kind;
    source.kind == *kind && source.id == *id && same_sub_kind
}

/// Only properties with one value of a list can be searched.
fn has(candidate: &Candidate, application: &Application, property: &str, value: &str) -> bool {
    let listed = company::property(&CANDIDATE_PROPERTIES, property).is_some_and(|property| property.kind == "SINGLE_SELECT");
    let mut set = application.properties.iter().chain(&candidate.properties);
    listed && set.any(|(id, found)| id == property && found.as_str() == Some(value))
}

fn answered(application: &Application, [category, field, value]: &[String; 3]) -> bool {
    let list = |of: &Value, name: &str| of.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let is = |of: &Value, name: &str, wanted: &str| of.get(name).and_then(Value::as_str) == Some(wanted);
    let fields = |answer: &Value| list(answer, "records").iter().flat_map(|record| list(record, "fields")).collect::<Vec<_>>();
    let asked = application.answers.iter().filter(|answer| is(answer, "category", category));
    let mut fields = asked.flat_map(fields).filter(|found| is(found, "id", field));
    fields.any(|field| list(&field, "values").iter().any(|found| is(found, "id", value)))
}

/// What keywords are looked for in.
fn text(candidate: &Candidate) -> String {
    let mut parts = Vec::from([candidate.name(), candidate.email.clone()]);
    parts.extend(candidate.tags.iter().cloned());
    let backgrounds = [candidate.experience.read(), candidate.education.read()];
    let location = candidate.location.as_ref().map(Packed::read);
    let entries = backgrounds.iter().filter_map(Value::as_array).flatten().chain(&location);
    let words = entries.flat_map(|entry| entry.as_object().into_iter().flatten());
    parts.extend(words.filter_map(|(_, value)| value.as_str()).map(String::from));
    parts.join("\n")
}
