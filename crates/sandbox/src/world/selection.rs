//! What happens to applications: interviews, reviews, assessments, offers and onboarding; and what is said about people.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::World;
use super::candidate::{Application, Candidate};
use super::offer::Offer;
use super::onboarding::Onboarding;

/// Everything of that kind, each list in the order in which things came to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Texts that are ids as well.
    pub(crate) interview_types: Vec<String>,
    pub(crate) interviews: Vec<Record>,
    /// Ids of timeslots to which somebody did not come.
    pub(crate) no_shows: Vec<String>,
    pub(crate) reviews: Vec<Record>,
    /// Orders of assessments, as the partner reports them.
    pub(crate) orders: Vec<Record>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) onboardings: Vec<Onboarding>,
    pub(crate) messages: Vec<Message>,
}

/// An application, with whom and what it joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) candidate: String,
    pub(crate) job: String,
    pub(crate) application: String,
}

/// Something that belongs to an application and is kept in the form of the API.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) of: Link,
    /// Whether it was made in the product, not by the API.
    pub(crate) native: bool,
    pub(crate) value: Value,
}

/// A note that users share.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) content: String,
    /// Id of a user.
    pub(crate) author: String,
    pub(crate) created_ms: u64,
    /// `PRIVATE`, `DIRECT`, `OPEN` or `EVERYONE`.
    pub(crate) visibility: &'static str,
    /// Candidates that it is about, each with the job of an application where it has one.
    pub(crate) about: Vec<(String, Option<String>)>,
}

impl Link {
    pub(crate) fn new(candidate: &Candidate, application: &Application) -> Self {
        Self { candidate: candidate.id.clone(), job: application.job.clone(), application: application.id.clone() }
    }
}

/// Sets a field of an object.
pub(crate) fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(name.into(), value);
    }
}

/// The mean of stars. `None` where there are none.
pub(crate) fn mean(stars: &[u32]) -> Option<f64> {
    let count = u32::try_from(stars.len()).ok().filter(|count| *count > 0)?;
    Some(f64::from(stars.iter().sum::<u32>()) / f64::from(count))
}

/// The record with this id.
pub(crate) fn record<'a>(list: &'a [Record], id: &str) -> Option<&'a Record> {
    list.iter().find(|record| record.id == id)
}

/// Puts a record in the place of the one with its id, or at the end.
pub(crate) fn keep(list: &mut Vec<Record>, record: Record) {
    match list.iter_mut().find(|found| found.id == record.id) {
        Some(found) => *found = record,
        None => list.push(record),
    }
}

impl Selection {
    pub(crate) fn offer(&self, id: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.id == id)
    }

    pub(crate) fn offer_mut(&mut self, id: &str) -> Option<&mut Offer> {
        self.offers.iter_mut().find(|offer| offer.id == id)
    }

    /// Takes out what belongs to a candidate, or to one application alone.
    pub(super) fn forget(&mut self, candidate: &str, job: Option<&str>) {
        let stays = |of: &Link| of.candidate != candidate || job.is_some_and(|job| job != of.job);
        for list in [&mut self.interviews, &mut self.reviews, &mut self.orders] {
            list.retain(|record| stays(&record.of));
        }
        self.offers.retain(|offer| stays(&offer.of));
        self.onboardings.retain(|onboarding| stays(&onboarding.of));
        let concerned = |about: &(String, Option<String>)| about.0 == candidate && (job.is_none() || about.1.as_deref() == job);
        self.messages.retain_mut(|message| {
            let before = message.about.len();
            message.about.retain(|about| !concerned(about));
            before == message.about.len() || !message.about.is_empty()
        });
    }
}

impl World {
    /// Takes an application out, with its files and everything else that belongs to it. The person and other applications stay.
    pub(crate) fn remove_application(&mut self, candidate: &str, job: &str, now_ms: u64) {
        let Some(person) = self.candidate_mut(candidate) else { return };
        person.applications.retain(|application| application.job != job);
        person.attachments.retain(|attachment| attachment.job.as_deref() != Some(job));
        person.updated_ms = now_ms;
        self.selection.forget(candidate, Some(job));
        self.rate(candidate);
    }

    /// Brings the mean of a candidate's stars up to date with the reviews.
    pub(crate) fn rate(&mut self, candidate: &str) {
        let stars = |review: &Record| review.value.get("overallRating").and_then(Value::as_u64).and_then(|stars| stars.try_into().ok());
        let of_candidate = self.selection.reviews.iter().filter(|review| review.of.candidate == candidate);
        let mean = mean(&of_candidate.filter_map(stars).collect::<Vec<u32>>());
        if let Some(person) = self.candidate_mut(candidate).filter(|person| person.rating != mean) {
            person.rating = mean;
        }
    }
}
