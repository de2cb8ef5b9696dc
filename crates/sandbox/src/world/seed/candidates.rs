//! Candidates: two of the story, and as many more as are asked for.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::jobs::job_id;
use super::moment;
use super::people::{COMPANIES, DEGREES, FIRST_NAMES, LAST_NAMES, SCHOOLS, TAGS, TITLES};
use super::users::user_id;
use crate::ids::Ids;
use crate::number;
use crate::time::{self, DAY_MS};
use crate::world::Packed;
use crate::world::candidate::{Application, Attachment, Candidate, Consent, Content, Source};
use crate::world::company::hiring::STANDARD_PROCESS;
use crate::world::company::{CANDIDATE_PROPERTIES, PLACES, Place, REJECTION_REASONS, SOURCES, WITHDRAWAL_REASONS};
use crate::world::job::{Job, StatusChange};

/// Each candidate has a stream of numbers of its own, so the first ones are the same however many there are.
pub(super) fn grow(seed: u64, count: usize, jobs: &[Job]) -> Vec<Candidate> {
    let open: Vec<usize> = (0..jobs.len()).filter(|place| jobs.get(*place).is_some_and(|job| job.status != "CREATED")).collect();
    let homes = PLACES.map(|place| Home { location: location(&place).into(), place });
    let anchors = Vec::from([amelia(&homes), daniel(&homes)]);
    let others = (2..count).map(|place| person(place, &open, jobs, &homes, Ids::new(seed ^ (place as u64) << 24)));
    anchors.into_iter().chain(others).collect()
}

/// A town with what candidates there say of it.
struct Home {
    place: Place,
    location: Packed,
}

fn located(homes: &[Home], city: &str) -> Option<Packed> {
    homes.iter().find(|home| home.place.city == city).map(|home| home.location.clone())
}

fn person(place: usize, open: &[usize], jobs: &[Job], homes: &[Home], mut ids: Ids) -> Candidate {
    let ids = &mut ids;
    ids.next();
    let (first, last) = (ids.pick(&FIRST_NAMES), ids.pick(&LAST_NAMES));
    let job = ids.pick(open);
    let office = jobs.get(job).map_or("", |job| job.location.get("countryCode").and_then(Value::as_str).unwrap_or_default());
    let near: Vec<Place> = PLACES.iter().filter(|place| place.country_code == office).copied().collect();
    let home = ids.pick(&near);
    let created_ms = time::at(2026, 9, 1, 0) + ids.next() % (61 * DAY_MS);
    let source = source(ids);
    let mut applications = Vec::new();
    if place % POOL_EVERY != 7 {
        applications.push(application(job, created_ms, source.clone(), jobs, ids));
        let second = ids.pick(open);
        if place % SECOND_EVERY == 3 && second != job {
            applications.push(application(second, created_ms + 2 * DAY_MS + 91_337, source.clone(), jobs, ids));
        }
    }
    applications.shrink_to_fit();
    let reviewed = applications.iter().any(|application| application.history.iter().any(|change| change.status == "INTERVIEW"));
    let attached = applications.first().map(|application| application.job.clone());
    let mail = format!("{}.{}{}@mail.example", plain(first), plain(last), place);
    Candidate {
        id: ids.uuid(),
        internal: place % 41 == 5,
        first_name: first.into(),
        last_name: last.into(),
        phone: (ids.below(4) > 0).then(|| phone(home.country_code, ids)),
        location: located(homes, home.city),
        web: (ids.below(3) == 0)
            .then(|| json!({ "linkedin": format!("https://www.linkedin.com/in/{}-{}-{place}", plain(first), plain(last)) }).into()),
        created_ms,
        updated_ms: applications
            .iter()
            .filter_map(|application| application.history.last())
            .map(|change| change.at_ms)
            .max()
            .unwrap_or(created_ms),
        tags: tags(ids),
        education: Packed::seeded(education, ids, home.city),
        experience: Packed::seeded(experience, ids, home.city),
        attachments: attachments(first, last, attached, ids),
        consent: consent(created_ms, ids),
        rating: reviewed.then(|| f64::from(4 + ids.below(17) as u32) / 4.0),
        properties: Vec::new(),
        email: mail,
        applications,
    }
}

fn application(place: usize, created_ms: u64, source: Source, jobs: &[Job], ids: &mut Ids) -> Application {
    let closed = jobs.get(place).is_some_and(|job| matches!(job.status.as_str(), "FILLED" | "CANCELLED" | "ON_HOLD"));
    let steps: &[&str] = match ids.below(if closed { 6 } else { 16 }) {
        0 | 1 => &["NEW", "IN_REVIEW", "REJECTED"],
        2 => &["NEW", "IN_REVIEW", "INTERVIEW", "REJECTED"],
        3 => &["NEW", "IN_REVIEW", "WITHDRAWN"],
        4 => &["NEW", "IN_REVIEW", "INTERVIEW", "OFFERED", "HIRED"],
        5..=8 => &["NEW", "IN_REVIEW"],
        9 | 10 => &["NEW", "IN_REVIEW", "INTERVIEW"],
        11 => &["NEW", "IN_REVIEW", "INTERVIEW", "OFFERED"],
        12 => &["LEAD"],
        _ => &["NEW"],
    };
    let recruiter = jobs.get(place).map_or(String::new(), |job| job.creator.clone());
    let mut at_ms = created_ms;
    let mut history = Vec::with_capacity(steps.len());
    for status in steps {
        let process = STANDARD_PROCESS.iter().find(|steps| steps.status == *status);
        let sub_status = process.filter(|_| ids.below(3) == 0).map(|steps| String::from(ids.pick(steps.names)));
        history.push(StatusChange { at_ms, status: (*status).into(), sub_status, by: recruiter.clone() });
        at_ms += DAY_MS / 2 + ids.next() % (4 * DAY_MS);
    }
    let status = steps.last().copied().unwrap_or_default();
    let reasons = match status {
        "REJECTED" => &REJECTION_REASONS[..],
        "WITHDRAWN" => &WITHDRAWAL_REASONS[..],
        _ => &[],
    };
    Application {
        id: ids.uuid(),
        job: job_id(place),
        status: status.into(),
        sub_status: history.last().and_then(|change| change.sub_status.clone()),
        starts_on: (status == "HIRED").then(|| time::iso(time::at(2027, 1, 4, 0))),
        source,
        reason: (!reasons.is_empty()).then(|| ids.pick(reasons).id.into()),
        created_ms,
        history,
        properties: Vec::new(),
        answers: Vec::new(),
        onboarding: (status == "HIRED").then(|| String::from("READY_TO_ONBOARD")),
    }
}

fn source(ids: &mut Ids) -> Source {
    let (kind, sub_kind, sources) = ids.pick(&WEIGHTED_SOURCES).and_then(|place| SOURCES.get(place)).copied().unwrap_or(("API", None, &[]));
    Source { kind: kind.into(), sub_kind: sub_kind.map(String::from), id: ids.pick(sources).id.into() }
}

fn location(home: &Place) -> Value {
    let mut location = home.json();
    if let Some(fields) = location.as_object_mut() {
        for (name, text) in [("latitude", home.latitude), ("longitude", home.longitude)] {
            fields.shift_remove(name);
            fields.extend(number::read(text).map(|value| (String::from(if name == "latitude" { "lat" } else { "lng" }), value.into())));
        }
        fields.shift_remove("postalCode");
    }
    location
}

fn phone(country_code: &str, ids: &mut Ids) -> String {
    match country_code {
        "DE" => format!("+49 30 5550 {:04}", ids.below(10_000)),
        "PL" => format!("+48 12 555 {:02} {:02}", ids.below(100), ids.below(100)),
        _ => format!("+1 415 555 0{:03}", 100 + ids.below(100)),
    }
}

fn tags(ids: &mut Ids) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for _ in 0..ids.below(4) {
        let tag = ids.pick(&TAGS);
        if !tags.iter().any(|found| found == tag) {
            tags.push(tag.into());
        }
    }
    tags.shrink_to_fit();
    tags
}

fn education(ids: &mut Ids, _: &str) -> Value {
    let start = 2008 + ids.below(12);
    json!([{
        "institution": ids.pick(&SCHOOLS), "degree": ids.pick(&DEGREES), "major": "Engineering", "current": false,
        "startDate": format!("{start}"), "endDate": format!("{}", start + 4),
    }])
}

fn experience(ids: &mut Ids, town: &str) -> Value {
    let start = 2018 + ids.below(7);
    let now = json!({
        "title": ids.pick(&TITLES), "company": ids.pick(&COMPANIES), "current": true,
        "startDate": format!("{start}-{:02}", 1 + ids.below(12)), "location": town,
    });
    let before = json!({
        "title": ids.pick(&TITLES), "company": ids.pick(&COMPANIES), "current": false,
        "startDate": format!("{}-09", start - 3), "endDate": format!("{start}-01"),
    });
    json!([now, before])
}

fn attachments(first: &str, last: &str, job: Option<String>, ids: &mut Ids) -> Vec<Attachment> {
    let name = format!("{}-{}", plain(first), plain(last));
    let file = |kind: &str, suffix: &str, ids: &mut Ids| Attachment {
        id: ids.uuid(),
        name: format!("{name}-{suffix}.pdf"),
        kind: kind.into(),
        media_type: "application/pdf".into(),
        job: job.clone(),
        content: Content::Seeded,
    };
    let mut files = Vec::new();
    if ids.below(4) > 0 {
        files.push(file("RESUME", "resume", ids));
    }
    if ids.below(5) == 0 {
        files.push(file("COVER_LETTER", "letter", ids));
    }
    files.shrink_to_fit();
    files
}

fn consent(created_ms: u64, ids: &mut Ids) -> Consent {
    match ids.below(5) {
        0 => Consent { status: "REQUIRED", changed_ms: None },
        1 => Consent { status: "PENDING", changed_ms: Some(created_ms + DAY_MS) },
        _ => Consent { status: "ACQUIRED", changed_ms: Some(created_ms) },
    }
}

/// A name as addresses write it: ASCII in lower case.
pub(super) fn plain(name: &str) -> String {
    let fold = |letter: char| match letter {
        'á' | 'ä' | 'ą' => 'a',
        'é' | 'ę' => 'e',
        'í' => 'i',
        'ñ' | 'ń' => 'n',
        'ö' | 'ó' | 'ø' => 'o',
        'ü' => 'u',
        'ł' => 'l',
        'ś' => 's',
        'ż' | 'ź' => 'z',
        'ć' => 'c',
        other => other,
    };
    name.to_lowercase().chars().map(fold).filter(char::is_ascii_alphanumeric).collect()
}

fn amelia(homes: &[Home]) -> Candidate {
    let created_ms = moment("2026-09-14T16:20:31.118Z");
    let api = Source { kind: "API".into(), sub_kind: None, id: "API".into() };
    let step = |at: &str, status: &str| StatusChange { at_ms: moment(at), status: status.into(), sub_status: None, by: user_id(2) };
    let properties = CANDIDATE_PROPERTIES.iter().zip([json!("full-package"), json!("2026-11-16T00:00:00.000Z")]);
    Candidate {
        id: "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11".into(),
        internal: false,
        first_name: "Amelia".into(),
        last_name: "Hart".into(),
        email: "amelia.hart@mail.example".into(),
        phone: Some("+1 415 555 0132".into()),
        location: located(homes, "Oakland"),
        web: Some(json!({ "linkedin": "https://www.linkedin.com/in/amelia-hart-example" }).into()),
        created_ms,
        updated_ms: moment("2026-10-06T19:12:08.204Z"),
        tags: ["senior", "ros2"].map(String::from).to_vec(),
        education: json!([{
            "institution": "Bayside Institute of Technology", "degree": "Bachelor of Science", "major": "Mechanical Engineering",
            "current": false, "startDate": "2013", "endDate": "2017",
        }])
        .into(),
        experience: json!([{
            "title": "Controls Engineer", "company": "Tidewater Automation", "current": true, "startDate": "2021-03", "location": "Oakland, CA",
        }])
        .into(),
        applications: Vec::from([Application {
            id: "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e5".into(),
            job: job_id(0),
            status: "INTERVIEW".into(),
            sub_status: None,
            starts_on: None,
            source: api,
            reason: None,
            created_ms,
            history: Vec::from([
                step("2026-09-14T16:20:31.118Z", "NEW"),
                step("2026-09-18T10:05:12.440Z", "IN_REVIEW"),
                step("2026-09-25T14:31:09.027Z", "INTERVIEW"),
            ]),
            properties: properties.map(|(property, value)| (property.id.into(), value)).collect(),
            answers: Vec::from([json!({
                "id": "d6e5f4a3-b2c1-4d0e-8f9a-7b6c5d4e3f21", "type": "radio", "category": "workPermit", "name": "Work permit",
                "label": "Are you allowed to work in the country of this job?",
                "records": [{ "fields": [{ "id": "value", "values": [{ "id": "yes", "label": "Yes" }] }] }],
            })]),
            onboarding: None,
        }]),
        attachments: Vec::from([Attachment {
            id: "f0e1d2c3-b4a5-4687-9788-695a4b3c2d1e".into(),
            name: "amelia-hart-resume.pdf".into(),
            kind: "RESUME".into(),
            media_type: "application/pdf".into(),
            job: Some(job_id(0)),
            content: Content::Seeded,
        }]),
        consent: Consent { status: "ACQUIRED", changed_ms: Some(created_ms) },
        rating: Some(4.0),
        properties: Vec::new(),
    }
}

fn daniel(homes: &[Home]) -> Candidate {
    let created_ms = moment("2026-10-12T08:41:57.630Z");
    let api = Source { kind: "API".into(), sub_kind: None, id: "API".into() };
    Candidate {
        id: "2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f12".into(),
        internal: false,
        first_name: "Daniel".into(),
        last_name: "Osei".into(),
        email: "daniel.osei@mail.example".into(),
        phone: None,
        location: located(homes, "Berlin"),
        web: None,
        created_ms,
        updated_ms: created_ms,
        tags: Vec::new(),
        education: json!([]).into(),
        experience: json!([]).into(),
        applications: Vec::from([Application {
            id: "9c3a5e80-17d2-4b6e-8f4d-3ab61c70d2e6".into(),
            job: job_id(1),
            status: "NEW".into(),
            sub_status: None,
            starts_on: None,
            source: api,
            reason: None,
            created_ms,
            history: Vec::from([StatusChange { at_ms: created_ms, status: "NEW".into(), sub_status: None, by: user_id(9) }]),
            properties: Vec::new(),
            answers: Vec::new(),
            onboarding: None,
        }]),
        attachments: Vec::new(),
        consent: Consent { status: "REQUIRED", changed_ms: None },
        rating: None,
        properties: Vec::new(),
    }
}

/// Places in the list of sources: job boards and the career site bring the most.
const WEIGHTED_SOURCES: [Option<usize>; 8] = [Some(0), Some(1), Some(1), Some(1), Some(2), Some(2), Some(3), Some(4)];
/// One candidate in so many is in the talent pool alone.
const POOL_EVERY: usize = 19;
/// One candidate in so many applied twice.
const SECOND_EVERY: usize = 8;
