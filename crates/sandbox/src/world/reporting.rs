//! Reports that somebody built, and their runs.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::candidate::Application;
use super::settings::Department;
use super::{Candidate, Job, World};
use crate::config::Config;
use crate::json::{Fields, json};
use crate::time::{self, DAY_MS};

/// Every run, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reporting {
    pub(crate) runs: Vec<Run>,
}

/// What a report shows. Reports are built in the web application only.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) id: &'static str,
    name: &'static str,
    /// What a row stands for: `application` or `job`.
    rows: &'static str,
    columns: &'static [Column],
    /// Only rows that were made in the days before the run. 0 for all.
    days: u32,
    creator: &'static str,
    grantees: &'static [&'static str],
    created_on: &'static str,
    /// Whether it runs by itself every Monday.
    weekly: bool,
    /// Why its runs fail. Empty where they do not.
    error: &'static str,
}

/// Kind of record, id, heading and type of a column.
type Column = (&'static str, &'static str, &'static str, &'static str);

/// A run, and the file that comes of it.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) report: &'static Report,
    pub(crate) ad_hoc: bool,
    pub(crate) asked_ms: u64,
    /// Id of a user.
    pub(crate) requestor: String,
    /// The rows, once somebody has asked for them.
    pub(crate) content: Option<String>,
}

impl Report {
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        REPORTS.iter().find(|report| report.id == id)
    }

    /// Whether a user built the report, or was given it.
    pub(crate) fn is_open_to(&self, user: &str) -> bool {
        self.creator == user || self.grantees.contains(&user)
    }

    /// The report as answers show it.
    pub(crate) fn json(&self) -> Value {
        let mut out = Map::new();
        out.put("reportId", self.id);
        out.put("name", self.name);
        out.extend(self.shape());
        out.put("creationDate", self.created_on);
        out.put("modificationDate", self.created_on);
        out.put("creatorId", self.creator);
        out.put("modifierId", self.creator);
        out.put("grantees", self.grantees.iter().copied().collect::<Value>());
        if self.weekly {
            let time = |hour: u32| json!({ "hour": hour, "minute": 0 });
            out.insert(
                "schedule".into(),
                json!({
                    "frequency": "WEEKLY",
                    "activityPeriod": { "from": "2026-09-07T00:00:00.000Z", "to": "2026-12-31T00:00:00.000Z" },
                    "schedulingTime": { "from": time(6), "to": time(7), "zone": "America/Los_Angeles" },
                }),
            );
        }
        out.put("reportFormats", json!(["CSV"]));
        Value::Object(out)
    }

    /// What a row stands for, columns and filters.
    fn shape(&self) -> Map<String, Value> {
        let columns: Vec<Value> = self.columns.iter().map(column).collect();
        let mut out = Map::new();
        out.put("rowEntityTypeId", self.rows);
        if let Some(made) = columns.iter().find(|column| column.get("dataPointType") == Some(&"DATE".into())).filter(|_| self.days > 0) {
            let period = json!({ "period": self.days, "unit": "DAYS", "fullPeriod": false });
            out.put("filters", json!([{ "column": made, "datePeriod": period }]));
        }
        out.put("columns", columns);
        out
    }
}

fn column((entity, id, name, kind): &Column) -> Value {
    json!({ "entityTypeId": entity, "dataPointId": id, "dataPointName": name, "dataPointType": kind })
}

impl Run {
    /// `PENDING`, `RUNNING`, `COMPLETED` or `FAILED`, by the clock.
    pub(crate) fn status(&self, now_ms: u64, config: &Config) -> &'static str {
        let passed_ms = now_ms.saturating_sub(self.asked_ms);
        match (passed_ms < config.report_delay_ms, now_ms < self.ends_ms(config)) {
            (true, _) => "PENDING",
            (false, true) => "RUNNING",
            (false, false) if self.report.error.is_empty() => "COMPLETED",
            (false, false) => "FAILED",
        }
    }

    /// When the file is there.
    pub(crate) fn ends_ms(&self, config: &Config) -> u64 {
        self.asked_ms.saturating_add(config.report_delay_ms.saturating_mul(2))
    }

    /// The run as answers show it.
    pub(crate) fn json(&self, now_ms: u64, config: &Config) -> Value {
        let status = self.status(now_ms, config);
        let mut out = Map::new();
        out.put("reportFileId", &self.id);
        out.put("reportId", self.report.id);
        out.put("reportFileStatus", status);
        out.put("scheduleType", if self.ad_hoc { "AD_HOC" } else { "SCHEDULED" });
        out.put("schedulingDate", time::iso(self.asked_ms));
        match status {
            "COMPLETED" => out.put("generationDate", time::iso(self.ends_ms(config))),
            "FAILED" => out.put("errorReason", self.report.error),
            _ => {}
        }
        out.put("requestorId", &self.requestor);
        out.extend(self.report.shape());
        Value::Object(out)
    }
}

impl World {
    /// The rows of a report, as things stood at a moment: CSV with a line of headings.
    pub(crate) fn rows(&self, report: &Report, at_ms: u64) -> String {
        let mut out = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            let mut separator = "";
            for cell in cells {
                out.push_str(separator);
                separator = ",";
                quote(&cell, &mut out);
            }
            out.push_str("\r\n");
        };
        line(&mut report.columns.iter().map(|(_, _, name, _)| String::from(*name)));
        let from_ms = if report.days == 0 { 0 } else { at_ms.saturating_sub(u64::from(report.days) * DAY_MS) };
        let period = from_ms..=at_ms;
        if report.rows == "job" {
            for job in self.jobs.iter().filter(|job| period.contains(&job.created_ms)) {
                line(&mut report.columns.iter().map(|(_, id, ..)| self.cell(id, Some(job), None, at_ms)));
            }
            return out;
        }
        for candidate in &self.candidates {
            for application in candidate.applications.iter().filter(|application| period.contains(&application.created_ms)) {
                let job = self.job(&application.job);
                line(&mut report.columns.iter().map(|(_, id, ..)| self.cell(id, job, Some((candidate, application)), at_ms)));
            }
        }
        out
    }

    fn cell(&self, id: &str, job: Option<&Job>, of: Option<(&Candidate, &Application)>, at_ms: u64) -> String {
        let then = |history: &[super::job::StatusChange]| {
            let passed = history.iter().rev().find(|change| change.at_ms <= at_ms).or(history.first());
            passed.map(|change| change.status.clone())
        };
        let department =
            |job: &Job| job.department.as_deref().and_then(|id| self.settings.department(id)).map(|found: &Department| found.label.clone());
        let text = match (id, of, job) {
            ("application_id", Some((_, application)), _) => Some(application.id.clone()),
            ("application_creation_date", Some((_, application)), _) => Some(time::iso(application.created_ms)),
            ("application_status", Some((_, application)), _) => then(&application.history),
            ("candidate_id", Some((candidate, _)), _) => Some(candidate.id.clone()),
            ("candidate_name", Some((candidate, _)), _) => Some(candidate.name()),
            ("candidate_internal", Some((candidate, _)), _) => Some(format!("{}", candidate.internal)),
            ("job_id", _, Some(job)) => Some(job.id.clone()),
            ("job_title", _, Some(job)) => Some(job.title.clone()),
            ("job_reference", _, Some(job)) => job.ref_number.clone(),
            ("job_creation_date", _, Some(job)) => Some(time::iso(job.created_ms)),
            ("job_status", _, Some(job)) => then(&job.history),
            ("job_department", _, Some(job)) => department(job),
            _ => None,
        };
        text.unwrap_or_default()
    }
}

/// Writes a cell as RFC 4180 has it.
fn quote(text: &str, out: &mut String) {
    if !text.contains([',', '"', '\n', '\r']) {
        return out.push_str(text);
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// The reports of the company. The first is the one that the documents speak of.
pub(crate) static REPORTS: [Report; 4] = [
    Report {
        id: "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0a9",
        name: "Applications of the last 30 days",
        rows: "application",
        columns: &[
            ("application", "application_id", "Application ID", "ID"),
            ("application", "application_creation_date", "Application creation date", "DATE"),
            ("application", "application_status", "Application status", "ENUM"),
            ("candidate", "candidate_name", "Candidate: full name", "TEXT"),
            ("candidate", "candidate_internal", "Internal candidate?", "BOOLEAN"),
            ("job", "job_title", "Job | title", "TEXT"),
            ("job", "job_reference", "Job | ref number", "TEXT"),
        ],
        days: 30,
        creator: MAYA,
        grantees: &["5f8a1c2e9b3d4a0012c4e102"],
        created_on: "2026-09-02T09:15:00.000Z",
        weekly: true,
        error: "",
    },
    Report {
        id: "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0aa",
        name: "Jobs",
        rows: "job",
        columns: &[
            ("job", "job_id", "Job ID", "ID"),
            ("job", "job_title", "Job | title", "TEXT"),
            ("job", "job_reference", "Job | ref number", "TEXT"),
            ("job", "job_status", "Job | status", "ENUM"),
            ("job", "job_department", "Job | department", "TEXT"),
            ("job", "job_creation_date", "Job | creation date", "DATE"),
        ],
        days: 0,
        creator: MAYA,
        grantees: &["5f8a1c2e9b3d4a0012c4e102", "5f8a1c2e9b3d4a0012c4e103"],
        created_on: "2026-09-03T12:40:00.000Z",
        weekly: false,
        error: "",
    },
    Report {
        id: "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0ab",
        name: "Jobs of a region that was reorganized",
        rows: "job",
        columns: &[("job", "job_id", "Job ID", "ID"), ("job", "job_title", "Job | title", "TEXT")],
        days: 0,
        creator: MAYA,
        grantees: &[],
        created_on: "2026-09-03T12:52:00.000Z",
        weekly: false,
        error: "MISSING_ACCESS_GROUP",
    },
    Report {
        id: "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0ac",
        name: "All applications, for exports",
        rows: "application",
        columns: &[
            ("application", "application_id", "Application ID", "ID"),
            ("candidate", "candidate_id", "Candidate ID", "ID"),
            ("job", "job_id", "Job ID", "ID"),
            ("application", "application_status", "Application status", "ENUM"),
        ],
        days: 0,
        creator: MAYA,
        grantees: &["5f8a1c2e9b3d4a0012c4e102"],
        created_on: "2026-09-04T10:05:00.000Z",
        weekly: false,
        error: "",
    },
];

const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";
