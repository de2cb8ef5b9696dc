//! `cargo xtask ci`: everything that must hold before a change is taken, the quickest to fail first.

use std::time::Instant;

use crate::failure::Outcome;
use crate::tally::Tally;
use crate::tools::{self, rust};
use crate::{arguments, codegen, docs, explorer, npm, shell, size, test, tidy};

/// Packages that are made for wasm and linted there.
const PAGE_PACKAGES: &[&str] = &[
    "smartrecruiters-fetch",
    "smartrecruiters-wasm",
    "smartrecruiters-relay-wasm",
    "smartrecruiters-sandbox-wasm",
    "smartrecruiters-validate-wasm",
    "smartrecruiters-explorer",
];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("ci", arguments)?;
    let mut tally = Tally::default();
    let result = steps(&mut tally);
    if let Err(failure) = &result {
        println!("\n{failure}\n");
        // A step that fails without a failed test counts as one, so that the last line never looks like success.
        tally.failed = tally.failed.max(1);
    }
    println!("{tally}");
    if result.is_ok() { Ok(()) } else { std::process::exit(1) }
}

fn steps(tally: &mut Tally) -> Outcome {
    let start = Instant::now();
    step("tools", || tools::run(&[]))?;
    step("codegen --check", || codegen::run(&["--check".to_owned()]))?;
    step("tidy", || tidy::run(&[]))?;
    step("clippy, this machine", || clippy(&["--workspace", "--all-targets", "--all-features"]))?;
    // One by one: together, features that another asks for would reach the npm core, which is without std.
    step("clippy, wasm", || PAGE_PACKAGES.iter().try_for_each(|package| clippy(&["--target", rust::PAGE, "--package", package])))?;
    step("tests, this machine", || test::native(tally).and_then(|()| test::verdict(*tally)))?;
    step("without std", test::bare)?;
    let package = step("npm package", npm::build)?;
    step("reference of the npm package", docs::build)?;
    let page = step("explorer", explorer::build)?;
    step("sizes", || size::check(&package, &page))?;
    step("tests in Chromium", || test::pages(tally).and_then(|()| test::verdict(*tally)))?;
    step("tests of what is shipped", || test::suites(&package.tarball, &page, tally).and_then(|()| test::verdict(*tally)))?;
    println!("\nall steps took {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n== {name}");
    let start = Instant::now();
    let result = work();
    println!("== {name}: {:.1} s", start.elapsed().as_secs_f64());
    result
}

fn clippy(words: &[&str]) -> Outcome {
    shell::run(shell::cargo().args(["clippy", "--quiet"]).args(words).args(["--", "--deny", "warnings"]))
}
