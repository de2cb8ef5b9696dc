//! Steps as a driver sees them.

use smartrecruiters_catalogue as catalogue;

use crate::step::{self, Sheet};

impl Sheet for Vec<u8> {
    fn clear(&mut self) {
        Self::clear(self);
    }
}

/// What a driver keeps.
struct Driver {
    operation: &'static str,
    kind: &'static str,
    secret: &'static str,
    token: [String; 3],
    mark: String,
    arguments: Vec<&'static str>,
    body: &'static str,
}

impl Driver {
    fn of(operation: &'static str, kind: &'static str, secret: &'static str, arguments: &[&'static str]) -> Self {
        let token = [String::new(), "0".into(), "0".into()];
        Self { operation, kind, secret, token, mark: "0".into(), arguments: arguments.into(), body: "0" }
    }

    fn start(&mut self) -> Vec<String> {
        self.step("3", "0", "", "")
    }

    /// Takes a step; gives the turn, and what came before the state.
    fn step(&mut self, failure: &str, status: &str, content_type: &str, body: &str) -> Vec<String> {
        let operation = catalogue::find(self.operation).expect("known").index().to_string();
        let [token, end, generation] = &self.token;
        let head = [&operation, &self.mark, failure, status, "1000", self.body, "https://api.example", "id", self.secret];
        let session = [token.as_str(), self.kind, end, generation];
        let mut input: Vec<u8> = Vec::new();
        let in_path = (crate::shape(operation.parse().expect("a number")) & 7).to_string();
        for text in head.iter().chain(&session).chain(&[in_path.as_str()]).chain(&self.arguments).chain(&["", content_type]) {
            input.extend(text.bytes().chain([0]));
        }
        input.extend(body.bytes());
        let mut out = Vec::new();
        step::next(&input, &mut out);
        let mut texts: Vec<String> = out.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned()).collect();
        texts.pop();
        let turn = texts.pop().expect("a turn");
        self.mark = texts.pop().expect("a mark");
        for text in self.token.iter_mut().rev() {
            *text = texts.pop().expect("what was learnt");
        }
        [turn].into_iter().chain(texts).collect()
    }
}

const EXCHANGE: &str = "0";
const SEND: &str = "1";
const READ: &str = "2";
const DELIVER: &str = "3";
const KEEP: &str = "4";

#[test]
fn a_key_is_sent_at_once() {
    let mut driver = Driver::of("users.get", "1", "DCRA1-0123", &["5f8a/1"]);
    let sent =
        [SEND, "https://api.example/user-api/v201804/users/5f8a%2F1", "Accept", "application/json", "X-SmartToken", "DCRA1-0123", "GET"];
    assert_eq!(driver.start(), sent);
    assert_eq!(driver.step("3", "200", "", ""), [DELIVER, "GET"]);
}

#[test]
fn parameters_are_written_in_their_places() {
    let arguments = ["limit", "", "10", "Accept-Language", "", "de", "statuses", "", "SOURCING", "statuses", "", "ON_HOLD"];
    let texts = Driver::of("jobs.list", "2", "t", &arguments).start();
    assert_eq!(texts.get(1).map(String::as_str), Some("https://api.example/jobs?limit=10&statuses=SOURCING&statuses=ON_HOLD"));
    assert_eq!(
        texts.get(2..),
        Some(&["Accept", "application/json", "Accept-Language", "de", "Authorization", "Bearer t", "GET"].map(String::from)[..])
    );
}

#[test]
fn a_client_credential_is_exchanged_kept_and_renewed_once() {
    let mut driver = Driver::of("users.me", "3", "s", &[]);
    let exchange = driver.start();
    assert_eq!(exchange.first().map(String::as_str), Some(EXCHANGE));
    assert!(exchange.contains(&"grant_type=client_credentials&client_id=id&client_secret=s".to_owned()), "{exchange:?}");
    let token = r#"{"access_token":"t\u003d","expires_in":1799}"#;
    assert_eq!(driver.step("3", "200", "", token).first().map(String::as_str), Some(KEEP));
    assert_eq!(driver.token, ["t\\u003d", "2799", "1"]);
    driver.token[0] = "t=".into();
    assert!(driver.start().contains(&"Bearer t=".to_owned()));
    assert_eq!(driver.step("3", "401", "", "").first().map(String::as_str), Some(READ));
    assert_eq!(driver.step("3", "401", "", "").first().map(String::as_str), Some(EXCHANGE));
    driver.step("3", "200", "", token);
    driver.start();
    driver.step("3", "401", "", "");
    let kind = "3";
    let failed = driver.step("3", "401", "text/html; charset=utf-8", "<html>");
    assert_eq!(failed[1..], ["the credential is missing, wrong or expired (the answer is text/html, not JSON)", kind]);
}

#[test]
fn a_refusal_tells_its_faults() {
    let mut driver = Driver::of("users.create", "1", "k", &[]);
    driver.body = "1";
    driver.start();
    driver.step("3", "422", "", "");
    let body = r#"{"message":"not \"so\"","errors":[{"code":"A","message":"b"},{"dataPath":"/c"}]}"#;
    let failed = driver.step("3", "422", "application/json", body);
    assert_eq!(failed[1..], ["A", "b", "", "", "", "/c", r#"not \"so\""#, "7"]);
}

#[test]
fn faults_of_the_caller_stop_the_call() {
    let say = |driver: &mut Driver| driver.start().into_iter().rev().nth(1).unwrap_or_default();
    assert_eq!(say(&mut Driver::of("users.get", "1", "k", &[""])), "`id` is missing: it is part of the path");
    assert_eq!(say(&mut Driver::of("users.me", "1", "a b", &[])).split(" or ").next(), Some("the API key holds white space"));
    assert!(
        say(&mut Driver::of("users.list", "1", "k", &["sort", "", "x"]))
            .starts_with("`sort` is not a parameter of this operation: it takes q, limit")
    );
    let mut late = Driver::of("users.me", "3", "s", &[]);
    late.start();
    assert_eq!(late.step("1", "0", "", "")[1], "no answer came in time");
}

#[test]
fn an_unreadable_success_says_so() {
    let mut driver = Driver::of("users.me", "1", "k", &[]);
    driver.start();
    driver.step("3", "200", "", "");
    assert_eq!(driver.step("3", "200", "text/html", "<html>")[1], "the answer should be JSON and is text/html");
}

#[test]
fn shapes_tell_path_body_parameters_and_file() {
    let shape = |id: &str| crate::shape(u32::from(catalogue::find(id).expect("known").index()));
    assert_eq!(shape("users.me"), 0);
    assert_eq!(shape("users.list"), 64);
    assert_eq!(shape("users.update"), 1 | 2 << 3);
    assert_eq!(shape("candidates.attachments.create"), 2 | 4 << 3);
    assert_eq!(shape("candidates.attachments.download") & 128, 128);
}
