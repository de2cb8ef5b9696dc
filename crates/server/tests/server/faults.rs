//! Faults that are put in, as a caller of the real server meets them; and its log.

use std::error::Error;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::process::{Client, SERVER, Server};

#[test]
fn a_dropped_call_ends_in_a_reset_and_the_next_one_is_answered() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    order(&client, &json!({ "fault": "drop", "operation": "users.me", "count": 1 }))?;
    let mut stream = ask(&server, "/user-api/v201804/users/me")?;
    let failure = stream.read(&mut [0; 1]).expect_err("there is not one byte");
    assert_eq!(failure.kind(), ErrorKind::ConnectionReset);
    assert_eq!(client.call("GET", "/user-api/v201804/users/me", None)?.0, 200);
    Ok(())
}

#[test]
fn a_truncated_body_is_shorter_than_was_announced() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    order(&client, &json!({ "fault": "truncate", "count": 1 }))?;
    let mut answer = Vec::new();
    // The connection may end well or badly.
    _ = ask(&server, "/user-api/v201804/users/me")?.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("there is a head")?;
    let announced = head.lines().find_map(|line| line.strip_prefix("content-length: ")).ok_or("a length is announced")?;
    assert!(head.starts_with("HTTP/1.1 200 ") && !body.is_empty() && body.len() < announced.parse()?, "{answer}");
    Ok(())
}

#[test]
fn slow_and_late_answers_are_whole() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let client = Client::of(&server)?;
    let whole = client.call("GET", "/user-api/v201804/users/me", None)?;
    for fault in [json!({ "fault": "latency", "ms": 50, "count": 1 }), json!({ "fault": "slow-body", "ms": 200, "count": 1 })] {
        order(&client, &fault)?;
        assert_eq!(client.call("GET", "/user-api/v201804/users/me", None)?, whole, "{fault}");
    }
    Ok(())
}

#[test]
fn the_log_has_a_line_for_each_request_and_no_secret() -> Result<(), Box<dyn Error>> {
    let mut process =
        Command::new(SERVER).args(["--port", "0", "--log", "json", "--relay"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut first = String::new();
    BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut first)?;
    let address = first.trim().strip_prefix("listening on http://").ok_or("the first line tells the address")?;
    let mut stream = TcpStream::connect(address)?;
    for target in ["/sandbox/jobs?apiKey=hidden", "/relay/production/jobs?apiKey=hidden", "/sandbox/user-api/v201804/users/me"] {
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {address}\r\nX-SmartToken: hidden\r\n\r\n")?;
    }
    let mut lines = BufReader::new(process.stderr.take().ok_or("no errors")?).lines();
    let told: Vec<String> = lines.by_ref().take(3).collect::<Result<_, _>>()?;
    process.kill()?;
    process.wait()?;
    assert!(!told.concat().contains("hidden"), "{told:?}");
    let last: Value = serde_json::from_str(&told[2])?;
    assert_eq!((&last["operation"], &last["status"], &last["method"]), (&json!("users.me"), &json!(401), &json!("GET")));
    assert_eq!(last["path"], "/sandbox/user-api/v201804/users/me");
    Ok(())
}

#[test]
fn settings_of_the_company_come_from_the_command_line() -> Result<(), Box<dyn Error>> {
    let options = ["--candidates", "30", "--users", "15", "--clock", "2030-01-02T03:04:05Z", "--settings", r#"{"locationHeader": true}"#];
    let server = Server::start(&options)?;
    let told = Client::of(&server)?.call("GET", "/__sandbox", None)?.1.to_string();
    assert!(told.contains("\"candidates\":30") && told.contains("2030-01-02T03:"), "{told}");
    for (options, why) in
        [(["--settings", "{\"sed\":7}"], "sed"), (["--clock", "noon"], "--clock noon"), (["--candidates", "many"], "many")]
    {
        let output = Command::new(SERVER).args(["--port", "0"]).args(options).output()?;
        let message = String::from_utf8(output.stderr)?;
        assert!(!output.status.success() && message.contains(why), "{message}");
    }
    Ok(())
}

fn order(client: &Client, fault: &Value) -> Result<(), Box<dyn Error>> {
    let (status, told) = client.call("POST", "/__sandbox/faults", Some(fault))?;
    assert!(status < 300, "{told}");
    Ok(())
}

/// Sends a call over a connection of its own.
fn ask(server: &Server, path: &str) -> Result<TcpStream, Box<dyn Error>> {
    let mut stream = TcpStream::connect(server.origin.trim_start_matches("http://"))?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    let key = server.demo("apiKey")?;
    write!(stream, "GET /sandbox{path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nX-SmartToken: {key}\r\n\r\n")?;
    Ok(stream)
}
