//! Does what a [`Call`] asks for, step by step, and keeps a record.

use std::cell::RefCell;

use smartrecruiters_core::{Arguments, Call, Client, Error, ErrorKind, Event, Failure, Request, Response, Step, Success, call, catalogue};

use crate::limits::Limits;
use crate::transport::Transport;

/// One request and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The request, with its credential.
    pub request: Request,
    /// The answer, or why none came.
    pub answer: Result<Response, Failure>,
    /// Whether it asked for an access token.
    pub for_token: bool,
    /// From sending to the last byte, in milliseconds.
    pub took_ms: u32,
}

/// All that a call did.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Requests in the order they were sent; the last one is the call's own, unless a token could not be had.
    pub exchanges: Vec<Exchange>,
    /// What the core makes of it.
    pub result: Result<Success, Error>,
}

/// Runs a call to its end. The client is borrowed between requests only, so several calls may share it.
pub async fn run(client: &RefCell<Client>, mut call: Call, transport: &Transport, limits: &Limits) -> Outcome {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut step = call.next(&mut client.borrow_mut(), Event::Start, now_ms());
    let result = loop {
        step = match step {
            Step::Exchange(request) => {
                let sent = carry(request, true, transport, limits).await;
                let next = call.next(&mut client.borrow_mut(), answered(&sent), now_ms());
                exchanges.push(sent);
                next
            }
            Step::Send(request) => {
                let sent = carry(request, false, transport, limits).await;
                let event = match &sent.answer {
                    Ok(response) => Event::Head(response.status),
                    Err(failure) => Event::Failed(*failure),
                };
                let next = call.next(&mut client.borrow_mut(), event, now_ms());
                exchanges.push(sent);
                next
            }
            // The body is there already: answers are read whole.
            Step::Read => match exchanges.last() {
                Some(sent) => call.next(&mut client.borrow_mut(), answered(sent), now_ms()),
                None => break Err(out_of_step()),
            },
            Step::Deliver => break exchanges.last().map_or_else(|| Err(out_of_step()), |sent| delivered(&call, sent)),
            Step::Fail(error) => break Err(error),
        };
    };
    Outcome { exchanges, result }
}

/// Exchanges the client's credential for a new access token, which the client keeps. `None` where its credential needs no exchange.
pub async fn exchange(client: &RefCell<Client>, transport: &Transport, limits: &Limits) -> Option<Outcome> {
    let operation =
        catalogue::operations().find(|operation| operation.auth() == catalogue::Auth::KeyOrToken && takes_nothing(*operation))?;
    let mut call = Call::new(&client.borrow(), operation, &Arguments::new()).ok()?;
    client.borrow_mut().forget_token();
    let step = call.next(&mut client.borrow_mut(), Event::Start, now_ms());
    let Step::Exchange(request) = step else { return None };
    let sent = carry(request, true, transport, limits).await;
    let step = call.next(&mut client.borrow_mut(), answered(&sent), now_ms());
    let result = match step {
        Step::Fail(error) => Err(error),
        Step::Exchange(_) | Step::Send(_) | Step::Read | Step::Deliver => Ok(Success::Json),
    };
    Some(Outcome { exchanges: vec![sent], result })
}

async fn carry(request: Request, for_token: bool, transport: &Transport, limits: &Limits) -> Exchange {
    let began = now_ms();
    let answer = transport.send(&request, limits).await;
    Exchange { request, answer, for_token, took_ms: now_ms().saturating_sub(began) as u32 }
}

fn answered(sent: &Exchange) -> Event<'_> {
    match &sent.answer {
        Ok(response) => Event::Answer(response),
        Err(failure) => Event::Failed(*failure),
    }
}

fn delivered(call: &Call, sent: &Exchange) -> Result<Success, Error> {
    match &sent.answer {
        // To check a body of megabytes in one go would stop the page; who shows it reads it anyway.
        Ok(response) if response.is_success() && response.body.len() > MOST_CHECKED && !call.operation().is_download() => Ok(Success::Json),
        Ok(response) => call::outcome(call.operation(), &sent.request, response),
        Err(_) => Err(out_of_step()),
    }
}

fn out_of_step() -> Error {
    Error::new(ErrorKind::Response, "the call asked for an answer that was never requested")
}

fn takes_nothing(operation: catalogue::Operation) -> bool {
    let path_is_fixed = operation.segments().all(|segment| matches!(segment, catalogue::Segment::Literal(_)));
    path_is_fixed && !operation.body_required() && operation.parameters().all(|parameter| !parameter.required)
}

/// The page's clock, in milliseconds.
#[expect(clippy::cast_sign_loss, reason = "the clock is past 1970")]
fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Larger bodies of success are handed on unchecked.
const MOST_CHECKED: usize = 4_000_000;
