//! Keeps requests: each one that was sent, and those that the reader saves.

use smartrecruiters_catalogue::Operation;
use wasm_bindgen_futures::spawn_local;

use super::storage;
use super::tick::now_ms;
use crate::form::FormState;
use crate::state::entry::Entry;
use crate::state::given::Given;
use crate::state::work::Answered;

/// Notes a call that is over.
pub(crate) fn note(operation: Operation, answered: &Answered) {
    let status = answered.response().map(|response| response.status);
    let took_ms = answered.last().map_or(0, |last| last.took_ms);
    let mut entry = entry(operation, &answered.form, HISTORY);
    (entry.status, entry.took_ms) = (status, took_ms);
    spawn_local(async move {
        put(&entry).await;
        let old = storage::list(HISTORY).await;
        for (key, _) in old.iter().rev().skip(MOST) {
            storage::remove(key).await;
        }
    });
}

/// Saves a form under a name.
pub(crate) fn save(operation: Operation, form: &FormState, name: &str, folder: &str) {
    let mut entry = entry(operation, form, SAVED);
    name.trim().clone_into(&mut entry.name);
    folder.trim().clone_into(&mut entry.folder);
    spawn_local(async move { _ = put(&entry).await });
}

/// Writes an entry.
pub(crate) async fn put(entry: &Entry) -> Option<()> {
    let text = entry.json().compact();
    if text.len() > MOST_BYTES {
        return None;
    }
    storage::write(&entry.key, &text).await
}

/// A key that sorts by time; two of one moment differ by a counter.
pub(crate) fn key(prefix: &str, at: u64, count: usize) -> String {
    format!("{prefix}{at:014}-{count:05}")
}

fn entry(operation: Operation, form: &FormState, prefix: &str) -> Entry {
    let at = now_ms();
    // Two calls of one millisecond would need two clicks in it.
    let key = key(prefix, at, usize::from(operation.index()));
    Entry { key, at, operation, given: Given::of(form), status: None, took_ms: 0, name: String::new(), folder: String::new() }
}

/// How keys of requests that were sent begin.
pub(crate) const HISTORY: &str = "history/";
/// How keys of requests that were saved begin.
pub(crate) const SAVED: &str = "saved/";
/// Older ones are forgotten.
const MOST: usize = 1_000;
/// A body with a file in it is not kept.
const MOST_BYTES: usize = 500_000;
