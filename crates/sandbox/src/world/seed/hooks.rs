//! The subscription of the story: its receiver failed too often, so it is suspended.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::json;

use super::jobs::job_id;
use super::moment;
use crate::world::Hooks;
use crate::world::hooks::{Authentication, Subscription};

pub(super) fn grow(seed: u64) -> Hooks {
    let mut hooks = Hooks::new(seed);
    let header = json!({ "type": "header", "headerName": "X-Alder-Token", "headerValue": "example-header-value" });
    let mut subscription = Subscription::new(
        ID.into(),
        String::from("alder-robotics-sync"),
        "https://hooks.alder-robotics.example/smartrecruiters".into(),
        Vec::from(["application.created", "application.status.updated", "offer.updated"].map(String::from)),
        Authentication::read(Some(&header)).unwrap_or(Authentication::None),
    );
    let body = json!({
        "job_id": job_id(0),
        "candidate_id": "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11",
        "offer_id": "a8b7c6d5-e4f3-4a2b-9c1d-0e9f8a7b6c5d",
    });
    subscription.remember_failure("0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f", "offer.updated", &body, moment("2026-10-20T16:20:06.231Z"));
    hooks.subscriptions.push(subscription);
    let _ = hooks.make_key(ID, moment("2026-09-01T08:20:00.000Z"));
    hooks
}

const ID: &str = "8b7c6d5e-4f3a-4b2c-9d1e-0f2a3b4c5d6e";
