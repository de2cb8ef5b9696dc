//! Candidates, with their applications and files.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::Packed;
use super::job::StatusChange;

pub(crate) use self::pages::pdf;

mod pages;

/// A person who was added or who applied.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) id: String,
    pub(crate) internal: bool,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) phone: Option<String>,
    /// `{"country", "countryCode", "regionCode", "region", "city", "lat", "lng"}`
    pub(crate) location: Option<Packed>,
    /// `{"linkedin", …}`
    pub(crate) web: Option<Packed>,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    pub(crate) tags: Vec<String>,
    /// `[{"institution", …}]`
    pub(crate) education: Packed,
    /// `[{"title", …}]`
    pub(crate) experience: Packed,
    /// Oldest first. Empty for those who are in the talent pool only.
    pub(crate) applications: Vec<Application>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) consent: Consent,
    /// Mean of the stars that reviews gave, from 1 to 5.
    pub(crate) rating: Option<f64>,
    /// Ids of properties that belong to the person, each with its value.
    pub(crate) properties: Vec<(String, Value)>,
}

/// A candidate on a job.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) job: String,
    /// `NEW`, `IN_REVIEW` and so on.
    pub(crate) status: String,
    pub(crate) sub_status: Option<String>,
    pub(crate) starts_on: Option<String>,
    pub(crate) source: Source,
    /// Id of a reason of rejection or withdrawal, by status.
    pub(crate) reason: Option<String>,
    pub(crate) created_ms: u64,
    /// Oldest first.
    pub(crate) history: Vec<StatusChange>,
    /// Ids of properties that belong to the application, each with its value.
    pub(crate) properties: Vec<(String, Value)>,
    /// Answers to screening questions, in the form of the API.
    pub(crate) answers: Vec<Value>,
    /// `READY_TO_ONBOARD` and so on, once it was set.
    pub(crate) onboarding: Option<String>,
}

/// A file.
#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `RESUME`, `COVER_LETTER` or `GENERIC_FILE`.
    pub(crate) kind: String,
    pub(crate) media_type: String,
    /// Id of the job that the file was handed in for.
    pub(crate) job: Option<String>,
    pub(crate) content: Content,
}

impl Attachment {
    /// The bytes of the file, which belongs to `candidate`.
    pub(crate) fn bytes(&self, candidate: &Candidate) -> Vec<u8> {
        match &self.content {
            Content::Sent(bytes) => bytes.clone(),
            Content::Seeded => pages::write(candidate, self),
        }
    }
}

/// Bytes of a file.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// As they were sent.
    Sent(Vec<u8>),
    /// A file of the seed, written when it is read.
    Seeded,
}

/// Where a candidate came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) kind: String,
    pub(crate) sub_kind: Option<String>,
    pub(crate) id: String,
}

/// Whether a candidate agreed that their data are kept.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// `REQUIRED`, `PENDING` or `ACQUIRED`.
    pub(crate) status: &'static str,
    pub(crate) changed_ms: Option<u64>,
}

impl Candidate {
    /// The application that answers call primary: the latest change among those under way, or among all where none is.
    pub(crate) fn primary(&self) -> Option<&Application> {
        let latest = |under_way: bool| {
            let eligible = self.applications.iter().filter(|application| !under_way || application.is_under_way());
            eligible.max_by_key(|application| application.changed_ms())
        };
        latest(true).or_else(|| latest(false))
    }

    /// Every application but the primary one.
    pub(crate) fn secondary(&self) -> impl Iterator<Item = &Application> {
        let primary = self.primary().map(|application| application.id.as_str());
        self.applications.iter().filter(move |application| Some(application.id.as_str()) != primary)
    }

    /// Writes the files of the seed, so that they stay as they are when the person changes.
    pub(crate) fn write_files(&mut self) {
        let written: Vec<Vec<u8>> = self.attachments.iter().map(|file| file.bytes(self)).collect();
        for (file, bytes) in self.attachments.iter_mut().zip(written) {
            file.content = Content::Sent(bytes);
        }
    }

    /// The same with empty files.
    pub(crate) fn without_content(&mut self) -> Self {
        let files = core::mem::take(&mut self.attachments);
        let mut copy = self.clone();
        let empty = |file: &Attachment| Attachment {
            id: file.id.clone(),
            name: file.name.clone(),
            kind: file.kind.clone(),
            media_type: file.media_type.clone(),
            job: file.job.clone(),
            content: Content::Sent(Vec::new()),
        };
        copy.attachments = files.iter().map(empty).collect();
        self.attachments = files;
        copy
    }

    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Whether this is the person that an e-mail address and a last name mean.
    pub(crate) fn is(&self, email: &str, last_name: &str) -> bool {
        self.email.eq_ignore_ascii_case(email) && self.last_name.to_lowercase() == last_name.to_lowercase()
    }

    pub(crate) fn application(&self, job: &str) -> Option<&Application> {
        self.applications.iter().find(|application| application.job == job)
    }

    pub(crate) fn application_mut(&mut self, job: &str) -> Option<&mut Application> {
        self.applications.iter_mut().find(|application| application.job == job)
    }
}

impl Application {
    /// Moment of the last change of status.
    pub(crate) fn changed_ms(&self) -> u64 {
        self.history.last().map_or(self.created_ms, |change| change.at_ms)
    }

    fn is_under_way(&self) -> bool {
        !matches!(self.status.as_str(), "REJECTED" | "WITHDRAWN" | "TRANSFERRED")
    }
}
