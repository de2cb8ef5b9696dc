//! Twenty-five jobs, with ads, postings, positions and teams.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::moment;
use super::titles::{OPENINGS, Opening};
use super::users::user_id;
use crate::ids::Ids;
use crate::time::{self, DAY_MS};
use crate::world::approval::Approval;
use crate::world::company::{self, DEPARTMENTS, PLACES, hiring};
use crate::world::job::{Ad, Job, Member, Position, Publication, StatusChange};
use crate::world::posting;
use crate::world::settings::Settings;

pub(super) fn grow(ids: &mut Ids, settings: &Settings) -> Vec<Job> {
    let mut jobs: Vec<Job> = OPENINGS.iter().enumerate().map(|(place, opening)| job(place, opening, ids)).collect();
    for (job, opening) in jobs.iter_mut().zip(&OPENINGS) {
        publish(job, opening, ids, settings);
    }
    if let [engineer, technician, ..] = jobs.as_mut_slice() {
        settle_engineer(engineer);
        settle_technician(technician, ids, settings);
    }
    jobs
}

/// Id of the job at a place of the list.
pub(super) fn job_id(place: usize) -> String {
    format!("6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e{:02x}", place + 1)
}

fn job(place: usize, opening: &Opening, ids: &mut Ids) -> Job {
    let created_ms = time::at(2026, 8, 24, 9 * 60) + place as u64 * 2 * DAY_MS + (ids.next() % (8 * 3_600_000));
    let office = PLACES.get(opening.office).copied().unwrap_or_default();
    let mut location = office.json();
    if let Some(fields) = location.as_object_mut() {
        fields.insert("manual".into(), false.into());
        fields.insert("remote".into(), opening.remote.into());
    }
    let recruiter = user_id(if opening.office == 0 { 2 } else { 9 });
    let department = DEPARTMENTS.get(opening.department).map(|(label, _)| label.id);
    let history = history(opening.status, created_ms, &recruiter);
    let updated_ms = history.last().map_or(created_ms, |change| change.at_ms);
    Job {
        id: job_id(place),
        title: opening.title.into(),
        ref_number: Some(format!("ALD-{}", 1042 + place)),
        created_ms,
        updated_ms,
        activity_ms: updated_ms,
        department: department.map(String::from),
        location: location.clone(),
        status: opening.status.into(),
        target_hiring_date: Some(time::iso(time::at(2026, 11, 30, 0) + place as u64 / 5 * 31 * DAY_MS)),
        industry: "computer_software".into(),
        function: opening.function.into(),
        employment: Some(opening.employment.into()),
        experience: opening.experience.into(),
        eeo: (opening.office == 0).then(|| String::from("professionals")),
        template: opening.template,
        creator: recruiter.clone(),
        compensation: Some(compensation(opening)),
        properties: properties(opening.department),
        ads: Vec::from([Ad {
            id: if place == 0 { ANCHOR_AD.into() } else { ids.uuid() },
            title: opening.title.into(),
            language: "en".into(),
            sections: sections(opening),
            location,
            created_ms,
            updated_ms,
            creator: recruiter.clone(),
            visibility: if opening.internal { "INTERNAL".into() } else { "PUBLIC".into() },
            posting: None,
        }]),
        positions: Vec::from([position(place, opening, created_ms, ids)]),
        team: team(opening, recruiter),
        note: String::new(),
        history,
        publications: Vec::new(),
        queue: Vec::new(),
        approvals: approval(opening, created_ms, ids),
    }
}

/// The steps to a status, three days each.
fn history(status: &str, created_ms: u64, by: &str) -> Vec<StatusChange> {
    let steps: &[&str] = match status {
        "CREATED" => &[],
        "SOURCING" => &["SOURCING"],
        "INTERVIEW" => &["SOURCING", "INTERVIEW"],
        "OFFER" => &["SOURCING", "INTERVIEW", "OFFER"],
        "FILLED" => &["SOURCING", "INTERVIEW", "OFFER", "FILLED"],
        "ON_HOLD" => &["SOURCING", "ON_HOLD"],
        _ => &["SOURCING", "CANCELLED"],
    };
    let all = [&["CREATED"], steps].concat();
    let change = |(place, status): (usize, &&str)| StatusChange {
        at_ms: created_ms + place as u64 * (3 * DAY_MS + 5_437_211),
        status: (*status).into(),
        sub_status: None,
        by: by.into(),
    };
    all.iter().enumerate().map(change).collect()
}

fn team(opening: &Opening, recruiter: String) -> Vec<Member> {
    let manager = match opening.department {
        2 => 10,
        3 => 8,
        4 => 1,
        5 => 12,
        _ => 3,
    };
    let mut team = Vec::from([(user_id(manager), "HIRING_MANAGER"), (recruiter, "RECRUITER"), (user_id(4), "INTERVIEW_TEAM")]);
    if opening.office == 1 {
        team.push((user_id(6), "COORDINATOR"));
    }
    team.into_iter().map(|(user, role)| Member { user, role: role.into() }).collect()
}

fn position(place: usize, opening: &Opening, created_ms: u64, ids: &mut Ids) -> Position {
    let name = if place == 0 { String::from("ENG-2026-014") } else { format!("POS-2026-{:03}", 20 + place) };
    let mut fields = json!({ "positionId": name, "type": if place % 4 == 3 { "REPLACEMENT" } else { "NEW" } });
    if let Some(fields) = fields.as_object_mut() {
        if place % 4 == 3 {
            fields.insert("incumbentName".into(), "Rosa Delgado".into());
        }
        let open_ms = created_ms / DAY_MS * DAY_MS;
        fields.insert("positionOpenDate".into(), time::iso(open_ms).into());
        fields.insert("targetStartDate".into(), time::iso(open_ms + 126 * DAY_MS).into());
    }
    let status = if opening.status == "FILLED" { "FILLED" } else { "OPEN" };
    Position { id: if place == 0 { ANCHOR_POSITION.into() } else { ids.uuid() }, fields, status: status.into() }
}

/// Jobs of a department with an approval process were approved when they were made.
fn approval(opening: &Opening, created_ms: u64, ids: &mut Ids) -> Vec<Approval> {
    let department = DEPARTMENTS.get(opening.department).map(|(label, _)| label.id);
    let approved = department == Some(hiring::APPROVED_DEPARTMENT);
    approved.then(|| agreed(ids.uuid(), Some(compensation(opening)), created_ms)).into_iter().collect()
}

fn agreed(id: String, salary_range: Option<Value>, created_ms: u64) -> Approval {
    let request = Approval { salary_range, ..Approval::chain(id, hiring::JOB_APPROVERS.map(String::from)) };
    request.agreed(created_ms + DAY_MS)
}

fn publish(job: &mut Job, opening: &Opening, ids: &mut Ids, settings: &Settings) {
    if !matches!(opening.status, "SOURCING" | "INTERVIEW" | "OFFER") {
        return;
    }
    let at_ms = job.history.get(1).map_or(job.created_ms, |change| change.at_ms);
    let creator = if opening.office == 0 { "Jonas Lindqvist" } else { "Piotr Zieliński" };
    let visibility = if opening.internal { "INTERNAL" } else { "PUBLIC" };
    let Some(ad) = job.ads.first().map(|ad| ad.id.clone()) else { return };
    posting::release(ids, settings, job, &ad, creator, visibility, at_ms);
    job.publications = channels(&ad, at_ms, opening.internal);
}

fn channels(ad: &str, at_ms: u64, internal: bool) -> Vec<Publication> {
    let channel = |source: &str, kind: &str, later_ms| Publication {
        ad: ad.into(),
        source: source.into(),
        kind: kind.into(),
        published_ms: at_ms + later_ms,
        unpublished_ms: None,
    };
    let mut channels = Vec::from([channel("Career site", "CAREER_SITE", 0)]);
    if !internal {
        channels.push(channel("Free aggregators", "AGGREGATOR", 1618));
    }
    channels
}

/// Gives the first job the ids and moments that the company's story knows it by.
fn settle_engineer(job: &mut Job) {
    (job.created_ms, job.updated_ms) = (moment("2026-08-24T15:02:11.340Z"), moment("2026-09-10T12:20:09.774Z"));
    job.activity_ms = moment("2026-10-20T16:41:27.305Z");
    job.compensation = Some(json!({ "min": 165_000, "max": 190_000, "currency": "USD" }));
    job.note = "Relocation to San Francisco can be offered. Two on-site interviews at most.".into();
    date_history(job, "2026-08-31T09:15:02.210Z");
    job.publications = channels(ANCHOR_AD, moment("2026-09-01T08:00:04.512Z"), false);
    let salary_range = job.compensation.clone();
    job.approvals = Vec::from([agreed("7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5e".into(), salary_range, job.created_ms)]);
    if let Some(position) = job.positions.first_mut() {
        position.fields = json!({
            "positionId": "ENG-2026-014", "type": "NEW",
            "positionOpenDate": "2026-09-01T00:00:00.000Z", "targetStartDate": "2027-01-04T00:00:00.000Z",
        });
    }
    let created_ms = job.created_ms;
    if let Some(ad) = job.ads.first_mut() {
        (ad.created_ms, ad.updated_ms) = (created_ms, moment("2026-08-31T09:14:55.021Z"));
        if let Some(posting) = &mut ad.posting {
            posting.id = "744000101234567".into();
            posting.uuid = "3c5d8e9f-0a1b-4c2d-8e3f-4a5b6c7d8e9f".into();
            posting.released_ms = moment("2026-09-08T15:20:31.440Z");
        }
    }
}

/// The same for the second job, which has an ad in German beside.
fn settle_technician(job: &mut Job, ids: &mut Ids, settings: &Settings) {
    (job.created_ms, job.updated_ms) = (moment("2026-08-27T09:30:48.906Z"), moment("2026-09-21T11:05:13.662Z"));
    job.activity_ms = moment("2026-10-12T13:18:40.057Z");
    date_history(job, "2026-08-29T10:02:33.518Z");
    let Some(mut german) = job.ads.first().cloned() else { return };
    german.id = "b7a4e0d1-52c9-4f36-8a1b-6c0de95f2a21".into();
    german.title = "Servicetechniker im Außendienst (m/w/d)".into();
    german.language = "de".into();
    german.posting = None;
    german.sections = json!({
        "companyDescription": { "title": "Über uns", "text": "<p>Alder Robotics baut Lagerroboter.</p>" },
        "jobDescription": { "title": "Deine Aufgaben", "text": "<p>Du nimmst Roboter bei Kunden in Betrieb und hältst sie am Laufen.</p>" },
    });
    let (id, at_ms) = (german.id.clone(), german.updated_ms);
    job.ads.push(german);
    posting::release(ids, settings, job, &id, "Piotr Zieliński", "PUBLIC", at_ms);
    job.publications.extend(channels(&id, at_ms, false));
}

fn date_history(job: &mut Job, first_step: &str) {
    let (created_ms, updated_ms) = (job.created_ms, job.updated_ms);
    let moments = [created_ms, moment(first_step), updated_ms];
    for (change, at_ms) in job.history.iter_mut().zip(moments) {
        change.at_ms = at_ms;
    }
}

fn compensation(opening: &Opening) -> Value {
    let (min, max) = opening.pay;
    let currency = ["USD", "EUR", "PLN"].get(opening.office).copied().unwrap_or("EUR");
    json!({ "min": u32::from(min) * 1000, "max": u32::from(max) * 1000, "currency": currency })
}

fn properties(department: usize) -> Vec<(String, String)> {
    let (division, team, cost_center) = match department {
        0 | 1 => ("ROBOTICS", "MOTION", "CC-410"),
        2 => ("SERVICES", "UPKEEP", "CC-420"),
        _ => ("", "", "CC-430"),
    };
    let given = [(hiring::DIVISION, division), (hiring::TEAM, team), ("COST_CENTER", cost_center)];
    given.into_iter().filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id.into(), value.into())).collect()
}

fn sections(opening: &Opening) -> Value {
    let office = PLACES.get(opening.office).copied().unwrap_or_default();
    let country = company::country(office.country_code).unwrap_or_default();
    json!({
        "companyDescription": { "title": "Company Description", "text": format!("<p>{} builds warehouse robots.</p>", company::NAME) },
        "jobDescription": { "title": "Job Description", "text": format!("<p>{}</p>", opening.work) },
        "qualifications": { "title": "Qualifications", "text": format!("<ul><li>{}</li></ul>", opening.asked) },
        "additionalInformation": {
            "title": "Additional Information",
            "text": format!("<p>The job is in {}, {country}.</p>", office.city),
        },
    })
}

const ANCHOR_AD: &str = "b7a4e0d1-52c9-4f36-8a1b-6c0de95f2a11";
const ANCHOR_POSITION: &str = "c1d2e3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f";
