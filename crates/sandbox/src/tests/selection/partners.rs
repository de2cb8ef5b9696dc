//! What partners call: the feed, the old marketplace, and assessments.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_core::Method;

use super::call;
use crate::tests::Desk;
use crate::tests::codes::ADMINISTRATOR;
use crate::tests::tools::{APPLICATION, ENGINEER, NOBODY, list, sign_in, signed_in, text};
use crate::{Config, DEMO_API_KEY, DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET, DEMO_PARTNER_KEY, DEMO_PROVIDER_ID, DEMO_PROVIDER_SECRET};

const FEED: &str = "/feed/publications";

#[test]
fn a_posting_goes_through_the_board_and_is_taken_down() {
    let mut desk = Desk::new();
    let all = desk.get(&format!("{FEED}?updatedAfter=2026-01-01T00:00:00Z&limit=2&offset=1")).json(200);
    assert_eq!((text(&all, "/limit"), text(&all, "/offset"), list(&all, "/jobs").len()), ("2", "1", 2));
    assert!(text(&all, "/totalFound").parse::<usize>().is_ok_and(|count| count > 10));
    let one = call(&mut desk, "feed.publications.get", &[], Value::Null).json(200);
    assert_eq!(
        (text(&one, "/status"), text(&one, "/location/countryCode"), text(&one, "/location/region")),
        ("Pending", "us", "California")
    );
    assert_eq!((text(&one, "/compensation/minimum"), text(&one, "/creator/email")), ("165000", "jonas.lindqvist@alder-robotics.example"));
    call(&mut desk, "feed.publications.update", &[], json!({ "status": "Active", "liveUrl": "https://robojobs.example/1" })).empty(204);
    let live = call(&mut desk, "feed.publications.get", &[], Value::Null).json(200);
    assert_eq!((text(&live, "/status"), text(&live, "/liveUrl")), ("Active", "https://robojobs.example/1"));
    desk.delete(&format!("/jobs/{ENGINEER}/publication")).empty(204);
    let down = desk.get(&format!("{FEED}?updatedAfter=2026-01-01T00:00:00Z&status=toUnpost,Error")).json(200);
    assert_eq!((text(&down, "/totalFound"), text(&down, "/jobs/0/id")), ("1", "744000101234567"));
    call(&mut desk, "feed.publications.update", &[], json!({ "status": "Inactive" })).empty(204);
    assert_eq!(text(&call(&mut desk, "feed.publications.get", &[], Value::Null).json(200), "/status"), "Inactive");
}

#[test]
fn what_is_published_now_is_in_the_feed_of_the_last_thirty_days() {
    let mut desk = Desk::new();
    let before = desk.get(FEED).json(200);
    desk.send(Method::Post, &format!("/jobs/{ENGINEER}/publication"), "", "").empty(204);
    let after = desk.get(FEED).json(200);
    let count = |page: &Value| text(page, "/totalFound").parse::<usize>().expect("a number");
    assert_eq!(count(&after), count(&before) + 1);
}

#[test]
fn the_feed_refuses_without_a_body() {
    let mut desk = Desk::new();
    call(&mut desk, "feed.publications.update", &[], json!({ "status": "Pending" })).empty(400);
    call(&mut desk, "feed.publications.update", &[], json!({ "liveUrl": "https://robojobs.example/1" })).empty(400);
    call(&mut desk, "feed.publications.get", &[("postingId", "1")], Value::Null).empty(404);
    desk.headers.remove("x-smarttoken");
    call(&mut desk, "feed.publications.list", &[], Value::Null).empty(401);
}

#[test]
fn a_partners_key_opens_what_is_for_partners_and_nothing_else() {
    let mut desk = Desk::with(Config { limits: false, partner_keys_only: true, ..Config::default() });
    call(&mut desk, "feed.publications.list", &[], Value::Null).empty(401);
    desk.headers.set("X-SmartToken", DEMO_PARTNER_KEY);
    call(&mut desk, "feed.publications.list", &[], Value::Null).json(200);
    call(&mut desk, "marketplace.configs.list", &[], Value::Null).json(200);
    assert_eq!(desk.get("/jobs").0.status, 401);
    assert_ne!(DEMO_PARTNER_KEY, DEMO_API_KEY);
}

#[test]
fn entries_of_the_marketplace_are_set_and_refused_in_its_own_form() {
    let mut desk = Desk::new();
    let entry = json!({ "id": "inlineAssessmentOrderUrl", "value": "https://api.testlab.example/inline" });
    let missing = call(&mut desk, "marketplace.configs.update", &[("configId", "inlineAssessmentOrderUrl")], entry.clone()).json(404);
    assert_eq!((text(&missing, "/httpCode"), text(&missing, "/code")), ("404", "not_found"));
    assert_eq!(call(&mut desk, "marketplace.configs.create", &[], entry.clone()).json(200), entry);
    let changed = json!({ "id": "inlineAssessmentOrderUrl", "value": "https://api.testlab.example/v2" });
    call(&mut desk, "marketplace.configs.update", &[("configId", "inlineAssessmentOrderUrl")], changed.clone()).json(200);
    let all = call(&mut desk, "marketplace.configs.list", &[], Value::Null).json(200);
    assert_eq!((&all["totalFound"], &all["content"][1]), (&json!(2), &changed));
    let other = call(&mut desk, "marketplace.configs.update", &[], changed).json(400);
    assert_eq!(text(&other, "/code"), "invalid_id");
    for (query, count) in
        [("", 1), ("?status=REJECTED", 0), ("?q=KINEMATICS", 1), ("?q=plumbing", 0), ("?postingId=1", 0), ("?offset=1", 1)]
    {
        let found = desk.get(&format!("/v1/offers{query}")).json(200);
        assert_eq!(found["totalFound"], json!(count), "{query}");
    }
}

#[test]
fn a_provider_connects_a_customer_that_agreed_and_reports_results_with_what_it_gets() {
    let mut desk = signed_in(Config::default(), (DEMO_PROVIDER_ID, DEMO_PROVIDER_SECRET));
    let credentials = json!({ "clientId": "testlab", "clientSecret": "s" });
    let connect =
        |desk: &mut Desk, company: &str| call(desk, "partner.integrations.create", &[("companyId", company)], credentials.clone());
    assert_eq!(connect(&mut desk, "NoSuchCompany").0.status, 404);
    connect(&mut desk, "BirchLogistics").refused(403, "PERMISSION_DENIED");
    let given = connect(&mut desk, "alderrobotics").json(200);
    assert_eq!((text(&given, "/clientId"), text(&given, "/clientSecret")), (DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET));
    assert_eq!(connect(&mut desk, "AlderRobotics").0.status, 409);
    let result = json!({ "status": "COMPLETED", "score": { "raw": 28, "min": 20, "max": 80 } });
    assert_eq!(call(&mut desk, "partner.orders.results.update", &[], result.clone()).0.status, 403, "the scope is the customer's");
    sign_in(&mut desk, (DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET));
    let stored = call(&mut desk, "partner.orders.results.update", &[], result).json(200);
    assert_eq!((text(&stored, "/name"), text(&stored, "/status")), ("Robotics field test", "COMPLETED"), "what is not sent stays");
    assert_eq!(call(&mut desk, "partner.orders.results.update", &[("orderId", NOBODY)], json!({})).0.status, 404);
    for score in [json!({ "raw": 81, "min": 20, "max": 80 }), json!({ "raw": 1, "min": 1, "max": 1 })] {
        assert_eq!(call(&mut desk, "partner.orders.results.update", &[], json!({ "score": score })).0.status, 400);
    }
    assert_eq!(call(&mut desk, "partner.configuration.get", &[], Value::Null).0.status, 403);
    sign_in(&mut desk, ADMINISTRATOR);
    let orders = desk.get(&format!("/assessment-api/v202107/assessment-orders?applicationId={APPLICATION}")).json(200);
    let scores: Vec<&str> = orders.as_array().into_iter().flatten().map(|order| text(order, "/score")).collect();
    assert_eq!(scores, ["82", "13"]);
    assert_eq!((text(&orders, "/1/scoreLabel"), text(&orders, "/0/assessments/0/name")), ("28/80", "Control loops"));
}
