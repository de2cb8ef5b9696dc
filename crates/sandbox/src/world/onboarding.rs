//! Onboarding: what a new hire has to do, and has done.
//!
//! Every process has the same three assignments. The new hire carries them out by the clock, one after the other.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::selection::Link;
use super::{Change, Subject, World};
use crate::config::Config;
use crate::ids::Ids;
use crate::json::json;

/// The onboarding of one person for one job.
#[derive(Clone, Debug)]
pub(crate) struct Onboarding {
    pub(crate) id: String,
    pub(crate) new_hire: String,
    pub(crate) of: Link,
    /// First day of work, a date.
    pub(crate) starts_on: Option<String>,
    /// Ids of the assignments, in the order of [`Assignment::ALL`].
    pub(crate) assignments: [String; 3],
    /// Ids of the files of the first assignment.
    pub(crate) files: Vec<String>,
    pub(crate) begun_ms: u64,
    /// How many assignments are carried out.
    pub(crate) done: usize,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Assignment {
    Activity,
    Pdf,
    WebForm,
}

impl Assignment {
    /// In the order in which they are carried out.
    pub(crate) const ALL: [Self; 3] = [Self::Activity, Self::Pdf, Self::WebForm];

    /// The assignment as answers show it, under its id.
    pub(crate) fn json(self, id: &str) -> Value {
        match self {
            Self::Activity => json!({
                "id": id, "title": "Upload a proof of identity", "description": "A scan of a passport or an identity card.",
                "isFileUploadRequired": true, "hasSensitiveData": true, "isHighPriority": true,
            }),
            Self::Pdf => json!({
                "id": id, "title": "Direct deposit form", "description": "Bank details for the payroll.",
                "hasSensitiveData": true, "isHighPriority": true, "fileName": "direct-deposit.pdf",
            }),
            Self::WebForm => json!({
                "id": id, "title": "Welcome package", "description": "Sizes and address for the welcome package.",
                "hasSensitiveData": false, "isHighPriority": false,
            }),
        }
    }
}

impl Onboarding {
    /// A process that begins.
    pub(crate) fn new(of: Link, starts_on: Option<&str>, begun_ms: u64, ids: &mut Ids) -> Self {
        Self {
            id: ids.uuid(),
            new_hire: ids.uuid(),
            of,
            starts_on: starts_on.and_then(|moment| moment.split('T').next()).map(String::from),
            assignments: [ids.uuid(), ids.uuid(), ids.uuid()],
            files: Vec::from([ids.uuid()]),
            begun_ms,
            done: 0,
        }
    }

    /// Whether an assignment is carried out.
    pub(crate) fn has_done(&self, assignment: Assignment) -> bool {
        (assignment as usize) < self.done
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject::Onboarding { id: self.id.clone(), new_hire: self.new_hire.clone() }
    }
}

impl World {
    /// Begins the onboarding of an application that has none.
    pub(super) fn begin_onboarding(&mut self, of: &Link, now_ms: u64) {
        if self.selection.onboardings.iter().any(|found| found.of == *of) {
            return;
        }
        let application = self.candidates.iter().find(|person| person.id == of.candidate).and_then(|person| person.application(&of.job));
        let onboarding = Onboarding::new(of.clone(), application.and_then(|own| own.starts_on.as_deref()), now_ms, &mut self.ids);
        self.journal.note(Change::new(onboarding.subject(), "onboarding.process.started", ""));
        self.selection.onboardings.push(onboarding);
    }

    /// Lets new hires carry out what they had time for. Tells whether that was anything.
    pub(super) fn carry_out_assignments(&mut self, now_ms: u64, config: &Config) -> bool {
        let mut any = false;
        for onboarding in self.selection.onboardings.iter_mut().filter(|onboarding| onboarding.done < Assignment::ALL.len()) {
            let time = now_ms.saturating_sub(onboarding.begun_ms).checked_div(config.assignment_delay_ms).unwrap_or(u64::MAX);
            let done = usize::try_from(time).unwrap_or(usize::MAX).min(Assignment::ALL.len());
            for (number, event) in [(2, "onboarding.assignments.high-priority.completed"), (3, "onboarding.assignments.completed")] {
                if (onboarding.done + 1..=done).contains(&number) {
                    self.journal.note(Change::new(onboarding.subject(), event, ""));
                }
            }
            any |= done > onboarding.done;
            onboarding.done = onboarding.done.max(done);
        }
        any
    }
}
