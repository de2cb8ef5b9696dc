//! The relay of the real server, in front of the sandbox of another: what it forwards, and bytes that it must not.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::process::Server;
use crate::receiver::Receiver;

#[test]
fn a_page_reaches_the_vendor_with_its_credential() -> Result<(), Box<dyn Error>> {
    let vendor = Server::start(&[])?;
    let relay = Server::start(&["--relay", "--relay-upstream", &vendor.sandbox()])?;
    let key = format!("X-SmartToken: {}", relay.demo("apiKey")?);
    let origin = format!("Origin: {}", relay.origin);
    let body = r#"{"firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"}}"#;
    let length = format!("Content-Length: {}", body.len());
    let made = exchange(
        &relay,
        "POST /relay/production/user-api/v201804/users",
        &[&origin, &key, "Content-Type: application/json", &length],
        body,
    )?;
    assert!(made.starts_with("HTTP/1.1 201 ") && made.contains("\"firstName\":\"Susan\""), "{made}");
    let found = exchange(&relay, "GET /relay/vendor-sandbox/user-api/v201804/users?q=Santos", &["Sec-Fetch-Site: same-origin", &key], "")?;
    assert!(found.starts_with("HTTP/1.1 200 ") && found.contains("Santos") && found.contains("x-ratelimit-remaining: "), "{found}");
    let refused = exchange(&relay, "GET /relay/production/jobs", &["Sec-Fetch-Site: same-origin", "X-SmartToken: wrong"], "")?;
    assert!(refused.starts_with("HTTP/1.1 401 ") && !refused.contains("x-relay-refused"), "the vendor refuses by itself: {refused}");
    Ok(())
}

#[test]
fn without_the_option_there_is_no_relay() -> Result<(), Box<dyn Error>> {
    let server = Server::start(&[])?;
    let answer = exchange(&server, "GET /relay/production/jobs", &["Sec-Fetch-Site: same-origin"], "")?;
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    Ok(())
}

#[test]
fn no_hostile_request_reaches_the_vendor() -> Result<(), Box<dyn Error>> {
    let vendor = Receiver::start(|_| "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]".into())?;
    let server = Server::start(&["--relay", "--relay-upstream", &vendor.address])?;
    let table: Value = serde_json::from_str(include_str!("../../../../tests/relay/hostile.json"))?;
    let own = server.origin.trim_start_matches("http://").to_owned();
    // The table is written for the usual port.
    let here = |text: &str| repeated(&text.replace("127.0.0.1:7878", &own));
    let mut tried = 0;
    for case in table["cases"].as_array().ok_or("there are cases")? {
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        // Two faults are mended by hyper before anybody sees them: it cuts off a fragment, and of two lengths it believes the chunks.
        if text("target").contains('#') || text("name") == "a body with a length and in chunks" {
            continue;
        }
        let mut raw = format!("{} {} HTTP/1.1\r\n", text("method"), here(text("target")));
        let usual = table["headers"].as_array().into_iter().flatten();
        let usual = usual.filter(|header| !case["without"].as_array().into_iter().flatten().any(|name| *name == header[0]));
        for header in usual.chain(case["headers"].as_array().into_iter().flatten()) {
            let (name, value) = (header[0].as_str().unwrap_or_default(), here(header[1].as_str().unwrap_or_default()));
            raw.extend([name, ": ", &value, "\r\n"]);
        }
        let answer = send(&server, &(raw + "\r\n"))?;
        let status = answer.get(9..12).and_then(|status| status.parse::<u16>().ok());
        // Some are so wrong that there is no answer but the end of the connection.
        assert!(status.is_none_or(|status| status >= 400), "{}: {answer}", text("name"));
        assert_eq!(vendor.count(), 0, "{} reached the vendor", text("name"));
        tried += 1;
    }
    assert!(tried >= 60, "{tried}");
    Ok(())
}

#[test]
fn what_the_vendor_sees_is_bare_and_what_the_page_gets_is_guarded() -> Result<(), Box<dyn Error>> {
    let vendor = Receiver::start(|_| {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=1\r\nAccess-Control-Allow-Origin: *\r\nX-RateLimit-Remaining: 7\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n".into()
    })?;
    let server = Server::start(&["--relay", "--relay-upstream", &vendor.address])?;
    let given = [
        "Sec-Fetch-Site: same-origin",
        "X-SmartToken: DCRA1-1",
        "User-Agent: a browser",
        "Accept-Encoding: gzip",
        "X-Forwarded-For: 10.0.0.1",
        "Referer: http://127.0.0.1/",
    ];
    let answer = exchange(&server, "GET /relay/production/jobs?q=a%2Fb", &given, "")?.to_ascii_lowercase();
    let seen = vendor.next()?;
    assert_eq!((seen.line.as_str(), seen.header("x-smarttoken")), ("GET /jobs?q=a%2Fb HTTP/1.1", "DCRA1-1"));
    assert_eq!(seen.header("user-agent"), "smartrecruiters-relay");
    for gone in ["accept-encoding", "x-forwarded-for", "referer", "sec-fetch-site"] {
        assert!(!seen.has(gone), "{gone}: {seen:?}");
    }
    for gone in ["set-cookie", "access-control-allow-origin"] {
        assert!(!answer.contains(gone), "{gone}: {answer}");
    }
    assert!(
        answer.contains("content-security-policy: default-src 'none'; sandbox") && answer.contains("x-ratelimit-remaining: 7"),
        "{answer}"
    );
    Ok(())
}

#[test]
fn redirects_dead_ends_and_broken_answers_are_told_apart() -> Result<(), Box<dyn Error>> {
    let vendor = Receiver::start(|request| {
        if request.line.starts_with("GET /jobs ") {
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/evil\r\nContent-Length: 0\r\n\r\n".into()
        } else {
            String::new()
        }
    })?;
    let server = Server::start(&["--relay", "--relay-upstream", &vendor.address])?;
    let page = ["Sec-Fetch-Site: same-origin", "X-SmartToken: hidden"];
    let answer = exchange(&server, "GET /relay/production/jobs", &page, "")?;
    assert!(
        answer.starts_with("HTTP/1.1 502 ") && answer.contains("x-relay-refused: RELAY_REDIRECT") && !answer.contains("evil"),
        "{answer}"
    );
    assert_eq!(vendor.count(), 1);
    let answer = exchange(&server, "GET /relay/production/candidates", &page, "")?;
    assert!(
        answer.starts_with("HTTP/1.1 502 ") && answer.contains("x-relay-refused: RELAY_UNREACHABLE") && !answer.contains("hidden"),
        "{answer}"
    );
    Ok(())
}

#[test]
fn an_upload_in_chunks_and_a_large_answer_pass_through() -> Result<(), Box<dyn Error>> {
    let vendor = Receiver::start(|_| format!("HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n{}", "x".repeat(8_000_000)))?;
    let server = Server::start(&["--relay", "--relay-upstream", &vendor.address])?;
    let raw = format!(
        "POST /relay/production/jobs HTTP/1.1\r\nHost: {}\r\nOrigin: {}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        server.origin.trim_start_matches("http://"),
        server.origin
    );
    let answer = send(&server, &raw)?;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with(&"x".repeat(8_000_000)), "{}", answer.len());
    assert!(vendor.next()?.body.contains("hello"));
    Ok(())
}

/// Sends a request of a page on the server and reads the whole answer.
fn exchange(server: &Server, line: &str, headers: &[&str], body: &str) -> Result<String, Box<dyn Error>> {
    let host = server.origin.trim_start_matches("http://");
    send(server, &format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{}\r\n\r\n{body}", headers.join("\r\n")))
}

/// Sends bytes as they are.
fn send(server: &Server, raw: &str) -> Result<String, Box<dyn Error>> {
    let mut stream = TcpStream::connect(server.origin.trim_start_matches("http://"))?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    // The server may close before it has read everything.
    _ = stream.write_all(raw.as_bytes());
    let mut answer = Vec::new();
    let mut piece = [0; 1 << 13];
    loop {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(length) => answer.extend_from_slice(&piece[..length]),
        }
        // A refusal is whole with its first piece; the connection may be kept.
        if !raw.contains("Connection: close") && answer.windows(4).any(|end| end == b"\r\n\r\n") {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn repeated(text: &str) -> String {
    let parts = text.split_once('{').and_then(|(before, rest)| Some((before, rest.strip_suffix('}')?.parse().ok()?)));
    parts.map_or_else(|| text.to_owned(), |(before, count)| before.to_owned() + &"a".repeat(count))
}
