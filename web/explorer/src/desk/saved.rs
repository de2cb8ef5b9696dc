//! Requests saved under a name, by folder.

use std::collections::BTreeMap;

use yew::Html;

use super::history::search_field;
use super::item::item;
use super::kept::use_kept;
use crate::hook::history::SAVED;
use crate::hook::session::Shared;
use crate::state::entry::Entry;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget};

/// The folders.
pub(super) struct SavedView {
    /// What all parts share.
    pub(super) shared: Shared,
}

impl Widget for SavedView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let kept = use_kept(cx, SAVED);
        let words = cx.state(String::new());
        let view = el("section").class("kept");
        let Some(entries) = kept.entries() else { return view.child(el("p").class("muted").text("Reading…")).into() };
        if entries.is_empty() {
            let empty = el("p").class("empty muted").testid("saved-empty");
            return view.child(empty.text("No request is saved yet. Each operation has a button for it below its request.")).into();
        }
        let asked = words.get();
        let mut folders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.holds(&asked)) {
            folders.entry(&entry.folder).or_default().push(entry);
        }
        let field = search_field(asked.clone(), move |text| words.set(text));
        let folders = folders.into_iter().map(|(folder, entries)| {
            let title = (!folder.is_empty()).then(|| el("h2").words(folder));
            let items = entries.into_iter().map(|entry| {
                let (kept, key) = (kept.clone(), entry.key.clone());
                item(entry, move || kept.remove(key.clone()))
            });
            el("section").child_if(title).child(el("ol").class("entries").children(items))
        });
        view.child(el("div").class("tools").child(field)).children(folders).into()
    }

    /// What it shows is read from storage.
    fn is_like(&self, before: &Self) -> bool {
        std::rc::Rc::ptr_eq(&self.shared.0, &before.shared.0)
    }
}
