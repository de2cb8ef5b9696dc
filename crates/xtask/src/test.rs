//! `cargo xtask test`: every test there is.
//!
//! ```text
//! cargo test         every crate, on this machine
//! wasm32v1-none      core and sandbox build without std
//! wasm-bindgen-test  suites in Chromium
//! tests/*/run.mjs    the packed package, the page, the documents and the server, as their users meet them
//! ```

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::tally::Tally;
use crate::tools::rust;
use crate::tools::{browser, npm as tools};
use crate::{arguments, explorer, npm, openapi, repository, server, shell};

/// Packages that must build without `std`.
const BARE: &[&str] = &["smartrecruiters-catalogue", "smartrecruiters-core", "smartrecruiters-sandbox"];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("test", arguments)?;
    let mut tally = Tally::default();
    native(&mut tally)?;
    bare()?;
    pages(&mut tally)?;
    let package = npm::build()?;
    let page = explorer::build()?;
    suites(&package.tarball, &page, &mut tally)?;
    println!("{tally}");
    verdict(tally)
}

/// Tests of this machine.
pub(crate) fn native(tally: &mut Tally) -> Outcome {
    counted(shell::cargo().args(["test", "--workspace", "--all-features", "--no-fail-fast"]), tally)
}

/// Builds for a target that has no operating system.
pub(crate) fn bare() -> Outcome {
    rust::targets(&[rust::BARE])?;
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--target", rust::BARE]);
    for package in BARE {
        cargo.args(["--package", package]);
    }
    shell::step(&format!("building {} without std", BARE.join(", ")), || shell::run(&mut cargo))
}

/// Suites of `wasm-bindgen-test`, in Chromium.
pub(crate) fn pages(tally: &mut Tally) -> Outcome {
    let metadata = repository::metadata()?;
    for package in metadata.get("packages").and_then(Value::as_array).into_iter().flatten() {
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        let tests = dependencies.into_iter().flatten().any(|one| one.get("name").and_then(Value::as_str) == Some("wasm-bindgen-test"));
        let Some(name) = package.get("name").and_then(Value::as_str).filter(|_| tests) else { continue };
        rust::targets(&[rust::PAGE])?;
        let browser = browser::find_or_install()?;
        let runner = rust::wasm_bindgen()?.join("wasm-bindgen-test-runner");
        let mut cargo = shell::cargo();
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", browser.driver);
        counted(cargo.args(["test", "--tests", "--target", rust::PAGE, "--package", name]), tally)?;
    }
    Ok(())
}

/// Every `tests/<name>/run.mjs`.
pub(crate) fn suites(tarball: &Path, page: &Path, tally: &mut Tally) -> Outcome {
    let scripts = scripts()?;
    if scripts.is_empty() {
        return Ok(());
    }
    let server = server::build()?;
    let browser = browser::find_or_install()?;
    let documents = openapi::build()?;
    for script in scripts {
        let name = script.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        println!("· tests/{name}");
        let mut node = tools::script(&script)?;
        node.env("SR_TARBALL", tarball).env("SR_EXPLORER", page).env("SR_OPENAPI", &documents).env("SR_SERVER", &server);
        node.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.driver);
        counted(&mut node, tally)?;
    }
    Ok(())
}

/// Fails if a test did.
pub(crate) fn verdict(tally: Tally) -> Outcome {
    match tally.failed {
        0 => Ok(()),
        1 => Err(Failure::new("a test failed", "its output is above")),
        count => Err(Failure::new(format!("{count} tests failed"), "their output is above")),
    }
}

fn scripts() -> Outcome<Vec<PathBuf>> {
    let folders = repository::entries(&repository::root().join("tests"))?;
    Ok(folders.into_iter().map(|folder| folder.join("run.mjs")).filter(|script| script.is_file()).collect())
}

/// Runs a test program. A failed test is counted and the next program still runs; a program that fails without one stops the task.
fn counted(command: &mut std::process::Command, tally: &mut Tally) -> Outcome {
    let before = *tally;
    let succeeded = shell::watch(command, |line| tally.read(line))?;
    if !succeeded && tally.failed == before.failed {
        let what = format!("`{}` failed without a failed test", shell::line(command));
        return Err(Failure::new(what, "it did not build or did not end well; its output is above"));
    }
    if succeeded && *tally == before {
        return Err(Failure::new(format!("`{}` ran no test", shell::line(command)), "its last line must be `N passed, M failed`"));
    }
    Ok(())
}
