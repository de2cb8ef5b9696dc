//! Publishing ads, and taking them down.

use alloc::format;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::Job;
use crate::world::approval::Approval;
use crate::world::job::{Publication, Queued, Release};
use crate::{reply, time};

/// Where the ads of a job are, or were, published.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &shown(call, job, |_| true)))
}

/// Where an ad is, or was, published.
pub(super) fn list_of_ad(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, ad) = reach::ad(call)?;
    Ok(reply::json(200, &shown(call, job, |publication| publication.ad == ad.id)))
}

/// Publishes the default ad at once.
pub(super) fn publish(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    publishable(job)?;
    let Some(ad) = job.ads.first() else { return Err(Fault::message(404, "the job has no ad")) };
    room(call, ad.posting.is_some())?;
    let (job, ad, release) = (job.id.clone(), ad.id.clone(), release(call));
    call.world.publish(&job, &ad, &release, call.now_ms);
    Ok(reply::empty(204))
}

/// Takes every ad of a job down at once. Once more changes nothing.
pub(super) fn take_down(call: &mut Call<'_>) -> Result<Response, Fault> {
    let now_ms = call.now_ms;
    let job = reach::job_mut(call)?;
    job.queue.clear();
    if let Some(ad) = job.ads.first().map(|ad| ad.id.clone()).filter(|_| job.posting_status() != "NOT_PUBLISHED") {
        job.take_down(&ad, now_ms);
    }
    Ok(reply::empty(204))
}

/// Publishes one ad in the background.
pub(super) fn publish_ad(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, ad) = reach::ad(call)?;
    let default = job.ads.first().is_some_and(|first| first.id == ad.id);
    if !default && job.ads.first().is_none_or(|first| first.posting.is_none()) {
        let message = "the job is not posted: publish its default ad first with jobs.publication.create";
        return Err(Fault::new(403, "JOB_NOT_POSTED", message));
    }
    publishable(job)?;
    room(call, ad.posting.is_some())?;
    let release = release(call);
    queue(call, Some(release))?;
    Ok(reply::json(202, &json!({ "postingStatus": "PENDING" })))
}

/// Takes one ad down in the background; with the default ad goes every other.
pub(super) fn take_ad_down(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::ad(call)?;
    queue(call, None)?;
    Ok(reply::json(202, &json!({ "unpostingStatus": "PENDING" })))
}

fn queue(call: &mut Call<'_>, release: Option<Release>) -> Result<(), Fault> {
    let (ad, due_ms) = (call.argument("jobAdId"), call.now_ms.saturating_add(call.config.posting_delay_ms));
    reach::job_mut(call)?.queue.push(Queued { due_ms, ad, release });
    Ok(())
}

fn release(call: &Call<'_>) -> Release {
    let visibility = call.text("/visibility").unwrap_or("PUBLIC").into();
    Release { visibility, aggregators: call.json().get("aggregators").and_then(Value::as_bool).unwrap_or(true) }
}

/// Refuses templates, and jobs that wait for approval or were never approved.
fn publishable(job: &Job) -> Result<(), Fault> {
    let agreed = job.approvals.iter().any(|approval| approval.status == "APPROVED") || job.approvals.is_empty();
    let pending = job.approvals.last().is_some_and(Approval::is_pending);
    if !job.template && agreed && !pending {
        return Ok(());
    }
    let message = if job.template { "a template cannot be published" } else { "the job is not approved" };
    Err(Fault::new(403, "NOT_AUTHORIZED_TO_PUBLISH_JOB", message))
}

/// Refuses one more published ad than the company may have.
fn room(call: &Call<'_>, published: bool) -> Result<(), Fault> {
    let most = call.config.published_ads_limit;
    if published || call.world.published_ads() < most {
        return Ok(());
    }
    Err(Fault::new(400, "PUBLISHED_JOB_AD_LIMIT_REACHED", format!("at most {most} ads are published at once")))
}

fn shown(call: &Call<'_>, job: &Job, wanted: impl Fn(&Publication) -> bool) -> Value {
    let all = call.parameter("activeOnly") == Some("false");
    let found = job.publications.iter().filter(|publication| wanted(publication) && (all || publication.unpublished_ms.is_none()));
    json!({ "content": found.map(item).collect::<Value>() })
}

fn item(publication: &Publication) -> Value {
    let mut out = Map::new();
    out.put("sourceName", &publication.source);
    out.put("type", &publication.kind);
    out.put("publishedOn", time::iso(publication.published_ms));
    out.put_some("unpublishedOn", publication.unpublished_ms.map(time::iso));
    Value::Object(out)
}
