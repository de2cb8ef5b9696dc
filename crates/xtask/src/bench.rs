//! `cargo xtask bench <subject>`: measures what is built here beside its peers, in one run. Never part of `ci`.
//!
//! ```text
//! tests/bench/<subject>.mjs                what is measured, and how
//! tests/bench/<subject>/package-lock.json  the peers, in the versions that they are measured in
//! tests/bench/RESULTS.md                   the last run of each subject
//! ```

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::tools::{browser, npm as tools};
use crate::{arguments, explorer, npm, openapi, repository, server, shell};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let choose =
        || Failure::new("`cargo xtask bench` needs a subject", format!("choose one of {}", SUBJECTS.map(|(name, _)| name).join(", ")));
    let (name, parts) = arguments.split_first().ok_or_else(choose)?;
    let (_, subject) = SUBJECTS.iter().find(|(known, _)| known == name).ok_or_else(|| arguments::unknown("bench", name))?;
    subject(parts)
}

type Subject = fn(&[String]) -> Outcome;

const SUBJECTS: [(&str, Subject); 3] = [("sdk", sdk), ("sandbox", sandbox), ("explorer", explorer)];

/// The packed npm package beside other clients.
fn sdk(parts: &[String]) -> Outcome {
    let package = npm::build()?;
    measure("sdk", parts, &[("SR_TARBALL", &package.tarball)])
}

/// The sandbox as a server, beside a mock of the same document, and in a page.
fn sandbox(parts: &[String]) -> Outcome {
    if shell::find(&["wrk"]).is_none() {
        return Err(Failure::new("wrk, which makes the load, is not installed", "install it (Debian: `sudo apt-get install wrk`)"));
    }
    let (server, documents, page) = (server::build_as("release")?, openapi::build()?, explorer::build()?);
    let browser = browser::find_or_install()?.chromium;
    measure("sandbox", parts, &[("SR_SERVER", &server), ("SR_OPENAPI", &documents), ("SR_EXPLORER", &page), ("CHROMIUM", &browser)])
}

/// The page beside other explorers, on the same document. In place of parts, it takes the number of rounds.
fn explorer(parts: &[String]) -> Outcome {
    let (documents, page) = (openapi::build()?, explorer::build()?);
    let browser = browser::find_or_install()?.chromium;
    measure("explorer", parts, &[("SR_OPENAPI", &documents), ("SR_EXPLORER", &page), ("CHROMIUM", &browser)])
}

/// Runs the program of a subject with its peers and a folder to work in. With names of parts, only those are measured.
fn measure(subject: &str, parts: &[String], given: &[(&str, &Path)]) -> Outcome {
    let folder = repository::root().join("tests/bench");
    let work = repository::target()?.join("xtask/bench").join(subject);
    let mut node = tools::script(&folder.join(format!("{subject}.mjs")))?;
    node.args(parts).envs(given.iter().copied()).env("SR_BENCH", work).env("NODE_NO_WARNINGS", "1");
    if folder.join(subject).join("package-lock.json").is_file() {
        node.env("SR_PEERS", tools::modules_of(&folder.join(subject))?);
    }
    shell::run(&mut node)
}
