//! Requests to approve a job or an offer.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::selection::Link;
use super::{Change, Subject, World};
use crate::json::{Fields, json};
use crate::time;

/// A request, with its chain of approvers.
#[derive(Clone, Debug)]
pub(crate) struct Approval {
    pub(crate) id: String,
    /// Whether one step is asked after the other; otherwise all are asked at once.
    pub(crate) sequential: bool,
    /// Whether every approver must agree; otherwise one suffices.
    pub(crate) unanimous: bool,
    /// `PENDING`, `APPROVED`, `REJECTED` or `ABANDONED`.
    pub(crate) status: &'static str,
    pub(crate) steps: Vec<Step>,
    /// Oldest first, in the form of the API.
    pub(crate) comments: Vec<Value>,
    /// `{"min", "max", "currency"}` that a job shall have.
    pub(crate) salary_range: Option<Value>,
}

/// A step of a chain.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// `PENDING`, `APPROVED`, `REJECTED` or `SKIPPED`.
    pub(crate) status: &'static str,
    pub(crate) approvers: Vec<Approver>,
}

/// Who is asked.
#[derive(Clone, Debug)]
pub(crate) struct Approver {
    /// Id of a user.
    pub(crate) user: String,
    /// As the status of a step.
    pub(crate) decision: &'static str,
    pub(crate) decided_ms: u64,
}

/// What a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Id of a job.
    Job(String),
    /// Whom the offer is made to, and its id.
    Offer(Link, String),
}

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Created,
    StepApproved,
    StepRejected,
    Approved,
    Rejected,
    Abandoned,
    /// Somebody was passed over.
    Skipped,
    Commented,
}

impl Approval {
    /// An open request, one approver for each step, one step after the other.
    pub(crate) fn chain(id: String, users: impl IntoIterator<Item = String>) -> Self {
        let steps = users.into_iter().map(|user| Step::new([user])).collect();
        Self { id, sequential: true, unanimous: true, status: PENDING, steps, comments: Vec::new(), salary_range: None }
    }

    /// The same, to which everyone agreed at `at_ms`.
    pub(crate) fn agreed(mut self, at_ms: u64) -> Self {
        self.status = APPROVED;
        for step in &mut self.steps {
            step.agree(at_ms);
        }
        self
    }

    pub(crate) fn is_pending(&self) -> bool {
        self.status == PENDING
    }

    pub(crate) fn asks(&self, user: &str) -> bool {
        self.steps.iter().flat_map(|step| &step.approvers).any(|approver| approver.user == user)
    }

    /// Takes down what an approver decided.
    ///
    /// # Errors
    /// The documented code, where the approver may not decide or not yet.
    pub(crate) fn decide(&mut self, user: &str, agrees: bool, now_ms: u64) -> Result<Vec<Turn>, &'static str> {
        if !self.is_pending() {
            return Err("APPROVAL_COMPLETED");
        }
        let word = if agrees { APPROVED } else { REJECTED };
        let undecided = |step: &Step| step.approvers.iter().any(|approver| approver.user == user && approver.decision == PENDING);
        let place = match self.steps.iter().position(undecided) {
            Some(place) => place,
            None if self.asks(user) => return Err("DECISION_ALREADY_TAKEN"),
            None => return Err("APPROVER_NOT_ALLOWED"),
        };
        if self.sequential && self.steps.iter().take(place).any(|step| step.status == PENDING) {
            return Err("DECISION_NOT_YET_ALLOWED");
        }
        // A word decides at once where one of them suffices for it, otherwise when everyone has said it.
        let waits = self.unanimous == agrees;
        let Some(step) = self.steps.get_mut(place) else { return Ok(Vec::new()) };
        for approver in step.approvers.iter_mut().filter(|approver| approver.user == user) {
            (approver.decision, approver.decided_ms) = (word, now_ms);
        }
        if waits && step.approvers.iter().any(|approver| approver.decision != word) {
            return Ok(Vec::new());
        }
        step.close(word);
        let mut turns = Vec::from([if agrees { Turn::StepApproved } else { Turn::StepRejected }]);
        if !waits || self.steps.iter().all(|step| step.status == word) {
            self.close(word);
            turns.push(if agrees { Turn::Approved } else { Turn::Rejected });
        }
        if self.steps.iter().flat_map(|step| &step.approvers).any(|approver| approver.decision == SKIPPED) {
            turns.push(Turn::Skipped);
        }
        Ok(turns)
    }

    /// Ends a request; whoever has not decided by then is passed over.
    pub(crate) fn close(&mut self, status: &'static str) {
        self.status = status;
        for step in self.steps.iter_mut().filter(|step| step.status == PENDING) {
            step.close(SKIPPED);
        }
    }

    /// The request as answers show it.
    pub(crate) fn json(&self, matter: &Matter) -> Value {
        let (kind, id) = match matter {
            Matter::Job(id) => ("job", id),
            Matter::Offer(_, id) => ("offer", id),
        };
        json!({
            "id": &self.id,
            "subject": { "id": id, "type": kind },
            "type": if self.sequential { "sequential" } else { "parallel" },
            "decisionMode": if self.unanimous { "all" } else { "any" },
            "status": self.status,
            "steps": self.steps.iter().map(Step::json).collect::<Value>(),
        })
    }
}

impl Step {
    /// A step that nobody has decided.
    pub(crate) fn new(users: impl IntoIterator<Item = String>) -> Self {
        let approver = |user| Approver { user, decision: PENDING, decided_ms: 0 };
        Self { status: PENDING, approvers: users.into_iter().map(approver).collect() }
    }

    /// Takes down that all of its approvers agreed.
    pub(crate) fn agree(&mut self, at_ms: u64) {
        self.status = APPROVED;
        for approver in &mut self.approvers {
            (approver.decision, approver.decided_ms) = (APPROVED, at_ms);
        }
    }

    fn close(&mut self, status: &'static str) {
        self.status = status;
        for approver in self.approvers.iter_mut().filter(|approver| approver.decision == PENDING) {
            approver.decision = SKIPPED;
        }
    }

    fn json(&self) -> Value {
        json!({ "status": self.status, "approvers": self.approvers.iter().map(Approver::json).collect::<Value>() })
    }
}

impl Approver {
    fn json(&self) -> Value {
        let mut out = Map::new();
        out.put("id", &self.user);
        out.put("decision", self.decision);
        if self.decided_ms > 0 {
            out.put("decidedOn", time::iso(self.decided_ms));
        }
        Value::Object(out)
    }
}

impl World {
    /// Every request with what it is about: those of jobs first, and of each the oldest first.
    pub(crate) fn approvals(&self) -> impl Iterator<Item = (Matter, &Approval)> {
        let jobs = self.jobs.iter().flat_map(|job| job.approvals.iter().map(|approval| (Matter::Job(job.id.clone()), approval)));
        let of_offer = |offer: &super::offer::Offer| Matter::Offer(offer.of.clone(), offer.id.clone());
        let offers = self.selection.offers.iter();
        jobs.chain(offers.flat_map(move |offer| offer.approvals.iter().map(move |approval| (of_offer(offer), approval))))
    }

    pub(crate) fn approval(&self, id: &str) -> Option<(Matter, &Approval)> {
        self.approvals().find(|(_, approval)| approval.id == id)
    }

    pub(crate) fn approval_mut(&mut self, id: &str) -> Option<&mut Approval> {
        let jobs = self.jobs.iter_mut().flat_map(|job| &mut job.approvals);
        let offers = self.selection.offers.iter_mut().flat_map(|offer| &mut offer.approvals);
        jobs.chain(offers).find(|approval| approval.id == id)
    }

    /// Puts one more request to what another is about.
    pub(crate) fn ask(&mut self, matter: &Matter, approval: Approval) {
        let id = approval.id.clone();
        match matter {
            Matter::Job(job) => {
                if let Some(job) = self.job_mut(job) {
                    job.approvals.push(approval);
                }
            }
            Matter::Offer(_, offer) => {
                if let Some(offer) = self.selection.offer_mut(offer) {
                    if offer.sent_ms.is_none() {
                        offer.status = "PENDING_APPROVAL";
                    }
                    offer.approvals.push(approval);
                }
                self.tell(matter, &id, Turn::Created);
            }
        }
    }

    /// Tells subscriptions and the audit log what happened to a request, and lets a final decision take effect.
    pub(crate) fn turn(&mut self, matter: &Matter, id: &str, turn: Turn, now_ms: u64) {
        self.tell(matter, id, turn);
        let agreed = match turn {
            Turn::Approved => true,
            Turn::Rejected => false,
            _ => return,
        };
        match matter {
            Matter::Job(job) => {
                let range = self.approval(id).and_then(|(_, approval)| approval.salary_range.clone());
                if let Some(job) = self.job_mut(job).filter(|_| agreed && range.is_some()) {
                    job.compensation = range;
                    (job.updated_ms, job.activity_ms) = (now_ms, now_ms);
                }
            }
            Matter::Offer(_, id) if self.selection.offer(id).is_some_and(|offer| offer.status == "PENDING_APPROVAL") => {
                self.move_offer(id, if agreed { "APPROVED" } else { "NOT_APPROVED" }, now_ms);
            }
            // Whoever was sent an offer keeps it, whatever is decided afterwards.
            Matter::Offer(..) => {}
        }
    }

    /// That a job has one more request, the journal sees by itself.
    fn tell(&mut self, matter: &Matter, id: &str, turn: Turn) {
        let Some((of_job, of_offer)) = NAMES.get(turn as usize) else { return };
        let (subject, (event, audit)) = match matter {
            Matter::Job(job) => (Subject::JobApproval { job: job.clone(), id: id.into() }, of_job),
            Matter::Offer(of, offer) => (Subject::OfferApproval { of: of.clone(), offer: offer.clone(), id: id.into() }, of_offer),
        };
        self.journal.note(Change::new(subject, event, audit));
    }
}

/// What subscriptions and the audit log call each turn: of a request for a job, and of one for an offer.
const NAMES: [(Names, Names); 8] = [
    (("", ""), ("offer.approval.created", "")),
    (("job.approval.step.approved", "JOB_APPROVAL_STEP_APPROVED"), ("offer.approval.step.approved", "OFFER_APPROVAL_STEP_APPROVED")),
    (("job.approval.step.rejected", "JOB_APPROVAL_STEP_REJECTED"), ("offer.approval.step.rejected", "OFFER_APPROVAL_STEP_REJECTED")),
    (("job.approval.approved", "JOB_APPROVAL_APPROVED"), ("offer.approval.approved", "OFFER_APPROVAL_APPROVED")),
    (("job.approval.rejected", "JOB_APPROVAL_REJECTED"), ("offer.approval.rejected", "OFFER_APPROVAL_REJECTED")),
    (("job.approval.abandoned", "JOB_APPROVAL_ABANDONED"), ("offer.approval.abandoned", "OFFER_APPROVAL_ABANDONED")),
    (("job.approver.skipped", "JOB_APPROVAL_STEP_SKIPPED"), ("offer.approver.skipped", "OFFER_APPROVAL_STEP_SKIPPED")),
    (("job.approval.comment.created", ""), ("offer.approval.comment.created", "")),
];

type Names = (&'static str, &'static str);

const PENDING: &str = "PENDING";
const APPROVED: &str = "APPROVED";
const REJECTED: &str = "REJECTED";
const SKIPPED: &str = "SKIPPED";
