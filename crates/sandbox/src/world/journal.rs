//! What a request changed, found by comparing what it touched with how it was before.
//!
//! ```text
//! user_mut, job_mut, candidate_mut ─▶ Journal: a copy of each thing before it is touched
//! new and removed things           ─▶ Journal: how many there were
//! World::changes                   ─▶ Change: one line for webhooks, for the audit log, or for both
//! ```
//!
//! A handler says nothing itself, unless nothing of what is compared shows what it did.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

pub(crate) use self::subject::Subject;
use super::{Candidate, Job, User, World};

mod candidates;
mod jobs;
mod subject;
mod users;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) subject: Subject,
    /// Name that subscriptions know it by, such as `job.created`. Empty where they do not hear of it.
    pub(crate) event: &'static str,
    /// Name in the audit log, such as `JOB_AD_CREATED`. Empty where it is not logged.
    pub(crate) audit: &'static str,
    /// What the log says besides: `{"currentRole", "previousRole"}`. `Null` for nothing.
    pub(crate) context: Value,
}

/// Things as they were before the present request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    users: Vec<User>,
    jobs: Vec<Job>,
    candidates: Vec<Candidate>,
    removed: Vec<String>,
    counts: [usize; 3],
    noted: Vec<Change>,
    /// Whether something changed that nobody hears of.
    pub(super) stirred: bool,
}

impl Change {
    pub(crate) fn new(subject: Subject, event: &'static str, audit: &'static str) -> Self {
        Self { subject, event, audit, context: Value::Null }
    }

    /// A line of the audit log alone.
    pub(crate) fn logged(subject: Subject, audit: &'static str) -> Self {
        Self::new(subject, "", audit)
    }
}

impl Journal {
    /// Adds what no comparison shows.
    pub(crate) fn note(&mut self, change: Change) {
        self.noted.push(change);
    }

    /// Says that a request changed something although it only asks, and although nobody is to hear of it.
    pub(crate) fn stir(&mut self) {
        self.stirred = true;
    }

    /// Keeps a user as it is now, unless it was kept already.
    pub(super) fn keep_user(&mut self, user: &User) {
        if !self.users.iter().any(|kept| kept.id == user.id) {
            self.users.push(user.clone());
        }
    }

    pub(super) fn keep_job(&mut self, job: &Job) {
        if !self.jobs.iter().any(|kept| kept.id == job.id) {
            self.jobs.push(job.clone());
        }
    }

    /// The same for a candidate, whose files are kept by their ids alone.
    pub(super) fn keep_candidate(&mut self, candidate: &mut Candidate) {
        if !self.candidates.iter().any(|kept| kept.id == candidate.id) {
            self.candidates.push(candidate.without_content());
        }
    }

    pub(super) fn removed(&mut self, candidate: String) {
        self.removed.push(candidate);
    }
}

impl World {
    /// Begins a page of the journal.
    pub(crate) fn watch(&mut self) {
        self.learn_places();
        self.journal = Journal { counts: [self.users.len(), self.jobs.len(), self.candidates.len()], ..Journal::default() };
    }

    /// What changed since [`watch`](Self::watch), which ends with this.
    pub(crate) fn changes(&mut self) -> Vec<Change> {
        let journal = core::mem::take(&mut self.journal);
        let [users, jobs, candidates] = journal.counts;
        let new_users = self.users.get(users..).unwrap_or_default();
        let new_jobs = self.jobs.get(jobs..).unwrap_or_default();
        let new_candidates = self.candidates.get(candidates.saturating_sub(journal.removed.len())..).unwrap_or_default();
        let mut out = Vec::new();
        for before in journal.users.iter().filter(|before| !new_users.iter().any(|new| new.id == before.id)) {
            users::compare(before, self.user(&before.id), &mut out);
        }
        for user in new_users {
            users::created(user, &mut out);
        }
        for before in journal.jobs.iter().filter(|before| !new_jobs.iter().any(|new| new.id == before.id)) {
            jobs::compare(before, self.job(&before.id), &mut out);
        }
        for job in new_jobs {
            jobs::created(job, &mut out);
        }
        for before in journal.candidates.iter().filter(|before| !new_candidates.iter().any(|new| new.id == before.id)) {
            candidates::compare(before, self.candidate(&before.id), &mut out);
        }
        for candidate in new_candidates {
            candidates::created(candidate, &mut out);
        }
        out.extend(journal.removed.into_iter().map(candidates::deleted));
        out.extend(journal.noted);
        out
    }
}
