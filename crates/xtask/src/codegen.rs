//! `cargo xtask codegen`: OpenAPI documents in, tables of the catalogue out.
//!
//! ```text
//! openapi/<family>.yaml -> yaml (nodes with places) -> document (checked) -> tables -> catalogue/src/generated/
//!                                  ├─▶ models (types for Rust) -> core/src/models/generated/
//!                                  └─▶ typescript (types for JavaScript) -> npm/src/generated/
//! ```
//!
//! Faults are collected over all documents and printed together; nothing is written while there is one.

use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::{arguments, repository};

use self::document::Document;
use self::fault::Faults;
use self::files::Files;
use self::tables::Pools;

mod document;
mod examples;
mod fault;
mod files;
mod models;
mod operation;
mod paging;
mod read;
mod rows;
mod schema;
mod tables;
#[cfg(test)]
mod tests;
mod typescript;
mod vocabulary;
mod webhook;
mod yaml;

const SOURCE: &str = "crates/catalogue/openapi";
/// Meanings of codes, scopes and roles.
const VOCABULARY: &str = "crates/catalogue/vocabulary.yaml";
const TARGET: &str = "crates/catalogue/src/generated";
/// Families that come first, in this order; the others follow by name.
const FIRST: &[&str] = &["identity", "users", "jobs", "candidates", "postings"];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = arguments::flag("codegen", "--check", arguments)?;
    for (target, files) in everything(&repository::root().join(SOURCE))? {
        let folder = repository::root().join(target);
        if !check {
            println!("codegen: {target}: {} files, {} changed", files.len(), files::update(&folder, &files)?);
            continue;
        }
        let stale = files::stale(&folder, &files)?;
        if !stale.is_empty() {
            let what = format!("{target} is not what the documents say: {}", stale.join(", "));
            return Err(Failure::new(what, "run `cargo xtask codegen` and commit the result"));
        }
        println!("codegen: {target}: {} files are up to date", files.len());
    }
    Ok(())
}

/// All that is made from the documents of a folder, by the folder that it is for.
fn everything(folder: &Path) -> Outcome<[(&'static str, Files); 4]> {
    let sources = sources(folder)?;
    let tables = generate(&sources).map_err(|faults| report(&faults))?;
    let [types, table] = models::generate(&sources).map_err(|faults| report(&faults))?;
    let mut typescript = typescript::generate(&as_json(&sources)?);
    typescript.insert("vocabulary.ts".to_owned(), typescript::vocabulary(&vocabulary()?));
    typescript.insert("table.ts".to_owned(), rows(&sources).map_err(|faults| report(&faults))?);
    Ok([(TARGET, tables), (models::TARGET, types), (models::TABLE, table), (typescript::TARGET, typescript)])
}

/// Every document as JSON, by family, in the order of the catalogue.
pub(crate) fn documents() -> Outcome<Vec<(String, Value)>> {
    as_json(&sources(&repository::root().join(SOURCE))?)
}

fn as_json(sources: &[(String, String)]) -> Outcome<Vec<(String, Value)>> {
    let mut faults = Faults::default();
    let mut documents = Vec::new();
    for (family, text) in sources {
        faults.enter(&format!("{SOURCE}/{family}.yaml"));
        documents.extend(yaml::parse(text, &mut faults).map(|root| (family.clone(), root.to_json())));
    }
    if faults.list.is_empty() { Ok(documents) } else { Err(report(&faults)) }
}

/// Meanings of error codes, scopes and roles.
pub(crate) fn vocabulary() -> Outcome<Value> {
    let mut faults = Faults::default();
    faults.enter(VOCABULARY);
    match yaml::parse(&repository::read(&repository::root().join(VOCABULARY))?, &mut faults) {
        Some(root) if faults.list.is_empty() => Ok(root.to_json()),
        _ => Err(report(&faults)),
    }
}

/// Family and text of each document, in the order of the catalogue.
fn sources(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut sources = Vec::new();
    for path in repository::entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let family = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            sources.push((family, repository::read(&path)?));
        }
    }
    let rank = |family: &str| FIRST.iter().position(|first| *first == family).unwrap_or(FIRST.len());
    sources.sort_by(|(one, _), (other, _)| (rank(one), one).cmp(&(rank(other), other)));
    Ok(sources)
}

/// Generated files by name, or everything that is wrong.
fn generate(sources: &[(String, String)]) -> Result<Files, Faults> {
    let (documents, pools) = read_together(sources)?;
    let mut files = Files::from([("index.rs".to_owned(), tables::index(&documents, &pools))]);
    for document in &documents {
        files.insert(format!("{}.rs", document.family), tables::family(document, &pools));
        files.insert(format!("{}.schemas.json", document.family), document.schemas_json());
    }
    Ok(files)
}

/// The rows of the npm client.
fn rows(sources: &[(String, String)]) -> Result<String, Faults> {
    let (documents, pools) = read_together(sources)?;
    Ok(rows::table(&documents, &pools))
}

fn read_together(sources: &[(String, String)]) -> Result<(Vec<Document>, Pools), Faults> {
    let mut faults = Faults::default();
    let documents: Vec<Document> =
        sources.iter().filter_map(|(family, text)| document::read(&format!("{SOURCE}/{family}.yaml"), family, text, &mut faults)).collect();
    document::check_together(&documents, &mut faults);
    faults.enter(SOURCE);
    let pools = Pools::of(&documents, &mut faults);
    if !faults.list.is_empty() {
        return Err(faults);
    }
    Ok((documents, pools))
}

fn report(faults: &Faults) -> Failure {
    let lines: Vec<String> = faults.list.iter().map(ToString::to_string).collect();
    let count = if lines.len() == 1 { "1 fault".to_owned() } else { format!("{} faults", lines.len()) };
    Failure::new(format!("{count} in the OpenAPI documents\n\n{}", lines.join("\n")), "")
}
