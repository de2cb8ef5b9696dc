//! Candidates, with their applications and files.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::job::StatusChange;

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
    pub(crate) location: Option<Value>,
    /// `{"linkedin", …}`
    pub(crate) web: Option<Value>,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    pub(crate) tags: Vec<String>,
    pub(crate) education: Vec<Value>,
    pub(crate) experience: Vec<Value>,
    /// The primary one first. Empty for those who are in the talent pool only.
    pub(crate) applications: Vec<Application>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) source: Source,
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

/// Bytes of a file.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// As they were sent.
    Sent(Vec<u8>),
    /// A résumé of the seed, written when it is first read.
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
    pub(crate) fn application(&self, job: &str) -> Option<&Application> {
        self.applications.iter().find(|application| application.job == job)
    }

    pub(crate) fn application_mut(&mut self, job: &str) -> Option<&mut Application> {
        self.applications.iter_mut().find(|application| application.job == job)
    }
}
