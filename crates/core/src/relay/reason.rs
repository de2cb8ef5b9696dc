//! Why a request is not forwarded, or an answer not handed on.

use alloc::format;
use alloc::string::String;

use super::answer::{REFUSED, guard};
use crate::message::{Headers, Response};

/// A refusal and who may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The page that reads it, where it told its origin and may.
    pub origin: Option<String>,
}

impl Refusal {
    /// The answer, in the vendor's envelope. `X-Relay-Refused` tells it from an answer of the vendor.
    pub fn into_response(self) -> Response {
        let (code, message) = (self.reason.code(), self.reason.message());
        let body = format!(r#"{{"message":"{message}","errors":[{{"code":"{code}","message":"{message}"}}]}}"#);
        let mut headers = Headers::new();
        headers.set("Content-Type", "application/json");
        guard(&mut headers, self.origin.as_deref());
        headers.set(REFUSED, code);
        if self.origin.is_some() {
            headers.set("Access-Control-Expose-Headers", REFUSED);
        }
        Response { status: self.reason.status(), headers, body: body.into_bytes() }
    }
}

/// Makes the type and what is said of each reason, in one place.
macro_rules! reasons {
    ($($name:ident $status:literal $code:literal $message:literal)*) => {
        /// The reasons. None repeats anything of the request, which may hold a credential.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Reason {
            $(#[doc = $message] $name,)*
        }

        impl Reason {
            /// HTTP status.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// A word for programs.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What is wrong, why it matters, and how to mend it.
            pub fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* }
            }
        }
    };
}

reasons! {
    Host 421 "RELAY_HOST"
        "the Host header names none of the relay's own addresses, as when somebody else's name points here: open the page at the address that the relay tells at its start"
    Origin 403 "RELAY_ORIGIN"
        "pages of this origin may not use the relay: it serves its own page and origins that were named exactly, with scheme and port"
    NoOrigin 403 "RELAY_NO_ORIGIN"
        "the request does not come from a page that the relay serves: programs need no relay and can call the vendor directly"
    NotFetched 403 "RELAY_NOT_FETCHED"
        "the relay answers fetch calls of a page, not navigations, forms, images or web sockets: call it with fetch"
    Upgrade 400 "RELAY_UPGRADE"
        "the relay changes to no other protocol and takes no Connection header but keep-alive and close: leave Upgrade and Connection out"
    Cookie 400 "RELAY_COOKIE"
        "cookies are not forwarded, because the API takes its credential in a header: call with credentials: 'omit'"
    Override 400 "RELAY_OVERRIDE"
        "a header or parameter asks for another method or address than the request line: send the method and path that are meant"
    HeaderForm 400 "RELAY_HEADER_FORM"
        "a header holds a character that cannot travel in it, or nothing: send printable ASCII without spaces around it"
    HeaderTwice 400 "RELAY_HEADER_TWICE"
        "a header is there twice, and two programs could read different ones: send it once"
    HeaderNotNeeded 403 "RELAY_HEADER_NOT_NEEDED"
        "the page asks for a header that the API does not read: send X-SmartToken or Authorization, Content-Type, Accept, Accept-Language and If-None-Match alone"
    HeadersTooLarge 431 "RELAY_HEADERS_TOO_LARGE"
        "the headers are more than the API needs: send at most 64, and 32 KiB together"
    Credential 400 "RELAY_CREDENTIAL"
        "the credential has not the form of one: send X-SmartToken with a key, or Authorization with Bearer and a token, without white space"
    TargetForm 400 "RELAY_TARGET_FORM"
        "the request line does not begin with a slash: send a path, not a whole address"
    TargetBytes 400 "RELAY_TARGET_BYTES"
        "the path or query holds a character that must be percent-encoded, or that no address has: encode it as UTF-8"
    TargetTooLong 414 "RELAY_TARGET_TOO_LONG"
        "the address has more than 8 KiB: shorten the query"
    Target 404 "RELAY_TARGET"
        "the relay reaches two hosts and no others: the address goes on with production or vendor-sandbox and the path of an operation"
    Dots 400 "RELAY_DOTS"
        "the path has a dot segment, which would reach another address: write the path that is meant"
    Escape 400 "RELAY_ESCAPE"
        "an escape in the path or query is broken, needless, doubled, or stands for a slash or something that is taken for one: encode each value once, as UTF-8"
    SecretInQuery 400 "RELAY_SECRET_IN_QUERY"
        "a credential is in the query, where logs and histories keep it: send it in a header"
    Method 405 "RELAY_METHOD"
        "the API knows GET, POST, PUT, PATCH and DELETE, in capital letters: use one of them"
    Operation 404 "RELAY_OPERATION"
        "this method and path are no operation of the API's catalogue, and nothing else is forwarded: compare them with the operation's page"
    Body 400 "RELAY_BODY"
        "this operation takes no body: leave it out"
    Framing 400 "RELAY_FRAMING"
        "the length of the body is told in no way or in two: send one Content-Length, or Transfer-Encoding with chunked"
    BodyTooLarge 413 "RELAY_BODY_TOO_LARGE"
        "the body is larger than the relay takes: send it in parts, or call the vendor directly"
    Busy 503 "RELAY_BUSY"
        "too many calls are under way: wait for one of them"
    Redirect 502 "RELAY_REDIRECT"
        "the vendor answered with a redirect, which the relay does not follow because the credential would go along: call the vendor directly to see where it leads"
    Answer 502 "RELAY_ANSWER"
        "the vendor's answer is none that the relay can hand on: try again, or call the vendor directly to see it"
    Unreachable 502 "RELAY_UNREACHABLE"
        "the vendor cannot be reached from this machine: look at its network, its proxy and its certificates"
    Timeout 504 "RELAY_TIMEOUT"
        "the vendor did not answer in time: try again, with a smaller page if it was a list"
}
