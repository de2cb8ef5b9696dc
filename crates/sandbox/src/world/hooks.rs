//! Webhooks: who wants to hear of what, and what is on its way to them.
//!
//! ```text
//! subscription: inactive ─handshake─▶ active ─too many failures─▶ inactive
//! event:  emit ─▶ Outgoing ─outbox─▶ in flight ─delivered─▶ gone
//!                    ▲                   │
//!                    └── later, 10 times ◀┘ no 202 in time
//! ```

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

pub(crate) use self::authentication::Authentication;
use self::authentication::Secret;
use self::queue::{Handshake, Outgoing};
use super::Change;
use crate::ids::Ids;
use crate::time::{self, DAY_MS};

mod authentication;
mod queue;
mod request;

/// Every subscription, and every request that is to be made.
#[derive(Clone, Debug)]
pub(crate) struct Hooks {
    pub(crate) ids: Ids,
    pub(crate) subscriptions: Vec<Subscription>,
    outgoing: Vec<Outgoing>,
    handshakes: Vec<Handshake>,
    /// Number of the request that was made last.
    requests: u64,
    /// How often something of what is on its way changed.
    pub(crate) moves: u64,
}

/// A receiver, and the events that it is to hear of.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    /// The credential that made it: the limit is counted for each.
    pub(crate) credential: String,
    pub(crate) url: String,
    pub(crate) events: Vec<String>,
    pub(crate) authentication: Authentication,
    pub(crate) active: bool,
    keys: Vec<Key>,
    /// Latest last.
    log: VecDeque<Callback>,
    /// Requests that failed since one was answered well.
    failures: usize,
    /// Token for the receiver, and when it ends.
    token: Option<(Secret, u64)>,
}

/// A key that deliveries are signed with.
#[derive(Clone, Debug)]
struct Key {
    text: Secret,
    made_ms: u64,
}

/// One line of the callbacks log.
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    /// Number of the request, for cursors.
    pub(crate) number: String,
    pub(crate) at_ms: u64,
    pub(crate) successful: bool,
    url: String,
    event: Event,
}

/// What a receiver is told.
#[derive(Clone, Debug)]
struct Event {
    id: String,
    name: &'static str,
    /// Compact JSON: its bytes are signed.
    body: String,
    /// Value of the header `Link`. Empty where nothing is left to fetch.
    link: String,
}

impl Hooks {
    pub(crate) fn new(seed: u64) -> Self {
        let ids = Ids::new(seed ^ HOOKS_STREAM);
        Self { ids, subscriptions: Vec::new(), outgoing: Vec::new(), handshakes: Vec::new(), requests: 0, moves: 0 }
    }

    pub(crate) fn subscription(&self, id: &str) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.id == id)
    }

    pub(crate) fn subscription_mut(&mut self, id: &str) -> Option<&mut Subscription> {
        self.subscriptions.iter_mut().find(|subscription| subscription.id == id)
    }

    /// Takes a subscription out, with everything that is on its way to it.
    pub(crate) fn remove(&mut self, id: &str) {
        self.subscriptions.retain(|subscription| subscription.id != id);
        self.outgoing.retain(|outgoing| !outgoing.is_for(id));
    }

    /// Queues an event for every active subscription that wants it. `link` is where to fetch what it is about.
    pub(crate) fn emit(&mut self, change: &Change, link: Option<String>, now_ms: u64) {
        let wanted = |subscription: &&Subscription| subscription.active && subscription.events.iter().any(|name| name == change.event);
        let receivers: Vec<String> = self.subscriptions.iter().filter(wanted).map(|subscription| subscription.id.clone()).collect();
        if receivers.is_empty() {
            return;
        }
        let link = link.map(|link| format!("<{link}>; rel=self")).unwrap_or_default();
        let event = Event { id: self.ids.uuid(), name: change.event, body: change.subject.body().to_string(), link };
        self.outgoing.extend(receivers.into_iter().map(|id| Outgoing::event(id, event.clone(), now_ms)));
    }

    /// Makes a signing key for a subscription. `None` where it has as many live ones as it may have.
    pub(crate) fn make_key(&mut self, id: &str, now_ms: u64) -> Option<String> {
        let text = format!("{:016x}{:016x}{:016x}{:016x}", self.ids.next(), self.ids.next(), self.ids.next(), self.ids.next());
        let subscription = self.subscription_mut(id)?;
        let live: Vec<Key> = subscription.live_keys(now_ms).cloned().collect();
        if live.len() >= MOST_KEYS {
            return None;
        }
        subscription.keys = live;
        subscription.keys.push(Key { text: Secret::new(&text), made_ms: now_ms });
        Some(text)
    }
}

impl Subscription {
    /// An inactive one.
    pub(crate) fn new(id: String, credential: String, url: String, events: Vec<String>, authentication: Authentication) -> Self {
        Self {
            id,
            credential,
            url,
            events,
            authentication,
            active: false,
            keys: Vec::new(),
            log: VecDeque::new(),
            failures: 0,
            token: None,
        }
    }

    /// The key that was made last.
    pub(crate) fn newest_key(&self) -> Option<&str> {
        self.keys.last().map(|key| key.text.reveal())
    }

    /// The newest key, and older ones for a day after each was replaced.
    fn live_keys(&self, now_ms: u64) -> impl Iterator<Item = &Key> {
        let replaced = self.keys.iter().skip(1).map(|next| Some(next.made_ms)).chain([None]);
        let live = move |replaced: Option<u64>| replaced.is_none_or(|at_ms| at_ms.saturating_add(DAY_MS) > now_ms);
        self.keys.iter().zip(replaced).filter(move |(_, replaced)| live(*replaced)).map(|(key, _)| key)
    }

    /// Whether there is a token that the receiver still takes.
    fn has_token(&self, now_ms: u64) -> bool {
        self.token.as_ref().is_some_and(|(_, ends_ms)| *ends_ms > now_ms)
    }

    /// Adds a line to the log, which forgets what is older than thirty days.
    fn log(&mut self, event: Event, number: u64, successful: bool, at_ms: u64) {
        self.log.retain(|line| line.at_ms.saturating_add(LOGGED_MS) > at_ms);
        self.log.push_back(Callback { number: format!("{number}"), at_ms, successful, url: self.url.clone(), event });
    }

    /// The log of the last thirty days, newest first.
    pub(crate) fn callbacks(&self, now_ms: u64) -> impl Iterator<Item = &Callback> {
        self.log.iter().rev().filter(move |line| line.at_ms.saturating_add(LOGGED_MS) > now_ms)
    }

    /// The subscription as answers show it: without credentials.
    pub(crate) fn json(&self) -> Value {
        let events: Vec<Value> = self.events.iter().map(|name| json!({ "name": name, "version": EVENT_VERSION })).collect();
        let status = if self.active { "active" } else { "inactive" };
        json!({ "id": self.id, "callbackUrl": self.url, "events": events, "status": status })
    }

    /// Writes a failed request of the seed into the log.
    pub(super) fn remember_failure(&mut self, id: &str, name: &'static str, body: &Value, at_ms: u64) {
        let event = Event { id: id.into(), name, body: body.to_string(), link: String::new() };
        self.log(event, 0, false, at_ms);
    }
}

impl Callback {
    /// The line as answers show it: without signature and credentials.
    pub(crate) fn json(&self) -> Value {
        let mut headers = Map::new();
        headers.insert("event-name".into(), self.event.name.into());
        headers.insert("event-version".into(), EVENT_VERSION.into());
        headers.insert("event-id".into(), self.event.id.as_str().into());
        if !self.event.link.is_empty() {
            headers.insert("Link".into(), self.event.link.as_str().into());
        }
        json!({
            "status": if self.successful { "successful" } else { "failed" },
            "timestamp": time::iso(self.at_ms),
            "requestDetails": { "url": self.url, "body": self.event.body, "headers": headers },
        })
    }
}

/// Version of the bodies.
const EVENT_VERSION: &str = "v201910";
const MOST_KEYS: usize = 16;
const LOGGED_MS: u64 = 30 * DAY_MS;
const HOOKS_STREAM: u64 = 0x0068_6f6f_6b73;
