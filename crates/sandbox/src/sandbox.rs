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
use crate::delivery::{Delivery, Reply, Ticket};
use crate::families::{self, Answer};
use crate::fault::Fault;
use crate::ids::Ids;
use crate::rate::{Rates, Standing};
use crate::world::World;
use crate::{check, cors, reply, route};

/// A company and the API to it.
#[derive(Debug)]
pub struct Sandbox {
    config: Config,
    world: World,
    tokens: Tokens,
    rates: Rates,
    documents: BTreeMap<&'static str, Document>,
    /// Answers that wait for a receiver of webhooks, with what their headers will say.
    waiting: BTreeMap<Ticket, Dress>,
    answered: u64,
}

/// What the headers of an answer say besides.
#[derive(Clone, Copy, Debug)]
struct Dress {
    standing: Standing,
    /// `None` where no operation was reached.
    answer: Option<Answer>,
}

impl Dress {
    /// For answers that reach no operation.
    const PLAIN: Self = Self { standing: Standing::IDLE, answer: None };
}

impl Sandbox {
    /// A company at its beginning.
    pub fn new(config: Config) -> Self {
        let (world, tokens) = (World::new(&config), Tokens::new(config.seed));
        let (rates, documents, waiting) = (Rates::default(), BTreeMap::new(), BTreeMap::new());
        Self { config, world, tokens, rates, documents, waiting, answered: 0 }
    }

    /// The settings it was made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Answers a request that came at `now_ms`, in milliseconds since 1970.
    ///
    /// Never panics. Whatever the request, the answer has the four `X-RateLimit-*` headers and, unless switched off, those that let pages of
    /// other origins read it. The activation of a webhook fails with 424, because nobody calls its receiver: see [`begin`](Self::begin).
    pub fn handle(&mut self, request: &Request, now_ms: u64) -> Response {
        match self.begin(request, now_ms) {
            Reply::Done(response) => response,
            Reply::Waiting(ticket) => {
                self.world.hooks.forget(ticket.0);
                let dress = self.waiting.remove(&ticket).unwrap_or(Dress::PLAIN);
                self.dress(Fault::waiting(ticket.0).into_response(), dress)
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
    ///     Reply::Done(response) => response,
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
        let mut dress = Dress::PLAIN;
        let mut response = if request.method == Method::Options && self.config.cors {
            cors::preflight(request, path)
        } else {
            match self.answer(request, path, now_ms, &mut dress) {
                Ok(response) => response,
                Err(fault) => match fault.ticket() {
                    None => fault.into_response(),
                    Some(ticket) => {
                        self.waiting.insert(Ticket(ticket), dress);
                        return Reply::Waiting(Ticket(ticket));
                    }
                },
            }
        };
        if request.method == Method::Head {
            response.body.clear();
        }
        Reply::Done(self.dress(response, dress))
    }

    /// The answer that a ticket stands for. `None` while the receiver may still answer.
    pub fn resume(&mut self, ticket: Ticket, now_ms: u64) -> Option<Response> {
        let outcome = self.world.hooks.handshake(ticket.0, now_ms)?;
        let dress = self.waiting.remove(&ticket).unwrap_or(Dress::PLAIN);
        let response = match outcome {
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
        self.world.settle(now_ms, &self.config);
        self.world.hooks.outbox(now_ms, self.config.suspend_after)
    }

    /// Takes the answer to a request of the outbox: `None` where none came within [`Delivery::timeout_ms`].
    pub fn delivered(&mut self, id: u64, answer: Option<&Response>, now_ms: u64) {
        self.world.hooks.delivered(id, answer, now_ms, self.config.suspend_after);
    }

    fn answer(&mut self, request: &Request, path: &str, now_ms: u64, dress: &mut Dress) -> Result<Response, Fault> {
        let route = route::find(request.method, path, &self.config)?;
        let (operation, seed) = (route.operation, self.config.seed ^ self.answered);
        self.serve(request, &route, path, now_ms, dress).map_err(|fault| fault.voiced(operation, || Ids::new(seed).uuid()))
    }

    fn serve(&mut self, request: &Request, route: &Route<'_>, path: &str, now_ms: u64, dress: &mut Dress) -> Result<Response, Fault> {
        let operation = route.operation;
        let (handler, answer) = families::serve(operation);
        dress.answer = Some(answer);
        let caller = access::identify(request, operation, &self.tokens, &self.config, now_ms)?;
        dress.standing = self.rates.count(&caller.credential, operation, now_ms);
        if let Some(wait_ms) = dress.standing.wait_ms.filter(|_| self.config.limits) {
            return Ok(self.too_fast(operation, wait_ms));
        }
        access::authorize(&caller, operation, &self.config)?;
        let document = self.documents.entry(operation.family().name).or_insert_with(|| Document::of(operation));
        let arguments =
            arguments(route).ok_or_else(|| Fault::new(400, self.config.invalid_request_code, "the path holds a broken percent escape"))?;
        self.world.settle(now_ms, &self.config);
        self.world.watch();
        let author = caller.author();
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
        self.world.record(&author, now_ms, &self.config);
        answer.map_err(|fault| if self.config.undeclared_bodies { fault } else { fault.declared(operation, document) })
    }

    /// Adds the headers that every answer has.
    fn dress(&mut self, mut response: Response, dress: Dress) -> Response {
        dress.standing.describe(&mut response.headers);
        if let Some(answer) = dress.answer {
            response.headers.set(Answer::HEADER, answer.name());
        }
        if self.config.cors {
            cors::open(&mut response.headers);
        }
        self.answered += 1;
        if let Some(name) = self.config.request_id_header {
            response.headers.set(name, self.answered.to_string());
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
