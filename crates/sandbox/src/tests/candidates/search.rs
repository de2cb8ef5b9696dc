//! The search for candidates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{apply, nia};
use crate::tests::Desk;
use crate::tests::tools::{AMELIA, DANIEL, ENGINEER, list, text};
use crate::{Config, OutOfRange};

fn everyone(desk: &mut Desk, query: &str) -> Vec<Value> {
    let mut target = format!("/candidates?limit=100{query}");
    let mut all = Vec::new();
    loop {
        let answer = desk.get(&target);
        let page = answer.json(200);
        all.extend(list(&page, "/content").iter().cloned());
        let Some(link) = answer.header("Link") else {
            assert_eq!((page.get("nextPageId"), &page["totalFound"]), (None, &json!(all.len())), "{query}");
            return all;
        };
        target = link.trim_start_matches('<').replace(">; rel=\"next\"", "");
    }
}

#[test]
fn a_walk_meets_every_candidate_once_while_others_are_added() {
    let mut desk = Desk::new();
    let total = desk.get("/candidates").json(200)["totalFound"].as_u64().expect("a number") as usize;
    let mut target = String::from("/candidates?limit=33");
    let mut met: Vec<String> = Vec::new();
    loop {
        let page = desk.get(&target).json(200);
        met.extend(list(&page, "/content").iter().map(|candidate| String::from(text(candidate, "/id"))));
        apply(&mut desk, ENGINEER, &nia());
        let Some(next) = page.get("nextPageId").and_then(Value::as_str) else { break };
        target = format!("/candidates?limit=33&pageId={}", next.replace('+', "%2B"));
    }
    let walked = met.len();
    met.sort();
    met.dedup();
    assert_eq!((walked, met.len()), (total, total));
    desk.get("/candidates?pageId=nonsense").refused(400, "INVALID_PAGE_ID");
}

#[test]
fn a_page_has_ten_candidates_and_never_more_than_a_hundred() {
    let mut desk = Desk::new();
    assert_eq!(list(&desk.get("/candidates").json(200), "/content").len(), 10);
    let clamped = desk.get("/candidates?limit=1000").json(200);
    assert_eq!((&clamped["limit"], list(&clamped, "/content").len()), (&json!(100), 100));
    let mut strict = Desk::with(Config { limit_out_of_range: OutOfRange::Refuse, ..Config::default() });
    assert_eq!(strict.get("/candidates?limit=101").0.status, 400);
}

#[test]
fn every_filter_finds_those_it_describes_and_no_others() {
    let mut desk = Desk::new();
    let status = |candidate: &Value| String::from(text(candidate, "/primaryAssignment/status"));
    let single = |candidate: &Value| list(candidate, "/secondaryAssignments").is_empty();
    let all = everyone(&mut desk, "");
    for (query, fits) in [
        ("status=HIRED", &(|found: &Value| status(found) == "HIRED") as &dyn Fn(&Value) -> bool),
        ("status=OFFERED&status=HIRED", &|found| matches!(status(found).as_str(), "OFFERED" | "HIRED")),
        ("status=IN_REVIEW&subStatus=Phone%20screen", &|found| found["primaryAssignment"]["subStatus"] == "Phone screen"),
        ("consentStatus=PENDING", &|found| found["consent"]["status"] == "PENDING"),
        ("tag=ROS2", &|found| list(found, "/tags").iter().any(|tag| tag == "ros2")),
        ("location=oakland", &|found| found["location"]["city"] == "Oakland"),
        ("location=germany&location=poland", &|found| found["location"]["country"] != "United States"),
        ("averageRating=4", &|found| found["averageRating"].as_f64().is_some_and(|rating| format!("{rating:.0}") == "4")),
        ("updatedAfter=2026-10-25T00:00:00.000Z", &|found| text(found, "/updatedOn") > "2026-10-25T00:00:00.000Z"),
        ("q=%22amelia.hart%40mail.example%22", &|found| found["id"] == AMELIA),
        ("jobId=6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01", &|found| found["primaryAssignment"]["job"]["id"] == ENGINEER),
    ] {
        let found = everyone(&mut desk, &format!("&{query}"));
        let expected: Vec<&Value> = all.iter().filter(|candidate| single(candidate) && fits(candidate)).collect();
        assert!(!expected.is_empty() && expected.len() < all.len(), "{query}");
        assert_eq!(found.iter().filter(|candidate| single(candidate)).collect::<Vec<_>>(), expected, "{query}");
    }
    assert_eq!(everyone(&mut desk, "&subStatus=Phone%20screen").len(), all.len(), "a sub-status counts with a status only");
}

#[test]
fn filters_of_applications_speak_of_one_and_the_same() {
    let mut desk = Desk::new();
    let found = everyone(&mut desk, &format!("&jobId={ENGINEER}&status=INTERVIEW"));
    assert!(found.iter().any(|candidate| candidate["id"] == AMELIA));
    for candidate in found {
        let application = desk.get(&format!("/candidates/{}/jobs/{ENGINEER}", text(&candidate, "/id"))).json(200);
        assert_eq!(text(&application, "/status"), "INTERVIEW");
    }
    assert_eq!(everyone(&mut desk, &format!("&jobId={ENGINEER}&q=Osei")).len(), 0);
}

#[test]
fn groups_of_filters_go_together_position_by_position() {
    let mut desk = Desk::new();
    let relocation = "&propertyId=d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61&propertyValueId=";
    let ids = |found: &[Value]| found.iter().map(|candidate| String::from(text(candidate, "/id"))).collect::<Vec<_>>();
    let full = everyone(&mut desk, &format!("{relocation}full-package"));
    assert_eq!(ids(&full), [AMELIA]);
    assert_eq!(everyone(&mut desk, &format!("{relocation}partial-package")).len(), 0);
    let permit = "&questionCategory=workPermit&questionFieldId=value&questionFieldValueId=";
    assert_eq!(ids(&everyone(&mut desk, &format!("{permit}yes"))), [AMELIA]);
    assert_eq!(everyone(&mut desk, &format!("{permit}no")).len(), 0);
    let api = everyone(&mut desk, "&sourceType=API&sourceValueId=API");
    assert!(ids(&api).contains(&DANIEL.into()));
    let agency = "&sourceType=RECRUITER&sourceSubType=AGENCY&sourceValueId=64b0c1d2e3f4a5b6c7dc0031";
    let agency = everyone(&mut desk, agency);
    assert!(
        !agency.is_empty()
            && agency.iter().all(|candidate| !api.contains(candidate) || !list(candidate, "/secondaryAssignments").is_empty())
    );
    let both = "&sourceType=API&sourceSubType=API&sourceValueId=API&sourceType=RECRUITER&sourceSubType=AGENCY&sourceValueId=64b0c1d2e3f4a5b6c7dc0031";
    assert_eq!(everyone(&mut desk, both).len(), api.len() + agency.len(), "triples are alternatives");
}

#[test]
fn those_who_are_ready_to_onboard_are_found_until_they_are_done() {
    let mut desk = Desk::new();
    let ready = everyone(&mut desk, "&onboardingStatus=READY_TO_ONBOARD");
    let first = ready.first().expect("somebody was hired");
    let (id, job) = (text(first, "/id"), text(first, "/primaryAssignment/job/id"));
    desk.put(&format!("/candidates/{id}/jobs/{job}/onboardingStatus"), &json!({ "onboardingStatus": "ONBOARDING_SUCCESSFUL" })).empty(204);
    assert_eq!(everyone(&mut desk, "&onboardingStatus=READY_TO_ONBOARD").len(), ready.len() - 1);
    assert_eq!(everyone(&mut desk, "&onboardingStatus=ONBOARDING_SUCCESSFUL").len(), 1);
}
