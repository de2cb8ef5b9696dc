//! Files of candidates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::{Part, Response};

use super::{reach, view};
use crate::call::Call;
use crate::config::Config;
use crate::fault::Fault;
use crate::json::Fields;
use crate::world::Candidate;
use crate::world::candidate::{Attachment, Content};
use crate::{paging, reply};

/// Files of an application.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, application) = reach::application(call)?;
    let files = candidate.attachments.iter().filter(|file| file.job.as_ref() == Some(&application.job));
    Ok(reply::json(200, &paging::complete(files.map(|file| shown(file, call.config, true)).collect())))
}

/// Files of a candidate, whatever they belong to.
pub(super) fn list_all(call: &mut Call<'_>) -> Result<Response, Fault> {
    let candidate = reach::candidate(call)?;
    Ok(reply::json(200, &paging::complete(candidate.attachments.iter().map(|file| shown(file, call.config, false)).collect())))
}

/// Attaches a file to an application: the primary one where the path names no job.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let for_job = !call.argument("jobId").is_empty();
    let (candidate, job) = if for_job {
        let (candidate, application) = reach::application(call)?;
        (candidate, Some(application.job.clone()))
    } else {
        let candidate = reach::candidate(call)?;
        (candidate, candidate.primary().map(|application| application.job.clone()))
    };
    let parts = call.parts("INVALID_FILE")?;
    let kind = parts.part("attachmentType").map_or("GENERIC_FILE", |part| core::str::from_utf8(&part.content).unwrap_or_default());
    if !KINDS.contains(&kind) {
        let message = format!("attachmentType must be one of {}, not {kind}", KINDS.join(", "));
        return Err(Fault::new(400, call.config.invalid_request_code, message));
    }
    let file = file(call, "INVALID_FILE", call.config.attachment_limit)?;
    let name = file.file_name.clone().unwrap_or_default();
    let twin = |found: &&Attachment| found.job == job && found.name == name && found.bytes(candidate) == file.content;
    if candidate.attachments.iter().any(|found| twin(&found)) {
        return Err(Fault::new(400, "FILE_ALREADY_EXIST", format!("the file {name} is attached already")));
    }
    let most = call.config.attachments_limit;
    if candidate.attachments.len() >= most {
        return Err(Fault::new(422, "ATTACHMENT_LIMIT_EXCEEDED", format!("a candidate has at most {most} attachments")));
    }
    let attachment = attach(kind, &file, job);
    let id = candidate.id.clone();
    let attachment = keep(call, &id, attachment);
    let path = format!("/candidates/attachments/{}", attachment.id);
    Ok(call.created(&path, &shown(&attachment, call.config, for_job)))
}

/// The bytes of a file, unless malware was found in it.
pub(super) fn download(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, file) = find(call)?;
    let content = file.bytes(candidate);
    if content.windows(MALWARE.len()).any(|window| window == MALWARE) {
        return Err(Fault::new(403, "MALWARE_DETECTED", "malware was found in this file"));
    }
    Ok(reply::file("application/octet-stream", content))
}

/// Deletes a file.
pub(super) fn delete(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (candidate, file) = find(call)?;
    let (candidate, file, now_ms) = (candidate.id.clone(), file.id.clone(), call.now_ms);
    if let Some(candidate) = call.world.candidate_mut(&candidate) {
        candidate.attachments.retain(|found| found.id != file);
        candidate.updated_ms = now_ms;
    }
    Ok(reply::empty(204))
}

/// The part `file` of the form: it needs a name, a content type and content.
pub(super) fn file(call: &Call<'_>, code: &'static str, most: usize) -> Result<Part, Fault> {
    let parts = call.parts(code)?;
    let refused = |message: &str| Fault::new(400, code, message);
    let part = parts.part("file").ok_or_else(|| refused("there is no part with the exact name \"file\""))?;
    let has = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    if !has(&part.file_name) || !has(&part.media_type) {
        return Err(refused("the part \"file\" needs a file name and a content type"));
    }
    if part.content.is_empty() || part.content.len() > most {
        return Err(refused(&format!("the file has {} bytes: it must have some, and at most {most}", part.content.len())));
    }
    Ok(part.clone())
}

/// A file that was sent, without an id so far.
pub(in crate::families) fn attach(kind: &str, part: &Part, job: Option<String>) -> Attachment {
    Attachment {
        id: String::new(),
        name: part.file_name.clone().unwrap_or_default(),
        kind: kind.into(),
        media_type: part.media_type.clone().unwrap_or_default(),
        job,
        content: Content::Sent(part.content.clone()),
    }
}

/// Gives a file an id and keeps it with a candidate.
pub(in crate::families) fn keep(call: &mut Call<'_>, candidate: &str, file: Attachment) -> Attachment {
    let (file, now_ms) = (Attachment { id: call.world.ids.uuid(), ..file }, call.now_ms);
    if let Some(candidate) = call.world.candidate_mut(candidate) {
        candidate.attachments.push(file.clone());
        candidate.updated_ms = now_ms;
    }
    file
}

/// The file of the argument `attachmentId`: of the candidate where the path names one, otherwise of anyone whom the caller may see.
fn find<'a>(call: &'a Call<'_>) -> Result<(&'a Candidate, &'a Attachment), Fault> {
    let id = call.argument("attachmentId");
    let only = if call.argument("id").is_empty() { None } else { Some(&reach::candidate(call)?.id) };
    let holders = call.world.candidates.iter().filter(|holder| only.is_none_or(|id| holder.id == *id));
    let mut files: Vec<_> = holders.flat_map(|holder| holder.attachments.iter().map(move |file| (holder, file))).collect();
    files.retain(|(_, file)| file.id == id);
    let found = files.pop().ok_or_else(|| Fault::new(404, "FILE_NOT_FOUND", format!("there is no file with the id {id}")))?;
    if reach::sees_candidate(&call.caller, call.world, found.0) {
        Ok(found)
    } else {
        Err(Fault::new(403, "PERMISSION_DENIED", format!("the caller has no access to the file {id}")))
    }
}

fn shown(file: &Attachment, config: &Config, removable: bool) -> Value {
    let path = format!("/candidates/attachments/{}", file.id);
    let mut actions = Map::new();
    actions.put("download", view::link(config, &path, "GET"));
    actions.put_some("remove", removable.then(|| view::link(config, &path, "DELETE")));
    let mut out = Map::new();
    out.put("id", &file.id);
    out.put("name", &file.name);
    out.put("type", &file.kind);
    out.put("contentType", &file.media_type);
    out.put("actions", actions);
    Value::Object(out)
}

const KINDS: [&str; 3] = ["GENERIC_FILE", "RESUME", "COVER_LETTER"];
/// What scanners agree to take for malware: a part of the EICAR test file.
const MALWARE: &[u8] = b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!";
