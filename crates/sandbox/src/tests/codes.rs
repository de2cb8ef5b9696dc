//! Every code that the catalogue documents for jobs and candidates is raised by the condition it stands for.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{find, operations};

use super::schemas::fits;
use super::tools::{
    AMELIA, ANALYST, COORDINATOR, DANIEL, ENGINEER, GERMAN_AD, NOBODY, SAFETY, Sent, TECHNICIAN, TEMPLATE, ask, form, list, path, sign_in,
    signed_in, text,
};
use super::{Answer, Desk};
use crate::{
    Config, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, DEMO_MANAGER_ID, DEMO_MANAGER_SECRET, DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET,
    DEMO_WEAK_ID, DEMO_WEAK_SECRET, DuplicateCandidate,
};

pub(super) const ADMINISTRATOR: (&str, &str) = (DEMO_CLIENT_ID, DEMO_CLIENT_SECRET);
const RECRUITER: (&str, &str) = (DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET);
pub(super) const MANAGER: (&str, &str) = (DEMO_MANAGER_ID, DEMO_MANAGER_SECRET);
pub(super) const EMPLOYEE: (&str, &str) = (DEMO_WEAK_ID, DEMO_WEAK_SECRET);

pub(super) type Arguments = [(&'static str, &'static str)];

/// Refusals that were seen: operation, status and code.
#[derive(Default)]
pub(super) struct Seen(BTreeSet<(String, u16, String)>);

impl Seen {
    /// Calls an operation on a desk and expects a refusal among whose codes is this one.
    #[track_caller]
    pub(super) fn on(
        &mut self,
        desk: &mut Desk,
        id: &str,
        (arguments, query, sent): (&Arguments, &str, &Sent),
        (status, code): (u16, &str),
    ) -> Answer {
        let answer = ask(desk, id, arguments, query, sent);
        let body = answer.json(status);
        let codes: Vec<&str> = list(&body, "/errors").iter().map(|error| text(error, "/code")).collect();
        assert!(codes.contains(&code), "{id}: {body}");
        if find(id).expect("an operation").facts().failures.iter().any(|(found, codes)| found == status && codes.contains(code)) {
            self.0.insert((id.into(), status, code.into()));
        }
        answer
    }

    /// The same on a fresh company.
    #[track_caller]
    pub(super) fn fresh(&mut self, id: &str, request: (&Arguments, &str, &Sent), expected: (u16, &str)) {
        let answer = self.on(&mut Desk::new(), id, request, expected);
        if find(id).expect("an operation").id() != "jobs.ads.create" && id != "jobs.ads.replace" {
            fits(find(id).expect("an operation").method(), &path(id, request.0), &answer);
        }
    }

    /// Calls every operation of these families as an employee, and keeps the documented codes of those who may not.
    pub(super) fn weak(&mut self, families: &[&str]) {
        for operation in operations().filter(|operation| families.contains(&operation.family().name)) {
            let about_roles = |code: &str| code.contains("ACCESS") && !code.contains("FIELD") || code == "PERMISSION_DENIED";
            for (status, code) in operation.facts().failures.iter().flat_map(|(status, codes)| codes.iter().map(move |code| (status, code)))
            {
                if about_roles(code) && matches!(status, 401 | 403) {
                    let mut weak = signed_in(Config::default(), EMPLOYEE);
                    let answer = ask(&mut weak, operation.id(), &[], "", &Sent::Nothing);
                    let body = answer.json(answer.0.status);
                    if text(&body, "/errors/0/code") == code && answer.0.status == status {
                        self.0.insert((operation.id().into(), status, code.into()));
                    }
                }
            }
        }
    }

    /// Codes that these families document and that were not seen.
    pub(super) fn missing(&self, families: &[&str]) -> Vec<String> {
        let documented = operations().filter(|operation| families.contains(&operation.family().name));
        documented
            .flat_map(|operation| {
                let failures = operation.facts().failures.iter();
                failures
                    .flat_map(move |(status, codes)| codes.iter().map(move |code| (operation.id().to_string(), status, code.to_string())))
            })
            .filter(|documented| !self.0.contains(documented))
            .map(|(id, status, code)| format!("{id} {status} {code}"))
            .collect()
    }
}

#[test]
fn every_documented_code_of_jobs_and_candidates_can_be_provoked() {
    let mut seen = Seen::default();
    references(&mut seen);
    properties_of_jobs(&mut seen);
    ads(&mut seen);
    terms(&mut seen);
    people(&mut seen);
    sources(&mut seen);
    resumes(&mut seen);
    files(&mut seen);
    statuses(&mut seen);
    properties(&mut seen);
    onboarding(&mut seen);
    rights(&mut seen);
    assert_eq!(seen.missing(&["jobs", "candidates"]), [""; 0]);
}

/// The guide's job.
fn job() -> Value {
    json!({
        "title": "Robotics Engineer", "location": { "countryCode": "US", "city": "San Francisco" },
        "industry": { "id": "computer_software" }, "function": { "id": "engineering" }, "experienceLevel": { "id": "mid_senior_level" },
    })
}

/// The job with one field changed, in the three ways in which jobs are written.
#[track_caller]
fn written(seen: &mut Seen, desk: fn() -> Desk, field: &str, value: &Value, (status, code): (u16, &'static str), ways: &[&str]) {
    let mut body = job();
    body[field] = value.clone();
    let patch = json!([{ "op": "add", "path": format!("/{field}"), "value": value }]);
    for id in ways {
        let sent = if *id == "jobs.update" { Sent::JsonPatch(patch.clone()) } else { Sent::Json(body.clone()) };
        seen.on(&mut desk(), id, (&[], "", &sent), (status, code));
    }
    if ways.contains(&"jobs.update") {
        let merge = Sent::MergePatch(json!({ field: value }));
        seen.on(&mut desk(), "jobs.update", (&[], "", &merge), (status, code));
    }
}

const WAYS: [&str; 3] = ["jobs.create", "jobs.update", "jobs.replace"];

fn references(seen: &mut Seen) {
    let nothing = json!({ "id": "nothing" });
    for (field, value, code) in [
        ("department", &nothing, "DEPARTMENT_NOT_FOUND"),
        ("industry", &nothing, "INDUSTRY_NOT_FOUND"),
        ("function", &nothing, "FUNCTION_NOT_FOUND"),
        ("typeOfEmployment", &nothing, "TYPE_OF_EMPLOYMENT_NOT_FOUND"),
        ("typeOfEmployment", &json!({ "id": "volunteer" }), "TYPE_OF_EMPLOYMENT_NOT_ALLOWED"),
        ("experienceLevel", &nothing, "EXPERIENCE_LEVEL_NOT_FOUND"),
        ("eeoCategory", &nothing, "EEO_CATEGORY_NOT_FOUND"),
        ("jobAd", &json!({ "language": { "code": "tlh" } }), "JOB_AD_LANGUAGE_NOT_FOUND"),
        ("location", &json!({ "countryCode": "US", "city": "94103" }), "CITY_NOT_FOUND"),
        ("location", &json!({ "countryCode": "US", "city": "Oakland", "latitude": 91, "longitude": 0 }), "INVALID_GEO_DATA"),
        ("location", &json!({ "countryCode": "US", "city": "Oakland", "latitude": "37.8" }), "INVALID_GEO_DATA"),
    ] {
        written(seen, Desk::new, field, value, (400, code), &WAYS);
    }
    written(seen, Desk::new, "refNumber", &json!("ALD-1043"), (409, "REF_NUMBER_ALREADY_EXISTS"), &WAYS);
    let recruiter = || signed_in(Config::default(), RECRUITER);
    written(seen, recruiter, "template", &json!(true), (403, "JOB_TEMPLATES_MANAGEMENT_FORBIDDEN"), &WAYS);
    let two = json!({ "title": "T", "location": { "countryCode": "US", "city": "1" }, "industry": nothing, "function": nothing, "experienceLevel": nothing });
    let body = ask(&mut Desk::new(), "jobs.create", &[], "", &Sent::Json(two)).json(400);
    assert_eq!(list(&body, "/errors").len(), 4, "all faults at once: {body}");
}

fn properties_of_jobs(seen: &mut Seen) {
    let (division, team) = ("64b0c1d2e3f4a5b6c7d90001", "64b0c1d2e3f4a5b6c7d90002");
    let one = |id: &str, value: Value| json!([{ "id": id, "value": value }]);
    let both = |parent: &str, value: &str| json!([{ "id": division, "value": { "id": parent } }, { "id": team, "value": { "id": value } }]);
    for (value, code) in [
        (one(division, json!({ "id": "ROBOTICS" })), "JOB_PROPERTY_REQUIRED"),
        (one(team, json!({ "id": "MOTION" })), "JOB_PROPERTY_PARENT_VALUE_MISSING"),
        (both("SERVICES", "MOTION"), "JOB_PROPERTY_VALUE_NOT_AVAILABLE_FOR_SELECTED_PARENT_VALUE"),
        (one("COST_CENTER", json!({ "label": "CC-410 Robotics" })), "INVALID_JOB_PROPERTY_VALUE_ID"),
        (one("COST_CENTER", json!({ "id": "CC-300" })), "VALUE_INACTIVE"),
        (one("WEEKLY_HOURS", json!({ "label": "forty" })), "INVALID_JOB_PROPERTY_VALUE_TYPE"),
        (one("BUDGET_NOTE", json!({ "id": "x" })), "INVALID_JOB_PROPERTY_VALUE_TYPE"),
        (one("BUDGET_NOTE", json!({ "label": "<b>" })), "INVALID_TEXT_FORMAT"),
        (one("BRAND", json!({ "id": "BIRCH" })), "INVALID_BRAND_VALUE"),
    ] {
        written(seen, Desk::new, "properties", &value, (400, code), &WAYS);
    }
}

fn ads(seen: &mut Seen) {
    let ad = |code: &str| Sent::Json(json!({ "title": "T", "language": { "code": code } }));
    seen.fresh("jobs.ads.create", (&[], "", &ad("zu")), (400, "PROPERTY_INVALID"));
    seen.fresh("jobs.ads.replace", (&[], "", &ad("zu")), (400, "PROPERTY_INVALID"));
    let limited =
        |most: usize, published: usize| Desk::with(Config { job_ads_limit: most, published_ads_limit: published, ..Config::default() });
    seen.on(&mut limited(1, 9), "jobs.ads.create", (&[], "", &ad("de")), (400, "JOB_AD_LIMIT_REACHED"));
    let limit = (400, "PUBLISHED_JOB_AD_LIMIT_REACHED");
    seen.on(&mut limited(9, 0), "jobs.publication.create", (&[("jobId", SAFETY)], "", &Sent::Nothing), limit);
    let german: &Arguments = &[("jobId", TECHNICIAN), ("jobAdId", GERMAN_AD)];
    let mut desk = limited(9, 0);
    let added = ask(&mut desk, "jobs.ads.create", &[], "", &ad("de")).json(200);
    let added: &'static str = String::from(text(&added, "/id")).leak();
    seen.on(&mut desk, "jobs.ads.postings.create", (&[("jobAdId", added)], "", &Sent::Nothing), limit);
    let mut desk = Desk::new();
    ask(&mut desk, "jobs.publication.delete", &[("jobId", TECHNICIAN)], "", &Sent::Nothing).empty(204);
    seen.on(&mut desk, "jobs.ads.postings.create", (german, "", &Sent::Nothing), (403, "JOB_NOT_POSTED"));
    for id in ["jobs.ads.postings.create", "jobs.ads.postings.list", "jobs.ads.postings.delete"] {
        seen.fresh(id, (&[("jobAdId", NOBODY)], "", &Sent::Nothing), (404, "JOBAD_NOT_FOUND"));
    }
    seen.fresh("jobs.publication.create", (&[("jobId", TEMPLATE)], "", &Sent::Nothing), (403, "NOT_AUTHORIZED_TO_PUBLISH_JOB"));
    seen.fresh("jobs.list", (&[], "?pageId=x", &Sent::Nothing), (400, "INVALID_PAGE_ID"));
}

fn terms(seen: &mut Seen) {
    let position = json!({ "type": "NEW", "positionOpenDate": "2026-11-02T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z" });
    let finance = Desk::new().get(&format!("/jobs/{ANALYST}/positions")).json(200);
    let position_id: &'static str = String::from(text(&finance, "/content/0/id")).leak();
    for (id, sent) in [
        ("jobs.positions.create", Sent::Json(position.clone())),
        ("jobs.positions.replace", Sent::Json(position)),
        ("jobs.positions.delete", Sent::Nothing),
    ] {
        seen.fresh(id, (&[("jobId", ANALYST), ("positionId", position_id)], "", &sent), (403, "APPROVAL_PROCESS_ENABLED"));
    }
    let filled = Desk::new().get(&format!("/jobs/{COORDINATOR}/positions")).json(200);
    let filled: &'static str = String::from(text(&filled, "/content/0/id")).leak();
    seen.fresh(
        "jobs.positions.delete",
        (&[("jobId", COORDINATOR), ("positionId", filled)], "", &Sent::Nothing),
        (400, "POSITION_ASSIGNED"),
    );
    let range = |min: i64, currency: &str| Sent::Json(json!({ "salaryRange": { "min": min, "max": 100_000, "currency": currency } }));
    let update = "jobs.headcount.update";
    seen.fresh(update, (&[], "", &range(1, "USD")), (403, "APPROVAL_PROCESS_NOT_ENABLED"));
    for range in [range(100_001, "USD"), range(-1, "USD"), range(1, "ZZZ")] {
        seen.fresh(update, (&[("jobId", ANALYST)], "", &range), (400, "INVALID_SALARY_RANGE"));
    }
    let mut desk = Desk::new();
    assert_eq!(ask(&mut desk, update, &[("jobId", ANALYST)], "", &range(1, "USD")).json(202), json!({ "status": "PENDING" }));
    seen.on(&mut desk, update, (&[("jobId", ANALYST)], "", &range(2, "USD")), (400, "CANNOT_START_APPROVAL_PROCESS"));
    seen.on(&mut desk, "jobs.publication.create", (&[("jobId", ANALYST)], "", &Sent::Nothing), (403, "NOT_AUTHORIZED_TO_PUBLISH_JOB"));
    seen.fresh("jobs.approvals.latest", (&[("jobId", SAFETY)], "", &Sent::Nothing), (404, "APPROVALS_NOT_FOUND"));
    let member = Sent::Json(json!({ "id": "5f8a1c2e9b3d4a0012c4e1ff", "role": "RECRUITER" }));
    seen.fresh("jobs.hiringTeam.add", (&[], "", &member), (400, "USER_NOT_FOUND"));
    seen.fresh("jobs.hiringTeam.remove", (&[], "", &Sent::Nothing), (400, "INVALID_HIRING_TEAM_STATE"));
}

fn people(seen: &mut Seen) {
    for (query, code) in [
        ("?propertyId=a", "FIELDS_CRITERIA_SIZE_VIOLATED"),
        ("?sourceType=API&sourceSubType=a&sourceSubType=b&sourceValueId=API", "SOURCES_CRITERIA_SIZE_VIOLATED"),
        ("?questionCategory=a&questionFieldId=b", "SCREENING_QUESTIONS_CRITERIA_SIZE_VIOLATED"),
    ] {
        seen.fresh("candidates.list", (&[], query, &Sent::Nothing), (400, code));
    }
    let twin = Sent::Json(json!({ "email": "Daniel.Osei@mail.example", "lastName": "OSEI" }));
    seen.fresh("candidates.update", (&[], "", &twin), (409, "CANDIDATE_DATA_CONFLICT"));
    seen.fresh("candidates.update", (&[("id", NOBODY)], "", &Sent::Json(json!({}))), (404, "CANDIDATE_NOT_FOUND"));
    seen.fresh("candidates.properties.listPrimary", (&[("id", NOBODY)], "", &Sent::Nothing), (404, "CANDIDATE_NOT_FOUND"));
    seen.fresh("candidates.statusHistory.list", (&[("id", NOBODY)], "", &Sent::Nothing), (404, "CANDIDATE_NOT_FOUND"));
    let value = Sent::Json(json!({ "value": "full-package" }));
    let values = Sent::Json(json!([{ "id": "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61" }]));
    let resume = form(&[("attachmentType", "RESUME")], Some(("a.txt", "text/plain", b"a")));
    for job in [NOBODY, TECHNICIAN] {
        for (id, sent) in [
            ("candidates.statusHistory.list", &Sent::Nothing),
            ("candidates.properties.list", &Sent::Nothing),
            ("candidates.properties.update", &values),
            ("candidates.properties.updateOne", &value),
            ("candidates.attachments.list", &Sent::Nothing),
            ("candidates.attachments.create", &resume),
        ] {
            seen.fresh(id, (&[("jobId", job)], "", sent), (404, "JOB_NOT_FOUND"));
        }
    }
}

fn source(kind: &str, sub_kind: &str, id: &str) -> Value {
    let mut source = json!({ "sourceTypeId": kind, "sourceId": id });
    if !sub_kind.is_empty() {
        source["sourceSubTypeId"] = sub_kind.into();
    }
    source
}

fn sources(seen: &mut Seen) {
    let program = "64b0c1d2e3f4a5b6c7dc0001";
    for (kind, sub_kind, id, created, updated) in [
        ("PIGEON", "", "x", (404, "SOURCE_TYPE_NOT_FOUND"), "INVALID_SOURCE_TYPE"),
        ("REFERRALS", "", program, (400, "SUBTYPE_REQUIRED"), "SUBTYPE_REQUIRED"),
        ("REFERRALS", "FRIEND", program, (400, "SOURCE_NOT_FOUND"), "INVALID_SOURCE"),
        ("API", "", "OTHER", (400, "SOURCE_NOT_FOUND"), "INVALID_SOURCE"),
    ] {
        let details = source(kind, sub_kind, id);
        seen.fresh("candidates.source.update", (&[], "", &Sent::Json(details.clone())), (400, updated));
        let person = json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example", "sourceDetails": details });
        let fields: Vec<(&str, &str)> = [("sourceTypeId", kind), ("sourceSubTypeId", sub_kind), ("sourceId", id)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let resume = form(&fields, Some(("nia.txt", "text/plain", b"Nia Bo\nnia.bo@mail.example")));
        for id in ["candidates.create", "candidates.addToJob"] {
            seen.fresh(id, (&[], "", &Sent::Json(person.clone())), created);
        }
        for id in ["candidates.resume.create", "candidates.resume.addToJob"] {
            seen.fresh(id, (&[], "", &resume), created);
        }
    }
    let person = json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example", "sourceDetails": source("API", "", "a/b") });
    seen.fresh("candidates.addToJob", (&[], "", &Sent::Json(person)), (400, "INVALID_SOURCE_ID"));
}

fn resumes(seen: &mut Seen) {
    for id in ["candidates.resume.create", "candidates.resume.addToJob"] {
        for file in [
            Some(("scan.png", "image/png", &b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"[..])),
            Some(("empty.txt", "text/plain", b"")),
            Some(("dashes.txt", "text/plain", b"--- ---")),
            Some(("drawn.pdf", "application/pdf", b"%PDF-1.4\n1 0 obj << >> stream\n0 0 m 10 10 l S\nendstream")),
            None,
        ] {
            seen.fresh(id, (&[], "", &form(&[], file)), (400, "UNPARSABLE_RESUME"));
        }
        seen.fresh(id, (&[], "", &Sent::Nothing), (400, "UNPARSABLE_RESUME"));
        for text in ["Nia Bo\nno address", "nia.bo@mail.example", "Nia\nnia.bo@mail.example"] {
            let file = form(&[], Some(("nia.txt", "text/plain", text.as_bytes())));
            seen.fresh(id, (&[], "", &file), (400, "INCOMPLETE_RESUME"));
        }
    }
}

fn files(seen: &mut Seen) {
    let file = |content: &'static str| form(&[("attachmentType", "GENERIC_FILE")], Some(("a.txt", "text/plain", content.as_bytes())));
    for id in ["candidates.attachments.create", "candidates.attachments.createPrimary"] {
        let mut desk = Desk::new();
        ask(&mut desk, id, &[], "", &file("a")).json(201);
        seen.on(&mut desk, id, (&[], "", &file("a")), (400, "FILE_ALREADY_EXIST"));
        ask(&mut desk, id, &[], "", &file("b")).json(201);
        for sent in [file(""), form(&[("attachmentType", "RESUME")], None), form(&[], Some(("", "text/plain", b"x"))), Sent::Nothing] {
            seen.on(&mut desk, id, (&[], "", &sent), (400, "INVALID_FILE"));
        }
        let mut full = Desk::with(Config { attachments_limit: 1, ..Config::default() });
        seen.on(&mut full, id, (&[], "", &file("a")), (422, "ATTACHMENT_LIMIT_EXCEEDED"));
    }
    let mut desk = Desk::new();
    let infected = file("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    let id = ask(&mut desk, "candidates.attachments.create", &[], "", &infected).json(201);
    let id: &'static str = String::from(text(&id, "/id")).leak();
    seen.on(&mut desk, "candidates.attachments.download", (&[("attachmentId", id)], "", &Sent::Nothing), (403, "MALWARE_DETECTED"));
    for operation in ["candidates.attachments.download", "candidates.attachments.downloadPrimary", "candidates.attachments.delete"] {
        seen.fresh(operation, (&[("attachmentId", NOBODY)], "", &Sent::Nothing), (404, "FILE_NOT_FOUND"));
    }
    seen.fresh("candidates.attachments.downloadPrimary", (&[("id", DANIEL)], "", &Sent::Nothing), (404, "FILE_NOT_FOUND"));
}

fn statuses(seen: &mut Seen) {
    let withdrawal = "64b0c1d2e3f4a5b6c7db0101";
    for (body, code) in [
        (json!({ "status": "HIRED", "reason": withdrawal }), "NO_REASON_SUPPORT_FOR_STATUS"),
        (json!({ "status": "REJECTED", "reason": withdrawal }), "REASON_NOT_FOUND"),
        (json!({ "status": "WITHDRAWN", "reason": "boredom" }), "REASON_NOT_FOUND"),
        (json!({ "status": "INTERVIEW" }), "REQUIRED_SUB_STATUS_OMITTED"),
    ] {
        for id in ["candidates.status.update", "candidates.status.updatePrimary"] {
            seen.fresh(id, (&[("id", DANIEL), ("jobId", TECHNICIAN)], "", &Sent::Json(body.clone())), (400, code));
        }
    }
}

fn properties(seen: &mut Seen) {
    let id = |last: &str| format!("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e{last}");
    for (last, value, code) in [
        ("61", json!("no-package"), "VALUE_NOT_FOUND"),
        ("62", json!("1899-01-01T00:00:00.000Z"), "INVALID_DATE_RANGE"),
        ("63", json!({ "code": "ZZZ", "value": 1 }), "CURRENCY_NOT_FOUND"),
        ("64", json!(53), "INVALID_NUMBER_RANGE"),
        ("66", json!("a\u{7}b"), "INVALID_TEXT_FORMAT"),
        ("67", json!("nobody"), "INVALID_EMAIL_FORMAT"),
        ("68", json!("A-1"), "INVALID_TEXT_PATTERN_FORMAT"),
        ("69", json!("zz"), "COUNTRY_NOT_FOUND"),
        ("6a", json!("us-zz"), "REGION_NOT_FOUND"),
        ("6b", json!("000000000000000000000000"), "USER_NOT_FOUND"),
        ("6c", json!(["plc", "x"]), "VALUE_NOT_FOUND"),
        ("6d", json!(101), "INVALID_NUMBER_RANGE"),
        ("6e", json!("1"), "INACCESSIBLE_FIELD"),
    ] {
        let property: &'static str = id(last).leak();
        let list = Sent::Json(json!([{ "id": property, "value": value }]));
        seen.fresh("candidates.properties.update", (&[], "", &list), (400, code));
        for operation in ["candidates.properties.updateOne", "candidates.properties.updateOnePrimary"] {
            seen.fresh(operation, (&[("propertyId", property)], "", &Sent::Json(json!({ "value": value }))), (400, code));
        }
    }
    let twice = Sent::Json(json!([{ "id": id("61") }, { "id": id("61") }]));
    seen.fresh("candidates.properties.update", (&[], "", &twice), (400, "DUPLICATE_PROPERTIES"));
    seen.fresh("candidates.properties.update", (&[], "", &Sent::Json(json!([{ "id": "RELOCATION" }]))), (404, "PROPERTY_NOT_FOUND"));
    for operation in ["candidates.properties.updateOne", "candidates.properties.updateOnePrimary"] {
        seen.fresh(operation, (&[("propertyId", NOBODY)], "", &Sent::Json(json!({}))), (404, "PROPERTY_NOT_FOUND"));
    }
}

fn onboarding(seen: &mut Seen) {
    let set = Sent::Json(json!({ "onboardingStatus": "ONBOARDING_FAILED" }));
    for (id, sent) in [
        ("candidates.onboarding.get", &Sent::Nothing),
        ("candidates.onboarding.getPrimary", &Sent::Nothing),
        ("candidates.onboarding.update", &set),
        ("candidates.onboarding.updatePrimary", &set),
    ] {
        seen.fresh(id, (&[("id", NOBODY)], "", sent), (404, "CANDIDATE_NOT_FOUND"));
        if !id.ends_with("Primary") {
            seen.fresh(id, (&[("jobId", NOBODY)], "", sent), (404, "JOB_NOT_FOUND"));
        }
        let mut off = Desk::with(Config { onboarding_status: false, ..Config::default() });
        seen.on(&mut off, id, (&[], "", sent), (404, "ONBOARDING_STATUS_NOT_ACTIVE"));
        let mut missing = Desk::with(Config { candidate_fields: false, ..Config::default() });
        seen.on(&mut missing, id, (&[], "", sent), (404, "CANDIDATE_FIELDS_FEATURE_MISSING"));
    }
    let mut off = Desk::with(Config { onboarding_status: false, ..Config::default() });
    let query = "?onboardingStatus=READY_TO_ONBOARD";
    seen.on(&mut off, "candidates.list", (&[], query, &Sent::Nothing), (400, "ONBOARDING_STATUS_NOT_ACTIVE"));
}

/// A role that is too weak, or a job and a candidate that the caller's teams have nothing to do with.
fn rights(seen: &mut Seen) {
    seen.weak(&["jobs", "candidates"]);
    let person = Sent::Json(json!({ "firstName": "Nia", "lastName": "Bo", "email": "nia.bo@mail.example" }));
    let mut manager = signed_in(Config { duplicate_candidate: DuplicateCandidate::Reuse, ..Config::default() }, MANAGER);
    seen.on(&mut manager, "candidates.addToJob", (&[("jobId", TECHNICIAN)], "", &person), (403, "PERMISSION_DENIED"));
    let refused = (403, "NO_ACCESS_TO_CANDIDATE");
    seen.on(&mut manager, "candidates.statusHistory.list", (&[("id", DANIEL), ("jobId", TECHNICIAN)], "", &Sent::Nothing), refused);
    sign_in(&mut manager, ADMINISTRATOR);
    ask(&mut manager, "candidates.addToJob", &[("jobId", ENGINEER)], "", &person).json(201);
    let both = ask(&mut manager, "candidates.addToJob", &[("jobId", TECHNICIAN)], "", &person).json(201);
    let both: &'static str = String::from(text(&both, "/id")).leak();
    assert_ne!(both, AMELIA);
    sign_in(&mut manager, MANAGER);
    ask(&mut manager, "candidates.statusHistory.list", &[("id", both)], "", &Sent::Nothing).json(200);
    let other: &Arguments = &[("id", both), ("jobId", TECHNICIAN)];
    seen.on(&mut manager, "candidates.statusHistory.list", (other, "", &Sent::Nothing), (403, "NO_ACCESS_TO_JOB"));
}
