//! Sizes of files as they travel.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::tools::npm;
use crate::{repository, shell};

/// Bytes of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

/// Measures files, in their order.
pub(crate) fn measure(files: &[PathBuf]) -> Outcome<Vec<Sizes>> {
    call(false, files)
}

/// Leaves `.gz` and `.br` beside each file.
pub(crate) fn write(files: &[PathBuf]) -> Outcome<Vec<Sizes>> {
    call(true, files)
}

fn call(write: bool, files: &[PathBuf]) -> Outcome<Vec<Sizes>> {
    let script = repository::root().join("crates/xtask/node/compress.mjs");
    let mut node = npm::script(&script)?;
    if write {
        node.arg("--write");
    }
    let said = shell::capture(node.args(files))?;
    let sizes: Vec<Sizes> = said.lines().filter_map(parse).collect();
    if sizes.len() == files.len() {
        Ok(sizes)
    } else {
        Err(Failure::new(format!("{} did not tell the size of each file", script.display()), "run it by hand to see why"))
    }
}

fn parse(line: &str) -> Option<Sizes> {
    let mut words = line.split(' ');
    let mut number = || words.next()?.parse().ok();
    Some(Sizes { raw: number()?, gzip: number()?, brotli: number()? })
}

impl std::ops::Add for Sizes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}
