//! Where things are in this repository.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The folder with the workspace's `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Text of a file.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    }
    fs::write(path, content).map_err(|error| Failure::file("write", path, &error))
}

/// Entries of a folder, sorted by name.
pub(crate) fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let listing = fs::read_dir(folder).map_err(|error| Failure::file("list", folder, &error))?;
    let mut paths = Vec::new();
    for entry in listing {
        paths.push(entry.map_err(|error| Failure::file("list", folder, &error))?.path());
    }
    paths.sort();
    Ok(paths)
}
