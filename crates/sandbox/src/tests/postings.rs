//! Public postings.

use alloc::vec::Vec;

use serde_json::Value;

use super::Desk;

fn public() -> Desk {
    let mut desk = Desk::new();
    desk.headers.remove("x-smarttoken");
    desk
}

fn found(desk: &mut Desk, query: &str) -> Vec<Value> {
    let body = desk.get(&alloc::format!("/v1/companies/AlderRobotics/postings{query}")).json(200);
    body["content"].as_array().expect("a list").clone()
}

#[test]
fn anyone_reads_the_board_page_by_page_and_newest_first() {
    let mut desk = public();
    let whole = desk.get("/v1/companies/alderrobotics/postings").json(200);
    let total = whole["totalFound"].as_u64().expect("a number") as usize;
    assert_eq!(whole["content"].as_array().map(Vec::len), Some(total));
    let paged: Vec<Value> =
        (0..total).step_by(5).flat_map(|offset| found(&mut desk, &alloc::format!("?limit=5&offset={offset}"))).collect();
    assert_eq!(Some(&paged), whole["content"].as_array());
    assert!(paged.windows(2).all(|pair| pair[0]["releasedDate"].as_str() >= pair[1]["releasedDate"].as_str()));
    assert!(found(&mut desk, "?offset=999").is_empty());
}

#[test]
fn a_company_that_does_not_exist_answers_200_with_nothing() {
    let mut desk = public();
    for path in ["/v1/companies/Nobody/postings", "/v1/companies/Nobody/departments"] {
        let body = desk.get(path).json(200);
        assert_eq!((&body["totalFound"], &body["content"]), (&Value::from(0), &Value::Array(Vec::new())), "{path}");
    }
    desk.get("/v1/companies/Nobody/postings/744000101234567").json(404);
}

#[test]
fn the_detail_has_text_and_addresses_that_the_list_leaves_out() {
    let mut desk = public();
    let detail = desk.get("/v1/companies/AlderRobotics/postings/744000101234567").json(200);
    assert_eq!(detail["refNumber"], "ALD-1042");
    assert_eq!(detail["uuid"], "3c5d8e9f-0a1b-4c2d-8e3f-4a5b6c7d8e9f");
    assert_eq!(detail["releasedDate"], "2026-09-08T15:20:31.440Z");
    assert_eq!(detail["ref"], "http://127.0.0.1:7878/sandbox/v1/companies/AlderRobotics/postings/744000101234567");
    assert_eq!(detail["postingUrl"], "https://jobs.smartrecruiters.com/AlderRobotics/744000101234567-senior-robotics-engineer");
    assert!(detail["jobAd"]["sections"]["jobDescription"]["text"].is_string());
    let item = found(&mut desk, "?q=senior%20robotics").pop().expect("one");
    assert!(item.get("jobAd").is_none() && item.get("applyUrl").is_none(), "{item}");
    desk.get("/v1/companies/AlderRobotics/postings/1").json(404);
}

#[test]
fn filters_narrow_the_list() {
    let mut desk = public();
    let all = found(&mut desk, "").len();
    let every = |items: &[Value], pointer: &str, value: &str| items.iter().all(|item| item.pointer(pointer) == Some(&Value::from(value)));
    for (query, pointer, value) in [
        ("?country=DE", "/location/country", "de"),
        ("?region=CA", "/location/region", "CA"),
        ("?city=krak%C3%B3w", "/location/city", "Kraków"),
        ("?department=64b0c1d2e3f4a5b6c7d80003", "/department/id", "64b0c1d2e3f4a5b6c7d80003"),
        ("?jobAdId=b7a4e0d1-52c9-4f36-8a1b-6c0de95f2a11", "/id", "744000101234567"),
        ("?language=de", "/language/code", "de"),
        ("?destination=INTERNAL", "/visibility", "INTERNAL"),
    ] {
        let items = found(&mut desk, query);
        assert!(!items.is_empty() && items.len() < all && every(&items, pointer, value), "{query}: {items:?}");
    }
    assert_eq!(found(&mut desk, "?language=de,en").len(), all);
    assert_eq!(found(&mut desk, "?destination=INTERNAL_OR_PUBLIC").len(), all + 1);
    assert_eq!(found(&mut desk, "?locationType=REMOTE").len() + found(&mut desk, "?locationType=ONSITE").len(), all);
    assert_eq!(found(&mut desk, "?locationType=REMOTE&locationType=ONSITE").len(), all);
    assert_eq!(found(&mut desk, "?status=PUBLIC&embed=jobAd").len(), all, "undocumented parameters are ignored");
}

#[test]
fn custom_fields_filter_with_alternatives_and_together() {
    let mut desk = public();
    let one = found(&mut desk, "?custom_field.COST_CENTER=CC-410").len();
    let other = found(&mut desk, "?custom_field.COST_CENTER=CC-420").len();
    assert!(one > 0 && other > 0);
    assert_eq!(found(&mut desk, "?custom_field.COST_CENTER=CC-410,CC-420").len(), one + other);
    assert!(found(&mut desk, "?custom_field.COST_CENTER=CC-410&custom_field.64b0c1d2e3f4a5b6c7d90001=SERVICES").is_empty());
    let first = found(&mut desk, "?custom_field.COST_CENTER=CC-410").pop().expect("one");
    assert!(first["customField"].as_array().is_some_and(|fields| fields.iter().any(|field| field["valueLabel"] == "CC-410 Robotics")));
}

#[test]
fn released_after_leaves_out_what_is_older() {
    let mut desk = public();
    let moment = "2026-10-01T00:00:00.000Z";
    let items = found(&mut desk, "?releasedAfter=2026-10-01T02:00:00%2B02:00");
    assert!(!items.is_empty() && items.iter().all(|item| item["releasedDate"].as_str() > Some(moment)), "{items:?}");
}

#[test]
fn departments_are_listed_whole() {
    let body = public().get("/v1/companies/AlderRobotics/departments").json(200);
    assert_eq!(body["totalFound"], 6);
    assert_eq!(body["content"][2]["label"], "Field Service");
}
