//! `cargo xtask docs`: the reference of the npm package as a site, in `target/docs/`.
//!
//! ```text
//! web/npm/src, README.md, CHANGELOG.md, api.md ── TypeDoc, by web/npm/typedoc.json ─▶ target/docs
//! ```

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::tools::npm;
use crate::{arguments, repository, shell};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("docs", arguments)?;
    println!("The site is in {}; any static file server can show it.", build()?.display());
    Ok(())
}

/// Builds the site and gives its folder. A link that leads nowhere fails.
pub(crate) fn build() -> Outcome<PathBuf> {
    let folder = repository::target()?.join("docs");
    let options = repository::root().join("web/npm/typedoc.json");
    shell::step("building the reference of the npm package", || {
        shell::run(npm::binary("typedoc", "bin/typedoc")?.arg("--options").arg(&options).arg("--out").arg(&folder))
    })?;
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!("TypeDoc left no index.html in {}", folder.display()), "run it by hand to see why"));
    }
    Ok(folder)
}
