//! Entries in storage.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::form::Json;
use crate::hook::storage;
use crate::state::entry::Entry;
use crate::ui::widget::{Cx, State};

/// Entries as they were read last. `None`: not yet.
#[derive(Clone)]
pub(super) struct Kept {
    prefix: &'static str,
    state: State<Option<Rc<[Entry]>>>,
}

/// The entries whose keys begin so.
pub(super) fn use_kept(cx: &mut Cx<'_>, prefix: &'static str) -> Kept {
    let kept = Kept { prefix, state: cx.state(None) };
    cx.effect((), {
        let kept = kept.clone();
        move || kept.reload()
    });
    kept
}

impl Kept {
    /// The entries, the latest first.
    pub(super) fn entries(&self) -> Option<Rc<[Entry]>> {
        self.state.get()
    }

    /// Reads them again.
    pub(super) fn reload(&self) {
        let kept = self.clone();
        spawn_local(async move { kept.state.set(Some(read(kept.prefix).await.into())) });
    }

    /// Forgets one.
    pub(super) fn remove(&self, key: String) {
        let kept = self.clone();
        spawn_local(async move {
            storage::remove(&key).await;
            kept.reload();
        });
    }

    /// Forgets all.
    pub(super) fn clear(&self) {
        let kept = self.clone();
        spawn_local(async move {
            storage::clear(kept.prefix).await;
            kept.reload();
        });
    }
}

/// The entries whose keys begin so, the latest first.
pub(super) async fn read(prefix: &str) -> Vec<Entry> {
    let all = storage::list(prefix).await;
    let entry = |(key, text): &(String, String)| Entry::of_json(key, &Json::parse(text).ok()?);
    all.iter().rev().filter_map(entry).collect()
}
