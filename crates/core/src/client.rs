//! A call as a state machine: it says what to do next, a driver does it.
//!
//! ```text
//!            ┌─ client credential, no fresh token ─▶ Exchange ─ Answer ─┐
//! Start ─────┤                                                          ▼
//!            └─────────────────────────────────────────────────────▶ Send ─ Head 2xx ─▶ Deliver ─ Answer that cannot be read ─▶ Fail
//!                                   ▲                                  │
//!                                   │                                  └ Head other ─▶ Read ─ Answer ─▶ Fail
//!                                   └── 401 about the credential, once per call ◀──────────────┘
//! ```
//!
//! ```
//! use smartrecruiters_core::{Arguments, Call, Client, Credential, Event, Headers, Response, Step, call, catalogue};
//! let mut client = Client::new(call::PRODUCTION, Credential::api_key("DCRA1-0123")?);
//! let me = catalogue::find("users.me").expect("it is in the catalogue");
//! let mut call = Call::new(&client, me, &Arguments::new())?;
//! let Step::Send(request) = call.next(&mut client, Event::Start, 0) else { panic!("a key needs no exchange") };
//! assert_eq!(request.headers.get("x-smarttoken"), Some("DCRA1-0123"));
//! assert!(matches!(call.next(&mut client, Event::Head(200), 0), Step::Deliver));
//! # Ok::<(), smartrecruiters_core::Error>(())
//! ```

use alloc::string::String;

use smartrecruiters_catalogue::{Auth, Operation};

use crate::arguments::Arguments;
use crate::auth::{Credential, Token, authorize_bearer, read_token, token_request};
use crate::call;
use crate::error::{Error, ErrorKind};
use crate::message::{Request, Response};
use crate::wire::{Stand, Turn};

/// What calls of one credential share.
#[derive(Clone, Debug)]
pub struct Client {
    origin: String,
    credential: Credential,
    token: Option<Token>,
    /// Counts tokens, so that a late 401 does not throw away a token newer than the one it is about.
    generation: u32,
}

/// One call under way.
#[derive(Clone, Debug)]
pub struct Call {
    operation: Operation,
    request: Request,
    stand: Stand,
}

/// What happened since the last step.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// Nothing yet.
    Start,
    /// Status and headers of the answer to [`Step::Send`] are there; the body is not read.
    Head(u16),
    /// The answer to [`Step::Exchange`], or the one that [`Step::Read`] asked for, whole. After [`Step::Deliver`]: the answer that the
    /// caller could not read, to be told why.
    Answer(&'a Response),
    /// No answer came.
    Failed(Failure),
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The host could not be reached, or the connection broke.
    Network,
    /// The time was over.
    Timeout,
    /// The caller gave up.
    Aborted,
}

/// What to do next.
#[derive(Clone, Debug)]
pub enum Step {
    /// Send this token request; answer with [`Event::Answer`].
    Exchange(Request),
    /// Send this request; answer with [`Event::Head`].
    Send(Request),
    /// Read the body of the answer that is there; answer with [`Event::Answer`].
    Read,
    /// Hand the answer to the caller.
    Deliver,
    /// Tell the caller.
    Fail(Error),
}

impl Client {
    /// A client of the API at `origin`: scheme and host, with a prefix where there is one.
    pub fn new(origin: impl Into<String>, credential: Credential) -> Self {
        let origin: String = origin.into();
        Self { origin: String::from(origin.trim_end_matches('/')), credential, token: None, generation: 0 }
    }

    /// Scheme and host of the API, with its prefix.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The token in use, if a client credential was exchanged.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// Forgets the token, so that the next call exchanges the credential anew.
    pub fn forget_token(&mut self) {
        self.token = None;
    }

    fn keep(&mut self, token: Token) {
        self.token = Some(token);
        self.generation = self.generation.wrapping_add(1);
    }

    fn fresh_token(&self, now_ms: u64) -> Option<&Token> {
        self.token.as_ref().filter(|token| token.is_fresh(now_ms))
    }
}

impl Call {
    /// A call, not begun.
    ///
    /// # Errors
    /// As [`call::request`].
    pub fn new(client: &Client, operation: Operation, arguments: &Arguments) -> Result<Self, Error> {
        let request = call::request(operation, &client.origin, arguments)?;
        Ok(Self { operation, request, stand: Stand::default() })
    }

    /// The operation that is called.
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// The request without its credential.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Takes the call one step further. `now_ms` is the driver's clock, in milliseconds from any fixed moment.
    pub fn next(&mut self, client: &mut Client, event: Event<'_>, now_ms: u64) -> Step {
        let status = match event {
            Event::Start => 0,
            Event::Head(status) => status,
            Event::Answer(response) => response.status,
            Event::Failed(failure) => {
                let (kind, sentence) = self.stand.failed(failure as u32);
                return self.fail(Error::new(kind, sentence));
            }
        };
        let turn = self.stand.turn(status, self.must_exchange(client, now_ms), client.generation);
        match (turn, event) {
            (Turn::Keep, Event::Answer(response)) => match read_token(response, now_ms) {
                Ok(token) => {
                    client.keep(token);
                    let turn = self.stand.turn(0, false, client.generation);
                    self.go(turn, client)
                }
                Err(error) => self.fail(error),
            },
            (Turn::Denied, Event::Answer(response)) => self.fail(Error::from_response(None, response).with_kind(ErrorKind::Token)),
            (Turn::Judge, Event::Answer(response)) => self.refused(client, response, now_ms),
            (Turn::Unreadable, Event::Answer(response)) => self.fail(call::unreadable(self.operation, response)),
            (Turn::Exchange | Turn::Send, Event::Start) | (Turn::Read | Turn::Deliver, Event::Head(_)) => self.go(turn, client),
            _ => self.fail(Error::new(ErrorKind::Response, "the driver reported an event that the call was not waiting for")),
        }
    }

    fn must_exchange(&self, client: &Client, now_ms: u64) -> bool {
        let exchangeable = matches!(client.credential, Credential::Client { .. }) && self.operation.auth() != Auth::None;
        exchangeable && client.fresh_token(now_ms).is_none()
    }

    fn go(&self, turn: Turn, client: &Client) -> Step {
        match (turn, &client.credential) {
            (Turn::Exchange, Credential::Client { id, secret, method }) => {
                Step::Exchange(token_request(&client.origin, id, secret, *method))
            }
            (Turn::Read, _) => Step::Read,
            (Turn::Deliver, _) => Step::Deliver,
            (_, _) => self.send(client),
        }
    }

    fn send(&self, client: &Client) -> Step {
        let mut request = self.request.clone();
        if self.operation.auth() != Auth::None {
            client.credential.authorize(&mut request.headers);
            if let (Credential::Client { .. }, Some(token)) = (&client.credential, &client.token) {
                authorize_bearer(&token.value, &mut request.headers);
            }
        }
        Step::Send(request)
    }

    fn refused(&mut self, client: &mut Client, response: &Response, now_ms: u64) -> Step {
        let error = Error::from_response(Some(self.operation), response);
        let renewable = matches!(client.credential, Credential::Client { .. });
        let Some(forget) = self.stand.refused(error.kind(), renewable, client.generation) else { return self.fail(error) };
        if forget {
            client.forget_token();
        }
        let turn = self.stand.turn(0, self.must_exchange(client, now_ms), client.generation);
        self.go(turn, client)
    }

    fn fail(&self, error: Error) -> Step {
        Step::Fail(error.with_operation(self.operation).with_request(&self.request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Headers;
    use smartrecruiters_catalogue as catalogue;

    fn answer(status: u16, body: &str) -> Response {
        Response { status, headers: Headers::new(), body: body.into() }
    }

    fn machine() -> (Client, Call) {
        let client = Client::new("http://127.0.0.1:7878/sandbox/", Credential::client("id", "hidden").expect("good"));
        let me = catalogue::find("users.me").expect("known");
        let call = Call::new(&client, me, &Arguments::new()).expect("a call");
        (client, call)
    }

    const TOKEN: &str = r#"{"access_token":"t1","expires_in":1799}"#;

    #[test]
    fn start_with_a_client_credential_exchanges_and_then_sends_a_bearer() {
        let (mut client, mut call) = machine();
        let Step::Exchange(request) = call.next(&mut client, Event::Start, 0) else { panic!("an exchange") };
        assert_eq!(request.url, "http://127.0.0.1:7878/sandbox/identity/oauth/token");
        let Step::Send(request) = call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0) else { panic!("a call") };
        assert_eq!(request.headers.get("authorization"), Some("Bearer t1"));
        assert_eq!(request.headers.get("x-smarttoken"), None);
    }

    #[test]
    fn sent_with_a_fresh_token_skips_the_exchange() {
        let (mut client, mut call) = machine();
        call.next(&mut client, Event::Start, 0);
        call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0);
        let mut second = machine().1;
        assert!(matches!(second.next(&mut client, Event::Start, 1_000), Step::Send(_)));
        let mut late = machine().1;
        assert!(matches!(late.next(&mut client, Event::Start, 1_790_000), Step::Exchange(_)));
    }

    #[test]
    fn reading_a_bare_401_renews_the_token_once() {
        let (mut client, mut call) = machine();
        call.next(&mut client, Event::Start, 0);
        call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0);
        call.next(&mut client, Event::Head(401), 0);
        assert!(matches!(call.next(&mut client, Event::Answer(&answer(401, "")), 0), Step::Exchange(_)));
        call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0);
        call.next(&mut client, Event::Head(401), 0);
        let Step::Fail(error) = call.next(&mut client, Event::Answer(&answer(401, "")), 0) else { panic!("enough") };
        assert_eq!(error.kind(), ErrorKind::Unauthorized);
    }

    #[test]
    fn reading_a_401_with_a_code_never_renews() {
        let (mut client, mut call) = machine();
        call.next(&mut client, Event::Start, 0);
        call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0);
        call.next(&mut client, Event::Head(401), 0);
        let body = r#"{"errors":[{"code":"UNAUTHORIZED_TO_ACCESS_JOB"}]}"#;
        let Step::Fail(error) = call.next(&mut client, Event::Answer(&answer(401, body)), 0) else { panic!("a permission failure") };
        assert_eq!(error.kind(), ErrorKind::Forbidden);
        assert!(client.token().is_some());
    }

    #[test]
    fn a_failure_names_the_operation_and_the_address() {
        let (mut client, mut call) = machine();
        call.next(&mut client, Event::Start, 0);
        let Step::Fail(error) = call.next(&mut client, Event::Failed(Failure::Network), 0) else { panic!("a failure") };
        assert_eq!(error.operation().map(Operation::id), Some("users.me"));
        assert_eq!(error.request().map(|(_, url)| url), Some("http://127.0.0.1:7878/sandbox/user-api/v201804/users/me"));
        assert!(error.message().contains("token endpoint"));
    }
}
