//! Snapshots, and changes that a host writes down.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::{Operation, Segment, operations};
use smartrecruiters_core::Method;

use super::talk::Talk;
use super::tools::{AMELIA, DANIEL, ENGINEER};
use super::{Desk, NOW_MS};
use crate::{Config, Entry, Sandbox};

/// Everything that decides what comes later.
fn state(sandbox: &Sandbox) -> [String; 5] {
    let Sandbox { world, tokens, clock, faults, answered, .. } = sandbox;
    [format!("{world:#?}"), format!("{tokens:#?}"), format!("{clock:?}"), format!("{faults:?}"), format!("{answered}")]
}

#[track_caller]
fn same(one: &Sandbox, other: &Sandbox, after: &str) {
    same_states(&state(one), &state(other), after);
}

/// Fails with the first line that differs.
#[track_caller]
fn same_states(one: &[String], other: &[String], after: &str) {
    for (one, other) in one.iter().zip(other) {
        if one != other {
            let lines = one.lines().zip(other.lines()).enumerate();
            let differs = lines.filter(|(_, (one, other))| one != other).map(|(at, _)| at).next().unwrap_or(0);
            let near = |text: &str| text.lines().skip(differs.saturating_sub(12)).take(16).collect::<Vec<_>>().join("\n");
            panic!("{after}\n--- one\n{}\n--- other\n{}", near(one), near(other));
        }
    }
}

fn restored(sandbox: &Sandbox) -> Sandbox {
    let mut other = Sandbox::new(Config { seed: 5, candidates: 25, ..sandbox.config().clone() });
    other.restore(&sandbox.snapshot().expect("a snapshot")).expect("restored");
    other
}

fn texts(entries: &[Entry]) -> Vec<Value> {
    entries.iter().map(|entry| serde_json::from_str(&entry.text).expect("JSON")).collect()
}

#[test]
fn after_any_conversation_a_snapshot_gives_the_same_state_and_the_same_answers() {
    for seed in 0..5 {
        let mut talk = Talk::new(seed);
        for _ in 0..120 {
            talk.step();
        }
        let other = restored(&talk.desk.sandbox);
        same(&talk.desk.sandbox, &other, &format!("seed {seed}"));
        let mut again = Desk { sandbox: other, now_ms: talk.desk.now_ms, headers: talk.desk.headers.clone() };
        for sandbox in [&mut talk.desk.sandbox, &mut again.sandbox] {
            // Requests of the last second are not part of a snapshot, and while a clock stands still that second lasts.
            sandbox.control(Method::Put, "/clock", r#"{"frozen":false}"#, talk.desk.now_ms).expect("a running clock");
        }
        talk.desk.now_ms += 2000;
        for _ in 0..60 {
            let request = talk.request();
            let now_ms = talk.desk.now_ms;
            assert_eq!(talk.desk.sandbox.answer(&request, now_ms), again.sandbox.answer(&request, now_ms), "{request:?}");
            talk.desk.now_ms += 2000;
        }
        again.now_ms = talk.desk.now_ms;
        same(&talk.desk.sandbox, &again.sandbox, &format!("seed {seed}, further on"));
    }
}

#[test]
fn whatever_changes_something_is_written_down_at_once_and_nothing_else_is() {
    let mut talk = Talk::new(11);
    let mut kept = Sandbox::new(Config { limits: false, ..Config::default() });
    for entry in talk.desk.sandbox.changes() {
        kept.replay(&entry.text).expect("an entry");
    }
    for _ in 0..120 {
        let before = state(&talk.desk.sandbox);
        let step = talk.step();
        let changes = talk.desk.sandbox.changes();
        if changes.is_empty() {
            same_states(&before[..4], &state(&talk.desk.sandbox)[..4], &step);
        }
        for entry in &changes {
            kept.replay(&entry.text).expect("an entry");
        }
        kept.answered = talk.desk.sandbox.answered;
        same(&talk.desk.sandbox, &kept, &step);
    }
    assert_eq!(kept.changes().len(), 0, "what was replayed is written down already");
}

#[test]
fn the_same_seed_and_the_same_conversation_give_the_same_bytes() {
    let told = |seed: u64| {
        let mut talk = Talk::new(seed);
        let steps: Vec<String> = (0..60).map(|_| talk.step()).collect();
        (steps, talk.desk.sandbox.snapshot())
    };
    assert_eq!(told(3), told(3));
}

#[test]
fn requests_that_read_are_not_written_down() {
    let mut desk = Desk::new();
    desk.get("/feed/publications").json(200);
    desk.sandbox.changes();
    // What a job board is to publish is put together by whoever asks first: that request is a change.
    for operation in operations().filter(|operation| operation.method() == Method::Get) {
        ask_plainly(&mut desk, operation);
    }
    assert_eq!(texts(&desk.sandbox.changes()), [] as [Value; 0]);
    desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": "FIRED" }));
    desk.post("/candidates", &json!({ "firstName": 7 }));
    desk.delete("/candidates/nobody");
    desk.get("/__sandbox/snapshot").json(200);
    desk.send(Method::Put, "/__sandbox/clock", "", "7").json(400);
    assert_eq!(texts(&desk.sandbox.changes()), [] as [Value; 0], "what is refused changes nothing");
    desk.delete(&format!("/candidates/{DANIEL}")).empty(204);
    let changes = desk.sandbox.changes();
    let expected = json!({
        "do": "request", "at": NOW_MS, "n": changes_n(&changes), "method": "DELETE", "url": format!("/candidates/{DANIEL}"),
        "headers": { "X-SmartToken": crate::DEMO_API_KEY },
    });
    assert_eq!(texts(&changes), [expected]);
    assert!(!changes[0].begins && !format!("{changes:?}").contains("DCRA1"), "entries are not shown");
}

fn changes_n(changes: &[Entry]) -> Value {
    texts(changes)[0]["n"].clone()
}

fn ask_plainly(desk: &mut Desk, operation: Operation) {
    let parts = operation.segments().map(|segment| match segment {
        Segment::Literal(word) => word,
        Segment::Argument(_) => AMELIA,
    });
    let path = [operation.base(), "/", &parts.collect::<Vec<_>>().join("/")].concat();
    desk.get(&path);
}

#[test]
fn a_beginning_makes_everything_before_it_void() {
    let mut desk = Desk::new();
    desk.delete(&format!("/candidates/{DANIEL}")).empty(204);
    let snapshot = desk.get("/__sandbox/snapshot").text();
    assert_eq!(desk.sandbox.changes().iter().map(|entry| entry.begins).collect::<Vec<_>>(), [true, false]);
    desk.post("/__sandbox/reset", &json!({ "seed": 7 })).json(200);
    assert_eq!(desk.sandbox.changes().iter().map(|entry| entry.begins).collect::<Vec<_>>(), [true]);
    desk.get(&format!("/candidates/{DANIEL}")).json(200);
    desk.send(Method::Post, "/__sandbox/restore", "application/json", snapshot).json(200);
    desk.get(&format!("/candidates/{DANIEL}")).json(404);
    let changes = desk.sandbox.changes();
    assert_eq!(changes.iter().map(|entry| entry.begins).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(texts(&changes)[2]["do"], "answered");
}

#[test]
fn what_is_no_entry_or_no_snapshot_is_refused_and_changes_nothing() {
    let mut desk = Desk::new();
    let before = state(&desk.sandbox);
    for text in [
        "",
        "7",
        "{}",
        r#"{"do":"fly"}"#,
        r#"{"do":"reset","format":2,"settings":{}}"#,
        r#"{"do":"reset","format":1,"settings":{"colour":1}}"#,
        r#"{"do":"request","at":1,"method":"FETCH","url":"/jobs","headers":{}}"#,
        r#"{"do":"request","at":1,"method":"POST","url":"/jobs","headers":{},"base64":"é"}"#,
        r#"{"do":"delivered","at":1}"#,
    ] {
        assert!(desk.sandbox.replay(text).is_err(), "{text}");
        assert!(desk.sandbox.restore(format!("[{text}]").as_bytes()).is_err(), "{text}");
    }
    assert_eq!(state(&desk.sandbox), before);
}

#[test]
fn a_history_that_is_too_long_is_given_to_the_host_and_not_remembered() {
    let mut desk = Desk::with(Config { history_limit: 4000, limits: false, ..Config::default() });
    let delete = |desk: &mut Desk, status: &str| desk.put(&format!("/jobs/{ENGINEER}/status"), &json!({ "status": status })).json(201);
    desk.sandbox.changes();
    for _ in 0..20 {
        delete(&mut desk, "OFFER");
        delete(&mut desk, "INTERVIEW");
        assert_eq!(desk.sandbox.changes().len(), 2);
    }
    assert!(desk.get("/__sandbox/snapshot").json(409)["message"].as_str().is_some_and(|why| why.contains("more than 4000 bytes")));
    desk.post("/__sandbox/reset", &json!({})).json(200);
    desk.get("/__sandbox/snapshot").json(200);
}
