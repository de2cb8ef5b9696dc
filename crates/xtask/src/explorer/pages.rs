//! Every page of the explorer as HTML, drawn by the explorer's own code on this machine.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Files, collect, is};
use crate::failure::{Failure, Outcome};
use crate::{repository, server, shell};

/// All pages by name, from the template and the documents among `files`.
pub(super) fn draw(template: &Path, files: &Files) -> Outcome<Files> {
    let folder = repository::target()?.join("xtask/pages");
    let (documents, out, stamped) = (folder.join("documents"), folder.join("out"), folder.join("stamp"));
    let program = shell::step("building what draws the pages ahead", || server::program(&ARGUMENTS))?;
    let read = |path: &Path| fs::read(path).map_err(|error| Failure::file("read", path, &error));
    let given: Files = files.iter().filter(|(name, _)| is(name, "json")).map(|(name, content)| (name.clone(), content.clone())).collect();
    let (code, html) = (read(&program)?, read(template)?);
    let stamp = repository::hash(given.values().map(Vec::as_slice).chain([code.as_slice(), html.as_slice()]));
    if fs::read_to_string(&stamped).is_ok_and(|old| old == stamp) {
        let mut pages = Files::new();
        collect(&out, "", &mut pages)?;
        return Ok(pages);
    }
    _ = fs::remove_dir_all(&folder);
    for (name, content) in &given {
        repository::write(&documents.join(name), content)?;
    }
    shell::step("drawing the pages", || shell::run(shell::program(program).arg(&documents).arg(template).arg(&out)))?;
    repository::write(&stamped, stamp)?;
    let mut pages = Files::new();
    collect(&out, "", &mut pages)?;
    Ok(pages)
}

/// Lets each page that needs a part ask early for all files of it.
pub(super) fn prepare(pages: &mut Files, needs: &[u8]) -> Outcome {
    let strange = || Failure::new("what the parts need cannot be read", "adapt `crates/xtask/src/explorer/pages.rs`");
    let needs: Value = serde_json::from_slice(needs).map_err(|_| strange())?;
    for (part, files) in needs.as_object().ok_or_else(strange)? {
        let line = |file: &str| {
            format!("<link rel=\"preload\" href=\"{file}.wasm?__BUILD__\" as=\"fetch\" type=\"application/wasm\" crossorigin />")
        };
        let all: Vec<String> = files.as_array().into_iter().flatten().filter_map(Value::as_str).map(line).collect();
        for page in pages.values_mut() {
            let text = std::str::from_utf8(page).map_err(|_| strange())?;
            *page = text.replace(&line(&format!("split_{part}")), &all.concat()).into_bytes();
        }
    }
    Ok(())
}

/// With the features of all packages, as tests build them, so that nothing is compiled twice.
const ARGUMENTS: [&str; 4] = ["--workspace", "--all-features", "--bin", "prerender"];
