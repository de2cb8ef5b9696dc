//! What recruiting is configured with: sources, reasons, steps of the process, properties.

use super::Label;

/// Types of sources with the subtype that must be named, if any, and with their sources: `API` has one source, `API`.
pub(crate) const SOURCES: [(&str, Option<&str>, &[Label]); 5] = [
    ("API", None, &[Label::new("API", "API")]),
    ("JOB_BOARD", None, &[Label::new("64b0c1d2e3f4a5b6c7dc0011", "LinkedIn"), Label::new("64b0c1d2e3f4a5b6c7dc0012", "Indeed")]),
    ("CAREER_SITE", None, &[Label::new("64b0c1d2e3f4a5b6c7dc0021", "Career site")]),
    ("REFERRALS", Some("EMPLOYEE"), &[Label::new("64b0c1d2e3f4a5b6c7dc0001", "Employee referral program")]),
    ("RECRUITER", Some("AGENCY"), &[Label::new("64b0c1d2e3f4a5b6c7dc0031", "Northlight Search")]),
];

pub(crate) const REJECTION_REASONS: [Label; 4] = [
    Label::new("64b0c1d2e3f4a5b6c7db0001", "Missing required skills"),
    Label::new("64b0c1d2e3f4a5b6c7db0002", "Position filled"),
    Label::new("64b0c1d2e3f4a5b6c7db0003", "Pay expectations too far apart"),
    Label::new("64b0c1d2e3f4a5b6c7db0004", "No permission to work"),
];

pub(crate) const WITHDRAWAL_REASONS: [Label; 3] = [
    Label::new("64b0c1d2e3f4a5b6c7db0101", "Accepted another offer"),
    Label::new("64b0c1d2e3f4a5b6c7db0102", "Place does not fit"),
    Label::new("64b0c1d2e3f4a5b6c7db0103", "No longer looking"),
];

/// The sub-statuses of a status, and whether one of them must be named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steps {
    pub(crate) status: &'static str,
    pub(crate) names: &'static [&'static str],
    pub(crate) required: bool,
}

const fn steps(status: &'static str, names: &'static [&'static str], required: bool) -> Steps {
    Steps { status, names, required }
}

/// Steps of the standard hiring process.
pub(crate) const STANDARD_PROCESS: [Steps; 3] = [
    steps("IN_REVIEW", &["Résumé review", "Phone screen"], false),
    steps("INTERVIEW", &["On-site interview"], false),
    steps("OFFERED", &["Offer sent"], false),
];

/// Steps of the process for field service, where an interview is of one of two kinds.
pub(crate) const FIELD_PROCESS: [Steps; 3] = [
    steps("IN_REVIEW", &["Résumé review", "Phone screen"], false),
    steps("INTERVIEW", &["Day with a technician", "On-site interview"], true),
    steps("OFFERED", &["Offer sent"], false),
];

/// A property of jobs or candidates, with its values where it has a list of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Property {
    pub(crate) id: &'static str,
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    /// `SINGLE_SELECT`, `TEXT`, `NUMBER` and so on.
    pub(crate) kind: &'static str,
    pub(crate) values: &'static [Label],
    /// Ids of values that are kept where they are, and cannot be chosen any more.
    pub(crate) archived: &'static [&'static str],
    /// What a value must keep to besides its kind.
    pub(crate) rule: Rule,
    /// Where it is shown: `PROFILE`, `OFFER_FORM` and so on.
    pub(crate) contexts: &'static [&'static str],
}

/// What a value of a property must keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Nothing.
    Free,
    /// A number from the first to the second.
    Between(i32, i32),
    /// A moment in years from the first up to the second.
    Years(i32, i32),
    /// A text that is an e-mail address.
    Email,
    /// A text of two capital letters, a hyphen and four digits.
    Badge,
    /// Values depend on the value of the property with this id, as the pairs of value and parent value say. Required where that one is set.
    Below(&'static str, &'static [(&'static str, &'static str)]),
    /// A brand of the company: others are refused, not ignored.
    Brand,
    /// Can be read and written on applications that have an offer only.
    AfterOffer,
}

const fn property(id: &'static str, key: &'static str, label: &'static str, kind: &'static str) -> Property {
    Property { id, key, label, kind, values: &[], archived: &[], rule: Rule::Free, contexts: &["PROFILE"] }
}

/// Properties of jobs. Those with a list of values are shown in public postings as custom fields.
pub(crate) const JOB_PROPERTIES: [Property; 7] = [
    Property {
        values: &[Label::new("ROBOTICS", "Robotics"), Label::new("SERVICES", "Services")],
        ..property(DIVISION, "DIVISION", "Division", "SINGLE_SELECT")
    },
    Property {
        values: &[
            Label::new("CC-200", "CC-200 <closed>"),
            Label::new("CC-300", "CC-300 Prototypes"),
            Label::new("CC-410", "CC-410 Robotics"),
            Label::new("CC-420", "CC-420 Field service"),
            Label::new("CC-430", "CC-430 Administration"),
        ],
        archived: &["CC-200", "CC-300"],
        ..property("COST_CENTER", "COST_CENTER", "Cost center", "SINGLE_SELECT")
    },
    Property {
        values: &[
            Label::new("MOTION", "Motion Control"),
            Label::new("PERCEPTION", "Perception"),
            Label::new("INSTALLATION", "Installation"),
            Label::new("UPKEEP", "Upkeep"),
        ],
        rule: Rule::Below(
            DIVISION,
            &[("MOTION", "ROBOTICS"), ("PERCEPTION", "ROBOTICS"), ("INSTALLATION", "SERVICES"), ("UPKEEP", "SERVICES")],
        ),
        ..property(TEAM, "TEAM", "Team", "SINGLE_SELECT")
    },
    Property {
        values: &[Label::new("ALDER", "Alder Robotics"), Label::new("ALDER_CARE", "Alder Care")],
        rule: Rule::Brand,
        ..property("64b0c1d2e3f4a5b6c7d90003", "BRAND", "Brand", "SINGLE_SELECT")
    },
    Property {
        values: &[Label::new("us", "United States"), Label::new("ca", "Canada"), Label::new("de", "Germany"), Label::new("pl", "Poland")],
        ..property(COUNTRY, "COUNTRY", "Country", "SINGLE_SELECT")
    },
    property("64b0c1d2e3f4a5b6c7d90005", "WEEKLY_HOURS", "Hours per week", "NUMBER"),
    property("64b0c1d2e3f4a5b6c7d90006", "BUDGET_NOTE", "Note on the budget", "TEXT"),
];

/// Properties of applications.
pub(crate) const CANDIDATE_PROPERTIES: [Property; 15] = [
    Property {
        values: &[Label::new("full-package", "Full package"), Label::new("partial-package", "Partial package")],
        contexts: &["PROFILE", "OFFER_FORM"],
        ..property(RELOCATION, "RELOCATION", "Relocation support", "SINGLE_SELECT")
    },
    Property {
        rule: Rule::Years(2000, 2100),
        contexts: &["PROFILE", "OFFER_FORM", "HIRE_FORM"],
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e62", "START_DATE", "Start date", "DATE")
    },
    Property {
        contexts: &["PROFILE", "OFFER_FORM", "OFFER_APPROVAL_FORM"],
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e63", "EXPECTED_SALARY", "Expected salary", "CURRENCY")
    },
    Property {
        rule: Rule::Between(0, 52),
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e64", "NOTICE_PERIOD", "Notice period in weeks", "NUMBER")
    },
    property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e65", "WORK_PERMIT", "Permitted to work", "BOOLEAN"),
    property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e66", "NOTE", "Note of the recruiter", "TEXT"),
    Property { rule: Rule::Email, ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e67", "REFEREE", "E-mail of the referee", "TEXT") },
    Property { rule: Rule::Badge, contexts: &["HIRE_FORM"], ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e68", "BADGE", "Badge", "TEXT") },
    property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e69", "CITIZENSHIP", "Country of the passport", "COUNTRY"),
    property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6a", "WORK_REGION", "Preferred region", "REGION"),
    property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6b", "MENTOR", "Mentor", "USER"),
    Property {
        values: &[Label::new("control-theory", "Control theory"), Label::new("embedded-rust", "Embedded Rust"), Label::new("plc", "PLC")],
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6c", "SKILLS", "Skills", "MULTI_SELECT")
    },
    Property {
        rule: Rule::Between(0, 100),
        contexts: &["OFFER_FORM", "OFFER_APPROVAL_FORM"],
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6d", "BONUS", "Bonus", "PERCENT")
    },
    Property {
        rule: Rule::AfterOffer,
        contexts: &["HIRE_FORM"],
        ..property("d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6e", "PAYROLL_NUMBER", "Payroll number", "TEXT")
    },
    Property {
        values: &[Label::new("full-time", "Full-time"), Label::new("part-time", "Part-time")],
        ..property(LIBRARY, "WORKING_TIME", "Working time", "SINGLE_SELECT")
    },
];

/// Currencies, by their ISO 4217 codes.
pub(crate) const CURRENCIES: [&str; 12] = ["CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "JPY", "MXN", "NOK", "PLN", "SEK", "USD"];
/// The property of jobs whose value decides which teams there are.
pub(crate) const DIVISION: &str = "64b0c1d2e3f4a5b6c7d90001";
/// The property of jobs whose values depend on the division.
pub(crate) const TEAM: &str = "64b0c1d2e3f4a5b6c7d90002";
/// The property of jobs by which the access groups of the company are cut.
pub(crate) const COUNTRY: &str = "64b0c1d2e3f4a5b6c7d90004";
/// Id of the department whose jobs must be approved.
pub(crate) const APPROVED_DEPARTMENT: &str = "64b0c1d2e3f4a5b6c7d80006";
/// What candidates are scored by.
pub(crate) const CRITERIA: [Label; 3] = [
    Label::new("64b0c1d2e3f4a5b6c7dd0001", "Craft"),
    Label::new("64b0c1d2e3f4a5b6c7dd0002", "Working with others"),
    Label::new("64b0c1d2e3f4a5b6c7dd0003", "Care for safety"),
];
/// Types of interviews that were set up.
pub(crate) const INTERVIEW_TYPES: [&str; 4] = ["Phone screen", "Technical interview", "Panel", "On-site / technical"];
/// Users who approve jobs of that department, one after the other: its manager and an administrator.
pub(crate) const JOB_APPROVERS: [&str; 2] = ["5f8a1c2e9b3d4a0012c4e10c", "5f8a1c2e9b3d4a0012c4e101"];
/// User who approves every offer, after the hiring manager.
pub(crate) const OFFER_APPROVER: &str = "5f8a1c2e9b3d4a0012c4e10c";
/// Id of the department with a hiring process of its own.
pub(crate) const FIELD_DEPARTMENT: &str = "64b0c1d2e3f4a5b6c7d80003";
/// The property of candidates that the examples of the catalogue set.
pub(crate) const RELOCATION: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61";
/// The property of candidates that comes from the vendor's library: its values cannot be changed.
pub(crate) const LIBRARY: &str = "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6f";
