//! New hires, and what they have to do before they begin.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;
use crate::world::onboarding::{Assignment, Onboarding};
use crate::world::{Packed, candidate};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "newHires.get" => new_hire,
        "onboardingProcesses.get" => get,
        "onboardingProcesses.assignments.list" => assignments,
        "onboardingProcesses.assignments.get" => assignment,
        "webFormAssignments.formAnswers.get" => answers,
        "webFormAssignments.fieldsMetadata.get" => fields,
        "fillablePdfFormAssignments.formAnswers.download" => form,
        "activityAssignments.attachments.list" => files,
        "activityAssignments.attachments.download" => file,
        _ => return None,
    })
}

/// The person, with the contact data of the candidate.
fn new_hire(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("newHireId");
    let onboarding = found(call, &|onboarding| onboarding.new_hire == id, "NEW_HIRE_NOT_FOUND", "new hire")?;
    let missing = || Fault::new(404, "NEW_HIRE_NOT_FOUND", format!("there is no new hire with the id {id}"));
    let person = call.world.candidate(&onboarding.of.candidate).ok_or_else(missing)?;
    let web = person.web.as_ref().map(Packed::read);
    let web = web.as_ref().and_then(Value::as_object).into_iter().flatten();
    let profile = |(name, value): (&String, &Value)| (String::from(if name == "linkedin" { "linkedIn" } else { name }), value.clone());
    let mut out = Map::new();
    out.put("id", id);
    out.put("firstName", &person.first_name);
    out.put("lastName", &person.last_name);
    out.put("email", &person.email);
    out.put_some("phone", person.phone.as_deref());
    out.put("socialMedia", web.map(profile).collect::<Value>());
    Ok(reply::json(200, &Value::Object(out)))
}

fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let onboarding = process(call)?;
    let mut out = Map::new();
    out.put("id", &onboarding.id);
    out.put("newHireId", &onboarding.new_hire);
    out.put_some("employmentStartDate", onboarding.starts_on.as_deref());
    out.put("jobId", &onboarding.of.job);
    out.put("applicationId", &onboarding.of.application);
    Ok(reply::json(200, &Value::Object(out)))
}

/// The assignments of a process, by kind.
fn assignments(call: &mut Call<'_>) -> Result<Response, Fault> {
    let onboarding = process(call)?;
    let of = |kind: Assignment| onboarding.assignments.get(kind as usize).map(|id| kind.json(id)).into_iter().collect::<Vec<_>>();
    let body = json!({
        "activityAssignments": of(Assignment::Activity),
        "webFormAssignments": of(Assignment::WebForm),
        "fillablePdfFormAssignments": of(Assignment::Pdf),
    });
    Ok(reply::json(200, &body))
}

/// One assignment, as the list shows it.
fn assignment(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (onboarding, id) = (process(call)?, call.argument("assignmentId"));
    let kind = Assignment::ALL.into_iter().find(|kind| onboarding.assignments.get(*kind as usize) == Some(&id));
    let missing = || Fault::message(404, format!("the process has no assignment with the id {id}"));
    Ok(reply::json(200, &kind.ok_or_else(missing)?.json(&id)))
}

/// What was entered in a web form: one field.
fn answers(call: &mut Call<'_>) -> Result<Response, Fault> {
    let onboarding = assigned(call, Assignment::WebForm)?;
    handed_in(onboarding, Assignment::WebForm, "WEB_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND")?;
    Ok(reply::json(200, &json!({ "answers": { "fieldId": "shirt-size", "integrationKey": "SHIRT_SIZE", "answerValue": ["M"] } })))
}

/// The fields of a web form.
fn fields(call: &mut Call<'_>) -> Result<Response, Fault> {
    assigned(call, Assignment::WebForm)?;
    let field = json!({
        "type": "SINGLE_SELECT", "title": "Shirt size", "integrationKey": "SHIRT_SIZE",
        "hintText": "For the welcome package", "isRequired": true,
    });
    Ok(reply::json(200, &json!({ "fields": { "shirt-size": field } })))
}

/// A PDF form as it was filled in.
fn form(call: &mut Call<'_>) -> Result<Response, Fault> {
    let onboarding = assigned(call, Assignment::Pdf)?;
    handed_in(onboarding, Assignment::Pdf, "FILLABLE_PDF_FORM_ASSIGNMENT_ANSWERS_NOT_FOUND")?;
    Ok(reply::file("application/pdf", page(call, onboarding, "Direct deposit form")))
}

/// Ids of the files of an activity.
fn files(call: &mut Call<'_>) -> Result<Response, Fault> {
    let onboarding = assigned(call, Assignment::Activity)?;
    let done = onboarding.has_done(Assignment::Activity);
    let ids: &[String] = if done { &onboarding.files } else { &[] };
    Ok(reply::json(200, &json!({ "attachmentIds": ids })))
}

/// The bytes of such a file.
fn file(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (onboarding, id) = (assigned(call, Assignment::Activity)?, call.argument("attachmentId"));
    if !onboarding.has_done(Assignment::Activity) || !onboarding.files.contains(&id) {
        return Err(Fault::new(404, "ATTACHMENT_NOT_FOUND", format!("the assignment has no file with the id {id}")));
    }
    Ok(reply::file("application/octet-stream", page(call, onboarding, "Proof of identity")))
}

fn page(call: &Call<'_>, onboarding: &Onboarding, title: &str) -> Vec<u8> {
    let name = call.world.candidate(&onboarding.of.candidate).map(crate::world::Candidate::name);
    candidate::pdf(&[title.into(), name.unwrap_or_default()])
}

fn process<'a>(call: &'a Call<'_>) -> Result<&'a Onboarding, Fault> {
    let id = call.argument("onboardingProcessId");
    found(call, &|onboarding| onboarding.id == id, "ONBOARDING_PROCESS_NOT_FOUND", "onboarding process")
}

/// The process of the assignment that the path names first.
fn assigned<'a>(call: &'a Call<'_>, kind: Assignment) -> Result<&'a Onboarding, Fault> {
    let id = call.arguments.first().map(|(_, id)| id);
    let code = match kind {
        Assignment::Activity => "ACTIVITY_ASSIGNMENT_NOT_FOUND",
        Assignment::Pdf => "FILLABLE_PDF_FORM_ASSIGNMENT_NOT_FOUND",
        Assignment::WebForm => "WEB_FORM_ASSIGNMENT_NOT_FOUND",
    };
    found(call, &|onboarding| onboarding.assignments.get(kind as usize) == id, code, "assignment of this kind")
}

fn found<'a>(call: &'a Call<'_>, fits: &dyn Fn(&Onboarding) -> bool, code: &'static str, what: &str) -> Result<&'a Onboarding, Fault> {
    let onboarding = call.world.selection.onboardings.iter().find(|onboarding| fits(onboarding));
    let missing = || reach::absent(call.operation, code, format!("there is no {what} with this id"));
    let onboarding = onboarding.ok_or_else(missing)?;
    reach::sees(call, &onboarding.of).map(|()| onboarding)
}

/// Refuses what the new hire has not done so far.
fn handed_in(onboarding: &Onboarding, kind: Assignment, code: &'static str) -> Result<(), Fault> {
    let missing = || Fault::new(404, code, "nothing was handed in so far");
    if onboarding.has_done(kind) { Ok(()) } else { Err(missing()) }
}
