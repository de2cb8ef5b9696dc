//! The server, and other programs that are built for use on this machine.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::shell;

/// Builds it and gives the program. It is built as tests are, so that both share all dependencies.
pub(crate) fn build() -> Outcome<PathBuf> {
    build_as("dev")
}

/// The same with a profile of cargo.
pub(crate) fn build_as(profile: &str) -> Outcome<PathBuf> {
    shell::step("building the server", || program(&["--profile", profile, "--package", "smartrecruiters-server"]))
}

/// What cargo builds with these arguments, as a program of this machine.
pub(crate) fn program(arguments: &[&str]) -> Outcome<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--message-format", "json-render-diagnostics"]).args(arguments);
    let said = shell::capture_loudly(&mut cargo)?;
    let mut program = said.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message.get("executable")?.as_str().map(PathBuf::from)
    });
    program.next_back().ok_or_else(|| Failure::new(format!("`{}` made no program", shell::line(&cargo)), "it needs a `main`"))
}
