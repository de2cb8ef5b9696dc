//! Short names for what a wasm and its glue take from each other: the long ones are read by nobody and hardly compress.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::failure::{Failure, Outcome};

/// The pass of wasm-opt that shortens them in the wasm, and prints which became which.
pub(super) const PASS: &str = "--minify-imports-and-exports-and-modules";

/// The name that [`PASS`] gives to every module.
const MODULE: &str = "a";

/// The glue with the names that the wasm has now. `told`: what [`PASS`] printed.
pub(super) fn shorten(glue: &str, told: &str) -> Outcome<String> {
    let strange = || Failure::new("wasm-opt does not tell its new names as it used to", "adapt `crates/xtask/src/wasm/names.rs`");
    let told: Value = serde_json::from_str(told).map_err(|_| strange())?;
    let pairs = |key: &str| {
        let rows = told.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_array);
        rows.filter_map(|row| Some((row.get(row.len() - 2)?.as_str()?, row.last()?.as_str()?))).collect::<BTreeMap<_, _>>()
    };
    let (imports, exports) = (pairs("imports"), pairs("exports"));
    let module = told.pointer("/imports/0/0").and_then(Value::as_str).ok_or_else(strange)?;
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(is_letter) {
        let (between, after) = rest.split_at(start);
        let (word, next) = after.split_at(after.find(|letter| !is_letter(letter)).unwrap_or(after.len()));
        out.push_str(between);
        // The glue gives imports as the entries of an object, and takes exports as its members.
        let short = if out.ends_with('.') { exports.get(word) } else { imports.get(word).filter(|_| next.starts_with(':')) };
        out.push_str(short.copied().unwrap_or(word));
        rest = next;
    }
    out.push_str(rest);
    Ok(out.replace(&format!("\"{module}\":"), &format!("{MODULE}:")))
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || "_$".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn imports_exports_and_the_module_get_their_new_names_and_nothing_else_does() {
        let told = r#"{"imports": [["./x_bg.js", "__wbg_log_1", "$a"]], "exports": [["memory", "b"], ["start", "c"]]}"#;
        let glue =
            "const imports = { \"./x_bg.js\": { __wbg_log_1: function(start) { memory(wasm.memory, `start.`, start); } } };\nwasm.start();";
        let short = "const imports = { a: { $a: function(start) { memory(wasm.b, `start.`, start); } } };\nwasm.c();";
        assert_eq!(shorten(glue, told).expect("it is told as expected"), short);
        assert!(shorten(glue, "{}").is_err());
    }
}
