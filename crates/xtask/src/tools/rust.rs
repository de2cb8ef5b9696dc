//! What Rust needs: targets, and the wasm-bindgen CLI that fits the library.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::{repository, shell};

/// wasm in a page, a Worker or Node.
pub(crate) const PAGE: &str = "wasm32-unknown-unknown";
/// wasm without `std`: what builds for it needs no operating system.
pub(crate) const BARE: &str = "wasm32v1-none";

/// Adds the targets that are missing.
pub(crate) fn targets(wanted: &[&str]) -> Outcome {
    let mut missing = Vec::new();
    for target in wanted {
        let libraries = shell::capture(shell::program("rustc").args(["--print", "target-libdir", "--target", target]))?;
        if !PathBuf::from(libraries.trim()).is_dir() {
            missing.push(*target);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    if shell::find(&["rustup"]).is_none() {
        let what = format!("the Rust target {} is not installed, and rustup is not there to add it", missing.join(" and "));
        return Err(Failure::new(what, "install rustup (https://rustup.rs), or add the target with your system's packages"));
    }
    shell::step(&format!("adding the Rust target {} (about 20 MB, less than a minute)", missing.join(" and ")), || {
        shell::run(shell::program("rustup").args(["target", "add"]).args(&missing))
    })
}

/// Folder of `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub(crate) fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = locked("wasm-bindgen")?;
    let root = super::cache()?.join(format!("wasm-bindgen-{version}"));
    let folder = root.join("bin");
    if folder.join(if cfg!(windows) { "wasm-bindgen.exe" } else { "wasm-bindgen" }).is_file() {
        return Ok(folder);
    }
    let what = format!("compiling wasm-bindgen-cli {version} into {} (once; two to four minutes on two cores)", root.display());
    shell::step(&what, || {
        let mut install = shell::cargo();
        // Its build must not mix with ours, and cargo's own temporary folder is removed after it.
        install.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").current_dir(std::env::temp_dir());
        install.args(["install", "--quiet", "wasm-bindgen-cli", "--no-default-features", "--version", &version, "--root"]);
        shell::run(install.arg(&root))
    })?;
    Ok(folder)
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Outcome<String> {
    let path = repository::root().join("Cargo.lock");
    let lock = repository::read(&path)?;
    let start = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&start).and_then(|(_, rest)| rest.split_once('"')).map(|(version, _)| version.to_owned());
    version.ok_or_else(|| Failure::new(format!("{} does not name {package}", path.display()), "run `cargo generate-lockfile`"))
}
