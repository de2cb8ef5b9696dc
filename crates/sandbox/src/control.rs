//! What belongs to the sandbox itself, below `/__sandbox`: clock, limits, credentials, faults, log, reset, snapshots.
//!
//! No credential is asked for, and no path of the API begins like this. A change is remembered as the request that made it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use smartrecruiters_catalogue::{Method, Operation};
use smartrecruiters_core::{Headers, Request, Response};

pub(crate) use self::clock::Clock;
pub(crate) use self::faults::{Faults, Struck};
use self::form::{Form, wrong};
pub(crate) use self::log::{Line, Log};
use crate::access::{Kind, Role};
use crate::json::json;
use crate::reply;
use crate::sandbox::Sandbox;

mod clock;
mod faults;
mod form;
mod log;

/// Why a control does nothing.
struct Refusal {
    status: u16,
    why: String,
}

impl From<String> for Refusal {
    fn from(why: String) -> Self {
        Self { status: 400, why }
    }
}

/// What follows the prefix of the controls. `None` for paths of the API.
pub(crate) fn below(path: &str) -> Option<&str> {
    path.strip_prefix(PREFIX).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Sandbox {
    /// Does what `POST`, `PUT`, `DELETE` or `GET` on a control does: `path` is what follows `/__sandbox`, `body` is JSON. Answers JSON, or
    /// nothing.
    ///
    /// # Errors
    /// What is wrong, in a sentence.
    ///
    /// ```
    /// # use smartrecruiters_core::Method;
    /// # use smartrecruiters_sandbox::{Config, Sandbox};
    /// let mut sandbox = Sandbox::new(Config::default());
    /// let now_ms = 1_793_610_000_000;
    /// sandbox.control(Method::Put, "/clock", r#"{ "frozen": true }"#, now_ms)?;
    /// sandbox.control(Method::Put, "/clock", r#"{ "advanceMs": 60000 }"#, now_ms)?;
    /// sandbox.control(Method::Post, "/faults", r#"{ "fault": "429", "operation": "jobs.list", "count": 2 }"#, now_ms)?;
    /// # Ok::<(), String>(())
    /// ```
    pub fn control(&mut self, method: Method, path: &str, body: &str, now_ms: u64) -> Result<String, String> {
        let url = format!("{PREFIX}{path}");
        let request = Request { method, url, headers: Headers::new(), body: body.into() };
        let response = self.obey(&request, path, now_ms).map_err(|refusal| refusal.why)?;
        Ok(String::from_utf8_lossy(&response.body).into_owned())
    }

    /// The answer to a request for a control.
    pub(crate) fn controlled(&mut self, request: &Request, rest: &str, real_ms: u64) -> Response {
        self.obey(request, rest, real_ms).unwrap_or_else(|Refusal { status, why }| reply::json(status, &json!({ "message": why })))
    }

    fn obey(&mut self, request: &Request, rest: &str, real_ms: u64) -> Result<Response, Refusal> {
        let mut parts = rest.split('/').skip(1);
        let (name, id, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let method = if request.method == Method::Head { Method::Get } else { request.method };
        let control = CONTROLS.iter().filter(|_| more.is_none()).find(|(found, below, _)| *found == name && *below == id.is_some());
        let (.., methods) = control.ok_or_else(|| unknown(rest))?;
        if !methods.split(", ").any(|known| known == method.as_str()) {
            return Err(Refusal { status: 405, why: format!("{PREFIX}{rest} is known with {methods}") });
        }
        let form = |known: &[&str]| Form::read(&request.body, known);
        let id = id.unwrap_or_default();
        let ok = |value: &Value| Ok(reply::json(200, value));
        let response = match (name, method) {
            ("clock", Method::Get) => return ok(&self.clock.json(real_ms)),
            ("clock", _) => {
                self.clock.order(&form(&clock::FIELDS)?, real_ms)?;
                reply::json(200, &self.clock.json(real_ms))
            }
            ("limits", Method::Get) => return ok(&json!({ "on": self.config.limits })),
            ("limits", _) => {
                let form = form(&["on"])?;
                self.config.limits = form.flag("on")?.ok_or_else(|| wrong("on", "is required"))?;
                reply::json(200, &json!({ "on": self.config.limits }))
            }
            ("credentials", Method::Get) => return ok(&json!({ "content": self.tokens.credentials.json() })),
            ("credentials", Method::Post) => reply::json(201, &self.make_credential(&form(&["kind", "role", "scopes"])?)?),
            ("credentials", _) if !self.tokens.credentials.revoke(id) => return Err(absent("credential", id)),
            ("faults", Method::Get) => return ok(&json!({ "content": self.faults.json() })),
            ("faults", Method::Post) => reply::json(201, &self.faults.add(&form(&faults::FIELDS)?)?),
            ("faults", _) if id.is_empty() => {
                self.faults.clear();
                reply::empty(204)
            }
            ("faults", _) if !id.parse().is_ok_and(|number| self.faults.remove(number)) => return Err(absent("fault", id)),
            ("credentials" | "faults", _) => reply::empty(204),
            ("log", Method::Get) => return ok(&json!({ "content": self.log.json(limit(request)?) })),
            ("log", _) => {
                self.log.clear();
                return Ok(reply::empty(204));
            }
            ("reset", _) => return self.reset_to(&request.body, real_ms),
            ("snapshot", _) => return Ok(reply::file(reply::JSON, self.snapshot().map_err(|why| Refusal { status: 409, why })?)),
            ("restore", _) => {
                self.restore(&request.body)?;
                return ok(&self.summary(real_ms));
            }
            _ => return ok(&self.summary(real_ms)),
        };
        self.remember(request, PREFIX, rest, real_ms);
        Ok(response)
    }

    /// What there is, in numbers.
    fn summary(&self, real_ms: u64) -> Value {
        let world = &self.world;
        let applications: usize = world.candidates.iter().map(|candidate| candidate.applications.len()).sum();
        let ads = world.jobs.iter().flat_map(|job| &job.ads);
        let path =
            |name: &str, below: bool| [PREFIX, if name.is_empty() { "" } else { "/" }, name, if below { "/{id}" } else { "" }].concat();
        json!({
            "name": "smartrecruiters-sandbox",
            "version": env!("CARGO_PKG_VERSION"),
            "operations": Operation::COUNT,
            "clock": self.clock.json(real_ms),
            "settings": self.config.json(),
            "answered": self.answered,
            "holds": {
                "users": world.users.len(),
                "jobs": world.jobs.len(),
                "postings": ads.filter(|ad| ad.posting.is_some()).count(),
                "candidates": world.candidates.len(),
                "applications": applications,
                "offers": world.selection.offers.len(),
                "subscriptions": world.hooks.subscriptions.len(),
                "faults": self.faults.json().as_array().map_or(0, Vec::len),
            },
            "controls": CONTROLS.iter().map(|(name, below, methods)| json!({
                "path": path(name, *below),
                "methods": *methods,
            })).collect::<Vec<_>>(),
        })
    }

    fn make_credential(&mut self, form: &Form) -> Result<Value, String> {
        let kind = Kind::parse(form.text("kind")?.unwrap_or("client")).ok_or_else(|| wrong("kind", "must be client, key or partner"))?;
        let roles = "must be ADMINISTRATOR, EXTENDED, STANDARD, RESTRICTED or EMPLOYEE";
        let role = Role::parse(form.text("role")?.unwrap_or("ADMINISTRATOR")).ok_or_else(|| wrong("role", roles))?;
        let text = |value: &Value| value.as_str().map(String::from);
        let scopes = form.value("scopes").map(|scopes| scopes.as_array().and_then(|all| all.iter().map(text).collect::<Option<Vec<_>>>()));
        let scopes = scopes.map(|scopes| scopes.ok_or_else(|| wrong("scopes", "must be a list of texts"))).transpose()?;
        Ok(self.tokens.credentials.make(kind, role, scopes).json())
    }

    fn reset_to(&mut self, body: &[u8], real_ms: u64) -> Result<Response, Refusal> {
        let mut config = self.config.clone();
        let fields: Value = if body.is_empty() { json!({}) } else { serde_json::from_slice(body).unwrap_or_default() };
        let fields = fields.as_object().ok_or_else(|| String::from("the body must be a JSON object"))?;
        config.read(fields)?;
        for (name, number, bounds) in [("users", config.users, &USERS), ("candidates", config.candidates, &CANDIDATES)] {
            if fields.contains_key(name) && !bounds.contains(&number) {
                return Err(wrong(name, &format!("must be a whole number from {} to {}", bounds.start(), bounds.end())).into());
            }
        }
        self.reset(config);
        Ok(reply::json(200, &self.summary(real_ms)))
    }
}

fn limit(request: &Request) -> Result<usize, String> {
    match request.query().split('&').find_map(|pair| pair.strip_prefix("limit=")) {
        None => Ok(USUAL_LINES),
        Some(text) => text.parse().map_err(|_| format!("limit must be a whole number: at most {} are kept", log::MOST)),
    }
}

fn absent(what: &str, id: &str) -> Refusal {
    Refusal { status: 404, why: format!("there is no {what} with the id {id}") }
}

fn unknown(rest: &str) -> Refusal {
    let names: Vec<&str> = CONTROLS.iter().filter(|(name, below, _)| !below && !name.is_empty()).map(|(name, ..)| *name).collect();
    Refusal { status: 404, why: format!("{PREFIX}{rest} is not known: below {PREFIX} there is {}", names.join(", ")) }
}

/// Where the controls are.
pub(crate) const PREFIX: &str = "/__sandbox";
const USUAL_LINES: usize = 50;
const USERS: core::ops::RangeInclusive<usize> = 12..=50_000;
const CANDIDATES: core::ops::RangeInclusive<usize> = 25..=100_000;

/// Name, whether an id follows, and methods.
const CONTROLS: [(&str, bool, &str); 11] = [
    ("", false, "GET"),
    ("clock", false, "GET, PUT"),
    ("limits", false, "GET, PUT"),
    ("credentials", false, "GET, POST"),
    ("credentials", true, "DELETE"),
    ("faults", false, "GET, POST, DELETE"),
    ("faults", true, "DELETE"),
    ("log", false, "GET, DELETE"),
    ("reset", false, "POST"),
    ("snapshot", false, "GET"),
    ("restore", false, "POST"),
];
