//! Keeps the state of the sandbox in a folder: the changes of its command log, one line each.
//!
//! ```text
//! <dir>/changes   smartrecruiters-server changes 1
//!                 0f3a…  {"do":"reset",…}         check of this line and of all before it, then the change
//!                 9b21…  {"do":"request",…}
//! <dir>/end       how long `changes` was and its last check, as long as no server runs
//! <dir>/lock      held by the server that runs
//! ```
//!
//! Every byte is covered by a check, so damage anywhere is found, and then nothing is written. Only a last line without its end is no damage:
//! it was being written when the program was killed, and nobody was told that it was.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub(crate) use self::writer::{Kept, Writer};

mod check;
mod writer;

use check::Check;

/// A folder that this program alone uses.
pub(crate) struct Store {
    folder: PathBuf,
    check: Check,
    /// How much of the file is whole.
    length: u64,
    _lock: File,
}

/// Why a folder cannot be used. It is left as it was.
#[derive(Debug)]
pub(crate) struct Refused(String);

impl Store {
    /// Takes the folder, and gives the changes that it holds, in order.
    pub(crate) fn open(folder: &Path) -> Result<(Self, Vec<String>), Refused> {
        let file = folder.join(CHANGES);
        let failed = |what: &str, error: &io::Error| Refused(format!("{} cannot be {what}: {error}", folder.display()));
        let is_new = !file.exists();
        if is_new {
            fs::create_dir_all(folder).map_err(|error| failed("made", &error))?;
            let mut others = fs::read_dir(folder).map_err(|error| failed("read", &error))?;
            if others.any(|entry| entry.is_ok_and(|entry| entry.file_name() != LOCK && entry.file_name() != BESIDE)) {
                return Err(Refused(format!("{} is not empty and holds no data of this server: name another folder", folder.display())));
            }
        }
        let lock = File::create(folder.join(LOCK)).map_err(|error| failed("locked", &error))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => Refused(format!("another server uses {}: stop it, or name another folder", folder.display())),
            TryLockError::Error(error) => failed("locked", &error),
        })?;
        if is_new {
            let mut store = Self { folder: folder.into(), check: Check::new(), length: 0, _lock: lock };
            store.begin(&[]).map_err(|error| failed("written", &error))?;
            return Ok((store, Vec::new()));
        }
        let bytes = fs::read(&file).map_err(|error| failed("read", &error))?;
        let end = fs::read_to_string(folder.join(END)).ok();
        let (changes, check, length) = read(&bytes).map_err(|why| damaged(&file, &why))?;
        if end.is_some_and(|end| end != told(length, check)) {
            return Err(damaged(&file, "it is not as long, or not the same, as when the last server ended"));
        }
        Ok((Self { folder: folder.into(), check, length, _lock: lock }, changes))
    }

    /// Opens the file for more changes, without the line that was not finished.
    fn append(&self) -> io::Result<File> {
        let file = OpenOptions::new().append(true).open(self.folder.join(CHANGES))?;
        file.set_len(self.length)?;
        fs::remove_file(self.folder.join(END))
            .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
        self.sync_folder()?;
        Ok(file)
    }

    /// Puts changes in the place of all that were there, at once or not at all.
    fn begin(&mut self, changes: &[String]) -> io::Result<File> {
        let (mut check, mut bytes) = (Check::new(), format!("{HEAD}\n").into_bytes());
        for change in changes {
            check.line(change, &mut bytes);
        }
        let beside = self.folder.join(BESIDE);
        let mut file = File::create(&beside)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&beside, self.folder.join(CHANGES))?;
        self.sync_folder()?;
        (self.check, self.length) = (check, bytes.len() as u64);
        Ok(file)
    }

    /// Says how the file ends, for the next start.
    fn close(&self) -> io::Result<()> {
        let mut file = File::create(self.folder.join(END))?;
        file.write_all(told(self.length, self.check).as_bytes())?;
        file.sync_all()
    }

    fn sync_folder(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(&self.folder)?.sync_all() } else { Ok(()) }
    }
}

impl Refused {
    pub(crate) fn new(why: String) -> Self {
        Self(why)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The changes, the check of the last one, and how many bytes they are.
fn read(bytes: &[u8]) -> Result<(Vec<String>, Check, u64), String> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let head = lines.next().unwrap_or_default();
    if head != format!("{HEAD}\n").as_bytes() {
        return Err(match head.strip_prefix(NAME.as_bytes()) {
            Some(_) => format!("it was written by another version of this server, and this one reads \"{HEAD}\""),
            None => "it is no file of this server".into(),
        });
    }
    let (mut changes, mut check, mut length) = (Vec::new(), Check::new(), head.len());
    for (number, line) in lines.enumerate() {
        let Some(whole) = line.strip_suffix(b"\n") else { break };
        changes.push(check.read(whole).ok_or_else(|| format!("line {} is damaged", number + 2))?);
        length += line.len();
    }
    Ok((changes, check, length as u64))
}

fn damaged(file: &Path, why: &str) -> Refused {
    Refused(format!("{}: {why}. Nothing was changed: put back a copy that is whole, or name another folder", file.display()))
}

fn told(length: u64, check: Check) -> String {
    format!("{length} {check}\n")
}

const CHANGES: &str = "changes";
/// A beginning that has not taken the place of the changes before it yet.
const BESIDE: &str = "changes.new";
const END: &str = "end";
const LOCK: &str = "lock";
const NAME: &str = "smartrecruiters-server changes ";
const HEAD: &str = "smartrecruiters-server changes 1";

#[cfg(test)]
mod tests;
