//! What the command line says.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, ValueExt as _};
use smartrecruiters_sandbox::Config;

/// How to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Options {
    /// Port on 127.0.0.1; 0 lets the system choose.
    pub(crate) port: u16,
    /// Folder of the built explorer.
    pub(crate) explorer: Option<PathBuf>,
    /// Whether to open the page in the default browser.
    pub(crate) open: bool,
    /// Whether the page may call the vendor through this server.
    pub(crate) relay: bool,
    /// Folder that keeps the state.
    pub(crate) data: Option<PathBuf>,
    /// Whether each request is told in a line of JSON.
    pub(crate) log: bool,
    /// The moment that it is at the start. `None` for the machine's.
    pub(crate) clock: Option<String>,
    /// Settings of the sandbox, as JSON.
    pub(crate) settings: Option<String>,
    /// How many users the company has at first.
    pub(crate) users: Option<usize>,
    /// How many candidates the company has at first.
    pub(crate) candidates: Option<usize>,
    /// Seed of ids, tokens and people.
    pub(crate) seed: Option<u64>,
    /// Whether calls beyond the rate of an operation are refused.
    pub(crate) limits: bool,
    /// What stands for the vendor: an address that the relay calls in its place.
    pub(crate) relay_upstream: Option<String>,
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Serve until interrupted.
    Serve(Options),
    /// Print the help.
    Help,
}

pub(crate) const HELP: &str = "\
smartrecruiters-server: the SmartRecruiters explorer and sandbox on this machine

usage: smartrecruiters-server [options]

  --port <number>      port on 127.0.0.1 (default 7878; 0 takes a free one)
  --explorer <folder>  folder of the built explorer; without it only the sandbox is served
  --open               open the page in the default browser
  --relay              let the page call the vendor, who answers no page directly
  --data <folder>      keep the state in this folder; every change is written before it is answered
  --log json           write a line of JSON for each request to the standard error, without secrets
  --users <n>          how many users the company has at first (default 12)
  --candidates <n>     how many candidates the company has at first (default 250)
  --seed <n>           another company: ids, tokens and people follow from this number
  --limits <on|off>    whether calls beyond the vendor's rates are refused (default on)
  --clock <moment>     the moment that it is at the start, such as 2026-12-01T00:00:00Z; it goes on from there
  --settings <json>    any setting of the sandbox, such as '{\"retryAfter\": true}'
  --help               print this
";

/// Reads arguments, without the name of the program.
pub(crate) fn read(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("explorer") => options.explorer = Some(parser.value()?.into()),
            Long("open") => options.open = true,
            Long("relay") => options.relay = true,
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("log") => options.log = parser.value()?.parse_with(|word| if word == "json" { Ok(true) } else { Err("it is json") })?,
            Long("clock") => options.clock = Some(parser.value()?.string()?),
            Long("settings") => options.settings = Some(parser.value()?.string()?),
            Long("users") => options.users = Some(parser.value()?.parse()?),
            Long("candidates") => options.candidates = Some(parser.value()?.parse()?),
            Long("seed") => options.seed = Some(parser.value()?.parse()?),
            Long("limits") => options.limits = parser.value()?.parse_with(switch)?,
            // For tests, so it is not in the help.
            Long("relay-upstream") => options.relay_upstream = Some(upstream(&parser.value()?.string()?)?),
            Long("help") | Short('h') => return Ok(Command::Help),
            unknown => return Err(unknown.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

impl Options {
    /// Settings of a sandbox that is reached at `origin`.
    pub(crate) fn config(&self, origin: String) -> Result<Config, String> {
        let mut config = Config::from_json(self.settings.as_deref().unwrap_or("{}")).map_err(|why| format!("--settings: {why}"))?;
        config.origin = origin;
        config.http_receivers = true;
        config.limits &= self.limits;
        config.users = self.users.unwrap_or(config.users);
        config.candidates = self.candidates.unwrap_or(config.candidates);
        config.seed = self.seed.unwrap_or(config.seed);
        Ok(config)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: DEFAULT_PORT,
            explorer: None,
            open: false,
            relay: false,
            data: None,
            log: false,
            clock: None,
            settings: None,
            users: None,
            candidates: None,
            seed: None,
            limits: true,
            relay_upstream: None,
        }
    }
}

fn switch(word: &str) -> Result<bool, &'static str> {
    match word {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("it is on or off"),
    }
}

/// An address of this machine, without a slash at its end.
fn upstream(address: &str) -> Result<String, String> {
    let local = ["http://127.0.0.1:", "http://localhost:"].iter().any(|start| address.starts_with(start));
    if local { Ok(address.trim_end_matches('/').to_owned()) } else { Err(format!("{address} is not an address of this machine")) }
}

const DEFAULT_PORT: u16 = 7878;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Command, String> {
        read(line.split_whitespace().map(Into::into)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_default_is_port_7878_without_explorer() {
        assert_eq!(of(""), Ok(Command::Serve(Options::default())));
        assert_eq!((Options::default().port, Options::default().explorer), (7878, None));
        let explorer = Some("a".into());
        let all = Options {
            port: 0,
            explorer,
            open: true,
            relay: true,
            candidates: Some(1000),
            seed: Some(7),
            limits: false,
            ..Options::default()
        };
        assert_eq!(of("--port 0 --explorer a --open --relay --candidates 1000 --seed 7 --limits off"), Ok(Command::Serve(all)));
        assert_eq!(of("--help"), Ok(Command::Help));
    }

    #[test]
    fn a_wrong_option_is_named() {
        assert!(of("--prot 1").is_err_and(|error| error.contains("--prot")));
        assert!(of("--port high").is_err_and(|error| error.contains("high")));
        assert!(of("--port 70000").is_err());
        assert!(of("--limits no").is_err_and(|error| error.contains("on or off")));
        assert!(of("--relay-upstream http://127.0.0.1.example:1").is_err_and(|error| error.contains("not an address of this machine")));
    }
}
