//! Runs other programs and tells what they come to.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::repository;

/// A program to be run in the root of the repository.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(repository::root());
    command
}

/// The cargo that runs this task.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end; the program writes to the terminal itself.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| missing(command, &error))?;
    judge(command, status, "")
}

/// Runs to the end and gives what it printed. What it said on stderr is shown only if it fails.
pub(crate) fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| missing(command, &error))?;
    judge(command, output.status, &String::from_utf8_lossy(&output.stderr))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end; tells whether it succeeded, and what it printed.
pub(crate) fn try_capture(command: &mut Command) -> Outcome<(bool, String)> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| missing(command, &error))?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// Runs to the end and gives what it printed; what it says on stderr goes to the terminal.
pub(crate) fn capture_loudly(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|error| missing(command, &error))?;
    judge(command, output.status, "")?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end, shows each line that it prints and gives them to `seen`. Tells whether it succeeded.
pub(crate) fn watch(command: &mut Command, mut seen: impl FnMut(&str)) -> Outcome<bool> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| missing(command, &error))?;
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            seen(text.trim_end());
            line.clear();
        }
    }
    Ok(child.wait().map_err(|error| missing(command, &error))?.success())
}

/// Says what is being done and, after it, how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {what}");
    let start = Instant::now();
    let result = work()?;
    println!("  done in {:.1} s", start.elapsed().as_secs_f64());
    Ok(result)
}

/// The first of the programs that the `PATH` has.
pub(crate) fn find(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .flat_map(|file| endings.iter().map(move |ending| Path::new(&format!("{}{ending}", file.display())).to_path_buf()))
        .find(|file| file.is_file())
}

fn judge(command: &Command, status: ExitStatus, said: &str) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let said = said.trim();
    let shown = if said.is_empty() { String::new() } else { format!("\n\n{said}\n") };
    Err(Failure::new(format!("`{}` failed ({status}){shown}", line(command)), "what it printed says why"))
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    let name = command.get_program().to_string_lossy();
    Failure::new(format!("cannot run `{}`: {error}", line(command)), format!("install {name}, or put it on the PATH"))
}

/// The command as it would be typed.
pub(crate) fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(std::ffi::OsStr::to_string_lossy));
    words.join(" ")
}
