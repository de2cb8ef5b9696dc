//! Ads of a job.

use alloc::format;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::Response;

use super::{draft, reach, view};
use crate::call::Call;
use crate::fault::Fault;
use crate::reply;
use crate::world::Job;
use crate::world::job::Ad;

/// All ads, as a bare array.
pub(super) fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    Ok(reply::json(200, &job.ads.iter().map(|ad| view::ad(job, ad, call.config)).collect()))
}

pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, ad) = reach::ad(call)?;
    Ok(reply::json(200, &view::ad(job, ad, call.config)))
}

/// Adds an ad that is not published. Success is 200.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?;
    let most = call.config.job_ads_limit;
    if job.ads.len() >= most {
        return Err(Fault::new(400, "JOB_AD_LIMIT_REACHED", format!("a job has at most {most} ads")));
    }
    let content = Content::read(call, job)?;
    let (id, creator, now_ms) = (call.world.ids.uuid(), call.caller.user, call.now_ms);
    let job = reach::job_mut(call)?;
    let mut ad = Ad {
        id,
        title: content.title.clone(),
        language: content.language.clone(),
        sections: Value::Null,
        location: Value::Null,
        created_ms: now_ms,
        updated_ms: now_ms,
        creator: creator.into(),
        visibility: "PUBLIC".into(),
        posting: None,
    };
    content.put_into(&mut ad);
    job.ads.push(ad.clone());
    touch(job, now_ms);
    let job = reach::job(call)?;
    Ok(reply::json(200, &view::ad(job, &ad, call.config)))
}

/// Puts new content in place of all that an ad says. The public copy stays until the next publication.
pub(super) fn replace(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (job, ad) = reach::ad(call)?;
    let (content, id, now_ms) = (Content::read(call, job)?, ad.id.clone(), call.now_ms);
    let job = reach::job_mut(call)?;
    if let Some(ad) = job.ads.iter_mut().find(|ad| ad.id == id) {
        content.put_into(ad);
        ad.updated_ms = now_ms;
    }
    touch(job, now_ms);
    get(call)
}

/// What a request says an ad is.
struct Content {
    title: alloc::string::String,
    language: alloc::string::String,
    sections: Value,
    location: Value,
}

impl Content {
    fn read(call: &Call<'_>, job: &Job) -> Result<Self, Fault> {
        let mut faults = Vec::new();
        let content = Self {
            title: call.text("/title").unwrap_or_default().into(),
            language: draft::language(call.text("/language/code").map(Into::into), "PROPERTY_INVALID", &mut faults),
            sections: draft::sections(call.json().get("jobAd")),
            location: call.json().get("location").map_or_else(|| job.location.clone(), |given| draft::place(given, &mut faults)),
        };
        let faults: Vec<_> = faults.into_iter().map(|(_, message)| ("PROPERTY_INVALID", message)).collect();
        if faults.is_empty() { Ok(content) } else { Err(Fault::several(400, faults)) }
    }

    fn put_into(self, ad: &mut Ad) {
        (ad.title, ad.language, ad.sections, ad.location) = (self.title, self.language, self.sections, self.location);
    }
}

fn touch(job: &mut Job, now_ms: u64) {
    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
}
