//! Applications that a site of one's own hands in for candidates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::{Part, Response};

use super::candidates::{attachments, create as person, source};
use super::reach;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::candidate::{Application, Candidate};
use crate::world::company::{IDENTIFIER, MAIL_DOMAIN, NAME};
use crate::{base64, reply, time};

mod questions;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "apply.configuration.get" => configuration,
        "apply.candidates.create" => create,
        "apply.candidates.status" => status,
        _ => return None,
    })
}

/// What the form of a posting must show.
fn configuration(call: &mut Call<'_>) -> Result<Response, Fault> {
    posted(call)?;
    let all = call.parameter("conditionalsIncluded") == Some("true");
    let mut settings = json!({ "avatarUploadAvailable": false });
    if let Some(fields) = settings.as_object_mut().filter(|_| all) {
        fields.put("conditionals", questions::conditions());
    }
    let scope = |scope: &str, required: bool, label: &str| json!({ "scope": scope, "required": required, "label": label });
    let body = json!({
        "questions": questions::shown(call, all),
        "settings": settings,
        "privacyPolicies": [{ "url": format!("https://{MAIL_DOMAIN}/privacy"), "orgName": NAME }],
        "consentSettings": {
            "scopes": [
                scope("SMART_RECRUIT", true, "Process my data for this application"),
                scope("SMART_CRM", false, "Keep my data for later openings"),
            ],
        },
    });
    Ok(reply::json(200, &body))
}

/// Creates a candidate with an application, as if the person had applied. Success is 200.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = posted(call)?;
    let mut given = call.json().clone();
    let answers = questions::read(&given)?;
    let files = files(call, &given)?;
    let source = source::read(call, given.get("sourceDetails")).map_err(|_| input("sourceDetails names no source of the company"))?;
    if let Some(web) = given.get_mut("web").and_then(Value::as_object_mut) {
        // The rest of the API writes this name in lower case.
        let linked_in = web.shift_remove("linkedIn");
        web.put_some("linkedin", linked_in);
    }
    let id = person::add(call, &given)?;
    person::apply(call, &id, job.clone(), source);
    let decisions = given.get("consentDecisions");
    let agreed = |name: &str| decisions.and_then(|decisions| decisions.get(name)) == Some(&Value::Bool(true));
    let consents = given.get("consent") == Some(&Value::Bool(true)) || agreed("SINGLE") || agreed("SMART_RECRUIT");
    let (now_ms, mut application) = (call.now_ms, String::new());
    if let Some(candidate) = call.world.candidate_mut(&id) {
        if consents {
            candidate.consent.status = "ACQUIRED";
            candidate.consent.changed_ms = Some(now_ms);
        }
        if let Some(own) = candidate.application_mut(&job) {
            own.answers = answers;
            application.clone_from(&own.id);
        }
    }
    for (kind, file) in files {
        attachments::keep(call, &id, attachments::attach(kind, &file, Some(job.clone())));
    }
    let mut body = Map::new();
    body.put("id", id.as_str());
    body.put("createdOn", time::iso(now_ms));
    body.put("candidatePortalUrl", format!("https://candidate-portal.example/{IDENTIFIER}"));
    if given.get("createJoinLink") == Some(&Value::Bool(true)) {
        body.put("smartrJoinUrl", format!("https://candidate-portal.example/{IDENTIFIER}/join/{id}"));
    }
    body.put("applicationId", application);
    Ok(reply::json(200, &Value::Object(body)))
}

/// How far an application has come, in the words of this family.
fn status(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, id) = (posted(call)?, call.argument("candidateId"));
    let application: Option<&Application> = call.world.candidate(&id).and_then(|candidate: &Candidate| candidate.application(&job));
    let missing = || Fault::new(400, "RESOURCE_NOT_FOUND_ERROR", format!("the candidate {id} has no application to this posting"));
    let status = match application.ok_or_else(missing)?.status.as_str() {
        "OFFERED" => "OFFER",
        "HIRED" => "HIRE",
        other => other,
    };
    Ok(reply::json(200, &json!({ "status": status })))
}

/// The job of the posting with the UUID of the path.
fn posted(call: &Call<'_>) -> Result<String, Fault> {
    let uuid = call.argument("uuid");
    if !reach::is_uuid(&uuid) {
        return Err(Fault::new(
            400,
            call.config.invalid_request_code,
            format!("{uuid} is no UUID of a posting: it has a numeric id beside"),
        ));
    }
    let is_posted = |job: &&crate::world::Job| job.ads.iter().filter_map(|ad| ad.posting.as_ref()).any(|posting| posting.uuid == uuid);
    let missing = || Fault::new(400, "RESOURCE_NOT_FOUND_ERROR", format!("there is no posting with the UUID {uuid}"));
    call.world.jobs.iter().find(is_posted).map(|job| job.id.clone()).ok_or_else(missing)
}

/// The files of an application, out of their Base64.
fn files(call: &Call<'_>, given: &Value) -> Result<Vec<(&'static str, Part)>, Fault> {
    if given.get("avatar").is_some() {
        return Err(refused("pictures are not taken: avatarUploadAvailable is false"));
    }
    let resume = given.get("resume").into_iter().map(|file| ("RESUME", file));
    let others = given.get("attachments").and_then(Value::as_array).into_iter().flatten();
    let all = resume.chain(others.map(|file| ("GENERIC_FILE", file)));
    all.map(|(kind, file)| {
        let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default();
        let name = text("fileName");
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if !ENDINGS.contains(&ending.as_str()) {
            return Err(refused(&format!("the file {name} is of no kind that is taken: {}", ENDINGS.join(", "))));
        }
        let content = base64::decode(text("fileContent")).ok_or_else(|| refused(&format!("the content of {name} is not Base64")))?;
        let most = call.config.attachment_limit;
        if content.is_empty() || content.len() > most {
            return Err(refused(&format!("the file {name} has {} bytes: it must have some, and at most {most}", content.len())));
        }
        Ok((kind, Part::file("file", name, text("mimeType"), content)))
    })
    .collect()
}

fn input(message: &str) -> Fault {
    Fault::new(400, "INVALID_INPUT", message)
}

fn refused(message: &str) -> Fault {
    Fault::new(400, "FILE_UPLOAD_ERROR", message)
}

const ENDINGS: [&str; 7] = ["pdf", "doc", "docx", "rtf", "jpg", "jpeg", "png"];
