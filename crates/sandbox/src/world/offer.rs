//! Offers to candidates.
//!
//! The API reads them only: people make, send and answer them in the web application. Here the company's people do so as soon as an
//! application moves on, and as soon as the approvers agree.
//!
//! ```text
//! OFFERED ─▶ PENDING_APPROVAL ─▶ APPROVED ─▶ PENDING_ACCEPTANCE ─▶ ACCEPTED     HIRED
//!                            └▶ NOT_APPROVED              └▶ NOT_ACCEPTED       WITHDRAWN
//!            any that is open ─▶ ABANDONED                                      REJECTED
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::approval::{Approval, Matter, Turn};
use super::company::hiring::OFFER_APPROVER;
use super::selection::Link;
use super::{Change, Job, Subject, World};
use crate::config::Config;
use crate::json::{Fields, json};
use crate::time;

/// An offer.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) id: String,
    pub(crate) of: Link,
    /// `CREATED`, `PENDING_APPROVAL` and so on.
    pub(crate) status: &'static str,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    /// Texts by the keys of the offer form.
    pub(crate) properties: Value,
    /// Oldest first.
    pub(crate) approvals: Vec<Approval>,
    pub(crate) sent_ms: Option<u64>,
    /// Whether it goes out as a letter of one's own, through no provider of signatures.
    pub(crate) by_mail: bool,
    /// Id of the letter.
    pub(crate) document: String,
}

impl Offer {
    /// What an offer for a job says, as the form asks it.
    pub(crate) fn terms(job: &Job, starts_on: Option<&str>) -> Value {
        let pay = |name: &str| {
            job.compensation
                .as_ref()
                .and_then(|pay| pay.get(name))
                .map(|value| value.as_str().map_or_else(|| alloc::format!("{value}"), String::from))
        };
        let manager = job.team.iter().find(|member| member.role == "HIRING_MANAGER").map(|member| member.user.clone());
        let country = job.location.get("countryCode").and_then(Value::as_str).map(String::from);
        let start = starts_on.and_then(|moment| moment.split('T').next()).unwrap_or("2027-01-04");
        let mut out = Map::new();
        for (key, text) in [("salary", pay("min")), ("startDate", Some(start.into())), ("workCountry", country), ("manager", manager)] {
            out.put_some(key, text);
        }
        Value::Object(out)
    }

    /// The approvers of an offer for a job, in the order in which they are asked.
    pub(crate) fn approvers(job: &Job) -> Vec<String> {
        let manager = job.team.iter().find(|member| member.role == "HIRING_MANAGER").map(|member| member.user.clone());
        manager.into_iter().filter(|manager| manager != OFFER_APPROVER).chain([OFFER_APPROVER.into()]).collect()
    }

    /// The offer as answers show it; as an item of the list over all candidates without its fields.
    pub(crate) fn json(&self, config: &Config, full: bool) -> Value {
        let link = |path: String| json!({ "url": config.url(&path), "method": "GET" });
        let Link { candidate, job, .. } = &self.of;
        let mut out = Map::new();
        out.put("id", &self.id);
        out.put("status", self.status);
        out.put("createdOn", time::iso(self.created_ms));
        out.put("updatedOn", time::iso(self.updated_ms));
        out.put_some("properties", full.then(|| self.properties.clone()));
        out.insert(
            "actions".into(),
            json!({
                "candidate": link(["/candidates/", candidate].concat()),
                "job": link(["/jobs/", job].concat()),
                "details": link(["/candidates/", candidate, "/jobs/", job, "/offers/", &self.id].concat()),
            }),
        );
        Value::Object(out)
    }

    fn is_open(&self) -> bool {
        matches!(self.status, "CREATED" | "PENDING_APPROVAL" | "APPROVED" | "PENDING_ACCEPTANCE")
    }
}

impl World {
    /// Does what people do when an application has a new status: makes an offer, takes down the answer to it, begins the onboarding.
    pub(crate) fn follow(&mut self, of: &Link, status: &str, now_ms: u64, config: &Config) {
        let open = self.selection.offers.iter().find(|offer| offer.of == *of && offer.is_open());
        let open = open.map(|offer| (offer.id.clone(), offer.status == "PENDING_ACCEPTANCE"));
        match (status, open) {
            ("OFFERED", None) => self.draft_offer(of, now_ms, config.offer_approvals),
            ("HIRED", open) => {
                if let Some((id, _)) = open {
                    self.move_offer(&id, "ACCEPTED", now_ms);
                }
                self.begin_onboarding(of, now_ms);
            }
            ("WITHDRAWN", Some((id, true))) => self.move_offer(&id, "NOT_ACCEPTED", now_ms),
            ("WITHDRAWN" | "REJECTED", Some((id, _))) => self.move_offer(&id, "ABANDONED", now_ms),
            _ => {}
        }
    }

    /// Sends the offers that were approved long enough ago. Tells whether there were any.
    pub(super) fn send_offers(&mut self, now_ms: u64, config: &Config) -> bool {
        let ready = |offer: &Offer| offer.status == "APPROVED" || offer.status == "CREATED" && offer.approvals.is_empty();
        let due = |offer: &&Offer| ready(offer) && offer.updated_ms.saturating_add(config.offer_delay_ms) <= now_ms;
        let ids: Vec<String> = self.selection.offers.iter().filter(due).map(|offer| offer.id.clone()).collect();
        for id in &ids {
            self.move_offer(id, "PENDING_ACCEPTANCE", now_ms);
        }
        !ids.is_empty()
    }

    /// Gives an offer another status. A request for approval that is still open ends with it.
    pub(crate) fn move_offer(&mut self, id: &str, status: &'static str, now_ms: u64) {
        let Some(offer) = self.selection.offer_mut(id) else { return };
        (offer.status, offer.updated_ms) = (status, now_ms);
        if status == "PENDING_ACCEPTANCE" {
            offer.sent_ms = Some(now_ms);
        }
        let of = offer.of.clone();
        let open = offer.approvals.last_mut().filter(|approval| approval.is_pending()).map(|approval| {
            approval.close("ABANDONED");
            approval.id.clone()
        });
        let audit = match status {
            "ACCEPTED" => "OFFER_ACCEPTED",
            "NOT_ACCEPTED" => "OFFER_DECLINED",
            _ => "",
        };
        self.journal.note(Change::new(Subject::Offer { of: of.clone(), id: id.into() }, "offer.updated", audit));
        if let Some(approval) = open {
            self.turn(&Matter::Offer(of, id.into()), &approval, Turn::Abandoned, now_ms);
        }
    }

    /// Makes an offer on the terms of the job, and asks for its approval where that is needed.
    fn draft_offer(&mut self, of: &Link, now_ms: u64, asks: bool) {
        let (id, document, request) = (self.ids.uuid(), self.ids.uuid(), self.ids.uuid());
        let Some(job) = self.job(&of.job) else { return };
        let starts_on =
            self.candidate(&of.candidate).and_then(|person| person.application(&of.job)).and_then(|own| own.starts_on.as_deref());
        let approval = Approval::chain(request, Offer::approvers(job));
        let offer = Offer {
            id: id.clone(),
            of: of.clone(),
            status: "CREATED",
            created_ms: now_ms,
            updated_ms: now_ms,
            properties: Offer::terms(job, starts_on),
            approvals: Vec::new(),
            sent_ms: None,
            by_mail: false,
            document,
        };
        self.selection.offers.push(offer);
        self.journal.note(Change::new(Subject::Offer { of: of.clone(), id: id.clone() }, "offer.created", ""));
        if asks {
            self.ask(&Matter::Offer(of.clone(), id), approval);
        }
    }
}
