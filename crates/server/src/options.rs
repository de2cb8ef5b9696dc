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

usage: smartrecruiters-server [--port <number>] [--explorer <folder>] [--open]

  --port <number>      port on 127.0.0.1 (default 7878; 0 takes a free one)
  --explorer <folder>  folder of the built explorer; without it only the sandbox is served
  --open               open the page in the default browser
  --help               print this
";

/// Reads arguments, without the name of the program.
pub(crate) fn read(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Command, lexopt::Error> {
    let mut options = Options { port: DEFAULT_PORT, explorer: None, open: false };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("explorer") => options.explorer = Some(parser.value()?.into()),
            Long("open") => options.open = true,
            Long("help") | Short('h') => return Ok(Command::Help),
            unknown => return Err(unknown.unexpected()),
        }
    }
    Ok(Command::Serve(options))
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
        assert_eq!(of(""), Ok(Command::Serve(Options { port: 7878, explorer: None, open: false })));
        let all = Options { port: 0, explorer: Some("a".into()), open: true };
        assert_eq!(of("--port 0 --explorer a --open"), Ok(Command::Serve(all)));
        assert_eq!(of("--help"), Ok(Command::Help));
    }

    #[test]
    fn a_wrong_option_is_named() {
        assert!(of("--prot 1").is_err_and(|error| error.contains("--prot")));
        assert!(of("--port high").is_err_and(|error| error.contains("high")));
        assert!(of("--port 70000").is_err());
    }
}
