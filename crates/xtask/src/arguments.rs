//! Arguments of tasks.

use crate::failure::{Failure, Outcome};

/// The task takes none.
pub(crate) fn none(task: &str, arguments: &[String]) -> Outcome {
    if arguments.is_empty() { Ok(()) } else { Err(unknown(task, &arguments.join(" "))) }
}

/// Whether the only flag that the task takes is given.
pub(crate) fn flag(task: &str, flag: &str, arguments: &[String]) -> Outcome<bool> {
    match arguments {
        [] => Ok(false),
        [given] if given == flag => Ok(true),
        _ => Err(unknown(task, &arguments.join(" "))),
    }
}

/// What to say of an argument that the task does not take.
pub(crate) fn unknown(task: &str, argument: &str) -> Failure {
    Failure::new(format!("`cargo xtask {task}` does not take `{argument}`"), format!("`cargo xtask {task} --help` shows what it takes"))
}
