//! State that is kept: what was acknowledged is there after any end.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{Client, SERVER, Server};
use crate::receiver::Receiver;

const USERS: &str = "/user-api/v201804/users";

#[test]
fn whatever_was_acknowledged_is_there_after_every_kill() -> Result<(), Box<dyn Error>> {
    let folder = Folder::new("kill");
    // More can be had by hand, as tests/README.md says.
    let rounds: u64 = std::env::var("SR_KILLS").map_or(Ok(8), |rounds| rounds.parse())?;
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    for round in 0..rounds {
        let server = Server::start(&["--limits", "off", "--data", &folder.path])?;
        let client = Client::of(&server)?;
        there(&client, &acknowledged.lock().expect("nobody panics with it"))?;
        let made = Arc::new(AtomicUsize::new(0));
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (client, acknowledged, made) = (client.clone(), Arc::clone(&acknowledged), Arc::clone(&made));
                thread::spawn(move || {
                    for number in 0.. {
                        let Ok(id) = create(&client, &format!("Writer{round}x{writer}x{number}")) else { return };
                        acknowledged.lock().expect("nobody panics with it").push(id);
                        made.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        // Somewhere in the middle: after another number of writes, and another pause, in each round.
        let began = Instant::now();
        while made.load(Ordering::Relaxed) < (round as usize * 7) % 23 + 1 && began.elapsed() < Duration::from_mins(1) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_micros(round * 1733 % 5000));
        server.kill()?;
        for writer in writers {
            writer.join().map_err(|_| "a writer panicked")?;
        }
    }
    let server = Server::start(&["--limits", "off", "--data", &folder.path])?;
    let acknowledged = acknowledged.lock().expect("nobody panics with it");
    assert!(acknowledged.len() >= rounds as usize, "{} writes", acknowledged.len());
    there(&Client::of(&server)?, &acknowledged)
}

#[test]
fn webhooks_and_controls_are_kept_too() -> Result<(), Box<dyn Error>> {
    let folder = Folder::new("hooks");
    let receiver = Receiver::start(|received| {
        let secret = received.header("x-hook-secret");
        let status = if secret.is_empty() { 500 } else { 200 };
        format!("HTTP/1.1 {status} Any\r\nX-Hook-Secret: {secret}\r\nContent-Length: 0\r\n\r\n")
    })?;
    let server = Server::start(&["--data", &folder.path])?;
    let client = Client::of(&server)?;
    let body = json!({ "callbackUrl": receiver.address, "events": ["job.created"] });
    let id = client.call("POST", "/webhooks-api/v201907/subscriptions", Some(&body))?.1["id"].as_str().ok_or("it has an id")?.to_owned();
    assert_eq!(client.call("PUT", &format!("/webhooks-api/v201907/subscriptions/{id}/activation"), None)?.0, 204);
    let job = json!({ "title": "Tester", "location": { "city": "Berlin", "countryCode": "de" }, "industry": { "id": "computer_software" },
        "function": { "id": "engineering" }, "experienceLevel": { "id": "associate" } });
    assert_eq!(client.call("POST", "/jobs", Some(&job))?.0, 201);
    let event = receiver.next().and_then(|_| receiver.next())?;
    // The server has taken the answer, too: an attempt without one would be repeated later.
    let log = format!("/webhooks-api/v201907/subscriptions/{id}/callbacks-log");
    let began = Instant::now();
    while client.call("GET", &log, None)?.1.as_array().is_none_or(Vec::is_empty) && began.elapsed() < Duration::from_mins(1) {
        thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(client.call("PUT", "/__sandbox/clock", Some(&json!({ "frozen": true })))?.0, 200);
    server.kill()?;
    let server = Server::start(&["--data", &folder.path])?;
    let client = Client::of(&server)?;
    assert_eq!(client.call("GET", "/__sandbox/clock", None)?.1["frozen"], true);
    assert_eq!(receiver.count(), 0, "it is not yet time for the second attempt");
    assert_eq!(client.call("PUT", "/__sandbox/clock", Some(&json!({ "advanceMs": 120_000 })))?.0, 200);
    let again = receiver.next()?;
    assert_eq!(again.header("event-id"), event.header("event-id"), "the same event is tried again");
    assert_eq!(client.call("POST", "/__sandbox/reset", Some(&json!({ "seed": 7 })))?.0, 200);
    let kept = fs::read_to_string(PathBuf::from(&folder.path).join("changes"))?;
    assert!(kept.lines().count() < 5, "what was before the reset is not kept: {kept}");
    Ok(())
}

#[test]
fn a_folder_that_cannot_be_used_is_told_and_left_alone() -> Result<(), Box<dyn Error>> {
    let folder = Folder::new("refused");
    let server = Server::start(&["--data", &folder.path])?;
    create(&Client::of(&server)?, "Susan")?;
    assert!(start(&folder.path)?.contains("another server uses"));
    server.kill()?;
    let file = PathBuf::from(&folder.path).join("changes");
    let mut bytes = fs::read(&file)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x20;
    fs::write(&file, &bytes)?;
    let message = start(&folder.path)?;
    assert!(message.contains("is damaged") && message.contains("Nothing was changed") && message.contains(&folder.path), "{message}");
    assert_eq!(fs::read(&file)?, bytes);
    Ok(())
}

/// What a server says that does not start.
fn start(folder: &str) -> Result<String, Box<dyn Error>> {
    let output = Command::new(SERVER).args(["--port", "0", "--data", folder]).output()?;
    assert!(!output.status.success());
    Ok(String::from_utf8(output.stderr)?)
}

fn create(client: &Client, name: &str) -> Result<String, Box<dyn Error>> {
    let (status, made) =
        client.call("POST", USERS, Some(&json!({ "firstName": name, "lastName": "Santos", "systemRole": { "id": "STANDARD" } })))?;
    match (status, &made["id"]) {
        (201, Value::String(id)) => Ok(id.clone()),
        _ => Err(format!("{status}: {made}").into()),
    }
}

/// Every user is there.
fn there(client: &Client, ids: &[String]) -> Result<(), Box<dyn Error>> {
    for id in ids {
        assert_eq!(client.call("GET", &format!("{USERS}/{id}"), None)?.0, 200, "{id} is lost");
    }
    Ok(())
}

/// A folder of its own, taken away with the value.
struct Folder {
    path: String,
}

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("smartrecruiters-server-{name}-{}", std::process::id()));
        _ = fs::remove_dir_all(&path);
        Self { path: path.to_string_lossy().into_owned() }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.path);
    }
}
