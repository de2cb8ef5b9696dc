//! The company: everything that requests read and change.

use alloc::vec::Vec;

use crate::config::Config;
use crate::ids::Ids;

pub(crate) use self::audit::{AuditLog, Author};
pub(crate) use self::candidate::Candidate;
pub(crate) use self::hooks::Hooks;
pub(crate) use self::job::Job;
pub(crate) use self::journal::{Change, Journal, Subject};
pub(crate) use self::packed::Packed;
pub(crate) use self::partners::Partners;
pub(crate) use self::places::Places;
pub(crate) use self::reporting::Reporting;
pub(crate) use self::selection::Selection;
pub(crate) use self::settings::Settings;
pub(crate) use self::user::User;

pub(crate) mod approval;
pub(crate) mod audit;
pub(crate) mod candidate;
pub(crate) mod company;
pub(crate) mod hooks;
pub(crate) mod job;
pub(crate) mod journal;
pub(crate) mod offer;
pub(crate) mod onboarding;
mod packed;
pub(crate) mod partners;
mod places;
pub(crate) mod posting;
mod publishing;
pub(crate) mod reporting;
mod seed;
pub(crate) mod selection;
pub(crate) mod settings;
pub(crate) mod user;

/// The whole state, in the order in which things came to be.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) ids: Ids,
    pub(crate) settings: Settings,
    pub(crate) users: Vec<User>,
    pub(crate) jobs: Vec<Job>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) selection: Selection,
    pub(crate) reporting: Reporting,
    pub(crate) partners: Partners,
    pub(crate) journal: Journal,
    pub(crate) audit: AuditLog,
    pub(crate) hooks: Hooks,
    user_places: Places,
    candidate_places: Places,
}

impl World {
    /// The company at its beginning.
    pub(crate) fn new(config: &Config) -> Self {
        seed::grow(config)
    }

    /// Ends a page of the journal: tells subscriptions and the audit log what `author` did. Tells whether that was anything.
    pub(crate) fn record(&mut self, author: &Author, now_ms: u64, config: &Config) -> bool {
        let stirred = self.journal.stirred;
        let changes = self.changes();
        let any = stirred || !changes.is_empty();
        for change in changes {
            if !change.event.is_empty() {
                let link = change.subject.path(change.event).map(|path| config.url(&path));
                self.hooks.emit(&change, link, now_ms);
            }
            self.audit.write(change, author, now_ms);
        }
        any
    }

    /// Learns where the things are that were added since.
    fn learn_places(&mut self) {
        self.user_places.learn(&self.users, user_id);
        self.candidate_places.learn(&self.candidates, candidate_id);
    }

    pub(crate) fn user(&self, id: &str) -> Option<&User> {
        self.users.get(self.user_places.find(&self.users, user_id, id)?)
    }

    /// A user to be changed: the journal keeps what it was.
    pub(crate) fn user_mut(&mut self, id: &str) -> Option<&mut User> {
        let place = self.user_places.find(&self.users, user_id, id)?;
        self.users.get_mut(place).inspect(|user| self.journal.keep_user(user))
    }

    pub(crate) fn job(&self, id: &str) -> Option<&Job> {
        self.jobs.iter().find(|job| job.id == id)
    }

    /// A job to be changed: the journal keeps what it was.
    pub(crate) fn job_mut(&mut self, id: &str) -> Option<&mut Job> {
        self.jobs.iter_mut().find(|job| job.id == id).inspect(|job| self.journal.keep_job(job))
    }

    /// The same, with the source of new ids.
    pub(crate) fn job_and_ids(&mut self, id: &str) -> Option<(&mut Job, &mut Ids)> {
        let job = self.jobs.iter_mut().find(|job| job.id == id).inspect(|job| self.journal.keep_job(job))?;
        Some((job, &mut self.ids))
    }

    pub(crate) fn candidate(&self, id: &str) -> Option<&Candidate> {
        self.candidates.get(self.candidate_places.find(&self.candidates, candidate_id, id)?)
    }

    /// A candidate to be changed: the journal keeps who it was.
    pub(crate) fn candidate_mut(&mut self, id: &str) -> Option<&mut Candidate> {
        let place = self.candidate_places.find(&self.candidates, candidate_id, id)?;
        let candidate = self.candidates.get_mut(place)?;
        self.journal.keep_candidate(candidate);
        Some(candidate)
    }

    /// Takes a candidate out, with applications, files and everything else that belongs to them.
    pub(crate) fn remove_candidate(&mut self, id: &str) {
        if let Some(place) = self.candidate_places.find(&self.candidates, candidate_id, id) {
            self.candidates.retain(|candidate| candidate.id != id);
            self.candidate_places.forget(place);
            self.selection.forget(id, None);
            self.journal.removed(id.into());
        }
    }
}

fn user_id(user: &User) -> &str {
    &user.id
}

fn candidate_id(candidate: &Candidate) -> &str {
    &candidate.id
}
