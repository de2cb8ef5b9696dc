//! Attachments and résumés.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::resume;
use crate::tests::Desk;
use crate::tests::tools::{AMELIA, DANIEL, ENGINEER, SAFETY, Sent, TECHNICIAN, ask, form, list, text};
use crate::{Config, DuplicateCandidate};

const RESUME: &str = "/candidates/attachments/f0e1d2c3-b4a5-4687-9788-695a4b3c2d1e";

fn upload(desk: &mut Desk, sent: &Sent) -> Value {
    ask(desk, "candidates.resume.addToJob", &[("jobId", SAFETY)], "", sent).json(201)
}

#[test]
fn a_file_comes_back_as_it_was_sent() {
    let mut desk = Desk::new();
    let content: Vec<u8> = (0..=255).chain(*b"\r\n--part").collect();
    let sent = form(&[("attachmentType", "COVER_LETTER")], Some(("Brief \"1\".pdf", "application/pdf", &content)));
    let arguments = [("id", DANIEL), ("jobId", TECHNICIAN)];
    let file = ask(&mut desk, "candidates.attachments.create", &arguments, "", &sent).json(201);
    let expected = ("Brief \"1\".pdf", "COVER_LETTER", "application/pdf");
    assert_eq!((text(&file, "/name"), text(&file, "/type"), text(&file, "/contentType")), expected);
    let listed = desk.get(&format!("/candidates/{DANIEL}/jobs/{TECHNICIAN}/attachments")).json(200);
    assert_eq!((&listed["totalFound"], &listed["content"][0]), (&json!(1), &file));
    let download = text(&file, "/actions/download/url").replace("http://127.0.0.1:7878/sandbox", "");
    let answer = desk.get(&download);
    assert_eq!((answer.0.status, answer.header("Content-Type"), &answer.0.body), (200, Some("application/octet-stream"), &content));
    assert_eq!(text(&file, "/actions/remove/method"), "DELETE");
    desk.delete(&download).empty(204);
    desk.get(&download).refused(404, "FILE_NOT_FOUND");
}

#[test]
fn without_a_type_a_file_is_generic_and_without_a_job_it_goes_to_the_primary_application() {
    let mut desk = Desk::new();
    let sent = form(&[("type", "RESUME")], Some(("a.txt", "text/plain", b"a")));
    let file = ask(&mut desk, "candidates.attachments.createPrimary", &[], "", &sent).json(201);
    assert_eq!((text(&file, "/type"), file.pointer("/actions/remove")), ("GENERIC_FILE", None));
    let listed = desk.get(&format!("/candidates/{AMELIA}/jobs/{ENGINEER}/attachments")).json(200);
    assert_eq!(listed["totalFound"], json!(2));
    let wrong = form(&[("attachmentType", "PICTURE")], Some(("a.txt", "text/plain", b"b")));
    assert_eq!(ask(&mut desk, "candidates.attachments.create", &[], "", &wrong).0.status, 400);
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let mut desk = Desk::with(Config { attachment_limit: 8, ..Config::default() });
    for (content, status) in [(&b"12345678"[..], 201), (b"123456789", 400)] {
        let sent = form(&[("attachmentType", "RESUME")], Some(("a.txt", "text/plain", content)));
        assert_eq!(ask(&mut desk, "candidates.attachments.create", &[], "", &sent).0.status, status);
    }
}

#[test]
fn a_seeded_resume_is_a_pdf_that_stays_as_it_is_and_can_be_read_again() {
    let mut desk = Desk::new();
    let pdf = desk.get(RESUME).0.body;
    assert!(pdf.starts_with(b"%PDF-1.4") && pdf.ends_with(b"%%EOF\n"));
    desk.patch(&format!("/candidates/{AMELIA}"), &json!({ "lastName": "Hart-Lee" })).json(200);
    assert_eq!(desk.get(RESUME).0.body, pdf);
    let created = upload(&mut desk, &form(&[], Some(("amelia.pdf", "application/pdf", &pdf))));
    for (pointer, expected) in [
        ("/firstName", "Amelia"),
        ("/lastName", "Hart"),
        ("/email", "amelia.hart@mail.example"),
        ("/phoneNumber", "+1 415 555 0132"),
        ("/location/city", "Oakland"),
        ("/web/linkedin", "https://www.linkedin.com/in/amelia-hart-example"),
        ("/experience/0/title", "Controls Engineer"),
        ("/experience/0/company", "Tidewater Automation"),
        ("/experience/0/startDate", "2021-03"),
        ("/education/0/degree", "Bachelor of Science"),
        ("/education/0/major", "Mechanical Engineering"),
        ("/education/0/institution", "Bayside Institute of Technology"),
        ("/education/0/endDate", "2017"),
        ("/primaryAssignment/job/id", SAFETY),
    ] {
        assert_eq!(text(&created, pointer), expected, "{pointer}");
    }
    assert_eq!((&created["experience"][0]["current"], &created["education"][0]["current"]), (&json!(true), &json!(false)));
}

#[test]
fn every_seeded_resume_can_be_read_again() {
    let mut desk = Desk::with(Config { duplicate_candidate: DuplicateCandidate::Reuse, limits: false, ..Config::default() });
    let page = desk.get("/candidates?limit=100").json(200);
    let mut read = 0;
    for candidate in list(&page, "/content") {
        let files = desk.get(&format!("/candidates/{}/attachments", text(candidate, "/id"))).json(200);
        for file in list(&files, "/content").iter().filter(|file| file["type"] == "RESUME") {
            let pdf = desk.get(&format!("/candidates/attachments/{}", text(file, "/id"))).0.body;
            let sent = form(&[], Some(("resume.pdf", "application/pdf", &pdf)));
            let found = ask(&mut desk, "candidates.resume.parse", &[], "", &sent).json(200);
            assert_eq!(found["email"], candidate["email"]);
            assert!(found.get("firstName").is_some() && found.get("experience").is_some(), "{found}");
            read += 1;
        }
    }
    assert!(read > 50, "{read}");
}

#[test]
fn a_person_is_found_in_plain_text() {
    let text_of = "Curriculum Vitae\r\nName: Zo\u{eb} de la Cruz\r\n<mailto:zoe@cruz.example>, Tel (030) 5550-1234\r\nBerlin\r\n\
        Experience:\r\nTester, Mill (2019 - 2021-06)\r\nnot an entry\r\nEducation\r\n";
    let mut desk = Desk::new();
    let sent = form(&[("internal", "true")], Some(("cv.txt", "text/plain", text_of.as_bytes())));
    let created = upload(&mut desk, &sent);
    assert_eq!((text(&created, "/firstName"), text(&created, "/lastName")), ("Zo\u{eb}", "de la Cruz"));
    assert_eq!((text(&created, "/email"), text(&created, "/phoneNumber")), ("zoe@cruz.example", "(030) 5550-1234"));
    assert_eq!((text(&created, "/location/countryCode"), &created["internal"]), ("DE", &json!(true)));
    let entry = json!({ "title": "Tester", "company": "Mill", "current": false, "startDate": "2019", "endDate": "2021-06" });
    assert_eq!((&created["experience"], &created["education"]), (&json!([entry]), &json!([])));
}

#[test]
fn the_file_of_a_resume_is_kept_with_the_candidate() {
    let mut desk = Desk::new();
    let id = String::from(text(&upload(&mut desk, &resume()), "/id"));
    let files = desk.get(&format!("/candidates/{id}/jobs/{SAFETY}/attachments")).json(200);
    assert_eq!((text(&files, "/content/0/name"), text(&files, "/content/0/type")), ("nia.txt", "RESUME"));
    let found = ask(&mut desk, "candidates.resume.parse", &[], "", &resume()).json(200);
    assert_eq!(found, json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example" }));
    assert_eq!(desk.get(&format!("/candidates/{id}")).json(200)["internal"], json!(false));
}

#[test]
fn escapes_and_nested_parentheses_of_a_pdf_are_read() {
    let pdf =
        b"%PDF-1.4\n5 0 obj << /Length 9 >>\nstream\nBT /F1 9 Tf [(Jo) -20 (s\\351)] TJ ( P\\351rez) Tj T* (j\\050o\\)\\(s\\(e\\)) Tj \
        T* (jose@p\\145rez.example) Tj ET\nendstream endobj";
    let mut desk = Desk::new();
    let created = upload(&mut desk, &form(&[], Some(("jose.pdf", "application/pdf", pdf))));
    assert_eq!((text(&created, "/firstName"), text(&created, "/lastName")), ("Jos\u{e9}", "P\u{e9}rez"));
    assert_eq!(text(&created, "/email"), "jose@perez.example");
}
