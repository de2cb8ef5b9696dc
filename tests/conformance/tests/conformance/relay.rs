//! What the relay lets through, and what not: `tests/relay/hostile.json`, and whatever can be made of its pieces.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use smartrecruiters_catalogue::route;
use smartrecruiters_core::relay::{Decision, HOSTS, Incoming, Policy, Reason, answer, decide};

/// The file: headers that a good request has, and requests that are not good.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    headers: Vec<(String, String)>,
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    method: String,
    target: String,
    /// Beside those of the table.
    #[serde(default)]
    headers: Vec<(String, String)>,
    /// Names of headers of the table that this request does not have.
    #[serde(default)]
    without: Vec<String>,
    /// Code of the refusal.
    refused: String,
}

const OWN: &str = "http://127.0.0.1:7878";
const POLICY: Policy<'_> = Policy { mount: "/relay", own: &[OWN, "http://localhost:7878"], origins: &[OWN], most_body: 1 << 20 };
/// Names in small letters of all that may go out.
const NEEDED: [&str; 7] = ["x-smarttoken", "authorization", "content-type", "accept", "accept-language", "if-none-match", "user-agent"];

#[test]
fn every_hostile_request_is_refused_for_its_own_reason() {
    let table = table();
    assert!(table.cases.len() >= 60);
    for case in &table.cases {
        let Decision::Refuse(refusal) = case.decide(&table) else { panic!("{} goes through", case.name) };
        assert_eq!(refusal.reason.code(), case.refused, "{}", case.name);
        let response = refusal.into_response();
        assert!(response.status >= 400, "{}", case.name);
        let body: serde_json::Value = serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        assert_eq!(body["errors"][0]["code"], case.refused.as_str(), "{}", case.name);
        let (what, how) = body["message"].as_str().and_then(|text| text.split_once(": ")).unwrap_or_default();
        assert!(!what.is_empty() && !how.is_empty(), "{} is told what is wrong and how to mend it", case.name);
    }
}

#[test]
fn the_same_requests_without_their_fault_go_through() {
    for (method, target, host, expected) in [
        ("GET", "/relay/production/jobs", HOSTS[0].1, "/jobs"),
        ("GET", "/relay/vendor-sandbox/jobs?limit=5&q=a%20b", HOSTS[1].1, "/jobs?limit=5&q=a%20b"),
        ("GET", "/relay/production/user-api/v201804/users/me", HOSTS[0].1, "/user-api/v201804/users/me"),
        ("POST", "/relay/production/identity/oauth/token", HOSTS[0].1, "/identity/oauth/token"),
        ("PATCH", "/relay/production/interviews-api/v201904/interview-types", HOSTS[0].1, "/interviews-api/v201904/interview-types"),
        (
            "DELETE",
            "/relay/production/interviews-api/v201904/interview-types/T%C3%A9l%C3%A9phone%20%26%20co",
            HOSTS[0].1,
            "/interviews-api/v201904/interview-types/T%C3%A9l%C3%A9phone%20%26%20co",
        ),
    ] {
        let headers = [("host", "LOCALHOST:7878"), ("origin", OWN), ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")];
        let Decision::Forward(forward) = asked(method, target, &headers) else { panic!("{method} {target} is refused") };
        assert_eq!((forward.host, forward.target.as_str(), forward.method.as_str()), (host, expected, method));
        assert_eq!(forward.origin.as_deref(), Some(OWN));
    }
}

#[test]
fn what_the_api_reads_is_sent_along_and_nothing_else() {
    let given = [
        ("Host", "127.0.0.1:7878"),
        ("Sec-Fetch-Site", "same-origin"),
        ("User-Agent", "a browser"),
        ("Referer", "http://127.0.0.1:7878/operation?secret=1"),
        ("X-Forwarded-For", "10.0.0.1"),
        ("Accept-Encoding", "gzip"),
        ("Range", "bytes=0-1"),
        ("x-SMARTTOKEN", "DCRA1-1"),
        ("If-None-Match", "\"a\""),
        ("Connection", "keep-alive"),
        ("content-type", "application/json"),
        ("Content-Length", "2"),
    ];
    let Decision::Forward(forward) = asked("POST", "/relay/production/jobs", &given) else { panic!("it is refused") };
    let sent: Vec<_> = forward.headers.iter().collect();
    let wanted = [
        ("X-SmartToken", "DCRA1-1"),
        ("Content-Type", "application/json"),
        ("If-None-Match", "\"a\""),
        ("User-Agent", "smartrecruiters-relay"),
    ];
    assert_eq!(sent, wanted);
    assert!(forward.has_body);
}

#[test]
fn a_page_of_a_named_origin_learns_what_it_may_send() {
    let policy = Policy { own: &["https://relay.example"], origins: &["https://docs.example"], ..POLICY };
    let headers: [(&[u8], &[u8]); 4] = [
        (b"host", b"relay.example"),
        (b"origin", b"https://docs.example"),
        (b"access-control-request-method", b"PATCH"),
        (b"access-control-request-headers", b"content-type,x-smarttoken"),
    ];
    let asked = Incoming { method: b"OPTIONS", target: b"/relay/production/jobs/a", headers: &headers };
    let Decision::Preflight(headers) = decide(&asked, &policy) else { panic!("it is refused") };
    assert_eq!(headers.get("access-control-allow-origin"), Some("https://docs.example"));
    assert_eq!(headers.get("access-control-allow-methods"), Some("PATCH"));
    assert_eq!(headers.get("access-control-allow-credentials"), None);
    assert!(headers.get("vary").is_some_and(|names| names.contains("Origin")));
}

#[test]
fn an_answer_is_handed_on_without_cookies_and_never_as_a_redirect() {
    let from = [
        ("content-type", &b"text/html"[..]),
        ("set-cookie", b"session=1"),
        ("access-control-allow-origin", b"*"),
        ("strict-transport-security", b"max-age=1"),
        ("x-ratelimit-remaining", b"9"),
        ("link", b"</jobs?pageId=1>; rel=\"next\""),
        ("content-disposition", b"attachment; filename=\"\xe9\""),
    ];
    let headers = answer(200, from.into_iter(), Some(OWN)).expect("it is handed on");
    assert_eq!(headers.get("x-ratelimit-remaining"), Some("9"));
    assert_eq!(headers.get("access-control-allow-origin"), Some(OWN));
    assert!(headers.get("access-control-expose-headers").is_some_and(|names| names.contains("X-RateLimit-Remaining")));
    assert!(headers.get("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
    for gone in ["set-cookie", "strict-transport-security", "content-disposition"] {
        assert_eq!(headers.get(gone), None, "{gone}");
    }
    assert!(answer(200, from.into_iter(), None).expect("it is handed on").get("access-control-allow-origin").is_none());
    for (status, reason) in
        [(301, Reason::Redirect), (302, Reason::Redirect), (307, Reason::Redirect), (101, Reason::Answer), (999, Reason::Answer)]
    {
        assert_eq!(answer(status, [].into_iter(), None), Err(reason), "{status}");
    }
    assert!(answer(304, [].into_iter(), None).is_ok());
}

#[test]
fn a_refusal_repeats_nothing_of_the_request() {
    let headers = [("Host", "127.0.0.1:7878"), ("Origin", OWN), ("X-SmartToken", "DCRA1-hidden hidden")];
    let Decision::Refuse(refusal) = asked("GET", "/relay/production/jobs?q=hidden", &headers) else { panic!("it goes through") };
    let response = refusal.into_response();
    let told = format!("{:?}{}", response.headers, String::from_utf8_lossy(&response.body));
    assert!(!told.contains("hidden"), "{told}");
    assert_eq!(response.headers.get("access-control-allow-origin"), Some(OWN), "the page may read why");
}

/// Pieces of the table, put together at random, with the pieces of good requests between them so that some go through.
#[test]
fn whatever_goes_out_names_a_host_an_operation_and_needed_headers() {
    let table = table();
    let mut dice = Dice(1042);
    let mut targets: Vec<&str> = table.cases.iter().map(|case| case.target.as_str()).collect();
    targets.extend(["/relay/production/jobs", "/relay/vendor-sandbox/candidates/a/jobs/b", "?limit=5", "%20", "/", "a", "é"]);
    let mut fields: Vec<(&str, &str)> =
        table.cases.iter().flat_map(|case| &case.headers).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("X-SmartToken", "a"), ("Accept", "*/*"), ("Authorization", "Bearer a"), ("Content-Length", "0"), ("X-Any", "a")]);
    let mut forwarded = 0;
    for _ in 0..8_000 {
        let (one, other) = (dice.of(&targets), dice.of(&targets));
        let target = match dice.below(4) {
            0 => cut(one, dice.below(one.len() + 1)).to_owned() + cut_off(other, dice.below(other.len() + 1)),
            1 => "/relay/production/jobs".to_owned() + cut_off(other, dice.below(other.len() + 1)),
            2 => one.to_owned(),
            _ => "/relay/production/jobs?q=".to_owned() + other,
        };
        let mut headers = vec![("Host", "127.0.0.1:7878"), ("Sec-Fetch-Site", "same-origin")];
        headers.extend((0..dice.below(3)).map(|_| dice.of(&fields)));
        let method = dice.of(&["GET", "GET", "GET", "POST", "DELETE", "PATCH", "OPTIONS", "get", "TRACE"]);
        if let Decision::Forward(forward) = asked(method, &target, &headers) {
            forwarded += 1;
            let path = forward.target.split('?').next().unwrap_or_default();
            let found = route(forward.method, path).map(|route| route.operation);
            assert!(HOSTS.iter().any(|(_, host)| *host == forward.host), "{forward:?}");
            assert_eq!((found, method), (Some(forward.operation), forward.method.as_str()), "{target}");
            assert!(target.ends_with(&forward.target), "{target} is sent as it came");
            assert!(path.split('/').all(|part| part != ".."), "{target}");
            assert!(forward.target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'#'), "{target}");
            for (name, value) in forward.headers.iter() {
                assert!(NEEDED.contains(&name.to_ascii_lowercase().as_str()), "{name}");
                assert!(value.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{name}");
            }
        }
    }
    assert!(forwarded > 100, "{forwarded} of 8000 go through, which is too few to tell");
}

impl Case {
    fn decide(&self, table: &Table) -> Decision {
        let usual = table.headers.iter().filter(|(name, _)| !self.without.contains(name));
        let headers: Vec<_> = usual.chain(&self.headers).map(|(name, value)| (name.as_str(), repeated(value))).collect();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        asked(&self.method, &repeated(&self.target), &headers)
    }
}

fn asked(method: &str, target: &str, headers: &[(&str, &str)]) -> Decision {
    let headers: Vec<(&[u8], &[u8])> = headers.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
    decide(&Incoming { method: method.as_bytes(), target: target.as_bytes(), headers: &headers }, &POLICY)
}

fn table() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("relay").join("hostile.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `{9000}` stands for nine thousand letters.
fn repeated(text: &str) -> String {
    let parts = text.split_once('{').and_then(|(before, rest)| Some((before, rest.strip_suffix('}')?.parse().ok()?)));
    parts.map_or_else(|| text.to_owned(), |(before, count)| before.to_owned() + &"a".repeat(count))
}

/// The beginning, up to the first end of a character at or after `at`.
fn cut(text: &str, at: usize) -> &str {
    text.split_at(text.ceil_char_boundary(at)).0
}

fn cut_off(text: &str, at: usize) -> &str {
    text.split_at(text.ceil_char_boundary(at)).1
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap_or_default()
    }

    fn of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())]
    }
}
