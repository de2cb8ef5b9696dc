//! The worked example of `crates/README.md`, followed to the letter in a copy of the documents.

use std::fs;
use std::path::PathBuf;

use crate::codegen::{SOURCE, everything, files};
use crate::repository;

const GUIDE: &str = "crates/README.md";
const HEADING: &str = "\n## Adding an operation\n";

#[test]
fn the_worked_example_makes_what_its_table_says() {
    let guide = repository::read(&repository::root().join(GUIDE)).expect("the guide is there");
    let section = guide.split_once(HEADING).and_then(|(_, rest)| rest.split("\n## ").next()).expect("it has the section");
    let [paths, schemas] = blocks(section).try_into().expect("it shows what goes into `paths` and what into `schemas`");
    let place = Temporary::new();
    let documents = place.0.join(SOURCE);
    repository::copy(&repository::root().join(SOURCE), &documents).expect("the documents can be copied");
    let before = everything(&documents).unwrap_or_else(|failure| panic!("{failure}"));

    let file = documents.join("users.yaml");
    let text = repository::read(&file).expect("the family is there");
    let text =
        text.replacen("\npaths:\n", &format!("\npaths:\n{paths}"), 1).replacen("\n  schemas:\n", &format!("\n  schemas:\n{schemas}"), 1);
    repository::write(&file, text).expect("the copy can be edited");
    for (target, files) in everything(&documents).unwrap_or_else(|failure| panic!("{failure}")) {
        files::update(&place.0.join(target), &files).expect("the temporary folder can be written");
    }

    let rows: Vec<(Vec<&str>, Vec<&str>)> = table(section);
    assert!(rows.len() > 5, "{rows:?}");
    for (first, words) in rows {
        let [file] = first.as_slice() else { panic!("a row names one file: {first:?}") };
        let made = repository::read(&place.0.join(file)).unwrap_or_else(|failure| panic!("{failure}"));
        let old = before.iter().find_map(|(target, files)| files.get(file.strip_prefix(target)?.strip_prefix('/')?));
        assert!(!words.is_empty(), "{file} shows nothing");
        for word in words {
            assert!(made.contains(word), "{file} has no `{word}`");
            assert!(!old.is_some_and(|old| old.contains(word)), "{file} had `{word}` before");
        }
    }
}

/// Texts of the YAML blocks.
fn blocks(section: &str) -> Vec<&str> {
    section.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// Code in the cells of the table, row by row.
fn table(section: &str) -> Vec<(Vec<&str>, Vec<&str>)> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.filter_map(|row| row.trim_matches('|').split_once(" | ")).map(|(first, rest)| (code(first), code(rest))).collect()
}

fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// A folder that is gone after the test.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("smartrecruiters-codegen-{}", std::process::id())))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}
