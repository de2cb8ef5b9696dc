//! What changed of a candidate.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Candidate, Change, Subject};
use crate::world::candidate::Application;

pub(super) fn created(candidate: &Candidate, out: &mut Vec<Change>) {
    out.push(Change::new(Subject::Candidate(candidate.id.clone()), "candidate.created", ""));
    applications(None, candidate, out);
    attachments(None, candidate, out);
}

pub(super) fn deleted(id: String) -> Change {
    Change::new(Subject::Candidate(id), "candidate.deleted", "CANDIDATE_DELETED")
}

pub(super) fn compare(before: &Candidate, after: Option<&Candidate>, out: &mut Vec<Change>) {
    let Some(after) = after else { return };
    let log = |audit| Change::logged(Subject::Candidate(after.id.clone()), audit);
    let count = out.len();
    if personal(before) != personal(after) {
        out.push(log("CANDIDATE_PERSONAL_DATA_MODIFIED"));
    }
    if profile(before) != profile(after) {
        out.push(log("CANDIDATE_PROFILE_MODIFIED"));
    }
    if before.tags != after.tags {
        out.push(log("CANDIDATE_TAGS_MODIFIED"));
    }
    if let Some(first) = out.get_mut(count) {
        first.event = "candidate.updated";
    }
    applications(Some(before), after, out);
    attachments(Some(before), after, out);
}

fn personal(candidate: &Candidate) -> impl PartialEq + '_ {
    (&candidate.first_name, &candidate.last_name, &candidate.email, &candidate.phone, &candidate.location, &candidate.web)
}

fn profile(candidate: &Candidate) -> impl PartialEq + '_ {
    (candidate.internal, &candidate.education, &candidate.experience, &candidate.properties)
}

fn applications(before: Option<&Candidate>, after: &Candidate, out: &mut Vec<Change>) {
    for application in &after.applications {
        let mut push = |event, audit| out.push(Change::new(subject(after, application), event, audit));
        let Some(earlier) = before.and_then(|before| before.application(&application.job)).filter(|old| old.id == application.id) else {
            push("application.created", "JOB_APPLICATION_CREATED");
            if !application.answers.is_empty() {
                push("application.screening-answers.created", "");
            }
            continue;
        };
        if earlier.history.len() != application.history.len() {
            push("application.status.updated", "JOB_APPLICATION_STATE_MODIFIED");
        }
        if earlier.properties != application.properties {
            push("application.fields.updated", "APPLICATION_PROPERTIES_UPDATED");
        }
        if earlier.source != application.source {
            push("application.source.updated", "APPLICATION_SOURCE_MODIFIED");
        }
        if earlier.onboarding != application.onboarding {
            push("application.onboarding-status.updated", "ONBOARDING_STATUS_UPDATED");
        }
        match (earlier.answers == application.answers, earlier.answers.is_empty()) {
            (true, _) => {}
            (false, true) => push("application.screening-answers.created", ""),
            (false, false) => push("application.screening-answers.updated", ""),
        }
    }
}

/// Files that are new. Those that belong to no application are no event.
fn attachments(before: Option<&Candidate>, after: &Candidate, out: &mut Vec<Change>) {
    let known = |id: &str| before.is_some_and(|before| before.attachments.iter().any(|file| file.id == id));
    for file in after.attachments.iter().filter(|file| !known(&file.id)) {
        let Some(application) = file.job.as_deref().and_then(|job| after.application(job)) else { continue };
        let subject = Subject::Attachment {
            job: application.job.clone(),
            candidate: after.id.clone(),
            application: application.id.clone(),
            id: file.id.clone(),
        };
        out.push(Change::new(subject, "application.attachment.created", ""));
    }
}

fn subject(candidate: &Candidate, application: &Application) -> Subject {
    Subject::Application { job: application.job.clone(), candidate: candidate.id.clone(), id: application.id.clone() }
}
