//! Credentials as headers, and the client-credential exchange: `POST /identity/oauth/token`.

use super::Put;
use crate::json::{Scanner, Token};
use crate::percent;

/// Header that carries an API key.
pub const KEY_HEADER: &str = "X-SmartToken";
/// Header that carries an access token, after [`BEARER`].
pub const TOKEN_HEADER: &str = "Authorization";
/// What stands before an access token.
pub const BEARER: &str = "Bearer ";
/// What stands before id and secret.
pub const BASIC: &str = "Basic ";

/// Where a secret cannot travel in a header, writes a sentence that names it as `what`, and gives `None`.
pub fn secret_fault(what: &[u8], value: &[u8], out: &mut impl Put) -> Option<()> {
    let fault: &[u8] = if value.is_empty() {
        b" is empty"
    } else if !value.iter().all(u8::is_ascii_graphic) {
        b" holds white space or a character that no header can carry: was a line end copied with it?"
    } else {
        return Some(());
    };
    out.byte(0);
    out.bytes(b"the ");
    out.bytes(what);
    out.text(fault);
    None
}

/// Writes address, body, and name and value of each header of a token request. `basic` leaves id and secret out of the form: see
/// [`basic`] and [`pair`].
pub fn exchange(origin: &[u8], id: &[u8], secret: &[u8], basic: bool, out: &mut impl Put) {
    out.bytes(origin);
    out.bytes(b"/identity/oauth/token\0grant_type=client_credentials");
    if !basic {
        out.bytes(b"&client_id=");
        percent::append(id, out);
        out.bytes(b"&client_secret=");
        percent::append(secret, out);
    }
    out.bytes(b"\0Accept\0application/json\0Content-Type\0application/x-www-form-urlencoded\0");
}

/// Writes the value of a header that carries id and secret.
pub fn basic(id: &[u8], secret: &[u8], out: &mut impl Put) {
    out.bytes(BASIC.as_bytes());
    let mut base64 = Base64 { out, group: 1 };
    pair(id, secret, &mut base64);
    base64.end();
}

/// Writes id and secret as HTTP Basic has them before base 64. They are form-encoded first, as RFC 6749 section 2.3.1 says.
pub fn pair(id: &[u8], secret: &[u8], out: &mut impl Put) {
    percent::append(id, out);
    out.byte(b':');
    percent::append(secret, out);
}

/// The access token of an answer, as it stands between quotes in JSON, and how many seconds it lives. Where there is none, writes a sentence about that and gives `None`:
/// the endpoint is known to answer `200` with `{}`.
pub fn token<'a>(body: &'a [u8], out: &mut impl Put) -> Option<(&'a [u8], u32)> {
    let mut token: &[u8] = b"";
    let mut seconds = USUAL_SECONDS;
    let mut key: &[u8] = b"";
    let mut depth = 0;
    for (piece, text) in Scanner::new(body) {
        match piece {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            Token::Key => key = text,
            Token::Text if depth == 1 && key == b"access_token" => token = text,
            Token::Other if depth == 1 && key == b"expires_in" => seconds = whole_number(text),
            Token::Text | Token::Other => {}
        }
    }
    if token != b"" {
        return Some((token, seconds));
    }
    tokenless(body.first() == Some(&b'{'), out);
    None
}

/// Writes the sentence about a success of the token endpoint that has no token.
pub fn tokenless(is_object: bool, out: &mut impl Put) {
    out.bytes(b"the token endpoint answered with");
    let what: &[u8] = if is_object {
        b"out an access token: the client credential may be revoked, or meant for another host"
    } else {
        b" something that is not JSON"
    };
    out.text(what);
}

/// A number of at most nine digits, which 32 bits can hold.
fn whole_number(digits: &[u8]) -> u32 {
    let mut number = 0;
    for digit in digits {
        if digits.len() > 9 || !digit.is_ascii_digit() {
            return USUAL_SECONDS;
        }
        number = number * 10 + u32::from(digit - b'0');
    }
    number
}

/// Whether a token should not be used for one more call. It counts as spent a minute before its end, so that no call starts with a dying one.
pub fn is_spent(expires: u32, now: u32) -> bool {
    now.saturating_add(60) >= expires
}

/// Writes in base 64.
struct Base64<'a, P> {
    out: &'a mut P,
    /// Up to three bytes, after a 1 that tells how many.
    group: u32,
}

impl<P: Put> Put for Base64<'_, P> {
    fn byte(&mut self, byte: u8) {
        self.group = self.group << 8 | u32::from(byte);
        if self.group >> 24 == 1 {
            self.digits(4);
        }
    }
}

impl<P: Put> Base64<'_, P> {
    /// Writes what is left, with the signs that fill a group.
    fn end(&mut self) {
        let mut digits = 4;
        while self.group != 1 && self.group >> 24 == 0 {
            self.group <<= 8;
            digits -= 1;
        }
        if digits < 4 {
            self.digits(digits);
            self.out.bytes(b"==".get(digits - 2..).unwrap_or_default());
        }
    }

    fn digits(&mut self, count: usize) {
        for shift in [18, 12, 6, 0].into_iter().take(count) {
            self.out.byte(match (self.group >> shift & 63) as u8 {
                low @ 0..=25 => b'A' + low,
                mid @ 26..=51 => b'a' + mid - 26,
                digit @ 52..=61 => b'0' + digit - 52,
                62 => b'+',
                _ => b'/',
            });
        }
        self.group = 1;
    }
}

/// How long a token lives whose answer does not say.
pub const USUAL_SECONDS: u32 = 1799;
