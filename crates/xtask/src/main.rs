//! Every task of this repository: `cargo xtask <task>`.

#![expect(clippy::print_stdout, reason = "a program that reports to a terminal")]

use std::fmt::Write;
use std::process::ExitCode;

use crate::failure::{Failure, Outcome};

mod codegen;
mod failure;
mod repository;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("{failure}");
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

const TASKS: &[Task] = &[Task {
    name: "codegen",
    options: "[--check]",
    about: "Writes the tables of the catalogue from its OpenAPI documents; --check only compares",
    run: codegen::run,
}];
