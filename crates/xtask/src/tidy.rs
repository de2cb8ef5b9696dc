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
    complaints.extend(unformatted()?);
    if complaints.is_empty() {
        println!("tidy: {} files are in order", files.len());
        return Ok(());
    }
    let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    Err(Failure::new(format!("the repository is not tidy ({})\n\n{}", lines.len(), lines.join("\n")), ""))
}

/// Files that `cargo fmt` would change.
fn unformatted() -> Outcome<Vec<Complaint>> {
    let mut fmt = shell::cargo();
    let (succeeded, said) = shell::try_capture(fmt.args(["fmt", "--all", "--check", "--", "--files-with-diff"]))?;
    if succeeded {
        return Ok(Vec::new());
    }
    let root = format!("{}/", repository::root().display());
    let complaint = |line: &str| Complaint {
        place: line.strip_prefix(&root).unwrap_or(line).to_owned(),
        what: "not formatted".to_owned(),
        remedy: "run `cargo fmt`",
    };
    let files: Vec<Complaint> = said.lines().filter(|line| !line.trim().is_empty()).map(complaint).collect();
    if files.is_empty() {
        return Err(Failure::new("cargo fmt failed and names no file", "run `cargo fmt` to see why: some code cannot be parsed"));
    }
    Ok(files)
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  help: {}", self.place, self.what, self.remedy)
    }
}
