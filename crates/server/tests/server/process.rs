//! The program under test.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A running server; it ends with the value.
pub(crate) struct Server {
    process: Child,
    /// Where it listens, such as `http://127.0.0.1:4711`.
    pub(crate) origin: String,
    /// Kept, since a program whose reader went away may not write.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on a free port.
    pub(crate) fn start(options: &[&str]) -> Result<Self, Box<dyn Error>> {
        let mut process = Command::new(SERVER).args(["--port", "0"]).args(options).stdout(Stdio::piped()).spawn()?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let origin = line.trim().strip_prefix("listening on ").ok_or("the first line tells the address")?.to_owned();
        Ok(Self { process, origin, _output: output })
    }

    /// Ends it at once, as a crash does.
    pub(crate) fn kill(mut self) -> Result<(), Box<dyn Error>> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    pub(crate) fn sandbox(&self) -> String {
        format!("{}/sandbox", self.origin)
    }

    pub(crate) fn demo(&self, name: &str) -> Result<String, Box<dyn Error>> {
        let text = ureq::get(format!("{}/demo-credentials.json", self.origin)).call()?.body_mut().read_to_string()?;
        let found: Value = serde_json::from_str(&text)?;
        Ok(found[name].as_str().ok_or("no such credential")?.to_owned())
    }
}

/// Calls the sandbox of a server with the demo key.
#[derive(Clone)]
pub(crate) struct Client {
    sandbox: String,
    key: String,
    agent: ureq::Agent,
}

impl Client {
    pub(crate) fn of(server: &Server) -> Result<Self, Box<dyn Error>> {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Ok(Self { sandbox: server.sandbox(), key: server.demo("apiKey")?, agent })
    }

    /// Status and body of the answer; an empty body is `null`.
    pub(crate) fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value), Box<dyn Error>> {
        let request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.sandbox));
        let request = request.header("X-SmartToken", &self.key).header("Content-Type", "application/json");
        let mut answer = self.agent.run(request.body(body.map(Value::to_string).unwrap_or_default())?)?;
        let text = answer.body_mut().read_to_string()?;
        Ok((answer.status().as_u16(), if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? }))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.process.kill().and_then(|()| self.process.wait());
    }
}

pub(crate) const SERVER: &str = env!("CARGO_BIN_EXE_smartrecruiters-server");
