//! Jobs, with their ads, positions and teams.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::approval::Approval;
use super::posting::Posting;

/// A job.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) ref_number: Option<String>,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    pub(crate) activity_ms: u64,
    /// Id of a department.
    pub(crate) department: Option<String>,
    /// As [`located`](super::company::located) makes it, with `remote` and `manual`.
    pub(crate) location: Value,
    /// `CREATED`, `SOURCING` and so on.
    pub(crate) status: String,
    pub(crate) target_hiring_date: Option<String>,
    pub(crate) industry: String,
    pub(crate) function: String,
    pub(crate) employment: Option<String>,
    pub(crate) experience: String,
    pub(crate) eeo: Option<String>,
    pub(crate) template: bool,
    /// Id of a user.
    pub(crate) creator: String,
    /// `{"min", "max", "currency"}`
    pub(crate) compensation: Option<Value>,
    /// Ids of properties, each with the id of its value.
    pub(crate) properties: Vec<(String, String)>,
    /// The default ad first.
    pub(crate) ads: Vec<Ad>,
    pub(crate) positions: Vec<Position>,
    pub(crate) team: Vec<Member>,
    pub(crate) note: String,
    /// Oldest first.
    pub(crate) history: Vec<StatusChange>,
    /// Oldest first.
    pub(crate) publications: Vec<Publication>,
    /// What was asked for and happens in the background, in the order of its moments.
    pub(crate) queue: Vec<Queued>,
    /// Requests to approve the job or its terms, the oldest first.
    pub(crate) approvals: Vec<Approval>,
}

/// An ad of a job, in one language.
#[derive(Clone, Debug)]
pub(crate) struct Ad {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) language: String,
    /// `{"companyDescription": {"title", "text"}, …}`
    pub(crate) sections: Value,
    pub(crate) location: Value,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    pub(crate) creator: String,
    /// Whom the ad is meant for: `PUBLIC`, `INTERNAL` or `PRIVATE`.
    pub(crate) visibility: String,
    /// What visitors see, where the ad is published.
    pub(crate) posting: Option<Posting>,
}

/// An opening of a job.
#[derive(Clone, Debug)]
pub(crate) struct Position {
    pub(crate) id: String,
    /// What requests write: `positionId`, `type`, dates and so on.
    pub(crate) fields: Value,
    /// `OPEN` or `FILLED`.
    pub(crate) status: String,
}

/// A member of a hiring team.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) user: String,
    /// `HIRING_MANAGER`, `RECRUITER` and so on.
    pub(crate) role: String,
}

/// One line of a status history.
#[derive(Clone, Debug)]
pub(crate) struct StatusChange {
    pub(crate) at_ms: u64,
    pub(crate) status: String,
    pub(crate) sub_status: Option<String>,
    /// Id of a user.
    pub(crate) by: String,
}

/// One channel on which an ad is, or was, published.
#[derive(Clone, Debug)]
pub(crate) struct Publication {
    /// Id of the ad.
    pub(crate) ad: String,
    pub(crate) source: String,
    pub(crate) kind: String,
    pub(crate) published_ms: u64,
    pub(crate) unpublished_ms: Option<u64>,
}

/// The publication or removal of an ad, until it is due.
#[derive(Clone, Debug)]
pub(crate) struct Queued {
    pub(crate) due_ms: u64,
    /// Id of the ad.
    pub(crate) ad: String,
    /// `None` takes the ad down.
    pub(crate) release: Option<Release>,
}

/// How an ad is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Release {
    /// `PUBLIC` or `INTERNAL`.
    pub(crate) visibility: String,
    pub(crate) aggregators: bool,
}

impl Job {
    /// `PUBLIC`, `INTERNAL` or `NOT_PUBLISHED`: the widest of the ads' postings.
    pub(crate) fn posting_status(&self) -> &str {
        let mut shown = self.ads.iter().filter_map(|ad| ad.posting.as_ref()).map(|posting| posting.visibility.as_str());
        let first = shown.next();
        if first == Some("PUBLIC") || shown.any(|visibility| visibility == "PUBLIC") { "PUBLIC" } else { first.unwrap_or("NOT_PUBLISHED") }
    }

    pub(crate) fn ad(&self, id: &str) -> Option<&Ad> {
        self.ads.iter().find(|ad| ad.id == id)
    }
}
