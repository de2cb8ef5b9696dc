//! What the command line says.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, ValueExt as _};

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Port on 127.0.0.1; 0 lets the system choose.
    pub(crate) port: u16,
    /// Folder of the built explorer.
    pub(crate) explorer: Option<PathBuf>,
    /// Whether to open the page in the default browser.
    pub(crate) open: bool,
    /// Whether the page may call the vendor through this server.
    pub(crate) relay: bool,
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

usage: smartrecruiters-server [--port <number>] [--explorer <folder>] [--open] [--relay]

  --port <number>      port on 127.0.0.1 (default 7878; 0 takes a free one)
  --explorer <folder>  folder of the built explorer; without it only the sandbox is served
  --open               open the page in the default browser
  --relay              let the page call the vendor, who answers no page directly
  --help               print this
";

/// Reads arguments, without the name of the program.
pub(crate) fn read(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Command, lexopt::Error> {
    let mut options = Options { port: DEFAULT_PORT, explorer: None, open: false, relay: false, relay_upstream: None };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("explorer") => options.explorer = Some(parser.value()?.into()),
            Long("open") => options.open = true,
            Long("relay") => options.relay = true,
            // For tests, so it is not in the help.
            Long("relay-upstream") => options.relay_upstream = Some(upstream(&parser.value()?.string()?)?),
            Long("help") | Short('h') => return Ok(Command::Help),
            unknown => return Err(unknown.unexpected()),
        }
    }
    Ok(Command::Serve(options))
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
        let none = Options { port: 7878, explorer: None, open: false, relay: false, relay_upstream: None };
        assert_eq!(of(""), Ok(Command::Serve(none)));
        let upstream = Some("http://127.0.0.1:1/sandbox".into());
        let all = Options { port: 0, explorer: Some("a".into()), open: true, relay: true, relay_upstream: upstream };
        assert_eq!(of("--port 0 --explorer a --open --relay --relay-upstream http://127.0.0.1:1/sandbox/"), Ok(Command::Serve(all)));
        assert_eq!(of("--help"), Ok(Command::Help));
    }

    #[test]
    fn a_wrong_option_is_named() {
        assert!(of("--prot 1").is_err_and(|error| error.contains("--prot")));
        assert!(of("--port high").is_err_and(|error| error.contains("high")));
        assert!(of("--port 70000").is_err());
        assert!(of("--relay-upstream http://127.0.0.1.example:1").is_err_and(|error| error.contains("not an address of this machine")));
    }
}
