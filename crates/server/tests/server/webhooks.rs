//! Webhooks of the real server, at a receiver on this machine.

use std::error::Error;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::process::{Client, Server};
use crate::receiver::{Received, Receiver};

const SUBSCRIPTIONS: &str = "/webhooks-api/v201907/subscriptions";

#[test]
fn an_activation_shakes_hands_with_the_receiver_and_events_arrive_signed() -> Result<(), Box<dyn Error>> {
    let receiver = Receiver::start(|received| answer(received, 202))?;
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    let id = subscribe(&client, &receiver)?;
    assert_eq!(client.call("PUT", &format!("{SUBSCRIPTIONS}/{id}/activation"), None)?.0, 204);
    assert!(!receiver.next()?.header("x-hook-secret").is_empty(), "the first request is the handshake");
    let (_, key) = client.call("POST", &format!("{SUBSCRIPTIONS}/{id}/secret-key"), None)?;
    let job = create(&client, "Tester")?;
    let event = receiver.next()?;
    assert_eq!((event.line.as_str(), event.header("event-name")), ("POST /hooks?a=b HTTP/1.1", "job.created"));
    assert_eq!(serde_json::from_str::<Value>(&event.body)?["id"], job);
    assert!(event.header("link").starts_with(&format!("<{}", server.sandbox())), "the link leads to this server: {}", event.header("link"));
    let names = ["event-id", "event-name", "event-version", "link"].map(|name| event.header(name)).join(".");
    let signed = format!("{}.{}.{names}", event.header("smartrecruiters-timestamp"), event.body);
    let mut mac = Hmac::<Sha256>::new_from_slice(key["secretKey"].as_str().ok_or("there is a key")?.as_bytes())?;
    mac.update(signed.as_bytes());
    let digits = event.header("smartrecruiters-signature").strip_prefix("v1=").ok_or("it is signed")?;
    let digest: Result<Vec<u8>, _> = (0..digits.len() / 2).map(|place| u8::from_str_radix(&digits[place * 2..][..2], 16)).collect();
    mac.verify_slice(&digest?)?;
    Ok(())
}

#[test]
fn a_receiver_that_does_not_echo_the_secret_is_not_activated() -> Result<(), Box<dyn Error>> {
    let receiver = Receiver::start(|_| "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".into())?;
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    let id = subscribe(&client, &receiver)?;
    assert_eq!(client.call("PUT", &format!("{SUBSCRIPTIONS}/{id}/activation"), None)?.0, 424);
    assert_eq!(client.call("GET", &format!("{SUBSCRIPTIONS}/{id}"), None)?.1["status"], "inactive");
    Ok(())
}

#[test]
fn many_events_arrive_while_receivers_are_slow_or_gone() -> Result<(), Box<dyn Error>> {
    let receiver = Receiver::start(|received| answer(received, 202))?;
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    // Redirects are no acknowledgement, and are not followed.
    let gone = Receiver::start(|received| match received.header("x-hook-secret") {
        "" => "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".into(),
        _ => answer(received, 202),
    })?;
    for receiver in [&gone, &receiver] {
        let id = subscribe(&client, receiver)?;
        assert_eq!(client.call("PUT", &format!("{SUBSCRIPTIONS}/{id}/activation"), None)?.0, 204);
        receiver.next()?;
    }
    let mut made: Vec<Value> = (0..5).map(|number| create(&client, &format!("Tester {number}"))).collect::<Result<_, _>>()?;
    for _ in 0..5 {
        let told = serde_json::from_str::<Value>(&receiver.next()?.body)?["id"].clone();
        made.retain(|id| *id != told);
    }
    assert!(made.is_empty(), "nobody is left out: {made:?}");
    gone.next()?;
    Ok(())
}

/// Makes a subscription to new jobs. Returns its id.
fn subscribe(client: &Client, receiver: &Receiver) -> Result<String, Box<dyn Error>> {
    let body = json!({ "callbackUrl": format!("{}/hooks?a=b", receiver.address), "events": ["job.created"] });
    let (status, made) = client.call("POST", SUBSCRIPTIONS, Some(&body))?;
    assert_eq!(status, 201, "{made}");
    Ok(made["id"].as_str().ok_or("it has an id")?.to_owned())
}

fn create(client: &Client, title: &str) -> Result<Value, Box<dyn Error>> {
    let word = |id: &str| json!({ "id": id });
    let location = json!({ "city": "San Francisco", "countryCode": "us" });
    let (industry, function, level) = (word("computer_software"), word("engineering"), word("associate"));
    let body = json!({ "title": title, "location": location, "industry": industry, "function": function, "experienceLevel": level });
    Ok(client.call("POST", "/jobs", Some(&body))?.1["id"].clone())
}

/// Echoes the secret of a handshake, and answers events with `status`.
fn answer(received: &Received, status: u16) -> String {
    match received.header("x-hook-secret") {
        "" => format!("HTTP/1.1 {status} Any\r\nContent-Length: 0\r\n\r\n"),
        secret => format!("HTTP/1.1 200 OK\r\nX-Hook-Secret: {secret}\r\nContent-Length: 0\r\n\r\n"),
    }
}
