//! The server: one request in, one response out; and what it wants to send by itself.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use smartrecruiters_catalogue::{Method, Operation, Route};
use smartrecruiters_core::schema::Document;
use smartrecruiters_core::{Request, Response, percent};

use crate::access::{self, Tokens};
use crate::call::Call;
use crate::config::Config;
use crate::control::{self, Clock, Faults, Line, Log, Struck};
use crate::delivery::{Answer, Delivery, Reply, Ticket};
use crate::families::{self, Worth};
use crate::fault::Fault;
use crate::history::History;
use crate::ids::Ids;
use crate::rate::{Rates, Standing};
use crate::world::World;
use crate::{check, cors, reply, route};

/// A company and the API to it.
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) config: Config,
    pub(crate) world: World,
    pub(crate) tokens: Tokens,
    rates: Rates,
    documents: BTreeMap<&'static str, Document>,
    /// Answers that wait for a receiver of webhooks, with what their headers will say.
    pub(crate) waiting: Vec<(Ticket, Dress)>,
    pub(crate) answered: u64,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    pub(crate) history: History,
}

/// What the headers of an answer say besides, and the log.
#[derive(Clone, Debug)]
pub(crate) struct Dress {
    standing: Standing,
    /// `None` where no operation was reached.
    worth: Option<Worth>,
    line: Line,
}

impl Sandbox {
    /// A company at its beginning.
    pub fn new(config: Config) -> Self {
        Self {
            world: World::new(&config),
            tokens: Tokens::new(config.seed),
            rates: Rates::default(),
            documents: BTreeMap::new(),
            waiting: Vec::new(),
            answered: 0,
            clock: Clock::default(),
            faults: Faults::default(),
            log: Log::default(),
            history: History::begin(&config),
            config,
        }
    }

    /// The settings it was made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Answers a request that came at `now_ms`, in milliseconds since 1970.
    ///
    /// Never panics. Whatever the request, the answer has the four `X-RateLimit-*` headers and, unless switched off, those that let pages of
    /// other origins read it. Paths that begin with `/__sandbox` are controls: see [`control`](Self::control). The activation of a webhook
    /// fails with 424, because nobody calls its receiver: see [`begin`](Self::begin).
    ///
    /// Faults that were put in come as far as a response can say them: see [`answer`](Self::answer).
    pub fn handle(&mut self, request: &Request, now_ms: u64) -> Response {
        self.answer(request, now_ms).into_response()
    }

    /// The same for hosts that can keep a caller waiting, send a body slowly and break a connection off.
    pub fn answer(&mut self, request: &Request, now_ms: u64) -> Answer {
        match self.begin(request, now_ms) {
            Reply::Done(answer) => answer,
            Reply::Waiting(ticket) => {
                let dress = self.resume_at(ticket, u64::MAX).1;
                Answer::plain(self.dress(Fault::waiting(ticket.0).into_response(), dress))
            }
        }
    }

    /// The same for hosts that make requests for the sandbox.
    ///
    /// One operation, `subscriptions.activate`, cannot be answered before the receiver of the webhook was asked. Then the host makes the
    /// requests of [`outbox`](Self::outbox), reports each with [`delivered`](Self::delivered), and asks [`resume`](Self::resume) until the
    /// answer is there, which is after twenty seconds at the latest.
    ///
    /// ```
    /// # use smartrecruiters_core::{Headers, Method, Request, Response};
    /// # use smartrecruiters_sandbox::{Config, DEMO_API_KEY, Reply, Sandbox};
    /// # let mut sandbox = Sandbox::new(Config::default());
    /// # let now_ms = 1_793_610_000_000;
    /// # let request = Request {
    /// #     method: Method::Put,
    /// #     url: "/webhooks-api/v201907/subscriptions/8b7c6d5e-4f3a-4b2c-9d1e-0f2a3b4c5d6e/activation".into(),
    /// #     headers: [("X-SmartToken", DEMO_API_KEY)].into_iter().collect(),
    /// #     body: Vec::new(),
    /// # };
    /// # let send = |request: &Request| {
    /// #     let secret = request.headers.get("x-hook-secret").unwrap_or_default();
    /// #     Some(Response { status: 200, headers: [("X-Hook-Secret", secret)].into_iter().collect(), body: Vec::new() })
    /// # };
    /// let response = match sandbox.begin(&request, now_ms) {
    ///     Reply::Done(answer) => answer.response,
    ///     Reply::Waiting(ticket) => loop {
    ///         for delivery in sandbox.outbox(now_ms) {
    ///             let answer = send(&delivery.request);
    ///             sandbox.delivered(delivery.id, answer.as_ref(), now_ms);
    ///         }
    ///         if let Some(response) = sandbox.resume(ticket, now_ms) {
    ///             break response;
    ///         }
    ///     },
    /// };
    /// assert_eq!(response.status, 204);
    /// ```
    pub fn begin(&mut self, request: &Request, now_ms: u64) -> Reply {
        let path = route::below(request.path(), &self.config.origin);
        if let Some(rest) = control::below(path).filter(|_| request.method != Method::Options) {
            let mut response = self.controlled(request, rest, now_ms);
            if self.config.cors {
                cors::open(&mut response.headers);
            }
            return Reply::Done(Answer::plain(response));
        }
        self.take(request, path, self.clock.at(now_ms))
    }

    /// Answers a request for the API, at a moment of the sandbox's own clock.
    pub(crate) fn take(&mut self, request: &Request, path: &str, now_ms: u64) -> Reply {
        let mut dress = Dress { standing: Standing::IDLE, worth: None, line: Line::new(request, path, now_ms) };
        if request.method == Method::Options && self.config.cors {
            return Reply::Done(Answer::plain(self.dress(cors::preflight(request, path), dress)));
        }
        let found = route::find(request.method, path, &self.config);
        let struck = found.as_ref().map_or_else(|_| Vec::new(), |route| self.strike(route.operation));
        dress.line.fault = struck.first().map_or("", |fault| fault.name());
        let answer = found.and_then(|route| {
            let operation = route.operation;
            dress.line.operation = Some(operation);
            let instead = |fault: &Struck| Some((fault.instead(operation, &self.config, self.answered)?, fault.handled));
            let instead = struck.iter().find_map(instead);
            if let Some((response, false)) = instead {
                return Ok(response);
            }
            let seed = self.config.seed ^ self.answered;
            let answer = self.serve(request, &route, path, now_ms, &mut dress);
            let answer = answer.map_err(|fault| fault.voiced(operation, || Ids::new(seed).uuid()));
            instead.map_or(answer, |(response, _)| Ok(response))
        });
        let mut response = match answer {
            Ok(response) => response,
            Err(fault) => match fault.ticket() {
                None => fault.into_response(),
                Some(ticket) => {
                    self.waiting.push((Ticket(ticket), dress));
                    return Reply::Waiting(Ticket(ticket));
                }
            },
        };
        if request.method == Method::Head {
            response.body.clear();
        }
        let mut answer = Answer::plain(response);
        for fault in &struck {
            fault.hurt(&mut answer);
        }
        dress.line.delay_ms = answer.delay_ms.saturating_add(answer.spread_ms);
        answer.response = self.dress(answer.response, dress);
        Reply::Done(answer)
    }

    /// The answer that a ticket stands for. `None` while the receiver may still answer.
    pub fn resume(&mut self, ticket: Ticket, now_ms: u64) -> Option<Response> {
        let (outcome, dress) = self.resume_at(ticket, self.clock.at(now_ms));
        let response = match outcome? {
            Ok(()) => reply::empty(204),
            Err(why) => Fault::message(424, format!("the handshake failed: {why}")).into_response(),
        };
        Some(self.dress(response, dress))
    }

    /// The requests that the sandbox wants to be made now: webhooks, handshakes, and requests for tokens of receivers.
    ///
    /// Each is handed out once; a webhook that fails comes again later, with another id, as the vendor's schedule says. Hosts that make no
    /// requests need not ask.
    pub fn outbox(&mut self, now_ms: u64) -> Vec<Delivery> {
        let due = self.due(self.clock.at(now_ms));
        self.world.hooks.requests(&due)
    }

    /// Numbers what is to be sent now.
    pub(crate) fn due(&mut self, now_ms: u64) -> Vec<u64> {
        let before = self.world.hooks.moves;
        let settled = self.world.settle(now_ms, &self.config);
        let due = self.world.hooks.due(now_ms, self.config.suspend_after);
        if settled || before != self.world.hooks.moves {
            self.note("outbox", now_ms, 0);
        }
        due
    }

    /// Takes the answer to a request of the outbox: `None` where none came within [`Delivery::timeout_ms`].
    pub fn delivered(&mut self, id: u64, answer: Option<&Response>, now_ms: u64) {
        self.receive(id, answer, self.clock.at(now_ms));
    }

    pub(crate) fn receive(&mut self, id: u64, answer: Option<&Response>, now_ms: u64) {
        let (before, token) = (self.world.hooks.moves, self.world.hooks.is_for_token(id));
        self.world.hooks.delivered(id, answer, now_ms, self.config.suspend_after);
        if before != self.world.hooks.moves {
            self.note_answer(id, answer, now_ms, token);
        }
    }

    /// What came of a handshake, and what the answer will say besides.
    pub(crate) fn resume_at(&mut self, ticket: Ticket, now_ms: u64) -> (Option<Result<(), String>>, Option<Dress>) {
        let outcome = self.world.hooks.handshake(ticket.0, now_ms);
        if outcome.is_none() {
            return (None, None);
        }
        self.note("resume", now_ms, ticket.0);
        let mut dress = None;
        self.waiting.retain_mut(|(found, kept)| {
            let other = *found != ticket;
            if !other {
                dress = Some(kept.clone());
            }
            other
        });
        (outcome, dress)
    }

    /// What goes wrong with this request on purpose. Nothing does when it is made once more for the sake of what it changed.
    fn strike(&mut self, operation: Operation) -> Vec<Struck> {
        if self.history.replays {
            return Vec::new();
        }
        let (struck, counted) = self.faults.strike(operation, self.config.seed ^ self.answered);
        for number in counted {
            self.note("struck", 0, number);
        }
        struck
    }

    fn serve(&mut self, request: &Request, route: &Route<'_>, path: &str, now_ms: u64, dress: &mut Dress) -> Result<Response, Fault> {
        let operation = route.operation;
        let (handler, worth) = families::serve(operation);
        dress.worth = Some(worth);
        let caller = access::identify(request, operation, &self.tokens, &self.config, now_ms)?;
        if !self.history.replays {
            dress.standing = self.rates.count(&caller.credential, operation, now_ms);
        }
        if let Some(wait_ms) = dress.standing.wait_ms.filter(|_| self.config.limits) {
            return Ok(self.too_fast(operation, wait_ms));
        }
        access::authorize(&caller, operation, &self.config)?;
        let document = self.documents.entry(operation.family().name).or_insert_with(|| Document::of(operation));
        let arguments =
            arguments(route).ok_or_else(|| Fault::new(400, self.config.invalid_request_code, "the path holds a broken percent escape"))?;
        let settled = self.world.settle(now_ms, &self.config);
        self.world.watch();
        let (author, before) = (caller.author(), mark(&self.world, &self.tokens));
        let answer = check::query(request, operation, document, &self.config).and_then(|query| {
            handler(&mut Call {
                operation,
                caller,
                now_ms,
                config: &self.config,
                world: &mut self.world,
                tokens: &mut self.tokens,
                document,
                headers: &request.headers,
                payload: check::body(request, operation, document, &self.config)?,
                path,
                arguments,
                query,
            })
        });
        let told = self.world.record(&author, now_ms, &self.config);
        let answer = answer.map_err(|fault| if self.config.undeclared_bodies { fault } else { fault.declared(operation, document) });
        let writes = operation.method() != Method::Get && worth != Worth::Generated && answer.is_ok();
        if told || writes || before != mark(&self.world, &self.tokens) {
            self.remember(request, "", path, now_ms);
        } else if settled {
            self.note("tick", now_ms, 0);
        }
        answer
    }

    /// Adds the headers that every answer has, and writes the log.
    fn dress(&mut self, mut response: Response, dress: impl Into<Option<Dress>>) -> Response {
        let dress = dress.into();
        dress.as_ref().map_or(Standing::IDLE, |dress| dress.standing).describe(&mut response.headers);
        if let Some(worth) = dress.as_ref().and_then(|dress| dress.worth) {
            response.headers.set(Worth::HEADER, worth.name());
        }
        if self.config.cors {
            cors::open(&mut response.headers);
        }
        self.answered += 1;
        if let Some(name) = self.config.request_id_header {
            response.headers.set(name, self.answered.to_string());
        }
        if let Some(mut line) = dress.map(|dress| dress.line) {
            if !line.fault.is_empty() {
                response.headers.set("X-Sandbox-Fault", line.fault);
            }
            (line.number, line.status) = (self.answered, response.status);
            self.log.push(line);
        }
        response
    }

    fn too_fast(&self, operation: Operation, wait_ms: u64) -> Response {
        let message = format!("too many requests: the next is taken in {wait_ms} ms");
        let fault = Fault::shaped(429, self.config.rate_limited, "TOO_MANY_REQUESTS", message);
        let mut response = fault.voiced(operation, || Ids::new(self.config.seed ^ self.answered).uuid()).into_response();
        if self.config.retry_after {
            response.headers.set("Retry-After", wait_ms.div_ceil(1000).to_string());
        }
        response
    }
}

fn arguments(route: &Route<'_>) -> Option<Vec<(&'static str, String)>> {
    route.arguments().map(|(name, value)| Some((name, percent::decode(value, false)?))).collect()
}

/// Sources of ids and numbers: whatever draws from one changes what comes later.
fn mark(world: &World, tokens: &Tokens) -> (Ids, Ids, Ids, u64) {
    (world.ids.clone(), world.hooks.ids.clone(), tokens.ids.clone(), world.hooks.moves)
}
