//! Faults that are put in on purpose: what networks, gateways and busy servers do to callers.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_catalogue::{self as catalogue, Operation};
use smartrecruiters_core::Response;

use super::form::{Form, wrong};
use crate::config::Config;
use crate::delivery::{Answer, Cut};
use crate::fault::Fault;
use crate::ids::Ids;
use crate::json::Fields;
use crate::reply;

/// The rules that hold, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    rules: Vec<(u64, Rule)>,
    made: u64,
}

/// When something goes wrong, and what.
#[derive(Debug)]
struct Rule {
    kind: Kind,
    /// Milliseconds, seconds, bytes or a status: see [`Kind::amount`].
    amount: u64,
    /// `None` for every operation.
    operation: Option<Operation>,
    /// Of 1, how often.
    chance: f64,
    /// How many times more. `None` for ever.
    left: Option<u64>,
    /// Whether the request takes effect although its answer is lost.
    handled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Latency,
    TooManyRequests,
    ServerError,
    Drop,
    Truncate,
    SlowBody,
    WrongContentType,
    HtmlError,
}

/// One fault that befalls one request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Struck {
    kind: Kind,
    amount: u64,
    pub(crate) handled: bool,
}

impl Faults {
    /// What befalls a request for this operation. Rules that are used up are gone; tells the numbers of those that count.
    pub(crate) fn strike(&mut self, operation: Operation, seed: u64) -> (Vec<Struck>, Vec<u64>) {
        let mut ids = Ids::new(seed ^ FAULT_STREAM);
        let (mut struck, mut counted) = (Vec::new(), Vec::new());
        for (number, rule) in &mut self.rules {
            // Every rule draws, so that one rule more changes nothing for the others.
            let drawn = f64::from((ids.next() >> 32) as u32) / CHANCES;
            if rule.operation.is_none_or(|only| only == operation) && drawn < rule.chance {
                struck.push(Struck { kind: rule.kind, amount: rule.amount, handled: rule.handled });
                counted.extend(rule.left.map(|_| *number));
            }
        }
        for number in &counted {
            self.spend(*number);
        }
        (struck, counted)
    }

    /// Counts one use of a rule.
    pub(crate) fn spend(&mut self, number: u64) {
        for (_, rule) in self.rules.iter_mut().filter(|(found, _)| *found == number) {
            rule.left = rule.left.map(|left| left.saturating_sub(1));
        }
        self.rules.retain(|(_, rule)| rule.left != Some(0));
    }

    /// Adds a rule, and shows it.
    pub(super) fn add(&mut self, form: &Form) -> Result<Value, String> {
        let names = || Kind::ALL.map(Kind::name).join(", ");
        let kind = form.text("fault")?.and_then(Kind::parse).ok_or_else(|| wrong("fault", &format!("must be one of {}", names())))?;
        let (field, usual, least, most) = kind.amount();
        if let Some(other) = AMOUNTS.iter().find(|other| **other != field && form.has(other)) {
            return Err(wrong(other, &format!("does not go with {}", kind.name())));
        }
        let operation = form.text("operation")?.map(|id| catalogue::find(id).ok_or_else(|| wrong("operation", "names no operation")));
        let rule = Rule {
            kind,
            amount: form.number(field, least, most)?.unwrap_or(usual),
            operation: operation.transpose()?,
            chance: form.share("chance")?.unwrap_or(1.0),
            left: form.number("count", 1, MOST)?,
            handled: form.flag("handled")?.unwrap_or(false),
        };
        if self.rules.len() >= MOST_RULES {
            return Err(format!("there are {MOST_RULES} faults, and no more are taken: remove one first"));
        }
        self.made += 1;
        let json = rule.json(self.made);
        self.rules.push((self.made, rule));
        Ok(json)
    }

    /// Takes a rule out. Tells whether it was there.
    pub(super) fn remove(&mut self, number: u64) -> bool {
        let before = self.rules.len();
        self.rules.retain(|(found, _)| *found != number);
        self.rules.len() < before
    }

    pub(super) fn clear(&mut self) {
        self.rules.clear();
    }

    pub(super) fn json(&self) -> Value {
        self.rules.iter().map(|(number, rule)| rule.json(*number)).collect()
    }
}

impl Rule {
    fn json(&self, number: u64) -> Value {
        let mut out = Map::new();
        out.put("id", number);
        out.put("fault", self.kind.name());
        let (field, ..) = self.kind.amount();
        if !field.is_empty() {
            out.put(field, self.amount);
        }
        out.put_some("operation", self.operation.map(Operation::id));
        out.put("chance", self.chance);
        out.put_some("count", self.left);
        out.put("handled", self.handled);
        Value::Object(out)
    }
}

impl Struck {
    pub(crate) fn name(self) -> &'static str {
        self.kind.name()
    }

    /// The answer that takes the place of the sandbox's own. `None` where that one is only hurt.
    pub(crate) fn instead(self, operation: Operation, config: &Config, number: u64) -> Option<Response> {
        let status = u16::try_from(self.amount).unwrap_or(500);
        let fault = match self.kind {
            Kind::TooManyRequests => {
                Fault::shaped(429, config.rate_limited, "TOO_MANY_REQUESTS", "too many requests: a fault of the sandbox".into())
            }
            Kind::ServerError => Fault::message(status, "the server failed: a fault of the sandbox"),
            Kind::HtmlError => {
                let page = format!("<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\n");
                return Some(Response { status, ..reply::file("text/html; charset=utf-8", page.into_bytes()) });
            }
            Kind::Drop => return Some(reply::empty(502)),
            Kind::Latency | Kind::Truncate | Kind::SlowBody | Kind::WrongContentType => return None,
        };
        let mut response = fault.voiced(operation, || Ids::new(config.seed ^ number).uuid()).into_response();
        if self.kind == Kind::TooManyRequests {
            response.headers.set("Retry-After", format!("{}", self.amount));
        }
        Some(response)
    }

    /// Hurts an answer.
    pub(crate) fn hurt(self, answer: &mut Answer) {
        match self.kind {
            Kind::Latency => answer.delay_ms = answer.delay_ms.saturating_add(self.amount),
            Kind::SlowBody => answer.spread_ms = self.amount,
            Kind::Drop => answer.cut = Some(Cut::Head),
            Kind::Truncate => {
                let most = answer.response.body.len().saturating_sub(1);
                answer.cut = Some(Cut::Body(usize::try_from(self.amount).unwrap_or(most).min(most)));
            }
            Kind::WrongContentType if !answer.response.body.is_empty() => answer.response.headers.set("Content-Type", "text/plain"),
            Kind::WrongContentType | Kind::TooManyRequests | Kind::ServerError | Kind::HtmlError => {}
        }
    }
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Latency,
        Self::TooManyRequests,
        Self::ServerError,
        Self::Drop,
        Self::Truncate,
        Self::SlowBody,
        Self::WrongContentType,
        Self::HtmlError,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Latency => "latency",
            Self::TooManyRequests => "429",
            Self::ServerError => "5xx",
            Self::Drop => "drop",
            Self::Truncate => "truncate",
            Self::SlowBody => "slow-body",
            Self::WrongContentType => "wrong-content-type",
            Self::HtmlError => "html-error",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The field that says how much, its usual value, and its bounds.
    fn amount(self) -> (&'static str, u64, u64, u64) {
        match self {
            Self::Latency | Self::SlowBody => ("ms", 1000, 0, 600_000),
            Self::TooManyRequests => ("retryAfter", 1, 0, 86_400),
            Self::ServerError => ("status", 503, 500, 599),
            Self::HtmlError => ("status", 502, 400, 599),
            Self::Truncate => ("bytes", 20, 0, MOST),
            Self::Drop | Self::WrongContentType => ("", 0, 0, 0),
        }
    }
}

/// Every field that says how much.
const AMOUNTS: [&str; 4] = ["ms", "retryAfter", "status", "bytes"];
const MOST_RULES: usize = 100;
const MOST: u64 = 1 << 40;
/// Steps of a chance.
const CHANCES: f64 = 4_294_967_296.0;
const FAULT_STREAM: u64 = 0x6661_756c_7473;

/// Fields that a rule may have.
pub(super) const FIELDS: [&str; 9] = ["fault", "operation", "chance", "count", "handled", "ms", "retryAfter", "status", "bytes"];
