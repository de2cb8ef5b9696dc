//! Generated files on disk: written, or compared with what they should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::repository;

/// Texts by path under their folder.
pub(crate) type Files = BTreeMap<String, String>;

/// Writes what differs and removes what is too much. Gives the number of both.
pub(crate) fn update(folder: &Path, files: &Files) -> Outcome<usize> {
    let stale = stale(folder, files)?;
    for name in &stale {
        let path = folder.join(name);
        match files.get(name) {
            Some(content) => repository::write(&path, content)?,
            None => fs::remove_file(&path).map_err(|error| Failure::file("remove", &path, &error))?,
        }
    }
    Ok(stale.len())
}

/// Names of files that differ, are missing or are too many.
pub(crate) fn stale(folder: &Path, files: &Files) -> Outcome<Vec<String>> {
    let differs = |(name, content): &(&String, &String)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(content);
    let mut stale: Vec<String> = files.iter().filter(differs).map(|(name, _)| name.clone()).collect();
    stale.extend(present(folder, "")?.into_iter().filter(|name| !files.contains_key(name)));
    Ok(stale)
}

/// Paths of all files under the folder, `/` between their parts.
fn present(folder: &Path, prefix: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    if folder.exists() {
        for path in repository::entries(folder)? {
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() { found.extend(present(&path, &format!("{name}/"))?) } else { found.push(name) }
        }
    }
    Ok(found)
}
