//! Writes changes down in a thread of its own: all that wait at a time in one go, so that many share one wait for the disk.

use std::fs::File;
use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use smartrecruiters_sandbox::Entry;
use tokio::sync::watch;

use super::Store;

/// The way to the thread.
pub(crate) struct Writer {
    queue: Sender<Job>,
    /// How many jobs were given away.
    given: u64,
    /// How many are on the disk.
    kept: watch::Receiver<u64>,
}

/// Changes of one request.
enum Job {
    Keep(Vec<Entry>),
    /// Nothing comes any more.
    End,
}

/// Becomes true when the changes of one request are on the disk.
pub(crate) struct Kept {
    number: u64,
    kept: watch::Receiver<u64>,
}

impl Kept {
    pub(crate) async fn wait(mut self) {
        // The thread ends the program where it cannot write, so it is there as long as anybody waits.
        _ = self.kept.wait_for(|kept| *kept >= self.number).await;
    }
}

impl Writer {
    /// Starts the thread. What the handle gives says whether the end was written.
    pub(crate) fn start(mut store: Store) -> io::Result<(Self, JoinHandle<()>)> {
        let mut file = store.append()?;
        let (queue, jobs) = channel();
        let (tell, kept) = watch::channel(0);
        let work = move || {
            if let Err(error) = run(&mut store, &mut file, &jobs, &tell) {
                eprintln!("error: {} cannot be written any more, so nothing is answered any more: {error}", store.folder.display());
                std::process::exit(1);
            }
        };
        let thread = thread::Builder::new().name("store".into()).spawn(work)?;
        Ok((Self { queue, given: 0, kept }, thread))
    }

    /// Hands changes over. The order of calls is the order of the file.
    pub(crate) fn keep(&mut self, changes: Vec<Entry>) -> Kept {
        self.given += 1;
        _ = self.queue.send(Job::Keep(changes));
        Kept { number: self.given, kept: self.kept.clone() }
    }

    /// Lets the thread end when everything is written.
    pub(crate) fn end(&self) {
        _ = self.queue.send(Job::End);
    }
}

fn run(store: &mut Store, file: &mut File, jobs: &Receiver<Job>, tell: &watch::Sender<u64>) -> io::Result<()> {
    let mut done = 0;
    let mut ends = false;
    while !ends {
        let Ok(first) = jobs.recv() else { break };
        let mut changes = Vec::new();
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::Keep(more) => {
                    changes.extend(more);
                    done += 1;
                }
                Job::End => ends = true,
            }
        }
        write(store, file, changes)?;
        tell.send_replace(done);
    }
    store.close()
}

/// What comes before a beginning is not needed any more.
fn write(store: &mut Store, file: &mut File, mut changes: Vec<Entry>) -> io::Result<()> {
    if let Some(beginning) = changes.iter().rposition(|change| change.begins) {
        let texts: Vec<String> = changes.drain(..).skip(beginning).map(|change| change.text).collect();
        *file = store.begin(&texts)?;
        return Ok(());
    }
    let mut bytes = Vec::new();
    for change in &changes {
        store.check.line(&change.text, &mut bytes);
    }
    file.write_all(&bytes)?;
    store.length += bytes.len() as u64;
    file.sync_data()
}
