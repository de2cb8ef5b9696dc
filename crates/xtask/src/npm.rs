//! `cargo xtask npm`: the npm package, packed, in `target/npm/`.
//!
//! ```text
//! crates/wasm           core.js, core_bg.wasm         ─┐
//! crates/sandbox-wasm   sandbox.js, sandbox_bg.wasm   ─┼─ web/npm/build.mjs ─▶ target/npm/package ─ npm pack ─▶ target/npm/*.tgz
//! crates/validate-wasm  validate.js, validate_bg.wasm ─┤
//! crates/relay-wasm     relay.js, relay_bg.wasm       ─┤
//! openapi/*.yaml        openapi/*.json                ─┘
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::tools::npm;
use crate::wasm::{CLIENT, RELAY, SANDBOX, VALIDATE};
use crate::{arguments, openapi, repository, shell};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("npm", arguments)?;
    println!("{}", build()?.tarball.display());
    Ok(())
}

/// What was packed.
pub(crate) struct Package {
    /// `smartrecruiters-<version>.tgz`
    pub(crate) tarball: PathBuf,
    /// The same, not packed.
    pub(crate) folder: PathBuf,
}

/// Builds and packs.
pub(crate) fn build() -> Outcome<Package> {
    let script = repository::root().join("web/npm/build.mjs");
    if !script.is_file() {
        return Err(Failure::new(format!("{} is missing", script.display()), "it turns TypeScript and wasm into the package"));
    }
    let (wasm, sandbox, validate, relay) = (CLIENT.build()?, SANDBOX.build()?, VALIDATE.build()?, RELAY.build()?);
    let out = repository::target()?.join("npm");
    let folder = out.join("package");
    shell::step("building the npm package", || {
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
        shell::run(npm::script(&script)?.arg(&folder).args([&wasm, &sandbox, &validate, &relay]))?;
        openapi::write(&folder.join("openapi"))
    })?;
    if !folder.join("package.json").is_file() {
        return Err(Failure::new(
            format!("web/npm/build.mjs left no package.json in {}", folder.display()),
            "it must make the whole package",
        ));
    }
    let tarball = pack(&folder, &out)?;
    Ok(Package { tarball, folder })
}

fn pack(folder: &Path, out: &Path) -> Outcome<PathBuf> {
    for path in tarballs(out)? {
        fs::remove_file(&path).map_err(|error| Failure::file("remove", &path, &error))?;
    }
    let mut pack = npm::npm()?;
    pack.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(out).arg(folder);
    shell::capture(&mut pack)?;
    let missing = || Failure::new(format!("npm pack left no .tgz in {}", out.display()), "run it by hand there to see why");
    tarballs(out)?.pop().ok_or_else(missing)
}

fn tarballs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut paths = repository::entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tgz"));
    Ok(paths)
}
