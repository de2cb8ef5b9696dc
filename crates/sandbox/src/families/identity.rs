//! Access tokens.

use alloc::string::String;

use smartrecruiters_core::{Response, percent};

use crate::access::{Code, TOKEN_SECONDS};
use crate::base64;
use crate::call::{Call, Handler, Payload};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::reply;

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    match id {
        "identity.token.create" => Some(create),
        _ => None,
    }
}

/// Exchanges a client credential, a code or a refresh token for an access token; the last two bring a new refresh token.
fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let Payload::Form(fields) = &call.payload else {
        return Err(Fault::oauth(400, "invalid_request", "the body must be a form with grant_type, client_id and client_secret"));
    };
    let field = |name: &str| fields.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let refused = || Fault::oauth(call.config.invalid_client_status, "invalid_client", "the client id or the client secret is wrong");
    let (id, secret) = match call.headers.get("authorization") {
        Some(header) => basic(header).ok_or_else(refused)?,
        None => (field("client_id"), field("client_secret")),
    };
    let grant = field("grant_type");
    if grant.is_empty() {
        return Err(Fault::oauth(400, "invalid_request", "grant_type is required"));
    }
    let client = &call.tokens.credentials.client(&id, &secret).cloned().ok_or_else(refused)?;
    let lasting = match grant.as_str() {
        "client_credentials" => false,
        "refresh_token" if call.tokens.redeem(&field("refresh_token"), client, call.now_ms) => true,
        "refresh_token" => return Err(Fault::oauth(400, "invalid_grant", "the refresh token is wrong, spent or expired")),
        "authorization_code" => match call.tokens.spend(&field("code"), client) {
            Code::Good => true,
            Code::Spent if call.config.spent_code_is_empty => return Ok(reply::json(200, &json!({}))),
            Code::Spent | Code::Unknown => return Err(Fault::oauth(400, "invalid_grant", "the code is wrong or spent")),
        },
        _ => {
            let sentence = "grant_type must be client_credentials, authorization_code or refresh_token";
            return Err(Fault::oauth(400, "unsupported_grant_type", sentence));
        }
    };
    let mut body = json!({
        "access_token": call.tokens.issue(client, call.now_ms),
        "token_type": "bearer",
        "expires_in": TOKEN_SECONDS,
    });
    if lasting && let Some(fields) = body.as_object_mut() {
        fields.put("refresh_token", call.tokens.issue_refresh(client, call.now_ms));
    }
    let mut response = reply::json(200, &body);
    response.headers.set("Cache-Control", "no-store");
    Ok(response)
}

/// Id and secret of HTTP Basic, each form-encoded first (RFC 6749, section 2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    let pair = String::from_utf8(base64::decode(encoded.trim())?).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (id, secret) = pair.split_once(':')?;
    Some((percent::decode(id, true)?, percent::decode(secret, true)?))
}
