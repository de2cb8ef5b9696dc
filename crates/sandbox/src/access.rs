//! Who calls, and whether they may.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use smartrecruiters_catalogue::{Auth, Operation, ScopesMode};
use smartrecruiters_core::{Headers, Request};

pub(crate) use self::credentials::Kind;
use self::demo::DEMO_API_KEY;
pub(crate) use self::role::Role;
pub(crate) use self::tokens::{Code, TOKEN_SECONDS, Tokens};
use crate::config::{Config, Precedence};
use crate::fault::Fault;
use crate::world::Author;

pub(crate) mod credentials;
pub(crate) mod demo;
mod role;
mod tokens;

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The credential: limits are counted for each.
    pub(crate) credential: String,
    /// Whether the credential is an API key.
    pub(crate) by_key: bool,
    /// Id of the user whom the credential stands for. Empty for nobody.
    pub(crate) user: &'static str,
    pub(crate) role: Role,
    pub(crate) access: Access,
}

/// Which scopes a credential has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    All,
    ReadOnly,
    /// One.
    Only(&'static str),
    These(Vec<String>),
}

impl Caller {
    /// The caller as the audit log names who did something.
    pub(crate) fn author(&self) -> Author {
        match (self.user, self.by_key) {
            ("", _) => Author::System,
            (user, true) => Author::User(user.into(), "API_KEY"),
            (user, false) => Author::User(user.into(), "AUTH_TOKEN"),
        }
    }
}

impl Access {
    fn has(&self, scope: &str) -> bool {
        match self {
            Self::All => true,
            Self::ReadOnly => scope.ends_with("_read"),
            Self::Only(one) => scope == *one,
            Self::These(scopes) => scopes.iter().any(|one| one == scope),
        }
    }
}

/// Finds out who calls.
pub(crate) fn identify(request: &Request, operation: Operation, tokens: &Tokens, config: &Config, now_ms: u64) -> Result<Caller, Fault> {
    let public = matches!(operation.auth(), Auth::None | Auth::Optional);
    let found = match credential(&request.headers, operation.auth(), config.both_credentials) {
        _ if operation.auth() == Auth::None => return Ok(nobody()),
        Ok(Some(given)) => given.caller(tokens, operation.auth(), config, now_ms),
        Ok(None) if public => return Ok(nobody()),
        Ok(None) => Err(missing(&request.headers)),
        Err(why) => Err(why),
    };
    match found {
        Ok(caller) => Ok(caller),
        Err(_) if public && !config.strict_public => Ok(nobody()),
        Err(why) => Err(Fault::shaped(config.unauthorized.status, config.unauthorized.body, "UNAUTHORIZED", why)),
    }
}

/// Checks that the scopes and the role of the caller both allow the operation.
pub(crate) fn authorize(caller: &Caller, operation: Operation, config: &Config) -> Result<(), Fault> {
    if matches!(operation.auth(), Auth::None | Auth::Optional) {
        return Ok(());
    }
    let facts = operation.facts();
    let lacking: Vec<&str> = facts.scopes.iter().filter(|scope| !caller.access.has(scope)).collect();
    let enough = match facts.scopes_mode {
        ScopesMode::All => lacking.is_empty(),
        ScopesMode::Any | ScopesMode::Unknown => lacking.len() < facts.scopes.len() || facts.scopes.is_empty(),
    };
    if !enough {
        let message = format!("the access token lacks the scope {}, which {} needs", lacking.join(", "), operation.id());
        return Err(Fault::shaped(config.out_of_scope.status, config.out_of_scope.body, "PERMISSION_DENIED", message));
    }
    role::check(caller.role, operation)
}

enum Given<'a> {
    Key(&'a str),
    Token(&'a str),
}

impl Given<'_> {
    fn caller(&self, tokens: &Tokens, auth: Auth, config: &Config, now_ms: u64) -> Result<Caller, String> {
        let of_partner = auth == Auth::Key;
        let by_key = |key: &str| tokens.credentials.key(key);
        match self {
            Self::Key(text) => match by_key(text).map(|key| (key, key.kind)) {
                Some((key, Kind::Partner)) if of_partner => Ok(key.caller()),
                Some((_, Kind::Partner)) => Err("this is the API key of a partner: this operation takes one of a customer".into()),
                Some(_) if of_partner && config.partner_keys_only => {
                    Err("this is the API key of a customer: this operation takes one of a partner".into())
                }
                Some((key, _)) => Ok(key.caller()),
                None => Err(wrong_key(text, tokens)),
            },
            Self::Token(text) if by_key(text).is_some() => Err("this is an API key: send it as X-SmartToken, not as a bearer token".into()),
            Self::Token(token) => tokens.caller(token, now_ms),
        }
    }
}

fn credential(headers: &Headers, auth: Auth, precedence: Precedence) -> Result<Option<Given<'_>>, String> {
    let key = headers.get("x-smarttoken").map(str::trim).filter(|key| !key.is_empty());
    let token = match headers.get("authorization").map(str::trim) {
        None | Some("") => None,
        Some(value) => Some(bearer(value).ok_or("the Authorization header must be `Bearer` and an access token")?),
    };
    Ok(match (key, token, auth) {
        (None, None, _) => None,
        (None, Some(_), Auth::Key) => return Err("this operation takes an API key, sent as X-SmartToken".into()),
        (Some(_), None, Auth::Partner) => return Err("this operation takes an access token, sent as Authorization: Bearer".into()),
        (Some(key), None, _) | (Some(key), Some(_), Auth::Key) => Some(Given::Key(key)),
        (None, Some(token), _) | (Some(_), Some(token), Auth::Partner) => Some(Given::Token(token)),
        (Some(key), Some(token), _) => match precedence {
            Precedence::Key => Some(Given::Key(key)),
            Precedence::Token => Some(Given::Token(token)),
            Precedence::Refuse => return Err("an API key and an access token were sent together: send one".into()),
        },
    })
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn missing(headers: &Headers) -> String {
    if headers.get("x-smart-token").is_some() {
        return "no credential was sent: the header is spelled X-SmartToken, with one hyphen".to_string();
    }
    "no credential was sent: send an API key as X-SmartToken, or an access token as Authorization: Bearer".to_string()
}

fn wrong_key(key: &str, tokens: &Tokens) -> String {
    let bare = DEMO_API_KEY.strip_prefix("DCRA1-");
    if key.starts_with("Bearer ") || tokens.is_known(key) {
        "this is an access token: send it as Authorization: Bearer, not as X-SmartToken".into()
    } else if bare == Some(key) {
        "the API key is not known: its prefix DCRA1- is part of it".into()
    } else {
        "the API key is not known".into()
    }
}

/// The caller of a public operation.
fn nobody() -> Caller {
    Caller { credential: "nobody".into(), by_key: false, user: "", role: Role::Employee, access: Access::ReadOnly }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use smartrecruiters_catalogue::{Method, operations};

    /// What an operation with this kind of credential makes of these headers.
    fn asked(auth: Auth, headers: &[(&str, &str)]) -> Result<Caller, String> {
        let operation = operations().find(|operation| operation.auth() == auth).expect("the catalogue has one");
        let request = Request { method: Method::Get, url: String::new(), headers: headers.iter().copied().collect(), body: vec![] };
        let mut tokens = Tokens::new(1);
        let client = tokens.credentials.find("alder-robotics-sync").expect("a demo client").clone();
        let token = tokens.issue(&client, 0);
        let mut request = request;
        if let Some(header) = request.headers.get("authorization").filter(|value| *value == "token").map(|_| format!("Bearer {token}")) {
            request.headers.set("Authorization", header);
        }
        let refused = |fault: Fault| String::from_utf8_lossy(&fault.into_response().body).into_owned();
        identify(&request, operation, &tokens, &Config::default(), 0).map_err(refused)
    }

    #[test]
    fn operations_of_partners_take_one_kind_of_credential_only() {
        let (key, token) = (("X-SmartToken", DEMO_API_KEY), ("Authorization", "token"));
        let credential = |auth, headers: &[_]| asked(auth, headers).map(|caller| caller.credential);
        assert_eq!(credential(Auth::Key, &[key]).as_deref(), Ok("key"));
        assert_eq!(credential(Auth::Partner, &[token]).as_deref(), Ok("alder-robotics-sync"));
        assert_eq!(credential(Auth::Key, &[key, token]).as_deref(), Ok("key"));
        assert_eq!(credential(Auth::Partner, &[key, token]).as_deref(), Ok("alder-robotics-sync"));
        assert!(credential(Auth::Key, &[token]).is_err_and(|why| why.contains("takes an API key")));
        assert!(credential(Auth::Partner, &[key]).is_err_and(|why| why.contains("takes an access token")));
        assert_eq!(credential(Auth::None, &[key]).as_deref(), Ok("nobody"));
        assert_eq!(credential(Auth::Optional, &[]).as_deref(), Ok("nobody"));
    }
}
