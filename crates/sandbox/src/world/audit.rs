//! The audit log: who did what to whom.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::{Change, Subject};
use crate::ids::Ids;
use crate::json::Fields;
use crate::order;
use crate::time::{self, DAY_MS};

/// Everything that was done, in the order in which it was done.
#[derive(Clone, Debug)]
pub(crate) struct AuditLog {
    ids: Ids,
    entries: Vec<Entry>,
}

/// One thing that was done.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// `USER_ACCOUNT_CREATED` and so on.
    pub(crate) name: &'static str,
    pub(crate) at_ms: u64,
    pub(crate) author: Author,
    pub(crate) subject: Subject,
    context: Value,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    /// Id of a user, and how the user signed in: `API_KEY` or `AUTH_TOKEN`.
    User(String, &'static str),
    /// Id of a candidate.
    Candidate(String),
    System,
}

impl AuditLog {
    pub(crate) fn new(seed: u64) -> Self {
        Self { ids: Ids::new(seed ^ AUDIT_STREAM), entries: Vec::new() }
    }

    /// Writes down a change, unless it is none that is logged. What is older than the vendor keeps it goes.
    pub(crate) fn write(&mut self, change: Change, author: &Author, at_ms: u64) {
        if change.audit.is_empty() {
            return;
        }
        let Change { subject, audit, context, .. } = change;
        self.entries.push(Entry { id: self.ids.hex24(), name: audit, at_ms, author: author.clone(), subject, context });
        if self.entries.first().is_some_and(|first| first.at_ms.saturating_add(KEPT_MS) < at_ms) {
            self.entries.retain(|entry| entry.at_ms.saturating_add(KEPT_MS) >= at_ms);
        }
    }

    /// Puts what the seed wrote in any order in order.
    pub(crate) fn sort(&mut self) {
        let ranks = self.entries.iter().zip(0..).map(|(entry, place)| (entry.at_ms, place)).collect();
        self.entries = order::by_number(ranks).filter_map(|place| self.entries.get(place).cloned()).collect();
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}

impl Entry {
    /// The entry as answers show it.
    pub(crate) fn json(&self) -> Value {
        let (kind, id) = self.subject.entity();
        let mut context = self.context.as_object().cloned().unwrap_or_default();
        if let Author::User(_, authentication) = &self.author
            && !authentication.is_empty()
        {
            context.put("authenticationType", *authentication);
        }
        let mut out = Map::new();
        out.put("id", &self.id);
        out.put("eventName", self.name);
        out.put("eventDate", time::iso(self.at_ms));
        out.put("authorType", self.author.kind());
        out.put_some("authorId", self.author.id());
        out.put("entityType", kind);
        out.put("entityId", id);
        if !context.is_empty() {
            out.put("context", Value::Object(context));
        }
        Value::Object(out)
    }
}

impl Author {
    /// `USER`, `CANDIDATE` or `SYSTEM`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::User(..) => "USER",
            Self::Candidate(_) => "CANDIDATE",
            Self::System => "SYSTEM",
        }
    }

    /// `None` for the system.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Self::User(id, _) | Self::Candidate(id) => Some(id),
            Self::System => None,
        }
    }
}

/// Twenty-six months.
const KEPT_MS: u64 = 791 * DAY_MS;
const AUDIT_STREAM: u64 = 0x0061_7564_6974;
