//! What changed of a job.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Change, Job, Subject};
use crate::world::job::Ad;

/// A job comes with its default ad, which is no event of its own.
pub(super) fn created(job: &Job, out: &mut Vec<Change>) {
    out.push(Change::new(Subject::Job(job.id.clone()), "job.created", ""));
    if !job.properties.is_empty() {
        out.push(Change::logged(Subject::Job(job.id.clone()), "JOB_PROPERTIES_CHANGED"));
    }
    approvals(0, job, out);
}

pub(super) fn compare(before: &Job, after: Option<&Job>, out: &mut Vec<Change>) {
    let Some(after) = after else { return };
    let mut push = |event, audit| out.push(Change::new(Subject::Job(after.id.clone()), event, audit));
    if details(before) != details(after) || written(before.ads.first()) != written(after.ads.first()) {
        push("job.updated", "");
    }
    if before.properties != after.properties {
        push("", "JOB_PROPERTIES_CHANGED");
    }
    if before.status != after.status {
        push("job.status.updated", "");
    }
    team(before, after, out);
    ads(before, after, out);
    positions(before, after, out);
    approvals(before.approvals.len(), after, out);
}

/// Everything that a request for the job itself writes. The note is no detail of the job: it has an address of its own.
fn details(job: &Job) -> impl PartialEq + '_ {
    let lists = (&job.industry, &job.function, &job.employment, &job.experience, &job.eeo, &job.department);
    (&job.title, &job.ref_number, &job.target_hiring_date, &job.location, &job.compensation, &job.template, &job.properties, lists)
}

/// What an ad says.
fn written(ad: Option<&Ad>) -> impl PartialEq + '_ {
    ad.map(|ad| (&ad.title, &ad.language, &ad.sections, &ad.location))
}

fn team(before: &Job, after: &Job, out: &mut Vec<Change>) {
    let role = |job: &Job, user: &str| job.team.iter().find(|member| member.user == user).map(|member| member.role.clone());
    let count = out.len();
    for member in &after.team {
        let log = |audit| Change::logged(Subject::Job(after.id.clone()), audit);
        match role(before, &member.user) {
            None => out.push(log("HIRING_TEAM_MEMBER_ADDED")),
            Some(other) if other != member.role => out.push(log("HIRING_TEAM_ROLE_UPDATED")),
            Some(_) => {}
        }
    }
    let gone = before.team.iter().filter(|member| role(after, &member.user).is_none());
    out.extend(gone.map(|_| Change::logged(Subject::Job(after.id.clone()), "HIRING_TEAM_MEMBER_REMOVED")));
    if let Some(first) = out.get_mut(count) {
        first.event = "job.hiring-team.updated";
    }
}

fn ads(before: &Job, after: &Job, out: &mut Vec<Change>) {
    for ad in &after.ads {
        let mut push = |event, audit| out.push(Change::new(Subject::Ad { job: after.id.clone(), id: ad.id.clone() }, event, audit));
        let Some(earlier) = before.ad(&ad.id) else {
            push("job.ad.created", "JOB_AD_CREATED");
            continue;
        };
        if written(Some(earlier)) != written(Some(ad)) {
            push("job.ad.updated", "JOB_AD_UPDATED");
        }
        let posting = |ad: &Ad| ad.posting.as_ref().map(|posting| (posting.id.clone(), posting.released_ms, posting.visibility.clone()));
        if posting(earlier) != posting(ad) {
            push("job.ad.postings.updated", "");
        }
    }
}

fn positions(before: &Job, after: &Job, out: &mut Vec<Change>) {
    let found = |job: &Job, id: &str| job.positions.iter().find(|position| position.id == id).cloned();
    let mut push = |id: &String, event, audit| {
        out.push(Change::new(Subject::Position { job: after.id.clone(), id: id.clone() }, event, audit));
    };
    for position in &after.positions {
        match found(before, &position.id) {
            None => push(&position.id, "position.created", "POSITION_CREATED"),
            Some(earlier) if (&earlier.fields, &earlier.status) != (&position.fields, &position.status) => {
                push(&position.id, "position.updated", "POSITION_UPDATED");
            }
            Some(_) => {}
        }
    }
    for position in before.positions.iter().filter(|position| found(after, &position.id).is_none()) {
        push(&position.id, "position.deleted", "POSITION_DELETED");
    }
}

/// Requests for approval that are new.
fn approvals(known: usize, after: &Job, out: &mut Vec<Change>) {
    for approval in after.approvals.iter().skip(known).filter(|approval| approval.is_pending()) {
        let subject = Subject::JobApproval { job: after.id.clone(), id: approval.id.clone() };
        out.push(Change::new(subject, "job.approval.created", "JOB_APPROVAL_REQUESTED"));
    }
}
