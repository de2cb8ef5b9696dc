//! What is to be sent, what was sent, and what came of it.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_core::{Request, Response};

use super::authentication::Secret;
use super::{Authentication, Event, Hooks, Subscription, request};
use crate::delivery::Delivery;

/// A request that is to be made, or is being made.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    subscription: String,
    what: What,
    due_ms: u64,
    /// How often it failed.
    failures: usize,
    /// Number and moment of the request that is under way.
    in_flight: Option<(u64, u64)>,
}

#[derive(Clone, Debug)]
enum What {
    Event(Event),
    /// The secret that must come back, for a ticket.
    Handshake(Secret, u64),
    Token,
}

/// An activation that waits for its receiver.
#[derive(Clone, Debug)]
pub(super) struct Handshake {
    ticket: u64,
    subscription: String,
    ends_ms: u64,
    outcome: Option<Result<(), String>>,
}

impl Outgoing {
    pub(super) fn event(subscription: String, event: Event, now_ms: u64) -> Self {
        Self { subscription, what: What::Event(event), due_ms: now_ms, failures: 0, in_flight: None }
    }

    pub(super) fn is_for(&self, subscription: &str) -> bool {
        self.subscription == subscription
    }

    fn timeout_ms(&self) -> u64 {
        if matches!(self.what, What::Event(_)) { EVENT_TIMEOUT_MS } else { HANDSHAKE_TIMEOUT_MS }
    }
}

impl Hooks {
    /// Asks a receiver whether it is there. The ticket tells what came of it.
    pub(crate) fn shake_hands(&mut self, subscription: &str, now_ms: u64) -> u64 {
        self.requests += 1;
        let (ticket, secret) = (self.requests, Secret::new(&self.ids.uuid()));
        let what = What::Handshake(secret, ticket);
        self.outgoing.push(Outgoing { subscription: subscription.into(), what, due_ms: now_ms, failures: 0, in_flight: None });
        let ends_ms = now_ms.saturating_add(HANDSHAKE_TIMEOUT_MS);
        self.handshakes.push(Handshake { ticket, subscription: subscription.into(), ends_ms, outcome: None });
        ticket
    }

    /// What came of a handshake. `None` while the receiver may still answer.
    pub(crate) fn handshake(&mut self, ticket: u64, now_ms: u64) -> Option<Result<(), String>> {
        let Some(found) = self.handshakes.iter().find(|handshake| handshake.ticket == ticket) else {
            return Some(Err("the handshake is over".into()));
        };
        let late = now_ms >= found.ends_ms || self.subscription(&found.subscription).is_none();
        let outcome = found.outcome.clone().or_else(|| late.then(|| Err("the receiver did not answer in time".into())))?;
        self.forget(ticket);
        Some(outcome)
    }

    /// Ends a handshake that nobody waits for.
    pub(crate) fn forget(&mut self, ticket: u64) {
        self.handshakes.retain(|handshake| handshake.ticket != ticket);
        self.outgoing.retain(|outgoing| !matches!(outgoing.what, What::Handshake(_, found) if found == ticket));
    }

    /// Numbers the requests that are due. Each is due once; what was not answered in time counts as failed first.
    pub(crate) fn due(&mut self, now_ms: u64, suspend_after: usize) -> Vec<u64> {
        let late = |outgoing: &Outgoing| {
            let (number, sent_ms) = outgoing.in_flight?;
            (now_ms >= sent_ms.saturating_add(outgoing.timeout_ms())).then_some(number)
        };
        let late: Vec<u64> = self.outgoing.iter().filter_map(late).collect();
        for number in late {
            self.delivered(number, None, now_ms, suspend_after);
        }
        self.ask_for_tokens(now_ms);
        let mut out = Vec::new();
        for outgoing in self.outgoing.iter_mut().filter(|outgoing| outgoing.due_ms <= now_ms && outgoing.in_flight.is_none()) {
            let Some(subscription) = self.subscriptions.iter().find(|found| outgoing.is_for(&found.id)) else { continue };
            let lacks_token = matches!(subscription.authentication, Authentication::OAuth { .. }) && !subscription.has_token(now_ms);
            if lacks_token && !matches!(outgoing.what, What::Token) {
                continue;
            }
            self.requests += 1;
            self.moves += 1;
            outgoing.in_flight = Some((self.requests, now_ms));
            out.push(self.requests);
        }
        out
    }

    /// The requests with these numbers.
    pub(crate) fn requests(&self, numbers: &[u64]) -> Vec<Delivery> {
        let mut out = Vec::new();
        for outgoing in &self.outgoing {
            let Some((id, now_ms)) = outgoing.in_flight.filter(|(number, _)| numbers.contains(number)) else { continue };
            let subscription = self.subscriptions.iter().find(|found| outgoing.is_for(&found.id));
            let request = subscription.and_then(|subscription| write(subscription, &outgoing.what, now_ms));
            out.extend(request.map(|request| Delivery { id, request, timeout_ms: outgoing.timeout_ms() }));
        }
        out
    }

    /// Whether a request that is under way asks for a token.
    pub(crate) fn is_for_token(&self, number: u64) -> bool {
        let this = |outgoing: &Outgoing| outgoing.in_flight.is_some_and(|(found, _)| found == number);
        self.outgoing.iter().any(|outgoing| this(outgoing) && matches!(outgoing.what, What::Token))
    }

    /// Takes the answer to a request, `None` where none came.
    pub(crate) fn delivered(&mut self, number: u64, answer: Option<&Response>, now_ms: u64, suspend_after: usize) {
        let Some(place) = self.outgoing.iter().position(|outgoing| outgoing.in_flight.is_some_and(|(found, _)| found == number)) else {
            return;
        };
        let Some(outgoing) = self.outgoing.get_mut(place) else { return };
        self.moves += 1;
        let sent_ms = outgoing.in_flight.take().map_or(now_ms, |(_, sent_ms)| sent_ms);
        let in_time = now_ms < sent_ms.saturating_add(outgoing.timeout_ms());
        let answer = answer.filter(|_| in_time);
        let (id, what) = (outgoing.subscription.clone(), outgoing.what.clone());
        match what {
            What::Event(event) => {
                let successful = answer.is_some_and(|answer| answer.status == 202);
                outgoing.failures += usize::from(!successful);
                let again_ms =
                    RETRY_MINUTES.get(outgoing.failures.saturating_sub(1)).map(|minutes| now_ms.saturating_add(minutes * 60_000));
                match again_ms.filter(|_| !successful) {
                    Some(again_ms) => outgoing.due_ms = again_ms,
                    None => self.drop_at(place),
                }
                self.count(&id, event, number, successful, sent_ms, suspend_after);
            }
            What::Handshake(secret, ticket) => {
                self.drop_at(place);
                let echoed = answer.filter(|answer| answer.status == 200).and_then(|answer| answer.headers.get("x-hook-secret"));
                let outcome = if echoed == Some(secret.reveal()) { Ok(()) } else { Err(String::from(no_echo(answer))) };
                self.shaken(&id, ticket, outcome);
            }
            What::Token => {
                self.drop_at(place);
                let token = answer.filter(|answer| answer.is_success()).and_then(|answer| read_token(&answer.body, now_ms));
                match token {
                    Some(token) => self.subscription_mut(&id).into_iter().for_each(|found| found.token = Some(token.clone())),
                    None => self.no_token(&id, now_ms, suspend_after),
                }
            }
        }
    }

    /// Queues a request for a token for each receiver that needs one before something can be sent to it.
    fn ask_for_tokens(&mut self, now_ms: u64) {
        for subscription in &mut self.subscriptions {
            let Authentication::OAuth { .. } = subscription.authentication else { continue };
            let mine = || self.outgoing.iter().filter(|outgoing| outgoing.is_for(&subscription.id));
            let waits = mine().any(|outgoing| outgoing.due_ms <= now_ms && outgoing.in_flight.is_none());
            if !subscription.has_token(now_ms) && waits && !mine().any(|outgoing| matches!(outgoing.what, What::Token)) {
                let subscription = subscription.id.clone();
                self.moves += 1;
                self.outgoing.push(Outgoing { subscription, what: What::Token, due_ms: now_ms, failures: 0, in_flight: None });
            }
        }
    }

    /// Without a token, whatever waits for it has failed once more.
    fn no_token(&mut self, id: &str, now_ms: u64, suspend_after: usize) {
        let waits = |outgoing: &&mut Outgoing| outgoing.is_for(id) && outgoing.due_ms <= now_ms && outgoing.in_flight.is_none();
        let mut numbers = Vec::new();
        for outgoing in self.outgoing.iter_mut().filter(waits) {
            self.requests += 1;
            outgoing.in_flight = Some((self.requests, now_ms));
            numbers.push(self.requests);
        }
        for number in numbers {
            self.delivered(number, None, now_ms, suspend_after);
        }
    }

    /// Logs a request. A subscription that failed too often in a row gets nothing more until it is activated again.
    fn count(&mut self, id: &str, event: Event, number: u64, successful: bool, at_ms: u64, suspend_after: usize) {
        let Some(subscription) = self.subscription_mut(id) else { return };
        subscription.log(event, number, successful, at_ms);
        subscription.failures = if successful { 0 } else { subscription.failures + 1 };
        if subscription.failures >= suspend_after {
            subscription.active = false;
            self.outgoing.retain(|outgoing| !outgoing.is_for(id));
        }
    }

    fn shaken(&mut self, id: &str, ticket: u64, outcome: Result<(), String>) {
        if let Some(subscription) = self.subscription_mut(id).filter(|_| outcome.is_ok()) {
            subscription.active = true;
            subscription.failures = 0;
        }
        self.handshakes.iter_mut().filter(|found| found.ticket == ticket).for_each(|found| found.outcome = Some(outcome.clone()));
    }

    fn drop_at(&mut self, place: usize) {
        let mut at = 0..;
        self.outgoing.retain(|_| at.next() != Some(place));
    }
}

/// The request. `None` for a token that the receiver does not want.
fn write(subscription: &Subscription, what: &What, now_ms: u64) -> Option<Request> {
    match (what, &subscription.authentication) {
        (What::Token, Authentication::OAuth { client, secret, url }) => Some(request::token(client, secret, url)),
        (What::Token, _) => None,
        (What::Event(event), _) => Some(request::event(subscription, event, now_ms)),
        (What::Handshake(secret, _), _) => Some(request::handshake(subscription, secret)),
    }
}

/// Token and its end: `expires_in` counts milliseconds here.
fn read_token(body: &[u8], now_ms: u64) -> Option<(Secret, u64)> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let token = body.get("access_token").and_then(Value::as_str).filter(|token| !token.is_empty())?;
    let lasts_ms = body.get("expires_in").and_then(Value::as_u64).unwrap_or(HANDSHAKE_TIMEOUT_MS);
    Some((Secret::new(token), now_ms.saturating_add(lasts_ms)))
}

fn no_echo(answer: Option<&Response>) -> &'static str {
    match answer {
        None => "the receiver did not answer in time",
        Some(answer) if answer.status != 200 => "the receiver did not answer with the status 200",
        Some(_) => "the receiver did not send the header X-Hook-Secret back",
    }
}

/// How long a receiver may take to acknowledge an event.
const EVENT_TIMEOUT_MS: u64 = 5000;
/// How long a receiver may take to answer a handshake. The limit for tokens is not documented and taken to be the same.
const HANDSHAKE_TIMEOUT_MS: u64 = 20_000;
/// Minutes from each failure to the next attempt. The first five and the last are documented.
const RETRY_MINUTES: [u64; 10] = [1, 3, 10, 45, 120, 240, 480, 960, 1440, 1440];
