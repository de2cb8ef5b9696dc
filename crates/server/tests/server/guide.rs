//! The vendor's guide, walked by a Rust program against the real server: the code of the README, and the call machine.

use std::error::Error;
use std::net::TcpListener;
use std::process::Command;

use serde_json::Value;
use smartrecruiters_core::{Arguments, Body, Call, Client, Credential, Event, Headers, Request, Response, Step, call, catalogue};

use crate::process::{SERVER, Server};

#[test]
fn a_key_creates_a_user() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let response = create_with_key(&server.sandbox(), &server.demo("apiKey")?)?;
    assert_eq!(response.status, 201);
    let user: Value = serde_json::from_slice(&response.body)?;
    assert_eq!(user["firstName"], "Susan");
    assert_eq!(user["active"], false, "users start inactive");
    Ok(())
}

#[test]
fn a_client_credential_creates_a_user_and_a_job_and_finds_them() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let credential = Credential::client(server.demo("clientId")?, server.demo("clientSecret")?)?;
    let mut client = Client::new(server.sandbox(), credential);
    let susan = r#"{"firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"},"language":{"code":"en"},
        "location":{"countryCode":"US","city":"San Francisco"}}"#;
    let user = run(&mut client, "users.create", Arguments::new().body(Body::json(susan)))?;
    let found = run(&mut client, "users.list", Arguments::new().set("q", "Santos"))?;
    assert!(found["content"].as_array().is_some_and(|users| users.iter().any(|other| other["id"] == user["id"])), "{found}");
    let job = r#"{"title":"Warehouse Robot Tester","location":{"city":"San Francisco","countryCode":"us"},
        "industry":{"id":"computer_software"},"function":{"id":"engineering"},"experienceLevel":{"id":"associate"}}"#;
    let job = run(&mut client, "jobs.create", Arguments::new().body(Body::json(job)))?;
    let found = run(&mut client, "jobs.list", Arguments::new().set("q", "Warehouse Robot Tester"))?;
    assert!(found["content"].as_array().is_some_and(|jobs| jobs.iter().any(|other| other["id"] == job["id"])), "{found}");
    Ok(())
}

#[test]
fn a_port_in_use_is_told_with_the_way_out() -> Result<(), Box<dyn Error>> {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let output = Command::new(SERVER).args(["--port", &port]).output()?;
    let message = String::from_utf8(output.stderr)?;
    assert!(!output.status.success());
    assert!(message.contains(&port) && message.contains("in use") && message.contains("--port"), "{message}");
    Ok(())
}

#[test]
fn a_folder_without_the_page_is_told() -> Result<(), Box<dyn Error>> {
    let output = Command::new(SERVER).args(["--port", "0", "--explorer", env!("CARGO_MANIFEST_DIR")]).output()?;
    let message = String::from_utf8(output.stderr)?;
    assert!(!output.status.success() && message.contains("index.html") && message.contains("cargo xtask explorer"), "{message}");
    Ok(())
}

#[test]
fn the_readme_shows_the_code_that_is_tested_here() {
    let readme = include_str!("../../../../README.md");
    let shown = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let tested: Vec<&str> = include_str!("guide.rs").lines().map(str::trim).collect();
    let lines: Vec<&str> = shown.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("use ")).collect();
    assert!(lines.len() > 10, "the README has its Rust example");
    for line in lines {
        let line = line.split(" // ").next().unwrap_or(line);
        assert!(tested.contains(&line), "the README has a line that is not tested: {line}");
    }
}

/// What the README shows, between its fences.
fn create_with_key(origin: &str, key: &str) -> Result<Response, Box<dyn Error>> {
    let create = catalogue::find("users.create").expect("it is in the catalogue");
    let body = r#"{"firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"}}"#;
    let mut request = call::request(create, origin, &Arguments::new().body(Body::json(body)))?;
    Credential::api_key(key)?.authorize(&mut request.headers);

    let mut outgoing = ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
    for (name, value) in request.headers.iter() {
        outgoing = outgoing.header(name, value);
    }
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = agent.run(outgoing.body(request.body.clone())?)?;
    let response = Response { status: answer.status().as_u16(), headers: Headers::new(), body: answer.body_mut().read_to_vec()? };
    call::outcome(create, &request, &response)?;
    Ok(response)
}

/// Runs the call machine: the third driver, beside the page's and the npm package's.
fn run(client: &mut Client, operation: &str, arguments: Arguments) -> Result<Value, Box<dyn Error>> {
    let operation = catalogue::find(operation).ok_or("unknown operation")?;
    let mut call = Call::new(client, operation, &arguments)?;
    let mut step = call.next(client, Event::Start, 0);
    let mut answer = None;
    loop {
        step = match step {
            Step::Exchange(request) => call.next(client, Event::Answer(&send(&request)?), 0),
            Step::Send(request) => {
                let response = answer.insert(send(&request)?);
                call.next(client, Event::Head(response.status), 0)
            }
            Step::Read => call.next(client, Event::Answer(answer.as_ref().ok_or("no answer")?), 0),
            Step::Deliver => return Ok(serde_json::from_slice(&answer.ok_or("no answer")?.body)?),
            Step::Fail(error) => return Err(error.into()),
        }
    }
}

fn send(request: &Request) -> Result<Response, Box<dyn Error>> {
    let mut outgoing = ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
    for (name, value) in request.headers.iter() {
        outgoing = outgoing.header(name, value);
    }
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build().into();
    let mut answer = agent.run(outgoing.body(request.body.clone())?)?;
    let headers = answer.headers().iter().map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()))).collect();
    Ok(Response { status: answer.status().as_u16(), headers, body: answer.body_mut().read_to_vec()? })
}
