//! A local HTTP server that keeps what it is sent, and answers what a test tells it to.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver as Queue, channel};
use std::thread;
use std::time::Duration;

/// The server. Its requests come in the order of their connections.
pub(crate) struct Receiver {
    /// Such as `http://127.0.0.1:4711`.
    pub(crate) address: String,
    requests: Queue<Received>,
}

/// What was sent.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) line: String,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Receiver {
    /// Answers each request with what `answer` makes of it: the whole answer, byte by byte.
    pub(crate) fn start(answer: impl Fn(&Received) -> String + Send + Sync + 'static) -> Result<Self, Box<dyn Error>> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Some((mut stream, received)) = stream.ok().and_then(read) else { continue };
                let answer = answer(&received);
                _ = sender.send(received);
                _ = stream.write_all(answer.as_bytes());
            }
        });
        Ok(Self { address, requests })
    }

    /// The next request.
    pub(crate) fn next(&self) -> Result<Received, Box<dyn Error>> {
        Ok(self.requests.recv_timeout(Duration::from_mins(1))?)
    }

    /// How many requests came that nobody asked for yet.
    pub(crate) fn count(&self) -> usize {
        self.requests.try_iter().count()
    }
}

impl Received {
    /// The first value of that name, which is in small letters. Empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(found, _)| found == name)
    }
}

/// Reads one request to its end: by its length, or by its last chunk.
fn read(mut stream: TcpStream) -> Option<(TcpStream, Received)> {
    let mut bytes = Vec::new();
    let mut piece = [0; 1 << 13];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut lines = head.split("\r\n");
            let line = lines.next()?.to_owned();
            let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
            let received = Received { line, headers: headers.collect(), body: body.to_owned() };
            let whole = match received.header("content-length").parse::<usize>() {
                Ok(length) => body.len() >= length,
                Err(_) => !received.has("transfer-encoding") || body.ends_with("0\r\n\r\n"),
            };
            if whole {
                return Some((stream, received));
            }
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(&piece[..length]),
        }
    }
}
