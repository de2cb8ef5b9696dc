//! Steps as a driver sees them.

use smartrecruiters_core::catalogue::{self, Operation, Segment};

use crate::step::{self, Sheet};
use crate::{deliver, page, refund};

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
    busy: &'static str,
    resend: &'static str,
    budget: String,
}

impl Driver {
    fn of(operation: &'static str, kind: &'static str, secret: &'static str, arguments: &[&'static str]) -> Self {
        let token = [String::new(), "0".into(), "0".into()];
        Self {
            operation,
            kind,
            secret,
            token,
            mark: "0".into(),
            arguments: arguments.into(),
            body: "0",
            busy: "0",
            resend: "0",
            budget: "500".into(),
        }
    }

    fn start(&mut self) -> Vec<String> {
        self.step("3", "0", "", "")
    }

    /// Takes a step; gives the turn, and what came before the state.
    fn step(&mut self, event: &str, status: &str, content_type: &str, body: &str) -> Vec<String> {
        self.step_told(event, status, "", content_type, body)
    }

    fn step_told(&mut self, event: &str, status: &str, retry_after: &str, content_type: &str, body: &str) -> Vec<String> {
        let operation = catalogue::find(self.operation).expect("known");
        let [token, end, generation] = &self.token;
        let (card, in_path) = card(operation);
        let head = [&self.mark, event, status, "1000", self.body, "https://api.example", "id", self.secret];
        let session = [token.as_str(), self.kind, end, generation, self.busy];
        let policy = ["", "3", "60000", self.resend, "0", &self.budget, retry_after, content_type];
        let body = match body {
            "" => [b"0\x000\0\0\0", &b"\0"[..]].concat(),
            TOKEN => [&b"1\x000\0t\x001799\0\0"[..]].concat(),
            html if html.starts_with('<') => b"2\x000\0\0\0\0".to_vec(),
            codes => [b"1\x001\0\0\0", codes.as_bytes(), b"\0\0"].concat(),
        };
        let mut input = card;
        let in_path = in_path.to_string();
        for text in head.iter().chain(&session).chain(&[in_path.as_str()]).chain(&self.arguments).chain(&policy) {
            input.extend(text.bytes().chain([0]));
        }
        input.extend(body);
        let mut out = Vec::new();
        step::next(&input, &mut out);
        let mut texts = texts(&out);
        let turn = texts.pop().expect("a turn");
        self.mark = texts.pop().expect("a mark");
        self.budget = texts.pop().expect("a budget");
        for text in self.token.iter_mut().rev() {
            *text = texts.pop().expect("what was learnt");
        }
        [turn].into_iter().chain(texts).collect()
    }
}

fn texts(out: &[u8]) -> Vec<String> {
    let mut texts: Vec<String> = out.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    texts.pop();
    texts
}

/// An operation as the driver has it, and its number of path arguments.
fn card(operation: Operation) -> (Vec<u8>, usize) {
    let body = operation.body() as u8 | u8::from(operation.body_required()) << 3 | u8::from(operation.is_download()) << 4;
    let mut card = vec![b'0' + (operation.method() as u8 | (operation.auth() as u8) << 3), b'0' + body];
    card.extend(operation.base().bytes());
    let mut in_path = 0;
    for segment in operation.segments() {
        card.push(b'/');
        match segment {
            Segment::Literal(word) => card.extend(word.bytes()),
            Segment::Argument(name) => {
                card.extend(format!("{{{name}}}").bytes());
                in_path += 1;
            }
        }
    }
    for parameter in operation.parameters() {
        card.push(0);
        let flags = parameter.location as u8 | (parameter.style as u8) << 1 | u8::from(parameter.required) << 3;
        if flags > 0 {
            card.push(b'0' + flags);
        }
        card.extend(parameter.name.bytes());
    }
    card.extend([0, 0]);
    (card, in_path)
}

/// Stands for an answer with a token.
const TOKEN: &str = "{}";
const EXCHANGE: &str = "0";
const SEND: &str = "1";
const READ: &str = "2";
const DELIVER: &str = "3";
const KEEP: &str = "4";
const WAIT: &str = "5";
const FAIL: &str = "6";
const DENIED: &str = "8";

#[test]
fn a_key_is_sent_at_once() {
    let mut driver = Driver::of("users.get", "1", "DCRA1-0123", &["5f8a/1"]);
    let sent = [SEND, "https://api.example/user-api/v201804/users/5f8a%2F1", "Accept", "application/json", "X-SmartToken", "DCRA1-0123"];
    assert_eq!(driver.start(), sent);
    let mark = deliver(driver.mark.parse().expect("a number"), 200);
    assert_eq!(driver.step("3", "200", "", ""), [DELIVER]);
    assert_eq!(driver.mark, mark.to_string(), "the short way says the same");
    assert_eq!(deliver(mark, 200), 0, "once");
}

#[test]
fn parameters_are_written_in_their_places() {
    let arguments = ["limit", "", "10", "Accept-Language", "", "de", "statuses", "", "SOURCING", "statuses", "", "ON_HOLD"];
    let texts = Driver::of("jobs.list", "2", "t", &arguments).start();
    assert_eq!(texts.get(1).map(String::as_str), Some("https://api.example/jobs?limit=10&statuses=SOURCING&statuses=ON_HOLD"));
    assert_eq!(
        texts.get(2..),
        Some(&["Accept", "application/json", "Accept-Language", "de", "Authorization", "Bearer t"].map(String::from)[..])
    );
}

#[test]
fn a_client_credential_is_exchanged_kept_and_renewed_once() {
    let mut driver = Driver::of("users.me", "3", "s", &[]);
    let exchange = driver.start();
    assert_eq!(exchange.first().map(String::as_str), Some(EXCHANGE));
    assert!(exchange.contains(&"grant_type=client_credentials&client_id=id&client_secret=s".to_owned()), "{exchange:?}");
    assert_eq!(driver.step("3", "200", "", TOKEN).first().map(String::as_str), Some(KEEP));
    assert_eq!(driver.token, ["t", "2799", "1"]);
    assert!(driver.start().contains(&"Bearer t".to_owned()));
    assert_eq!(driver.step("3", "401", "", "").first().map(String::as_str), Some(READ));
    assert_eq!(driver.step("3", "401", "", "").first().map(String::as_str), Some(EXCHANGE));
    driver.step("3", "200", "", TOKEN);
    driver.start();
    driver.step("3", "401", "", "");
    let failed = driver.step("3", "401", "text/html; charset=utf-8", "<html>");
    assert_eq!(failed[1..], ["the credential is missing, wrong or expired (the answer is text/html, not JSON)", "", "3"]);
}

#[test]
fn a_refusal_is_judged_by_status_and_codes_and_has_a_sentence_in_any_case() {
    let judged = |status, codes| {
        let mut driver = Driver::of("users.create", "1", "k", &[]);
        driver.body = "1";
        driver.start();
        driver.step("3", status, "", "");
        driver.step("3", status, "application/json", codes)[1..].to_vec()
    };
    assert_eq!(judged("422", "A"), ["", "", "7"]);
    assert_eq!(judged("422", ""), ["the body is not one the server can process", "", "7"]);
    assert_eq!(judged("401", "UNAUTHORIZED_TO_ACCESS_JOB"), ["", "", "4"]);
    assert_eq!(judged("401", "UNAUTHORIZED"), ["", "", "3"]);
    assert_eq!(judged("418", ""), ["the request was refused", "", "7"]);
}

#[test]
fn an_exchange_without_a_token_says_so() {
    let mut driver = Driver::of("users.me", "4", "s:", &[]);
    assert!(driver.start().contains(&"Basic id:s%3A".to_owned()));
    let failed = driver.step("3", "200", "", "x");
    assert_eq!(
        failed[1..],
        ["the token endpoint answered without an access token: the client credential may be revoked, or meant for another host", "", "2"]
    );
}

#[test]
fn faults_of_the_caller_stop_the_call() {
    let say = |driver: &mut Driver| driver.start().into_iter().rev().nth(2).unwrap_or_default();
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
fn a_refused_call_waits_and_goes_on() {
    let mut driver = Driver::of("users.create", "1", "k", &[]);
    driver.body = "1";
    driver.start();
    assert_eq!(driver.step_told("3", "429", "7", "", ""), [WAIT, "7000", "7000"]);
    assert_eq!(driver.start()[0], SEND);
    assert_eq!(driver.step("3", "429", "", ""), [WAIT, "1000", "1000"]);
    assert_eq!(driver.start()[0], SEND);
    assert_eq!(driver.step_told("3", "429", "61", "", ""), [READ, "61000", "0"], "longer than allowed");
    let failed = driver.step_told("3", "429", "61", "", "");
    assert_eq!(failed[1..], ["too many requests", "the server asks for a longer wait than `maxWait` or the timeout allows", "8"]);
}

#[test]
fn what_may_have_been_done_is_not_sent_again_unless_the_caller_says_so() {
    let mut driver = Driver::of("users.create", "1", "k", &[]);
    driver.body = "1";
    driver.start();
    assert_eq!(driver.step("3", "503", "", ""), [READ, "0", "0"]);
    assert!(driver.step("3", "503", "", "")[2].starts_with("not sent again: it may have been done"));
    for (resend, expected) in [("1", WAIT), ("2", FAIL), ("0", FAIL)] {
        let mut driver = Driver::of("users.create", "1", "k", &[]);
        (driver.body, driver.resend) = ("1", resend);
        driver.start();
        assert_eq!(driver.step("0", "0", "", "")[0], expected, "{resend}");
    }
}

#[test]
fn a_read_is_tried_again_up_to_its_limit_and_a_budget() {
    let mut driver = Driver::of("users.me", "1", "k", &[]);
    for retry in 0..3 {
        assert_eq!(driver.start()[0], SEND);
        assert_eq!(driver.step(if retry == 1 { "0" } else { "3" }, "502", "", ""), [WAIT, "0", "0"]);
    }
    driver.start();
    assert_eq!(
        driver.step("0", "0", "", "")[1..],
        ["no answer came: the host could not be reached, or the connection broke", "no retries left", "11"]
    );
    assert_eq!((driver.budget.as_str(), refund(485), refund(500)), ("485", 486, 500));
    let mut driver = Driver::of("users.me", "1", "k", &[]);
    driver.budget = "4".into();
    driver.start();
    assert_eq!(driver.step("0", "0", "", "")[2], "too many calls fail to try again");
}

#[test]
fn a_broken_body_is_asked_for_again_where_nobody_has_seen_it() {
    let mut driver = Driver::of("users.me", "1", "k", &[]);
    driver.start();
    driver.step("3", "200", "", "");
    assert_eq!(driver.step("0", "200", "", "")[0], WAIT);
}

#[test]
fn time_and_callers_end_a_call_for_good() {
    for event in ["1", "2"] {
        let mut driver = Driver::of("users.me", "1", "k", &[]);
        driver.start();
        assert_eq!(driver.step(event, "0", "", "")[0], FAIL);
    }
}

#[test]
fn an_exchange_is_tried_again_and_waits_for_that_of_another_call() {
    let mut driver = Driver::of("users.create", "3", "s", &[]);
    driver.body = "1";
    driver.busy = "1";
    assert_eq!(driver.start(), [WAIT, "0", "16"]);
    driver.busy = "0";
    assert_eq!(driver.start()[0], EXCHANGE);
    assert_eq!(driver.step("3", "503", "", "")[0], WAIT);
    assert_eq!(driver.start()[0], EXCHANGE);
    assert_eq!(driver.step("3", "401", "", "invalid_client")[0], DENIED);
}

#[test]
fn a_page_tells_where_the_next_one_is() {
    let go_on = |given: &[&str]| {
        let input: Vec<u8> = given.iter().flat_map(|text| text.bytes().chain([0])).collect();
        let mut out = Vec::new();
        page::next(&input, &mut out);
        texts(&out)
    };
    assert_eq!(go_on(&["0", "1", "", "", "100", "100", "", "1", "SKY==", ""]), ["SKY==", "", "1"]);
    assert_eq!(go_on(&["0", "2", "a", "", "100", "100", "", "1", "a", ""]), ["a", "a", "2"]);
    assert_eq!(go_on(&["1", "3", "c", "a", "10", "10", "", "1", "", "b="]), ["b=", "a", "1"]);
    assert_eq!(go_on(&["4", "2", "100", "", "100", "30", "130", "1", "", ""]), ["", "100", "0"]);
    assert_eq!(go_on(&["4", "1", "", "", "100", "100", "130", "1", "", ""]), ["99", "", "1"]);
}
