//! What is configured and no request changes: hiring processes, the offer form, career sites.

use super::hiring::{FIELD_PROCESS, STANDARD_PROCESS, Steps};

/// A hiring process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) steps: &'static [Steps],
}

pub(crate) const HIRING_PROCESSES: [Process; 2] = [
    Process { id: "64b0c1d2e3f4a5b6c7da0001", name: "Standard hiring process", steps: &STANDARD_PROCESS },
    Process { id: "64b0c1d2e3f4a5b6c7da0002", name: "Field service hiring process", steps: &FIELD_PROCESS },
];

/// A field of the offer form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfferField {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) required: bool,
    pub(crate) kind: &'static str,
}

const fn field(key: &'static str, label: &'static str, kind: &'static str, required: bool) -> OfferField {
    OfferField { key, label, required, kind }
}

/// Groups of fields of the offer form.
pub(crate) const OFFER_PROPERTIES: [(&str, &[OfferField]); 3] = [
    (
        "COMPENSATION",
        &[
            field("salary", "Annual salary", "CURRENCY", true),
            field("startDate", "Start date", "DATE", true),
            field("bonus", "Bonus", "PERCENT", false),
        ],
    ),
    ("CONTRACT", &[field("permanent", "Permanent", "BOOLEAN", false), field("workCountry", "Country of work", "COUNTRY", false)]),
    ("PEOPLE", &[field("manager", "Manager", "USER", true), field("note", "Note to the candidate", "TEXT", false)]),
];

/// Career sites: id, name, language.
pub(crate) const CAREER_SITES: [(&str, &str, &str); 2] =
    [("alder-robotics-careers", "Alder Robotics careers", "en"), ("alder-robotics-karriere", "Alder Robotics Karriere", "de")];

/// Names that no property of jobs may have, because jobs have fields of these names.
pub(crate) const RESERVED_NAMES: [&str; 10] = [
    "Compensation",
    "Department",
    "Experience level",
    "Function",
    "Hiring team",
    "Industry",
    "Job title",
    "Location",
    "Status",
    "Type of employment",
];

/// Industry of the company itself.
pub(crate) const INDUSTRY: &str = "computer_software";
