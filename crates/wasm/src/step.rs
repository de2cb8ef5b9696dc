//! One step of a call: texts in, texts out.
//!
//! | in | out |
//! | --- | --- |
//! | the operation (`card.rs`) | see below |
//! | mark (0 at first), event, status, now in seconds, whether there is a body | |
//! | origin, client id, secret, token; kind of credential, end of the token, generation | |
//! | whether another call exchanges the credential | |
//! | number of path arguments, and each of them | |
//! | name, key and value of each parameter; an empty name | |
//! | retries, longest wait, 1 to repeat always or 2 never, a random number, budget | token, its end, generation, budget |
//! | seconds of `Retry-After`, media type; of the answer's body: 0 there is none, 1 it is an object, 2 it is something else; whether it | |
//! | has a sentence; the access token in it and its seconds; each code in it | mark, turn |
//!
//! First comes, for the turns `Exchange` and `Send`, address and body where it is not the caller's own, name and value of each header; for
//! `Read` and `Wait`, for how many milliseconds the server forbids the next request, and how many to wait; for a failure, a sentence where the
//! answer has none, why it is not tried again, kind. What HTTP Basic has in base 64 is written before that.

use smartrecruiters_core::ErrorKind;
use smartrecruiters_core::retry::{self, Attempt, Budget, Decision, Policy, Reason, Repeat};
use smartrecruiters_core::wire::{self, Entry, Given, Put, Stand, Turn};

use crate::card::Card;
use crate::fields::Fields;

/// What a step writes.
pub(crate) trait Sheet: Put {
    /// Takes back everything that was written.
    fn clear(&mut self);

    /// Appends a number as a text.
    fn number(&mut self, number: u32) {
        self.digits(number);
        self.byte(0);
    }
}

/// What the driver keeps of a client.
struct Session<'a> {
    origin: &'a [u8],
    /// 0 none, 1 API key, 2 access token, 3 client credential in a form, 4 the same as HTTP Basic.
    kind: u32,
    id: &'a [u8],
    secret: &'a [u8],
    token: &'a [u8],
    expires: u32,
    generation: u32,
}

/// The arguments of a call.
struct Call<'a> {
    path: Fields<'a>,
    parameters: Fields<'a>,
    has_body: bool,
}

struct Entries<'a>(Fields<'a>);

/// Takes a call one step further. `event`: 0 no answer could be had, 1 none came in time, 2 the caller gave up, 4 the governor did not
/// let it start; 3: what the call was waiting for is there.
pub(crate) fn next(input: &[u8], out: &mut impl Sheet) {
    let mut input = Fields(input);
    let card = Card::read(&mut input);
    let mut stand = Stand(input.number());
    let event = input.number();
    let status = input.number() as u16;
    let now = input.number();
    let has_body = input.number() != 0;
    let [origin, id, secret, token] = core::array::from_fn(|_| input.text());
    let (kind, expires, generation) = (input.number(), input.number(), input.number());
    let mut session = Session { origin, kind, id, secret, token, expires, generation };
    let busy = input.number() != 0;
    let in_path = input.number();
    let path = input;
    for _ in 0..in_path {
        input.text();
    }
    let call = Call { path, parameters: input, has_body };
    while !input.text().is_empty() {
        input.text();
        input.text();
    }
    let (retries, max_wait_ms, resend, entropy) = (input.number(), input.number(), input.number(), input.number());
    let mut budget = Budget(input.number());
    let retry_after = input.text();
    let retry_after = (!retry_after.is_empty()).then(|| Fields(retry_after).number());
    let media_type = input.text();
    let content = input.number();
    let mute = input.number() == 0;
    let (found, seconds) = (input.text(), input.text());
    let codes = input;

    let repeat = match resend {
        2 => Repeat::Never,
        0 if !card.is_repeatable() && !stand.is_exchanging() => Repeat::Refused,
        _ => Repeat::Always,
    };
    let exchangeable = session.kind > 2 && card.has_credential();
    let attempt = if event == 0 { Attempt::Unanswered } else { Attempt::Answered(status, retry_after) };
    let mut decision = Decision::Stop(Reason::Final);
    if stand.may_retry(event) && matches!(event, 0 | 3) {
        decision = retry::decide(Policy { retries, max_wait_ms, repeat }, &mut budget, stand.tried(), attempt, entropy);
    }
    let mut pause = 0;
    let mut wait = 0;
    let mut turn = Turn::Fail;
    let mut kind = ErrorKind::Response;
    if let Some(after) = stand.retry(decision) {
        pause = retry::told(status, retry_after);
        wait = after;
        turn = Turn::Wait;
    } else if event != 3 {
        let (found, sentence) = stand.failed(event);
        kind = found;
        out.text(sentence.as_bytes());
    } else {
        turn = stand.turn(status, exchangeable && session.is_spent(now), session.generation);
        match turn {
            Turn::Keep if found.is_empty() => {
                wire::tokenless(content == 1, out);
                kind = ErrorKind::Token;
                turn = Turn::Fail;
            }
            Turn::Keep => {
                session.token = found;
                let seconds = if seconds.is_empty() { wire::USUAL_SECONDS } else { Fields(seconds).number() };
                // One that lives no longer than the margin is used all the same, or it would be exchanged for ever.
                session.expires = now.saturating_add(seconds.max(SHORTEST));
                session.generation = session.generation.wrapping_add(1);
            }
            Turn::Unreadable => wire::unreadable(media_type, out),
            Turn::Judge | Turn::Denied => {
                kind = wire::judged(status, codes.list().any(wire::is_coded), mute, media_type, content > 0, out);
                out.byte(0);
                if turn == Turn::Denied {
                    kind = ErrorKind::Token;
                } else if let Some(forget) = stand.refused(kind, exchangeable && repeat != Repeat::Never, session.generation) {
                    if forget {
                        session.token = b"";
                    }
                    out.clear();
                    turn = stand.turn(0, session.is_spent(now), session.generation);
                }
            }
            Turn::Read => pause = retry::told(status, retry_after),
            Turn::Exchange | Turn::Send | Turn::Deliver | Turn::Wait | Turn::Fail => {}
        }
        if turn == Turn::Exchange && busy {
            stand.wait();
            wait = BUSY_MS;
            turn = Turn::Wait;
        }
    }
    if (turn == Turn::Send || turn == Turn::Exchange)
        && let Some(fault) = session.request(&card, &call, turn == Turn::Exchange, out)
    {
        kind = fault;
        turn = Turn::Fail;
    }
    if turn > Turn::Wait {
        if let Decision::Stop(reason) = decision {
            out.bytes(reason.as_str().as_bytes());
        }
        out.byte(0);
        out.number(kind as u32);
    } else if turn == Turn::Read || turn == Turn::Wait {
        out.number(pause);
        out.number(wait);
    }
    out.text(session.token);
    out.number(session.expires);
    out.number(session.generation);
    out.number(budget.0);
    out.number(stand.0);
    out.number(turn as u32);
}

impl Session<'_> {
    fn is_spent(&self, now: u32) -> bool {
        self.token.is_empty() || wire::is_spent(self.expires, now)
    }

    /// Writes the request of a call, or the one that exchanges the credential for it. Gives the kind of the fault where there is one.
    fn request(&self, card: &Card<'_>, call: &Call<'_>, exchange: bool, out: &mut impl Sheet) -> Option<ErrorKind> {
        if wire::address(card, self.origin, call, out).is_none() {
            return Some(ErrorKind::Argument);
        }
        if self.kind == 0 || !card.has_credential() {
            return None;
        }
        let mut secret = self.secret;
        let mut what: &[u8] = b"access token";
        if exchange {
            what = b"client secret";
        } else if self.kind == 1 {
            what = b"API key";
        } else if self.kind > 2 {
            secret = self.token;
        }
        if wire::secret_fault(what, secret, out).is_none() {
            return Some(ErrorKind::Credential);
        }
        if exchange {
            out.clear();
            wire::exchange(self.origin, self.id, self.secret, self.kind == 4, out);
            if self.kind == 4 {
                out.text(wire::TOKEN_HEADER.as_bytes());
                out.bytes(wire::BASIC.as_bytes());
                wire::pair(self.id, self.secret, out);
                out.byte(0);
            }
            return None;
        }
        if self.kind == 1 {
            out.text(wire::KEY_HEADER.as_bytes());
        } else {
            out.text(wire::TOKEN_HEADER.as_bytes());
            out.bytes(wire::BEARER.as_bytes());
        }
        out.text(secret);
        None
    }
}

impl<'a> Given<'a> for Call<'a> {
    fn in_path(&self, nth: usize, _: &[u8]) -> &'a [u8] {
        let mut fields = self.path;
        for _ in 0..nth {
            fields.text();
        }
        fields.text()
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        Entries(self.parameters)
    }

    fn has_body(&self) -> bool {
        self.has_body
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    /// The next value, up to an empty name.
    fn next(&mut self) -> Option<Entry<'a>> {
        let name = self.0.text();
        if name.is_empty() {
            return None;
        }
        Some(Entry { name, key: self.0.text(), value: self.0.text() })
    }
}

/// Seconds that a token counts as living, at least.
const SHORTEST: u32 = 61;
/// How long to wait before looking again whether another call has exchanged the credential.
const BUSY_MS: u32 = 16;
