//! Puts ads on channels and takes them down.

use alloc::string::String;
use alloc::vec::Vec;

use super::company::NAME;
use super::job::{Job, Publication, Queued, Release};
use super::settings::Settings;
use super::{Author, User, World, posting};
use crate::config::Config;
use crate::ids::Ids;

impl World {
    /// Publishes an ad now.
    pub(crate) fn publish(&mut self, job_id: &str, ad: &str, release: &Release, now_ms: u64) {
        if let Some(job) = self.jobs.iter_mut().find(|job| job.id == job_id) {
            self.journal.keep_job(job);
            publish(&mut self.ids, &self.settings, &self.users, job, ad, release, now_ms);
        }
    }

    /// Does what was queued and is due at `now_ms`.
    pub(crate) fn settle(&mut self, now_ms: u64, config: &Config) -> bool {
        let is_due = |job: &&Job| job.queue.iter().any(|queued| queued.due_ms <= now_ms);
        let jobs: Vec<String> = self.jobs.iter().filter(is_due).map(|job| job.id.clone()).collect();
        let published = !jobs.is_empty();
        for id in jobs {
            self.watch();
            let at_ms = self.settle_job(&id, now_ms);
            self.record(&Author::System, at_ms, config);
        }
        self.watch();
        let (sent, done) = (self.send_offers(now_ms, config), self.carry_out_assignments(now_ms, config));
        self.record(&Author::System, now_ms, config);
        published || sent || done
    }

    /// Does what is due for one job; says when the last of it was due.
    fn settle_job(&mut self, id: &str, now_ms: u64) -> u64 {
        let Some(job) = self.jobs.iter_mut().find(|job| job.id == id) else { return now_ms };
        self.journal.keep_job(job);
        let (due, later): (Vec<Queued>, Vec<Queued>) =
            core::mem::take(&mut job.queue).into_iter().partition(|queued| queued.due_ms <= now_ms);
        job.queue = later;
        let last_ms = due.iter().map(|queued| queued.due_ms).max();
        for queued in due {
            match queued.release {
                Some(release) => publish(&mut self.ids, &self.settings, &self.users, job, &queued.ad, &release, queued.due_ms),
                None => job.take_down(&queued.ad, queued.due_ms),
            }
        }
        last_ms.unwrap_or(now_ms)
    }

    /// How many ads are published, or will be once the queues are empty.
    pub(crate) fn published_ads(&self) -> usize {
        let queued = |job: &Job, ad: &str| job.queue.iter().any(|queued| queued.ad == ad && queued.release.is_some());
        self.jobs.iter().flat_map(|job| job.ads.iter().filter(move |ad| ad.posting.is_some() || queued(job, &ad.id))).count()
    }
}

impl Job {
    /// Takes an ad down; with the default ad goes every other.
    pub(crate) fn take_down(&mut self, ad_id: &str, now_ms: u64) {
        let whole = self.ads.first().is_some_and(|ad| ad.id == ad_id);
        for ad in self.ads.iter_mut().filter(|ad| whole || ad.id == ad_id) {
            ad.posting = None;
        }
        for publication in self.publications.iter_mut().filter(|publication| whole || publication.ad == ad_id) {
            publication.unpublished_ms.get_or_insert(now_ms);
        }
        self.activity_ms = self.activity_ms.max(now_ms);
    }
}

fn publish(ids: &mut Ids, settings: &Settings, users: &[User], job: &mut Job, ad_id: &str, release: &Release, now_ms: u64) {
    let creator = users.iter().find(|user| user.id == job.creator).map_or_else(|| String::from(NAME), User::name);
    if !posting::release(ids, settings, job, ad_id, &creator, &release.visibility, now_ms) {
        return;
    }
    if let Some(ad) = job.ads.iter_mut().find(|ad| ad.id == ad_id) {
        ad.visibility.clone_from(&release.visibility);
    }
    job.activity_ms = job.activity_ms.max(now_ms);
    for publication in job.publications.iter_mut().filter(|publication| publication.ad == ad_id) {
        publication.unpublished_ms.get_or_insert(now_ms);
    }
    let channel = |source: &str, kind: &str| Publication {
        ad: ad_id.into(),
        source: source.into(),
        kind: kind.into(),
        published_ms: now_ms,
        unpublished_ms: None,
    };
    job.publications.push(channel("Career site", "CAREER_SITE"));
    if release.aggregators && release.visibility == "PUBLIC" {
        job.publications.push(channel("Free aggregators", "AGGREGATOR"));
    }
}
