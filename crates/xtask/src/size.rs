//! `cargo xtask size`: prints what is sent to readers and callers, and fails where it is more than promised.

use std::path::{Path, PathBuf};

use crate::compress::{self, Sizes};
use crate::failure::{Failure, Outcome};
use crate::tools::npm as tools;
use crate::{arguments, explorer, npm, repository, shell};

/// A promise about one thing that travels.
struct Promise {
    what: &'static str,
    raw: Option<u64>,
    brotli: u64,
}

const KIB: u64 = 1024;
const CORE: Promise = Promise { what: "core wasm", raw: Some(20_000), brotli: 8 * KIB };
const CLIENT: Promise = Promise { what: "npm client, one call bundled", raw: None, brotli: 15 * KIB };
/// With every operation and event in its HTML, to be read before the wasm is there.
const PAGE: Promise = Promise { what: "explorer, first load", raw: None, brotli: 170_000 };
/// A ratchet on the way to 250 KiB: it goes down with each saving.
const SANDBOX: Promise = Promise { what: "sandbox wasm", raw: None, brotli: 310 * KIB };

/// What the page loads before its list of operations can be used. The index of operations is in the wasm.
const FIRST_LOAD: [&str; 6] = ["index.html", "explorer.css", "theme.js", "boot.js", "explorer.js", "explorer_bg.wasm"];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("size", arguments)?;
    let package = npm::build()?;
    let page = explorer::build()?;
    check(&package, &page)
}

/// Measures what was built.
pub(crate) fn check(package: &npm::Package, page: &Path) -> Outcome {
    println!("{:<32} {:>9} {:>9} {:>9}", "", "raw", "gzip", "brotli");
    let mut broken = Vec::new();
    broken.extend(judge(&CORE, &[package.folder.join("core.wasm")])?);
    broken.extend(judge(&CLIENT, &bundle(&package.folder)?)?);
    broken.extend(judge(&PAGE, &FIRST_LOAD.map(|name| page.join(name)))?);
    for part in parts(page)? {
        let sizes = compress::measure(std::slice::from_ref(&part))?.into_iter().fold(Sizes::default(), |sum, one| sum + one);
        let name = part.file_stem().unwrap_or_default().to_string_lossy();
        line(&format!("explorer, {}", name.replacen('_', " ", 1).replacen("split", "part", 1)), sizes);
    }
    broken.extend(judge(&SANDBOX, &[page.join("sandbox_bg.wasm")])?);
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(broken.join("\n       "), "find what grew (`twiggy top`, `git log`) and take it out"))
}

fn judge(promise: &Promise, files: &[PathBuf]) -> Outcome<Option<String>> {
    let sizes = compress::measure(files)?.into_iter().fold(Sizes::default(), |sum, one| sum + one);
    line(promise.what, sizes);
    let raw = promise.raw.filter(|most| sizes.raw > *most).map(|most| format!("{} bytes, more than {most}", sizes.raw));
    let brotli = (sizes.brotli > promise.brotli).then(|| format!("{} bytes with brotli, more than {}", sizes.brotli, promise.brotli));
    Ok(raw.or(brotli).map(|why| format!("{} has {why}", promise.what)))
}

fn line(what: &str, sizes: Sizes) {
    println!("{what:<32} {:>9} {:>9} {:>9}", sizes.raw, sizes.gzip, sizes.brotli);
}

/// The parts of the page that are fetched when they are first needed. What two of them share is a chunk.
fn parts(page: &Path) -> Outcome<Vec<PathBuf>> {
    let is_part = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".wasm") && (name.starts_with("split_") || name.starts_with("chunk_"))
    };
    Ok(repository::entries(page)?.into_iter().filter(is_part).collect())
}

/// Bundles a program that makes one call with the package, as an application would.
fn bundle(package: &Path) -> Outcome<Vec<PathBuf>> {
    let folder = repository::target()?.join("xtask").join("bundle");
    _ = std::fs::remove_dir_all(&folder);
    repository::copy(package, &folder.join("node_modules/smartrecruiters"))?;
    let program = "import { SmartRecruiters } from \"smartrecruiters\";\n\
                   const sr = new SmartRecruiters({ apiKey: location.hash });\n\
                   console.log(await sr.users.list());\n";
    let file = folder.join("program.mjs");
    repository::write(&file, program)?;
    let script = repository::root().join("crates/xtask/node/bundle.mjs");
    shell::run(tools::script(&script)?.arg(file).arg(folder.join("out")))?;
    repository::entries(&folder.join("out"))
}
