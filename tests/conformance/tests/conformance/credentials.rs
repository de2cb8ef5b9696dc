//! What each kind of credential sends, and to which operations.

use smartrecruiters_catalogue::{Auth, operations};
use smartrecruiters_core::{
    Arguments, Call, Client, ClientAuthentication, Credential, ErrorKind, Event, Headers, Request, Response, Secret, Step, call,
    read_token, token_request,
};

use crate::vector::{cases, success};

const KEY: &str = "DCRA1-00000000000000000000000000000000";
const TOKEN: &str = r#"{"access_token":"DCRA1-11111111111111111111111111111111","token_type":"bearer","expires_in":1799}"#;

#[test]
fn a_key_travels_whole_in_its_own_header_and_nowhere_else() {
    for operation in operations().filter(|operation| operation.auth() != Auth::None) {
        let request = sent(operation.id(), Credential::api_key(KEY).expect("a good key"));
        assert_eq!((request.headers.get("X-SmartToken"), request.headers.get("Authorization")), (Some(KEY), None), "{}", operation.id());
        assert!(!request.url.contains(KEY) && !request.body.windows(KEY.len()).any(|bytes| bytes == KEY.as_bytes()));
    }
}

#[test]
fn an_access_token_travels_as_bearer_and_nowhere_else() {
    for operation in operations().filter(|operation| operation.auth() != Auth::None) {
        let request = sent(operation.id(), Credential::access_token(KEY).expect("a good token"));
        let expected = format!("Bearer {KEY}");
        assert_eq!((request.headers.get("Authorization"), request.headers.get("X-SmartToken")), (Some(expected.as_str()), None));
    }
}

#[test]
fn an_operation_without_authentication_gets_no_credential() {
    for operation in operations().filter(|operation| operation.auth() == Auth::None) {
        let request = sent(operation.id(), Credential::api_key(KEY).expect("a good key"));
        assert!(request.headers.get("X-SmartToken").is_none() && request.headers.get("Authorization").is_none(), "{}", operation.id());
    }
}

#[test]
fn public_postings_need_no_credential() {
    for operation in operations().filter(|operation| operation.auth() == Auth::Optional) {
        let request = sent(operation.id(), Credential::None);
        assert!(request.headers.iter().all(|(name, _)| !smartrecruiters_core::is_secret(name)), "{}", operation.id());
    }
    assert!(Call::new(&Client::new(call::PRODUCTION, Credential::None), success("users.me").0, &Arguments::new()).is_ok());
}

#[test]
fn a_client_credential_is_exchanged_once_for_many_calls() {
    let mut client = Client::new(call::PRODUCTION, Credential::client("alder-robotics-sync", "hidden").expect("a good credential"));
    let mut exchanges = 0;
    for id in ["users.me", "jobs.list", "candidates.list"] {
        let (operation, case) = success(id);
        let mut call = Call::new(&client, operation, &case.arguments.arguments()).expect("good arguments");
        let mut step = call.next(&mut client, Event::Start, 0);
        if let Step::Exchange(request) = step {
            exchanges += 1;
            assert_eq!(request.url, "https://api.smartrecruiters.com/identity/oauth/token");
            step = call.next(&mut client, Event::Answer(&answer(200, TOKEN)), 0);
        }
        let Step::Send(request) = step else { panic!("{id} was not sent: {step:?}") };
        assert_eq!(request.headers.get("Authorization"), Some("Bearer DCRA1-11111111111111111111111111111111"));
    }
    assert_eq!(exchanges, 1);
}

#[test]
fn a_client_secret_travels_in_the_form_or_as_basic() {
    let secret = Secret::new("client secret", "s+cr/et%").expect("a good secret");
    let form = token_request(call::PRODUCTION, "id", &secret, ClientAuthentication::Form);
    assert_eq!(form.body, b"grant_type=client_credentials&client_id=id&client_secret=s%2Bcr%2Fet%25");
    assert_eq!(form.headers.get("Content-Type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(form.headers.get("Authorization"), None);
    let basic = token_request(call::PRODUCTION, "id", &secret, ClientAuthentication::Basic);
    assert_eq!(basic.body, b"grant_type=client_credentials");
    assert_eq!(basic.headers.get("Authorization"), Some("Basic aWQ6cyUyQmNyJTJGZXQlMjU="));
}

#[test]
fn a_token_endpoint_that_answers_without_a_token_is_an_error_with_a_sentence() {
    for (status, body, sentence) in [
        (200, "{}", "the token endpoint answered without an access token"),
        (200, "", "the token endpoint answered with something that is not JSON"),
        (200, "<html>", "the token endpoint answered with something that is not JSON"),
        (200, r#"{"access_token":"two words"}"#, "the access token holds white space"),
        (401, r#"{"error":"invalid_client","error_description":"no such client"}"#, "no such client"),
    ] {
        let error = read_token(&answer(status, body), 0).expect_err(body);
        assert!(matches!(error.kind(), ErrorKind::Token | ErrorKind::Credential), "{body}: {:?}", error.kind());
        assert!(error.message().starts_with(sentence), "{body}: {error}");
    }
}

#[test]
fn no_error_shows_a_credential() {
    let secret = "hidden-credential";
    for (operation, name, case) in cases() {
        let mut client = Client::new(call::PRODUCTION, Credential::access_token(secret).expect("a good token"));
        let mut call = Call::new(&client, operation, &case.arguments.arguments()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let Step::Send(request) = call.next(&mut client, Event::Start, 0) else { panic!("{name} was not sent") };
        assert!(!format!("{request:?} {client:?} {call:?}").contains(secret), "{name}");
        if let Step::Read = call.next(&mut client, Event::Head(case.response.status), 0)
            && let Step::Fail(error) = call.next(&mut client, Event::Answer(&case.response.response()), 0)
        {
            assert!(!format!("{error} {error:?}").contains(secret), "{name}");
        }
    }
}

/// What goes out for the first case of an operation.
fn sent(id: &str, credential: Credential) -> Request {
    let (operation, case) = success(id);
    let mut client = Client::new(call::PRODUCTION, credential);
    let mut call = Call::new(&client, operation, &case.arguments.arguments()).unwrap_or_else(|error| panic!("{error}"));
    match call.next(&mut client, Event::Start, 0) {
        Step::Send(request) => request,
        step => panic!("{id} was not sent: {step:?}"),
    }
}

fn answer(status: u16, body: &str) -> Response {
    Response { status, headers: Headers::new(), body: body.into() }
}
