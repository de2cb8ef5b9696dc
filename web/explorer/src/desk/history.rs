//! Requests that were sent.

use web_sys::{Event, HtmlInputElement};
use yew::{Html, TargetCast};

use super::item::item;
use super::kept::use_kept;
use crate::hook::history::HISTORY;
use crate::hook::session::Shared;
use crate::state::units;
use crate::ui::button::button;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Widget};

/// A list with a search.
pub(super) struct HistoryView {
    /// What all parts share.
    pub(super) shared: Shared,
}

impl Widget for HistoryView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let kept = use_kept(cx, HISTORY);
        let words = cx.state(String::new());
        let most = cx.state(PAGE);
        let is_sure = cx.state(false);
        let view = el("section").class("kept");
        let Some(entries) = kept.entries() else { return view.child(el("p").class("muted").text("Reading…")).into() };
        if entries.is_empty() {
            return view.child(empty()).into();
        }
        let asked = words.get();
        let found: Vec<_> = entries.iter().filter(|entry| entry.holds(&asked)).collect();
        let field = search_field(asked.clone(), move |text| words.set(text));
        let clear = {
            let (kept, is_sure) = (kept.clone(), is_sure.clone());
            move || {
                if is_sure.get() {
                    kept.clear();
                }
                is_sure.set(!is_sure.get());
            }
        };
        let clear = button("button quiet", "history-clear", if is_sure.get() { "Really delete all?" } else { "Delete all" }).press(clear);
        let count =
            el("span").class("muted found").set("role", "status").testid("history-count").string(units::count(found.len(), "request"));
        let tools = el("div").class("tools").child(field).child(count).child(clear);
        let items = found.iter().take(most.get()).map(|entry| {
            let (kept, key) = (kept.clone(), entry.key.clone());
            item(entry, move || kept.remove(key.clone()))
        });
        let more =
            (found.len() > most.get()).then(|| button("button", "history-more", "Show more").press(move || most.set(most.get() + PAGE)));
        view.child(tools).child(el("ol").class("entries").children(items)).child_if(more).into()
    }

    /// What it shows is read from storage.
    fn is_like(&self, before: &Self) -> bool {
        std::rc::Rc::ptr_eq(&self.shared.0, &before.shared.0)
    }
}

fn empty() -> El {
    let empty = el("p").class("empty muted").testid("history-empty");
    empty.text("Nothing was sent yet. Requests appear here with what was filled in and what came of them.")
}

/// A field to search a list with.
pub(super) fn search_field(text: String, search: impl Fn(String) + 'static) -> El {
    let field = el("input")
        .class("input")
        .set("type", "search")
        .set("aria-label", "Search what is kept")
        .set("placeholder", "Search")
        .testid("kept-search");
    field.value(text).on(On::Input, move |event: Event| {
        search(event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default());
    })
}

const PAGE: usize = 50;
