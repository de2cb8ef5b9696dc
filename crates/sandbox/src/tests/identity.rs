//! Access tokens.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};
use smartrecruiters_core::{ClientAuthentication, Credential, Method, read_token, token_request};

use super::{Answer, Desk};
use crate::{Config, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, DEMO_CODE};

const FORM: &str = "application/x-www-form-urlencoded";
const TOKENS: &str = "/identity/oauth/token";
const ME: &str = "/user-api/v201804/users/me";

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.headers.remove("x-smarttoken");
    desk
}

fn exchange(desk: &mut Desk, fields: &str) -> Answer {
    desk.send(Method::Post, TOKENS, FORM, fields)
}

fn client(fields: &str) -> String {
    format!("client_id={DEMO_CLIENT_ID}&client_secret={DEMO_CLIENT_SECRET}{fields}")
}

fn bear(desk: &mut Desk, token: &Value) {
    desk.headers.set("Authorization", format!("Bearer {}", token["access_token"].as_str().expect("a token")));
}

#[test]
fn a_client_credential_in_the_form_becomes_a_token_that_opens_the_api_for_1799_seconds() {
    let mut desk = desk();
    let answer = exchange(&mut desk, &client("&grant_type=client_credentials"));
    let token = answer.json(200);
    assert_eq!((&token["token_type"], &token["expires_in"], token.get("refresh_token")), (&json!("bearer"), &json!(1799), None));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    bear(&mut desk, &token);
    assert_eq!(desk.get(ME).json(200)["firstName"], "Maya");
    desk.now_ms += 1_798_999;
    desk.get(ME).json(200);
    desk.now_ms += 1;
    let message = desk.get(ME).json(401)["message"].clone();
    assert_eq!(message, "the access token has expired: exchange the client credential again");
}

#[test]
fn both_ways_of_the_core_to_authenticate_a_client_are_taken() {
    for method in [ClientAuthentication::Form, ClientAuthentication::Basic] {
        let mut desk = desk();
        let Ok(Credential::Client { id, secret, .. }) = Credential::client(DEMO_CLIENT_ID, DEMO_CLIENT_SECRET) else {
            panic!("a credential")
        };
        let request = token_request("http://127.0.0.1:7878/sandbox", &id, &secret, method);
        let token = read_token(&desk.sandbox.handle(&request, desk.now_ms), desk.now_ms).expect("a token");
        assert_eq!(token.expires_at_ms, desk.now_ms + 1_799_000);
    }
}

#[test]
fn a_wrong_client_is_refused_with_the_status_that_the_settings_name() {
    for status in [401, 400] {
        let mut desk = Desk::with(Config { invalid_client_status: status, ..Config::default() });
        for fields in [
            format!("grant_type=client_credentials&client_id={DEMO_CLIENT_ID}&client_secret=wrong"),
            format!("grant_type=client_credentials&client_id=nobody&client_secret={DEMO_CLIENT_SECRET}"),
            String::from("grant_type=client_credentials"),
        ] {
            assert_eq!(exchange(&mut desk, &fields).json(status)["error"], "invalid_client", "{fields}");
        }
    }
    let mut desk = desk();
    for basic in ["Basic bm9ib2R5Ondyb25n", "Basic ???", "Basic", "Bearer x"] {
        desk.headers.set("Authorization", basic);
        assert_eq!(exchange(&mut desk, "grant_type=client_credentials").json(401)["error"], "invalid_client", "{basic}");
    }
}

#[test]
fn other_grants_and_other_bodies_are_refused_as_rfc_6749_has_it() {
    let mut desk = desk();
    for (fields, error) in [
        (client(""), "invalid_request"),
        (client("&grant_type=password"), "unsupported_grant_type"),
        (client("&grant_type=authorization_code&code=x"), "invalid_grant"),
        (client("&grant_type=refresh_token&refresh_token=x"), "invalid_grant"),
        (String::new(), "invalid_request"),
        (String::from("%zz"), "invalid_request"),
    ] {
        assert_eq!(exchange(&mut desk, &fields).json(400)["error"], error, "{fields}");
    }
    let json = desk.send(Method::Post, TOKENS, "application/json", r#"{"grant_type":"client_credentials"}"#);
    assert_eq!(
        json.json(400)["error_description"],
        "the content type application/json is not taken: send application/x-www-form-urlencoded"
    );
}

#[test]
fn a_code_works_once_and_so_does_each_refresh_token_it_leads_to() {
    let mut desk = desk();
    let by_code = client(&format!("&grant_type=authorization_code&code={DEMO_CODE}"));
    let first = exchange(&mut desk, &by_code).json(200);
    assert_eq!(exchange(&mut desk, &by_code).json(400)["error"], "invalid_grant", "a code works once");
    let renew =
        |token: &Value| client(&format!("&grant_type=refresh_token&refresh_token={}", token["refresh_token"].as_str().expect("a token")));
    let second = exchange(&mut desk, &renew(&first)).json(200);
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(exchange(&mut desk, &renew(&first)).json(400)["error"], "invalid_grant", "a refresh token works once");
    bear(&mut desk, &second);
    desk.get(ME).json(200);
    desk.headers.remove("authorization");
    desk.now_ms += 28 * crate::time::DAY_MS;
    assert_eq!(exchange(&mut desk, &renew(&second)).json(400)["error"], "invalid_grant", "28 days are over");
}

#[test]
fn a_spent_code_can_answer_200_with_an_empty_object() {
    let mut desk = Desk::with(Config { spent_code_is_empty: true, ..Config::default() });
    let by_code = client(&format!("&grant_type=authorization_code&code={DEMO_CODE}"));
    exchange(&mut desk, &by_code);
    assert_eq!(exchange(&mut desk, &by_code).json(200), json!({}));
}
