//! Ads go live and are taken down.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};
use smartrecruiters_core::Method;

use super::guide;
use crate::Config;
use crate::tests::Desk;
use crate::tests::tools::{AD, ENGINEER, GERMAN_AD, Sent, TECHNICIAN, ask, list, text};

fn board(desk: &mut Desk, query: &str) -> Value {
    desk.get(&format!("/v1/companies/AlderRobotics/postings?limit=100&destination=INTERNAL_OR_PUBLIC&{query}")).json(200)
}

fn publish(desk: &mut Desk, job: &str, body: &Value) {
    desk.post(&format!("/jobs/{job}/publication"), body).empty(204);
}

#[test]
fn a_published_job_is_on_the_public_board() {
    let mut desk = Desk::new();
    let mut body = guide();
    body["jobAd"] = json!({ "sections": { "jobDescription": { "text": "<p>Grippers that never drop.</p>" } } });
    let job = String::from(text(&desk.post("/jobs", &body).json(201), "/id"));
    assert_eq!(board(&mut desk, "q=never%20drop")["totalFound"], json!(0));
    desk.send(Method::Post, &format!("/jobs/{job}/publication"), "", "").empty(204);
    let found = board(&mut desk, "q=never%20drop");
    assert_eq!((&found["totalFound"], text(&found, "/content/0/visibility")), (&json!(1), "PUBLIC"));
    let details = desk.get(&format!("/jobs/{job}")).json(200);
    assert_eq!(text(&details, "/postingStatus"), "PUBLIC");
    assert!(text(&details, "/actions/applyOnWeb/url").contains(text(&found, "/content/0/id")));
    let channels = desk.get(&format!("/jobs/{job}/publication")).json(200);
    let kinds: alloc::vec::Vec<&str> = list(&channels, "/content").iter().map(|channel| text(channel, "/type")).collect();
    assert_eq!(kinds, ["CAREER_SITE", "AGGREGATOR"]);
}

#[test]
fn visitors_see_the_ad_as_it_was_at_its_last_publication() {
    let mut desk = Desk::new();
    let change = Sent::JsonPatch(json!([{ "op": "replace", "path": "/title", "value": "Principal Robotics Engineer" }]));
    ask(&mut desk, "jobs.update", &[], "", &change).json(200);
    let posting = "/v1/companies/AlderRobotics/postings/744000101234567";
    assert_eq!(text(&desk.get(posting).json(200), "/name"), "Senior Robotics Engineer");
    publish(&mut desk, ENGINEER, &json!({}));
    assert_eq!(text(&desk.get(posting).json(200), "/name"), "Principal Robotics Engineer", "the id stays");
}

#[test]
fn an_internal_publication_is_for_employees_and_not_for_aggregators() {
    let mut desk = Desk::new();
    publish(&mut desk, ENGINEER, &json!({ "visibility": "INTERNAL" }));
    assert_eq!(text(&desk.get(&format!("/jobs/{ENGINEER}")).json(200), "/postingStatus"), "INTERNAL");
    let channels = desk.get(&format!("/jobs/{ENGINEER}/publication")).json(200);
    assert_eq!(list(&channels, "/content").len(), 1, "{channels}");
    let all = desk.get(&format!("/jobs/{ENGINEER}/publication?activeOnly=false")).json(200);
    assert_eq!(list(&all, "/content").iter().filter(|channel| channel.get("unpublishedOn").is_some()).count(), 2, "{all}");
}

#[test]
fn a_single_ad_goes_live_and_down_in_the_background() {
    let mut desk = Desk::new();
    let ad =
        desk.post(&format!("/jobs/{ENGINEER}/jobads"), &json!({ "title": "Robotikingenieur", "language": { "code": "de" } })).json(200);
    let (ad, postings) = (String::from(text(&ad, "/id")), format!("/jobs/{ENGINEER}/jobads/{}/postings", text(&ad, "/id")));
    assert_eq!(desk.post(&postings, &json!({ "aggregators": false })).json(202), json!({ "postingStatus": "PENDING" }));
    desk.now_ms += 1499;
    assert_eq!(desk.get(&postings).json(200), json!({ "content": [] }));
    desk.now_ms += 1;
    let live = desk.get(&postings).json(200);
    assert_eq!((list(&live, "/content").len(), text(&live, "/content/0/publishedOn")), (1, "2026-11-02T09:00:01.500Z"));
    assert_eq!(board(&mut desk, &format!("jobAdId={ad}"))["totalFound"], json!(1));
    assert_eq!(desk.delete(&postings).json(202), json!({ "unpostingStatus": "PENDING" }));
    assert_eq!(board(&mut desk, &format!("jobAdId={ad}"))["totalFound"], json!(1));
    desk.now_ms += 1500;
    assert_eq!(board(&mut desk, &format!("jobAdId={ad}"))["totalFound"], json!(0));
    assert_eq!(board(&mut desk, &format!("jobAdId={AD}"))["totalFound"], json!(1), "the default ad stays");
}

#[test]
fn with_the_default_ad_every_other_is_taken_down() {
    let mut desk = Desk::with(Config { posting_delay_ms: 0, limits: false, ..Config::default() });
    let ads = desk.get(&format!("/jobs/{TECHNICIAN}/jobads")).json(200);
    let default = String::from(text(&ads, "/0/id"));
    ask(&mut desk, "jobs.ads.postings.create", &[("jobId", TECHNICIAN), ("jobAdId", GERMAN_AD)], "", &Sent::Nothing).json(202);
    assert_eq!(board(&mut desk, &format!("jobAdId={GERMAN_AD}"))["totalFound"], json!(1));
    ask(&mut desk, "jobs.ads.postings.delete", &[("jobId", TECHNICIAN), ("jobAdId", &default)], "", &Sent::Nothing).json(202);
    for ad in [GERMAN_AD, &default] {
        assert_eq!(board(&mut desk, &format!("jobAdId={ad}"))["totalFound"], json!(0), "{ad}");
    }
    assert_eq!(desk.get(&format!("/jobs/{TECHNICIAN}/publication")).json(200), json!({ "content": [] }));
    publish(&mut desk, TECHNICIAN, &json!({}));
    assert_eq!(board(&mut desk, &format!("jobAdId={default}"))["totalFound"], json!(1), "it can be published again");
}

#[test]
fn unpublishing_is_answered_204_as_often_as_one_likes() {
    let mut desk = Desk::new();
    for _ in 0..2 {
        desk.delete(&format!("/jobs/{ENGINEER}/publication")).empty(204);
        assert_eq!(text(&desk.get(&format!("/jobs/{ENGINEER}")).json(200), "/postingStatus"), "NOT_PUBLISHED");
    }
    assert_eq!(desk.get("/v1/companies/AlderRobotics/postings/744000101234567").0.status, 404);
}

#[test]
fn publishing_is_taken_twice_a_second() {
    let mut desk = Desk::with(Config::default());
    for expected in [204, 204, 429] {
        assert_eq!(desk.send(Method::Post, &format!("/jobs/{ENGINEER}/publication"), "", "").0.status, expected);
    }
    desk.now_ms += 1000;
    publish(&mut desk, ENGINEER, &json!({}));
}
