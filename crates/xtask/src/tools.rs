//! Programs that the tasks need beside cargo: found, or installed once into a cache outside the repository.
//!
//! ```text
//! ~/.cache/smartrecruiters/tools/wasm-bindgen-<version>/bin    from crates.io, the version in Cargo.lock
//! ~/.cache/smartrecruiters/tools/npm-<lock hash>/node_modules  from crates/xtask/npm/package-lock.json
//! ```

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::shell;

pub(crate) mod browser;
pub(crate) mod npm;
pub(crate) mod rust;

/// `cargo xtask tools`: installs everything, so that later tasks need no network.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    crate::arguments::none("tools", arguments)?;
    rust::targets(&[rust::PAGE, rust::BARE])?;
    println!("wasm-bindgen  {}", rust::wasm_bindgen()?.display());
    println!("npm packages  {}", npm::modules()?.display());
    let browser = browser::find_or_install()?;
    println!("chromium      {}\nchromedriver  {}", browser.chromium.display(), browser.driver.display());
    Ok(())
}

/// Where installed tools are kept.
fn cache() -> Outcome<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(|home| PathBuf::from(home).join(".cache"));
    match base.or_else(home) {
        Some(base) => Ok(base.join("smartrecruiters").join("tools")),
        None => Err(Failure::new("there is no folder to keep tools in", "set HOME or XDG_CACHE_HOME to a folder that you may write to")),
    }
}

/// Node, of a version that the packages run on.
pub(crate) fn node() -> Outcome<PathBuf> {
    const OLDEST: u32 = 20;
    let remedy = format!("install Node.js {OLDEST} or later (https://nodejs.org) and put it on the PATH");
    let Some(node) = shell::find(&["node"]) else { return Err(Failure::new("Node.js is not installed", remedy)) };
    let version = shell::capture(shell::program(&node).arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= OLDEST) {
        return Ok(node);
    }
    Err(Failure::new(format!("{} is version {}", node.display(), version.trim()), remedy))
}
