//! `cargo xtask tidy`: rules about the repository that the compiler does not know.

use std::fmt;

use crate::failure::{Failure, Outcome};
use crate::{arguments, repository, shell};

mod arrows;
mod files;

/// One broken rule.
#[derive(Debug)]
pub(crate) struct Complaint {
    /// Path, with a line where there is one.
    pub(crate) place: String,
    pub(crate) what: String,
    pub(crate) remedy: &'static str,
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("tidy", arguments)?;
    let root = repository::root();
    let mut complaints = arrows::check(&repository::metadata()?, &repository::read(&root.join(arrows::MAP)).unwrap_or_default());
    let files = files::all(root)?;
    for file in &files {
        complaints.extend(file.check());
    }
    complaints.extend(files::members(&files));
    if shell::run(shell::cargo().args(["fmt", "--all", "--check", "--quiet"])).is_err() {
        complaints.push(Complaint { place: ".".into(), what: "the code is not formatted".into(), remedy: "run `cargo fmt`" });
    }
    if complaints.is_empty() {
        println!("tidy: {} files are in order", files.len());
        return Ok(());
    }
    let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    Err(Failure::new(format!("the repository is not tidy ({})\n\n{}", lines.len(), lines.join("\n")), ""))
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  help: {}", self.place, self.what, self.remedy)
    }
}
