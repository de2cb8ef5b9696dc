//! Why a call failed and what to do about it, in sentences.

use smartrecruiters_core::{Error, ErrorKind, Failure};

use super::session::{Kind, Session, Target};
use super::units;

/// A sentence that says what happened, and one that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// What happened.
    pub(crate) what: String,
    /// What to do. May hold code spans.
    pub(crate) remedy: String,
}

/// Why no answer came.
pub(crate) fn failure(failure: Failure, session: &Session, timeout_ms: u32) -> Explanation {
    match (failure, session.target) {
        (Failure::Network, Target::Page) => Explanation {
            what: "The sandbox of this page did not answer.".to_owned(),
            remedy: "It could not be loaded or broke down. Check that the page's files are still served, then reload the page; what you \
                     filled in is lost by that, so copy the request first."
                .to_owned(),
        },
        (Failure::Network, Target::Server) => Explanation {
            what: format!("The server at {} could not be reached, or the connection broke.", host(session.origin())),
            remedy:
                "Start it again with `cargo xtask serve` and send once more, or choose the sandbox in this page, which needs no server. \
                     The form keeps what you filled in."
                    .to_owned(),
        },
        (Failure::Timeout, _) => Explanation {
            what: format!("No answer came within {}.", units::duration(timeout_ms)),
            remedy: "The server may still be at work: before you send a change again, check whether it took effect.".to_owned(),
        },
        (Failure::Aborted, _) => Explanation {
            what: "You canceled the call.".to_owned(),
            remedy: "The request may have reached the server all the same: before you send a change again, check whether it took effect."
                .to_owned(),
        },
    }
}

/// What an answer that is a failure means for the credential in use, or for reading it. `None` where its status says enough.
pub(crate) fn refusal(error: &Error, session: &Session) -> Option<Explanation> {
    let (what, remedy) = match error.kind() {
        ErrorKind::Token => (
            format!("The client credential gave no access token: {}.", error.message()),
            "Check client id and secret: each target has its own. The exchange is shown with the credential.".to_owned(),
        ),
        ErrorKind::Unauthorized => unauthorized(session),
        ErrorKind::Response => (
            format!("{}.", sentence(error.message())),
            "It is shown below as it came. A proxy or a wrong address may have answered in place of the API.".to_owned(),
        ),
        _ if error.status() == Some(413) => (
            "The body is too large for the server.".to_owned(),
            "Send less: shorten texts, attach a smaller file, or split the call.".to_owned(),
        ),
        _ => return None,
    };
    Some(Explanation { what, remedy })
}

fn unauthorized(session: &Session) -> (String, String) {
    let (what, remedy) = match (session.is_bare(), session.kind) {
        (true, _) => (
            "No credential was sent.",
            "Enter an API key, a client credential or an access token; for a sandbox, use its demo credentials.",
        ),
        (false, Kind::Key) => (
            "The API key is wrong, or is not known to this target.",
            "Copy it again, whole, with its prefix; each target has its own keys.",
        ),
        (false, Kind::Token) => (
            "The access token is wrong or has expired: tokens live about 30 minutes.",
            "Paste a new one, or use the client credential, which renews its token by itself.",
        ),
        (false, Kind::Client) => {
            ("The access token was refused, and so was a new one.", "Forget the credential and enter it again; it may have been revoked.")
        }
    };
    (what.to_owned(), remedy.to_owned())
}

/// The usual name of a status.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        424 => "Failed Dependency",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}

/// The colour of a status: `ok`, `warn` or `bad`.
pub(crate) fn tone(status: u16) -> &'static str {
    match status {
        200..300 => "ok",
        300..400 => "warn",
        _ => "bad",
    }
}

fn host(origin: &str) -> &str {
    origin.strip_suffix("/sandbox").unwrap_or(origin)
}

/// A sentence of the core's, which begins small.
fn sentence(text: &str) -> String {
    let mut sentence = text.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::session::{Action, Fields};
    use smartrecruiters_core::{Headers, Response};
    use std::rc::Rc;
    use yew::Reducible;

    fn refused(status: u16, session: &Session) -> Option<Explanation> {
        let response = Response { status, headers: Headers::new(), body: Vec::new() };
        refusal(&Error::from_response(None, &response), session)
    }

    #[test]
    fn an_unreachable_server_is_named_and_its_start_told() {
        let session = Rc::new(Session::default())
            .reduce(Action::ServerFound("http://127.0.0.1:7878/sandbox".into()))
            .reduce(Action::Target(Target::Server));
        let told = failure(Failure::Network, &session, 1);
        assert!(told.what.contains("http://127.0.0.1:7878 could not") && told.remedy.contains("cargo xtask serve"), "{told:?}");
    }

    #[test]
    fn a_401_speaks_of_the_credential_that_was_sent() {
        let session = Rc::new(Session::default());
        assert!(refused(401, &session).is_some_and(|told| told.what.contains("No credential")));
        let session = session.reduce(Action::Fields(Fields { key: "k".to_owned(), token: "t".to_owned(), ..Fields::default() }));
        assert!(refused(401, &session).is_some_and(|told| told.what.contains("API key")));
        let session = session.reduce(Action::Kind(Kind::Token));
        assert!(refused(401, &session).is_some_and(|told| told.what.contains("expired")));
        assert_eq!(refused(404, &session), None);
        assert!(refused(413, &session).is_some_and(|told| told.what.contains("too large")));
    }

    #[test]
    fn a_timeout_says_how_long_was_waited() {
        assert!(failure(Failure::Timeout, &Session::default(), 30_000).what.contains("30.00 s"));
    }
}
