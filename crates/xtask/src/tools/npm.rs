//! npm packages that build and test: installed from a committed lock file, in a folder named after its content.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::{repository, shell};

/// The folder `node_modules` with every package of `crates/xtask/npm`.
pub(crate) fn modules() -> Outcome<PathBuf> {
    modules_of(&repository::root().join("crates/xtask/npm"))
}

/// The folder `node_modules` with every package that the lock file in `source` names.
pub(crate) fn modules_of(source: &Path) -> Outcome<PathBuf> {
    super::node()?;
    let lock = repository::read(&source.join("package-lock.json"))?;
    let cache = super::cache()?;
    let folder = cache.join(format!("npm-{}", repository::hash([lock.as_bytes()])));
    let modules = folder.join("node_modules");
    if modules.is_dir() {
        return Ok(modules);
    }
    let what = format!("installing npm packages into {} (once for each lock file; about a minute)", folder.display());
    shell::step(&what, || install(source, &folder))?;
    Ok(modules)
}

/// Runs a script of the repository with node, which finds the packages of [`modules`] by `require`.
pub(crate) fn script(path: &Path) -> Outcome<Command> {
    let mut node = shell::program(super::node()?);
    let modules = modules()?;
    node.arg(path).env("NODE_PATH", &modules).env("SR_TOOLS", &modules);
    Ok(node)
}

/// A program of one of the packages, such as `wasm-opt` of binaryen.
pub(crate) fn binary(package: &str, path: &str) -> Outcome<Command> {
    script(&modules()?.join(package).join(path))
}

/// npm itself.
pub(crate) fn npm() -> Outcome<Command> {
    match shell::find(&["npm"]) {
        Some(npm) => Ok(shell::program(npm)),
        None => {
            Err(Failure::new("npm is not installed", "it comes with Node.js (https://nodejs.org); some systems pack it apart, as `npm`"))
        }
    }
}

/// Installs beside the final place and moves there, so that an interrupted run leaves nothing that looks whole.
fn install(source: &Path, folder: &Path) -> Outcome {
    let partial = folder.with_extension(format!("partial-{}", std::process::id()));
    for name in ["package.json", "package-lock.json"] {
        repository::write(&partial.join(name), repository::read(&source.join(name))?)?;
    }
    let mut ci = npm()?;
    let installed = shell::run(ci.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&partial));
    if installed.is_err() {
        _ = fs::remove_dir_all(&partial);
        return installed;
    }
    if folder.join("node_modules").is_dir() {
        // Another run was faster.
        return fs::remove_dir_all(&partial).map_err(|error| Failure::file("remove", &partial, &error));
    }
    fs::rename(&partial, folder).map_err(|error| Failure::file("move to its place", &partial, &error))
}
