//! What something happened to, and how webhooks and the audit log name it.

use alloc::format;
use alloc::string::String;

use serde_json::{Map, Value};

use crate::world::company::IDENTIFIER;
use crate::world::selection::Link;

/// A thing of the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    User(String),
    Job(String),
    Ad { job: String, id: String },
    Position { job: String, id: String },
    JobApproval { job: String, id: String },
    Candidate(String),
    Application { job: String, candidate: String, id: String },
    Attachment { job: String, candidate: String, application: String, id: String },
    JobProperty(String),
    Interview { of: Link, id: String },
    Review { of: Link, id: String },
    Offer { of: Link, id: String },
    OfferApproval { of: Link, offer: String, id: String },
    Onboarding { id: String, new_hire: String },
}

impl Subject {
    /// Body of a delivery: ids alone, in snake case.
    pub(crate) fn body(&self) -> Value {
        let mut out = Map::new();
        let mut put = |name: &str, id: &String| drop(out.insert(name.into(), id.as_str().into()));
        match self {
            Self::User(id) | Self::Job(id) | Self::Candidate(id) | Self::JobProperty(id) => put("id", id),
            Self::Ad { job, id } => {
                put("job_id", job);
                put("job_ad_id", id);
            }
            Self::Position { job, id } => {
                put("job_id", job);
                put("position_id", id);
            }
            Self::JobApproval { job, id } => {
                put("approval_id", id);
                put("job_id", job);
            }
            Self::Application { job, candidate, id } => {
                put("job_id", job);
                put("candidate_id", candidate);
                put("application_id", id);
            }
            Self::Interview { of, id } => {
                put("interview_id", id);
                put("application_id", &of.application);
                put("candidate_id", &of.candidate);
                put("company_id", &String::from(IDENTIFIER));
            }
            Self::Review { of, id } => {
                put("application_id", &of.application);
                put("review_id", id);
            }
            Self::Offer { of, id } => {
                put("job_id", &of.job);
                put("candidate_id", &of.candidate);
                put("offer_id", id);
            }
            Self::OfferApproval { of, offer, id } => {
                put("approval_id", id);
                put("job_id", &of.job);
                put("candidate_id", &of.candidate);
                put("offer_id", offer);
            }
            Self::Onboarding { id, new_hire } => {
                put("onboarding_process_id", id);
                put("new_hire_id", new_hire);
            }
            Self::Attachment { job, candidate, application, id } => {
                put("job_id", job);
                put("candidate_id", candidate);
                put("application_id", application);
                put("attachment_id", id);
            }
        }
        Value::Object(out)
    }

    /// Path under which to fetch what an event is about. `None` where nothing is left to fetch.
    pub(crate) fn path(&self, event: &str) -> Option<String> {
        if event.ends_with(".deleted") || event.ends_with(".canceled") {
            return None;
        }
        let below = match event {
            "job.hiring-team.updated" => "/hiring-team",
            "job.ad.postings.updated" => "/postings",
            "application.fields.updated" => "/properties",
            "job.approval.comment.created" | "offer.approval.comment.created" => "/comments",
            "application.onboarding-status.updated" => "/onboardingStatus",
            "application.screening-answers.created" | "application.screening-answers.updated" => "/screening-answers",
            _ => "",
        };
        Some(match self {
            Self::User(id) => format!("/user-api/v201804/users/{id}"),
            Self::Job(id) => format!("/jobs/{id}{below}"),
            Self::Ad { job, id } => format!("/jobs/{job}/jobads/{id}{below}"),
            Self::Position { job, id } => format!("/jobs/{job}/positions/{id}"),
            Self::JobApproval { id, .. } | Self::OfferApproval { id, .. } => format!("/approvals-api/v201910/approvals/{id}{below}"),
            Self::Interview { id, .. } => format!("/interviews-api/v201904/interviews/{id}"),
            Self::Review { id, .. } => format!("/reviews-api/v201910/reviews/{id}"),
            Self::Offer { of, id } => format!("/candidates/{}/jobs/{}/offers/{id}", of.candidate, of.job),
            Self::Onboarding { id, .. } => format!("/smartonboard-api/v202205/onboarding-processes/{id}"),
            Self::Candidate(id) => format!("/candidates/{id}"),
            Self::Application { job, candidate, .. } => format!("/candidates/{candidate}/jobs/{job}{below}"),
            Self::Attachment { job, candidate, .. } => format!("/candidates/{candidate}/jobs/{job}/attachments"),
            Self::JobProperty(id) => format!("/configuration/job-properties/{id}"),
        })
    }

    /// Kind and id in the audit log.
    pub(crate) fn entity(&self) -> (&'static str, &str) {
        match self {
            Self::User(id) => ("USER", id),
            Self::Job(id) | Self::Position { job: id, .. } | Self::JobApproval { job: id, .. } => ("JOB", id),
            Self::Ad { id, .. } => ("JOB_AD", id),
            Self::Candidate(id) | Self::Attachment { candidate: id, .. } => ("CANDIDATE", id),
            Self::Application { id, .. } => ("APPLICATION", id),
            Self::Interview { of, .. } | Self::Review { of, .. } => ("APPLICATION", &of.application),
            Self::Offer { id, .. } | Self::OfferApproval { offer: id, .. } => ("OFFER", id),
            Self::Onboarding { id, .. } => ("ONBOARDING_PROCESS", id),
            Self::JobProperty(id) => ("JOB_PROPERTY", id),
        }
    }
}
