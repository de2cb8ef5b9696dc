//! `cargo xtask explorer`: the page as static files in `target/explorer/`.
//!
//! ```text
//! index.html <page>.html        web/explorer/index.html with each page as text, drawn ahead (`pages.rs`)
//! explorer.css                  web/explorer/css/*.css, in the order of their names
//! explorer.js explorer_bg.wasm  the page
//! sandbox.js sandbox_bg.wasm    the sandbox, for a Worker of the page
//! openapi/<family>.json         the documents with all their texts; openapi.json: all in one
//! fields.json                   names of what each operation takes, for the search
//! vocabulary.json               meanings of error codes, scopes and roles
//! split_<part>.wasm             parts of the page that are fetched when they are first needed
//! …                             web/explorer/static, as it is
//! *.br *.gz                     the same, compressed
//! ```
//!
//! `__BUILD__` in HTML and JavaScript becomes a hash of all files, `__FILES__` the list of those that are kept for offline use.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::tools::npm as tools;
use crate::wasm::parts::NEEDS;
use crate::wasm::{EXPLORER, SANDBOX};
use crate::{arguments, codegen, compress, openapi, repository, shell};

mod fields;
mod pages;

/// Endings of files that may say `__BUILD__`.
const STAMPED: &[&str] = &[".html", ".js"];

/// Files by their path below the folder.
type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    arguments::none("explorer", arguments)?;
    let folder = build()?;
    println!("The page is in {}; any static file server can show it.", folder.display());
    Ok(())
}

/// Builds what has changed and gives the folder.
pub(crate) fn build() -> Outcome<PathBuf> {
    let source = repository::root().join("web/explorer");
    let mut files = Files::new();
    collect(&EXPLORER.build()?, "", &mut files)?;
    collect(&SANDBOX.build()?, "", &mut files)?;
    files.insert("explorer.css".into(), styles(&source.join("css"))?);
    let fixed = source.join("static");
    if fixed.is_dir() {
        collect(&fixed, "", &mut files)?;
    }
    for (name, text) in openapi::files()? {
        files.insert(format!("openapi/{name}"), text.into_bytes());
    }
    files.insert("vocabulary.json".into(), codegen::vocabulary()?.to_string().into_bytes());
    files.insert("fields.json".into(), fields::table(&codegen::documents()?).to_string().into_bytes());
    let needs = files.remove(NEEDS).unwrap_or_default();
    let mut pages = pages::draw(&source.join("index.html"), &files)?;
    pages::prepare(&mut pages, &needs)?;
    files.extend(pages);
    minify(&mut files)?;
    stamp(&mut files)?;
    let folder = repository::target()?.join("explorer");
    update(&folder, &files)?;
    Ok(folder)
}

/// Makes scripts and style sheets small.
fn minify(files: &mut Files) -> Outcome {
    let folder = repository::target()?.join("xtask").join("minify");
    _ = fs::remove_dir_all(&folder);
    let mut node = tools::script(&repository::root().join("crates/xtask/node/minify.mjs"))?;
    let small = |name: &String| [".js", ".css"].iter().any(|ending| name.ends_with(ending));
    for (name, content) in files.iter().filter(|(name, _)| small(name)) {
        let path = folder.join(name);
        repository::write(&path, content)?;
        node.arg(path);
    }
    shell::run(&mut node)?;
    collect(&folder, "", files)
}

/// Writes a hash of all files in the place of each `__BUILD__`, so that no cache mixes two builds.
fn stamp(files: &mut Files) -> Outcome {
    let build = repository::hash(files.iter().flat_map(|(name, content)| [name.as_bytes(), content.as_slice()]));
    let offline = serde_json::json!(offline(files)).to_string();
    for (name, content) in files.iter_mut().filter(|(name, _)| STAMPED.iter().any(|ending| name.ends_with(ending))) {
        let text = std::str::from_utf8(content).map_err(|_| Failure::new(format!("{name} is not UTF-8"), "save it as UTF-8"))?;
        *content = text.replace("__BUILD__", &build).replace("__FILES__", &offline).into_bytes();
    }
    Ok(())
}

/// What is kept for use without a network: all but pages that the first one can draw, and what keeps it.
fn offline(files: &Files) -> Vec<&str> {
    let is_kept = |name: &&str| !is(name, "html") && *name != "offline.js" && *name != "openapi/openapi.json";
    std::iter::once("./").chain(files.keys().map(String::as_str).filter(is_kept)).collect()
}

/// Whether a file's name has this ending.
fn is(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == ending)
}

/// The style sheets as one.
fn styles(folder: &Path) -> Outcome<Vec<u8>> {
    let mut text = String::new();
    for path in repository::entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "css") {
            text += &repository::read(&path)?;
            text.push('\n');
        }
    }
    if text.is_empty() {
        return Err(Failure::new(format!("{} has no style sheet", folder.display()), "put the page's .css files there"));
    }
    Ok(text.into_bytes())
}

/// Reads all files of a folder but those that only building needs.
fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Outcome {
    for path in repository::entries(folder)? {
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if name != "stamp" && !name.ends_with(".d.ts") {
            files.insert(name, fs::read(&path).map_err(|error| Failure::file("read", &path, &error))?);
        }
    }
    Ok(())
}

/// Makes the folder hold exactly `files`, each with its compressed variants.
fn update(folder: &Path, files: &Files) -> Outcome {
    let mut changed = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        let compressed = ["br", "gz"].iter().all(|ending| folder.join(format!("{name}.{ending}")).is_file());
        if compressed && fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        repository::write(&path, content)?;
        changed.push(path);
    }
    if folder.is_dir() {
        remove_others(folder, "", files)?;
    }
    if changed.is_empty() {
        return Ok(());
    }
    shell::step(&format!("compressing {} of {} files", changed.len(), files.len()), || compress::write(&changed)).map(drop)
}

fn remove_others(folder: &Path, prefix: &str, files: &Files) -> Outcome {
    for path in repository::entries(folder)? {
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        let of = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(&name);
        if path.is_dir() {
            remove_others(&path, &format!("{name}/"), files)?;
        } else if !files.contains_key(of) && !files.contains_key(&name) {
            fs::remove_file(&path).map_err(|error| Failure::file("remove", &path, &error))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Files, collect, remove_others, stamp, styles};
    use crate::repository;
    use std::path::{Path, PathBuf};

    #[test]
    fn style_sheets_are_joined_in_the_order_of_their_names() {
        let folder = folder("styles", &[("20-late.css", "b{}"), ("10-early.css", "a{}"), ("notes.md", "no")]);
        assert_eq!(styles(&folder).expect("there are two"), b"a{}\nb{}\n");
    }

    #[test]
    fn a_folder_without_style_sheets_is_told() {
        let folder = folder("no-styles", &[("notes.md", "no")]);
        assert!(styles(&folder).expect_err("there is none").to_string().contains("has no style sheet"));
    }

    #[test]
    fn what_only_building_needs_is_not_taken() {
        let folder = folder("collect", &[("a.js", "x"), ("a.d.ts", "x"), ("stamp", "x"), ("snippets/b.js", "y")]);
        let mut files = Files::new();
        collect(&folder, "", &mut files).expect("it can be read");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.js", "snippets/b.js"]);
    }

    #[test]
    fn every_place_of_the_build_gets_the_same_hash_which_changes_with_any_file() {
        let build = |sheet: &str| {
            let files = [("index.html", "<a href=x?__BUILD__>"), ("a.js", "`./b.js?__BUILD__`"), ("a.css", sheet)];
            let mut files: Files = files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect();
            stamp(&mut files).expect("all is text");
            let text = |name: &str| String::from_utf8(files[name].clone()).expect("it was text");
            let page = text("index.html").replace("<a href=x?", "").replace('>', "");
            assert_eq!(text("a.js"), format!("`./b.js?{page}`"));
            page
        };
        assert_eq!(build("a{}").len(), 16);
        assert_ne!(build("a{}"), build("b{}"));
    }

    #[test]
    fn files_of_an_earlier_build_are_removed_with_their_variants() {
        let folder = folder("others", &[("a.js", ""), ("a.js.br", ""), ("old.js", ""), ("old.js.gz", ""), ("sub/old.css", "")]);
        remove_others(&folder, "", &Files::from([("a.js".to_owned(), Vec::new())])).expect("it can be changed");
        let mut left = Files::new();
        collect(&folder, "", &mut left).expect("it can be read");
        assert_eq!(left.keys().collect::<Vec<_>>(), ["a.js", "a.js.br"]);
    }

    /// A new folder with these files.
    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        _ = std::fs::remove_dir_all(&folder);
        for (path, text) in files {
            repository::write(&folder.join(Path::new(path)), text).expect("the folder for temporary files can be written");
        }
        folder
    }
}
