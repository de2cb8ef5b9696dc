//! What partners of the vendor see: a job board, and a provider of assessments.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::World;
use super::posting::Posting;

/// Everything that belongs to partners.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partners {
    /// What the provider of assessments has registered, in the form of the API.
    pub(crate) configuration: Value,
    pub(crate) customers: Vec<Customer>,
    /// Entries of the old marketplace, by their ids.
    pub(crate) configs: Vec<(String, String)>,
    /// What the job board was ever told to publish.
    pub(crate) feed: Vec<Ordered>,
}

/// A company that may connect to the provider of assessments.
#[derive(Clone, Debug)]
pub(crate) struct Customer {
    pub(crate) id: &'static str,
    pub(crate) connected: bool,
    /// Whether an administrator has agreed to be connected, or to be connected anew, and nothing came of it so far.
    pub(crate) consented: bool,
}

/// A posting that was ordered from the job board.
#[derive(Clone, Debug)]
pub(crate) struct Ordered {
    /// What was published, as it was then.
    pub(crate) posting: Posting,
    /// Id of the job.
    pub(crate) job: String,
    /// `Pending`, `Active`, `toUnpost` and so on.
    pub(crate) status: String,
    pub(crate) live_url: Option<String>,
    pub(crate) comment: Option<String>,
}

impl World {
    /// Brings the feed of the job board up to date: it has every public posting that goes to aggregators.
    pub(crate) fn feed(&mut self) -> &mut [Ordered] {
        let (feed, mut changed) = (&mut self.partners.feed, false);
        for ordered in feed.iter_mut() {
            let ads = self.jobs.iter().filter(|job| job.id == ordered.job).flat_map(|job| &job.ads);
            match ads.filter_map(|ad| ad.posting.as_ref()).find(|posting| posting.id == ordered.posting.id) {
                Some(posting) if *posting != ordered.posting => ordered.posting.clone_from(posting),
                None if !matches!(ordered.status.as_str(), "Inactive" | "toUnpost") => ordered.status = "toUnpost".into(),
                _ => continue,
            }
            changed = true;
        }
        for job in &self.jobs {
            let goes_out = |ad: &str| {
                job.publications.iter().any(|found| found.ad == ad && found.kind == "AGGREGATOR" && found.unpublished_ms.is_none())
            };
            for posting in job.ads.iter().filter(|ad| goes_out(&ad.id)).filter_map(|ad| ad.posting.as_ref()) {
                if !feed.iter().any(|ordered| ordered.posting.id == posting.id) {
                    feed.push(Ordered {
                        posting: posting.clone(),
                        job: job.id.clone(),
                        status: "Pending".into(),
                        live_url: None,
                        comment: None,
                    });
                    changed = true;
                }
            }
        }
        if changed {
            self.journal.stir();
        }
        feed
    }
}
