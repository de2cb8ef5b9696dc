//! The server: one request in, one response out.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;

use smartrecruiters_catalogue::{Method, Operation, Route};
use smartrecruiters_core::schema::Document;
use smartrecruiters_core::{Request, Response, percent};

use crate::access::{self, Tokens};
use crate::call::Call;
use crate::config::Config;
use crate::fault::Fault;
use crate::rate::{Rates, Standing};
use crate::world::World;
use crate::{check, cors, families, route};

/// A company and the API to it.
#[derive(Debug)]
pub struct Sandbox {
    config: Config,
    world: World,
    tokens: Tokens,
    rates: Rates,
    documents: BTreeMap<&'static str, Document>,
    answered: u64,
}

impl Sandbox {
    /// A company at its beginning.
    pub fn new(config: Config) -> Self {
        let (world, tokens) = (World::new(&config), Tokens::new(config.seed));
        Self { config, world, tokens, rates: Rates::default(), documents: BTreeMap::new(), answered: 0 }
    }

    /// The settings it was made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Answers a request that came at `now_ms`, in milliseconds since 1970.
    ///
    /// Never panics. Whatever the request, the answer has the four `X-RateLimit-*` headers and, unless switched off, those that let pages of
    /// other origins read it.
    pub fn handle(&mut self, request: &Request, now_ms: u64) -> Response {
        let path = route::below(request.path(), &self.config.origin);
        let mut standing = Standing::IDLE;
        let mut response = if request.method == Method::Options && self.config.cors {
            cors::preflight(request, path)
        } else {
            self.answer(request, path, now_ms, &mut standing).unwrap_or_else(Fault::into_response)
        };
        if request.method == Method::Head {
            response.body.clear();
        }
        standing.describe(&mut response.headers);
        if self.config.cors {
            cors::open(&mut response.headers);
        }
        self.answered += 1;
        if let Some(name) = self.config.request_id_header {
            response.headers.set(name, self.answered.to_string());
        }
        response
    }

    fn answer(&mut self, request: &Request, path: &str, now_ms: u64, standing: &mut Standing) -> Result<Response, Fault> {
        let route = route::find(request.method, path, &self.config)?;
        let operation = route.operation;
        let handler = families::handler(operation).ok_or_else(|| not_served(operation))?;
        let caller = access::identify(request, operation, &self.tokens, &self.config, now_ms)?;
        *standing = self.rates.count(&caller.credential, operation, now_ms);
        if let Some(wait_ms) = standing.wait_ms.filter(|_| self.config.limits) {
            return Ok(self.too_fast(wait_ms));
        }
        access::authorize(&caller, operation, &self.config)?;
        let document = self.documents.entry(operation.family().name).or_insert_with(|| Document::of(operation));
        let arguments =
            arguments(&route).ok_or_else(|| Fault::new(400, self.config.invalid_request_code, "the path holds a broken percent escape"))?;
        self.world.settle(now_ms);
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
        answer.map_err(|fault| if self.config.undeclared_bodies { fault } else { fault.declared(operation, document) })
    }

    fn too_fast(&self, wait_ms: u64) -> Response {
        let message = format!("too many requests: the next is taken in {wait_ms} ms");
        let mut response = Fault::shaped(429, self.config.rate_limited, "TOO_MANY_REQUESTS", message).into_response();
        if self.config.retry_after {
            response.headers.set("Retry-After", wait_ms.div_ceil(1000).to_string());
        }
        response
    }
}

fn arguments(route: &Route<'_>) -> Option<alloc::vec::Vec<(&'static str, alloc::string::String)>> {
    route.arguments().map(|(name, value)| Some((name, percent::decode(value, false)?))).collect()
}

fn not_served(operation: Operation) -> Fault {
    let instead = operation.facts().replaced_by.map(|id| format!("; use {id}")).unwrap_or_default();
    let message = format!("{} is a known operation that this sandbox does not serve yet{instead}", operation.id());
    Fault::new(501, "NOT_IMPLEMENTED", message)
}
