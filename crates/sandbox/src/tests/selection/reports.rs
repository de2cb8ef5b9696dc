//! Reports and their files.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::call;
use crate::Config;
use crate::tests::Desk;
use crate::tests::codes::MANAGER;
use crate::tests::tools::{AMELIA, APPLICATION, list, signed_in, text};

const JOBS: (&str, &str) = ("reportId", "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0aa");
const BROKEN: (&str, &str) = ("reportId", "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0ab");

#[test]
fn a_run_is_pending_then_running_then_a_file() {
    let mut desk = Desk::new();
    assert_eq!(call(&mut desk, "reports.files.getRecent", &[JOBS], Value::Null).0.status, 404, "no file yet");
    let run = call(&mut desk, "reports.files.generate", &[JOBS], Value::Null).json(200);
    assert_eq!((text(&run, "/reportFileStatus"), text(&run, "/scheduleType")), ("PENDING", "AD_HOC"));
    let again = call(&mut desk, "reports.files.generate", &[JOBS], Value::Null);
    assert!(again.0.status == 400 && text(&again.json(400), "/message").contains("pending already"));
    let early = call(&mut desk, "reports.files.downloadRecent", &[JOBS], Value::Null);
    assert_eq!((early.0.status, early.header("content-type")), (404, Some("text/csv;charset=utf-8")));
    assert!(text(&early.json(404), "/message").contains("no file"), "JSON in spite of its type");
    let file = [("reportFileId", text(&run, "/reportFileId"))];
    assert_eq!(call(&mut desk, "reportFiles.download", &file, Value::Null).0.status, 404);
    desk.now_ms += 2000;
    assert_eq!(text(&call(&mut desk, "reportFiles.get", &file, Value::Null).json(200), "/reportFileStatus"), "RUNNING");
    desk.now_ms += 2000;
    let done = call(&mut desk, "reports.files.getRecent", &[JOBS], Value::Null).json(200);
    assert_eq!((text(&done, "/reportFileStatus"), text(&done, "/generationDate")), ("COMPLETED", "2026-11-02T09:00:04.000Z"));
    desk.now_ms += 1;
    desk.post(
        "/jobs",
        &json!({
            "title": "Later", "location": { "countryCode": "US", "city": "Oakland" }, "industry": { "id": "computer_software" },
            "function": { "id": "engineering" }, "experienceLevel": { "id": "associate" },
        }),
    )
    .json(201);
    let csv = call(&mut desk, "reportFiles.download", &file, Value::Null).text();
    assert_eq!(csv.lines().count(), 26, "25 jobs and the headings: {csv}");
    assert!(csv.starts_with("Job ID,Job | title,") && csv.contains("ALD-1042,SOURCING,Engineering,"), "{csv}");
    call(&mut desk, "reports.files.generate", &[JOBS], Value::Null).json(200);
}

#[test]
fn a_file_that_is_known_is_not_sent_again() {
    let mut desk = Desk::new();
    for id in ["reports.files.getRecent", "reports.files.downloadRecent"] {
        let first = call(&mut desk, id, &[], Value::Null);
        let tag = first.header("etag").expect("a tag").replace("\"\"", "");
        desk.headers.set("If-None-Match", &tag);
        let again = call(&mut desk, id, &[], Value::Null);
        again.empty(304);
        assert_eq!(again.header("etag"), Some(tag.as_str()));
        desk.headers.set("If-None-Match", "\"other\"");
        assert_eq!(call(&mut desk, id, &[], Value::Null).text(), first.text());
    }
}

#[test]
fn a_file_shows_what_was_so_when_it_was_made() {
    let mut desk = Desk::new();
    let csv = call(&mut desk, "reportFiles.download", &[], Value::Null).text();
    assert!(!csv.contains(APPLICATION), "Amelia applied more than 30 days before");
    let header =
        "Application ID,Application creation date,Application status,Candidate: full name,Internal candidate?,Job | title,Job | ref number";
    assert_eq!(csv.lines().next(), Some(header));
    assert!(csv.contains("Daniel Osei,false,Field Service Technician,ALD-1043"), "{csv}");
    desk.put(
        "/candidates/2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f12/jobs/6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e02/status",
        &json!({ "status": "REJECTED" }),
    )
    .empty(204);
    assert_eq!(call(&mut desk, "reportFiles.download", &[], Value::Null).text(), csv);
}

#[test]
fn cells_with_commas_and_quotes_are_quoted() {
    let mut desk = Desk::new();
    let named = json!({ "firstName": "Anna \"Ann\"", "lastName": "Lee, Jr.", "email": "ann@mail.example" });
    desk.post("/jobs/6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01/candidates", &named).json(201);
    call(&mut desk, "reports.files.generate", &[], Value::Null).json(200);
    desk.now_ms += 4000;
    let csv = call(&mut desk, "reports.files.downloadRecent", &[], Value::Null).text();
    assert!(csv.contains(",\"Anna \"\"Ann\"\" Lee, Jr.\","), "{csv}");
    assert_ne!(AMELIA, csv);
}

#[test]
fn one_report_always_fails_and_says_why() {
    let mut desk = Desk::new();
    call(&mut desk, "reports.files.generate", &[BROKEN], Value::Null).json(200);
    desk.now_ms += 4000;
    let failed = call(&mut desk, "reports.files.getRecent", &[BROKEN], Value::Null).json(200);
    assert_eq!((text(&failed, "/reportFileStatus"), text(&failed, "/errorReason")), ("FAILED", "MISSING_ACCESS_GROUP"));
    assert_eq!(call(&mut desk, "reports.files.downloadRecent", &[BROKEN], Value::Null).0.status, 404);
}

#[test]
fn reports_are_for_who_was_given_them() {
    let mut manager = signed_in(Config::default(), MANAGER);
    let seen = manager.get("/reporting-api/v201804/reports").json(200);
    assert_eq!(list(&seen, "/content").iter().map(|report| text(report, "/name")).collect::<Vec<_>>(), ["Jobs"]);
    call(&mut manager, "reports.get", &[], Value::Null).refused(403, "PERMISSION_DENIED");
    call(&mut manager, "reportFiles.get", &[], Value::Null).refused(403, "PERMISSION_DENIED");
    call(&mut manager, "reports.get", &[("reportId", "nothing")], Value::Null).empty(404);
}

#[test]
fn reports_come_in_pages() {
    let mut desk = Desk::new();
    let (mut names, mut path): (Vec<String>, String) = (Vec::new(), "/reporting-api/v201804/reports?limit=2".into());
    loop {
        let page = desk.get(&path).json(200);
        names.extend(list(&page, "/content").iter().map(|report| text(report, "/name").into()));
        let Some(next) = page.get("nextPage").and_then(Value::as_str) else { break };
        path = format!("/reporting-api/v201804/reports?limit=2&page={}", next.replace('=', "%3D").replace('+', "%2B"));
    }
    assert_eq!(names.len(), 4);
    desk.get("/reporting-api/v201804/reports?page=broken").refused(400, "INVALID_PAGE_ID");
}
