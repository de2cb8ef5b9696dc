//! A request as it goes over the wire, for reading.

use smartrecruiters_core::{Headers, Request};

use super::secret::{self, Secrets};

/// Request line, headers, an empty line and the body.
pub(crate) fn text(request: &Request, secrets: Secrets) -> String {
    let shown = secret::request(request, secrets);
    let host = shown.url.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or_default();
    let mut text = format!("{} {} HTTP/1.1\nHost: {host}\n", shown.method.as_str(), shown.target());
    append_headers(&shown.headers, secrets, &mut text);
    if !shown.body.is_empty() {
        text.push('\n');
        text.push_str(&body(&shown.body));
    }
    text
}

/// Appends header fields, one a line.
pub(crate) fn append_headers(headers: &Headers, secrets: Secrets, text: &mut String) {
    for (name, value) in headers.iter() {
        text.push_str(name);
        text.push_str(": ");
        text.push_str(&secret::header(name, value, secrets));
        text.push('\n');
    }
}

/// A body as text. Bytes that are none are counted.
fn body(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.split_inclusive(|byte| *byte == b'\n').map(line).collect(),
    }
}

fn line(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| format!("[{} bytes]\n", bytes.len()), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_core::Method;

    #[test]
    fn a_request_is_written_as_it_travels() {
        let headers: Headers = [("X-SmartToken", "DCRA1-1"), ("Content-Type", "application/json")].into_iter().collect();
        let request = Request { method: Method::Post, url: "https://api.example/users?q=a".to_owned(), headers, body: b"{}".to_vec() };
        let expected = "POST /users?q=a HTTP/1.1\nHost: api.example\nX-SmartToken: ••••••••\nContent-Type: application/json\n\n{}";
        assert_eq!(text(&request, Secrets::Masked), expected);
    }

    #[test]
    fn bytes_that_are_no_text_are_counted() {
        assert_eq!(body(b"a\n\xff\xfe\nb"), "a\n[3 bytes]\nb");
    }
}
