//! One step of a call: texts in, texts out.
//!
//! | in | out |
//! | --- | --- |
//! | operation, mark (0 at first), failure, status, now in seconds, whether there is a body | see below |
//! | origin, client id, secret, token; kind of credential, end of the token, generation | |
//! | number of path arguments, and each of them | |
//! | name, key and value of each parameter; an empty name | token, its end, generation |
//! | content type; the bytes of the answer to the end | mark, turn |
//!
//! First comes, for the turns `Exchange` and `Send`, address and body where it is not the caller's own, name and value of each header, method;
//! for a failure, code, sentence and path of each fault, the sentence about the whole, kind. Texts of the vendor stand as between quotes in JSON.

use smartrecruiters_catalogue::{Auth, Row};
use smartrecruiters_core::ErrorKind;
use smartrecruiters_core::wire::{self, Entry, Given, Put, Stand, Turn};

use crate::fields::{Fields, put_number};

/// What a step writes on.
pub(crate) trait Sheet: Put {
    /// Takes back everything that was written.
    fn clear(&mut self);
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

/// Takes a call one step further. `failure`: 0 no answer could be had, 1 none came in time, 2 the caller gave up; anything else: what the call
/// was waiting for is there.
pub(crate) fn next(input: &[u8], out: &mut impl Sheet) {
    let mut input = Fields(input);
    let row = Row::scan(input.number());
    let mut stand = Stand(input.number());
    let failure = input.number();
    let status = input.number() as u16;
    let now = input.number();
    let has_body = input.number() != 0;
    let [origin, id, secret, token] = core::array::from_fn(|_| input.text());
    let (kind, expires, generation) = (input.number(), input.number(), input.number());
    let mut session = Session { origin, kind, id, secret, token, expires, generation };
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
    let content_type = input.text();
    let body = input.0;

    let exchangeable = session.kind > 2 && row.auth() != Auth::None;
    let mut turn = Turn::Fail;
    let mut kind;
    if failure < 3 {
        let (found, sentence) = stand.failed(failure);
        kind = found;
        out.text(sentence.as_bytes());
    } else {
        kind = ErrorKind::Response;
        turn = stand.turn(status, exchangeable && session.is_spent(now), session.generation);
        match turn {
            Turn::Keep => {
                if let Some((token, seconds)) = wire::token(body, out) {
                    session.token = token;
                    session.expires = now.saturating_add(seconds);
                    session.generation = session.generation.wrapping_add(1);
                } else {
                    kind = ErrorKind::Token;
                    turn = Turn::Fail;
                }
            }
            Turn::Unreadable => wire::unreadable(content_type, out),
            Turn::Judge | Turn::Denied => {
                kind = wire::refusal(status, content_type, body, out);
                if turn == Turn::Denied {
                    kind = ErrorKind::Token;
                } else if let Some(forget) = stand.refused(kind, exchangeable, session.generation) {
                    if forget {
                        session.token = b"";
                    }
                    out.clear();
                    turn = stand.turn(0, session.is_spent(now), session.generation);
                }
            }
            Turn::Exchange | Turn::Send | Turn::Read | Turn::Deliver | Turn::Fail => {}
        }
    }
    if (turn == Turn::Send || turn == Turn::Exchange)
        && let Some(fault) = session.request(&row, &call, turn == Turn::Exchange, out)
    {
        kind = fault;
        turn = Turn::Fail;
    }
    if turn > Turn::Keep {
        put_number(kind as u32, out);
    } else {
        out.text(row.method().as_str().as_bytes());
    }
    out.text(session.token);
    put_number(session.expires, out);
    put_number(session.generation, out);
    put_number(stand.0, out);
    put_number(turn as u32, out);
}

impl Session<'_> {
    fn is_spent(&self, now: u32) -> bool {
        self.token.is_empty() || wire::is_spent(self.expires, now)
    }

    /// Writes the request of a call, or the one that exchanges the credential for it. Gives the kind of the fault where there is one.
    fn request(&self, row: &Row, call: &Call<'_>, exchange: bool, out: &mut impl Sheet) -> Option<ErrorKind> {
        if wire::address(row, self.origin, call, out).is_none() {
            return Some(ErrorKind::Argument);
        }
        if self.kind == 0 || row.auth() == Auth::None {
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
