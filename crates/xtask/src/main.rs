//! Every task of this repository: `cargo xtask <task>`.

#![expect(clippy::print_stdout, reason = "a program that reports to a terminal")]

use std::fmt::Write;
use std::process::ExitCode;

use crate::failure::{Failure, Outcome};

mod arguments;
mod bench;
mod ci;
mod codegen;
mod compress;
mod docs;
mod explorer;
mod failure;
mod npm;
mod openapi;
mod repository;
mod serve;
mod server;
mod shell;
mod size;
mod tally;
mod test;
mod tidy;
mod tools;
mod wasm;
mod workers;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", usage());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", usage());
        return Ok(());
    }
    let task = TASKS
        .iter()
        .find(|task| task.name == name)
        .ok_or_else(|| Failure::new(format!("there is no task `{name}`"), format!("choose one of these\n\n{}", usage())))?;
    if rest.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("cargo xtask {} {}\n\n{}.", task.name, task.options, task.about);
        return Ok(());
    }
    (task.run)(rest)
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask <task>\n\n");
    for Task { name, options, about, .. } in TASKS {
        _ = writeln!(text, "  {:<44} {about}", format!("{name} {options}"));
    }
    text
}

/// Something to run by name.
struct Task {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

const TASKS: &[Task] = &[
    Task {
        name: "serve",
        options: "[--port 7878] [--open] [--no-build]",
        about: "Builds the explorer and the server, and runs both on this machine",
        run: serve::run,
    },
    Task {
        name: "workers",
        options: "receiver|relay|sync",
        about: "Runs one of web/workers on this machine, with the sandbox in place of the vendor",
        run: workers::run,
    },
    Task { name: "ci", options: "", about: "Everything that must hold before a change is taken", run: ci::run },
    Task { name: "test", options: "", about: "Every test there is", run: test::run },
    Task { name: "tidy", options: "", about: "Arrows between crates, file sizes, headers, left-over words, formatting", run: tidy::run },
    Task {
        name: "codegen",
        options: "[--check]",
        about: "Writes the tables of the catalogue from its OpenAPI documents; --check only compares",
        run: codegen::run,
    },
    Task {
        name: "openapi",
        options: "",
        about: "Writes the OpenAPI documents as JSON, and all of them in one, to target/openapi",
        run: openapi::run,
    },
    Task { name: "explorer", options: "", about: "Builds the explorer as static files in target/explorer", run: explorer::run },
    Task { name: "npm", options: "", about: "Builds the npm package and packs it into target/npm", run: npm::run },
    Task {
        name: "bench",
        options: "sdk|sandbox|explorer [<part> …]",
        about: "Measures what is built here beside what others build, and writes tests/bench/RESULTS.md",
        run: bench::run,
    },
    Task { name: "docs", options: "", about: "Builds the reference of the npm package as a site in target/docs", run: docs::run },
    Task { name: "size", options: "", about: "Prints and asserts what is sent to readers and callers", run: size::run },
    Task { name: "tools", options: "", about: "Installs what the other tasks need, so that they need no network", run: tools::run },
];
