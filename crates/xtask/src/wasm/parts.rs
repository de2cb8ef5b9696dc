//! Parts of a page's wasm, each a file that is fetched when it is first needed. What is marked with `wasm_split` begins one.
//!
//! The tool makes the files and a script that fetches them. Here the script becomes a piece of the glue, so that a page waits for no
//! further file, and names change in both at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::failure::{Failure, Outcome};
use crate::repository;

/// What the linker must leave in the wasm, so that it can be cut.
pub(super) const LINK: &str = "-Clink-arg=--emit-relocs";

/// Changes with whatever changes what is made.
pub(super) const RECIPE: &str = include_str!("parts.rs");

/// Cuts the parts off. Gives the file of what is left, which is the page's first load.
pub(super) fn cut(raw: &[u8], folder: &Path) -> Outcome<PathBuf> {
    let main = folder.join("main.wasm");
    let mut options = Options::new(raw);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = SCRIPT;
    let made = transform(options).map_err(|why| Failure::new(format!("the wasm cannot be cut into parts: {why:#}"), ""))?;
    let needs: BTreeMap<_, _> = made.prefetch_map.into_iter().collect();
    repository::write(&folder.join(NEEDS), serde_json::json!(needs).to_string())?;
    Ok(main)
}

/// Puts the script into the glue, and removes what only the steps between needed. Gives the files of the parts.
pub(super) fn join(folder: &Path, glue: &Path) -> Outcome<Vec<PathBuf>> {
    let (script, text) = (folder.join(SCRIPT), repository::read(glue)?);
    repository::write(glue, weave(&text, &repository::read(&script)?)?)?;
    for path in [script, folder.join("main.wasm")] {
        fs::remove_file(&path).map_err(|error| Failure::file("remove", &path, &error))?;
    }
    let is_part = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "wasm") && !path.ends_with(main_of(glue));
    Ok(repository::entries(folder)?.into_iter().filter(is_part).collect())
}

fn main_of(glue: &Path) -> String {
    format!("{}_bg.wasm", glue.file_stem().unwrap_or_default().to_string_lossy())
}

/// The glue with the script in it: loaders are imports like others, and what parts share is taken from the wasm that is there.
fn weave(glue: &str, script: &str) -> Outcome<String> {
    let strange = || {
        Failure::new(
            "wasm-bindgen or the tool that cuts parts writes other scripts than it used to",
            "adapt `crates/xtask/src/wasm/parts.rs`",
        )
    };
    let (import, rest) = glue
        .lines()
        .find(|line| line.contains(SCRIPT))
        .and_then(|line| glue.split_once(line).map(|(_, rest)| (line, rest)))
        .ok_or_else(strange)?;
    let head = glue.split_once(import).map(|(head, _)| head).unwrap_or_default();
    let named: String = rest.lines().filter(|line| !line.contains(SCRIPT)).flat_map(|line| [line, "\n"]).collect();
    let (before, taken) = script.split_once("const { ").ok_or_else(strange)?;
    let (shared, after) = taken.split_once("} = initSync(undefined, undefined);").ok_or_else(strange)?;
    let (_, after) = after.split_once("});").ok_or_else(strange)?;
    let shared: Vec<String> =
        shared.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| format!("{name}: wasm.{name}")).collect();
    let shared = shared.join(", ");
    let script =
        format!("{}Object.assign(sharedImports.__wasm_split, {{ {shared} }});{after}", before.split_once(';').ok_or_else(strange)?.1);
    let loaders: Vec<String> = script
        .split("export const ")
        .skip(1)
        .filter_map(|one| one.split_once(' '))
        .map(|(name, _)| format!("{name}: (...told) => {name}(...told),\n"))
        .collect();
    let script = script
        .replace("export const ", "const ")
        // What stands after a point gets its short name, which only the wasm itself knows.
        .replace("sharedImports.__wasm_split.__indirect_function_table", "wasm.__indirect_function_table")
        .replace(".wasm\"", ".wasm?__BUILD__\"")
        .replace("(WebAssembly.instantiateStreaming(src, imports))", "instantiate(await src, imports)");
    let (start, imports) = named.split_once(IMPORTS).ok_or_else(strange)?;
    Ok(format!("{head}{start}{IMPORTS}\n{}{imports}\n{INSTANTIATE}{script}", loaders.concat()))
}

/// Where the glue lists what it gives to the wasm.
const IMPORTS: &str = "const import0 = {";
/// Some servers do not know the type of a wasm; without it, nothing is compiled while it comes.
const INSTANTIATE: &str = "const instantiate = async (answer, imports) => answer.headers.get(\"Content-Type\") === \"application/wasm\"
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
";
/// Which files each part needs, its own among them.
pub(crate) const NEEDS: &str = "parts.json";
/// The script that the tool writes.
const SCRIPT: &str = "parts.js";

#[cfg(test)]
mod tests {
    use super::weave;

    #[test]
    fn loaders_become_imports_and_what_is_shared_comes_from_the_wasm() {
        let glue = "/* glue */\nimport * as import1 from \"parts.js\"\nfunction f() {\n const import0 = {\n  log: 1,\n };\n return {\n  \"./x_bg.js\": import0,\n  \"parts.js\": import1,\n };\n}\n";
        let script = "import { initSync } from \"./main.js\";\nfunction share() {\n const { memory, table,  } = initSync(undefined, undefined);\n Object.assign(sharedImports.__wasm_split, { memory, table,  });\n}\nexport const load_a = wrap(\"./a.wasm\", async (imports) => (WebAssembly.instantiateStreaming(src, imports)));\n";
        let woven = weave(glue, script).expect("both are as expected");
        assert!(
            woven.starts_with("/* glue */\n\nfunction f() {\n const import0 = {\nload_a: (...told) => load_a(...told),\n\n  log: 1,"),
            "{woven}"
        );
        assert!(woven.contains("Object.assign(sharedImports.__wasm_split, { memory: wasm.memory, table: wasm.table });"), "{woven}");
        assert!(
            woven.ends_with("const load_a = wrap(\"./a.wasm?__BUILD__\", async (imports) => instantiate(await src, imports));\n"),
            "{woven}"
        );
        assert!(!woven.contains("parts.js") && !woven.contains("initSync"), "{woven}");
        assert!(weave(glue, "").is_err() && weave("", script).is_err());
    }
}
