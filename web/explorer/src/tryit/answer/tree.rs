//! The JSON of an answer: folds, search, paths, ids that lead on. Only the lines in sight are drawn.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::{Html, NodeRef, TargetCast};

use self::look::{Look, Place};
use crate::hook::session::Shared;
use crate::state::given::Given;
use crate::state::json_lines::{Kind, Lines};
use crate::state::{link, units};
use crate::ui::button::button;
use crate::ui::el::{El, On, el};
use crate::ui::json::line::{self, Look as LineLook};
use crate::ui::json::{Pressed, pressed, turned};
use crate::ui::widget::{Cx, Same, State, Widget};

mod look;
mod pick;
mod search;

/// The answer as lines.
pub(super) struct Tree {
    /// What all parts share.
    pub(super) shared: Shared,
    /// Who answered.
    pub(super) operation: Operation,
    /// What was sent.
    pub(super) sent: Rc<Given>,
    /// The lines.
    pub(super) lines: Rc<Lines>,
    /// A line to show, and how many such wishes there were.
    pub(super) reveal: (u32, u32),
}

impl Widget for Tree {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let lines = &self.lines;
        let state = cx.state(Look::default());
        let (shell, all, part) = (cx.node(), cx.node(), cx.node());
        let mut look = state.get();
        if look.wish != self.reveal.1 {
            look.wish = self.reveal.1;
            look.folded = look.opened(lines, self.reveal.0);
            look.picked = Some(self.reveal.0);
            look.is_due = true;
            state.set(look.clone());
        }
        let seen = cx.memo(Same(Rc::clone(&look.folded)), |folded| lines.seen(&folded.0));
        let found = search::use_search(cx, lines, &state);
        let view = shell.cast::<HtmlElement>().map_or(0, |shell| shell.client_height());
        let place = Place::of(seen.len(), look.top, f64::from(view));
        let due = look.picked.filter(|_| look.is_due).and_then(|picked| seen.binary_search(&picked).ok());
        cx.after({
            let (shell, all, part, state) = (shell.clone(), all.clone(), part.clone(), state.clone());
            move || settle(&shell, &all, &part, &place, due, &state)
        });
        let tree =
            el("div").class("json").set("role", "tree").set("aria-label", "Body").set("tabindex", "0").node(shell).testid("response-body");
        let tree = match look.picked {
            Some(picked) => tree.with("aria-activedescendant", format!("line-{picked}")),
            None => tree,
        };
        let tree = tree.on(On::Scroll, {
            let (state, count) = (state.clone(), seen.len());
            move |event| scrolled(&event, count, &state)
        });
        let tree = tree.on(On::Click, {
            let state = state.clone();
            move |event| press(&event, &state)
        });
        let tree = tree.on(On::Key, {
            let (state, lines, seen) = (state.clone(), Rc::clone(lines), Rc::clone(&seen));
            move |event| key(event, &lines, &seen, &state)
        });
        let drawn = el("div").class("drawn").node(part).children(self.views(&seen, &place, &look));
        let tree = tree.child(el("div").class("all").node(all).child(drawn));
        let folds = button("button quiet", "fold-all", if look.folded.is_empty() { "Fold" } else { "Open all" }).press({
            let (state, lines) = (state.clone(), Rc::clone(lines));
            move || {
                let look = state.get();
                let folded = if look.folded.is_empty() { lines.folds().into() } else { Rc::default() };
                state.set(Look { folded, ..look });
            }
        });
        let tools = search::bar(&look, found.as_deref(), lines, &state).child(folds);
        el("div").class("tree").child(tools).child(tree).child(pick::bar(self, look.picked)).into()
    }

    /// The lines of one answer never change.
    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &before.lines) && self.reveal == before.reveal
    }
}

impl Tree {
    fn views(&self, seen: &[u32], place: &Place, look: &Look) -> Vec<El> {
        let lines = &self.lines;
        let mut around: Vec<usize> = seen.get(place.from).map(|first| lines.way(*first as usize)).unwrap_or_default();
        let words = look.words.to_ascii_lowercase();
        let mut views = Vec::new();
        for index in seen.iter().skip(place.from).take(place.count) {
            let at = *index as usize;
            let Some(line) = lines.line(at) else { continue };
            while around.last().is_some_and(|last| *last == at || lines.line(*last).is_none_or(|last| (last.end as usize) < at)) {
                around.pop();
            }
            let is_folded = look.folded.binary_search(index).is_ok();
            let href = self.target(&around, at).map(|target| super::href(&target));
            let view = line::view(lines, line, *index, &LineLook { is_folded, is_stop: false, words: &words, href });
            let view = view.with("id", format!("line-{index}"));
            views.push(if line.kind == Kind::Close {
                view.set("role", "presentation")
            } else {
                let view = view.set("role", "treeitem").with("aria-level", (line.indent + 1).to_string());
                let view = if line.kind == Kind::Open { view.truth("aria-expanded", !is_folded) } else { view };
                view.truth("aria-selected", look.picked == Some(*index))
            });
            if line.kind == Kind::Open {
                around.push(at);
            }
        }
        views
    }

    /// What the value on a line leads to.
    fn target(&self, around: &[usize], at: usize) -> Option<link::Target> {
        let line = self.lines.line(at).filter(|line| matches!(line.kind, Kind::Text | Kind::Number))?;
        let value = self.lines.plain(line)?;
        let mut keys: Vec<&str> = around.iter().filter_map(|index| self.lines.line(*index)).map(|line| self.lines.name(line)).collect();
        keys.push(self.lines.name(line));
        keys.retain(|key| !key.is_empty());
        link::target(self.operation, &self.sent, &keys, value)
    }
}

/// Gives the text its full height and the drawn part its place in it, and shows what is to be shown. By properties: a strict policy
/// refuses style attributes.
fn settle(shell: &NodeRef, all: &NodeRef, part: &NodeRef, place: &Place, due: Option<usize>, state: &State<Look>) {
    let set = |node: &NodeRef, name: &str, value: &str| {
        if let Some(element) = node.cast::<HtmlElement>() {
            _ = element.style().set_property(name, value);
        }
    };
    set(all, "height", &format!("{}px", place.height));
    set(part, "transform", &format!("translateY({}px)", place.shift));
    if let (Some(row), Some(shell)) = (due, shell.cast::<HtmlElement>()) {
        let top = place.top_of(row, f64::from(shell.scroll_top()), f64::from(shell.client_height()));
        shell.set_scroll_top(top as i32);
        state.set(Look { is_due: false, top, ..state.get() });
    }
}

fn scrolled(event: &Event, count: usize, state: &State<Look>) {
    let Some(shell) = event.target_dyn_into::<Element>() else { return };
    let top = Place::step(count, f64::from(shell.scroll_top()));
    state.set(Look { top, ..state.get() });
}

fn press(event: &Event, state: &State<Look>) {
    let Some(Pressed { line, is_fold }) = pressed(event) else { return };
    let look = state.get();
    let folded = if is_fold { turned(&look.folded, line) } else { Rc::clone(&look.folded) };
    state.set(Look { folded, picked: Some(line), ..look });
}

/// Arrows go from line to line, to the left and right they fold and open.
fn key(event: Event, lines: &Lines, seen: &[u32], state: &State<Look>) {
    let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
    if event.target_dyn_into::<HtmlInputElement>().is_some() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let mut look = state.get();
    let at = look.picked.and_then(|picked| seen.binary_search(&picked).ok());
    let last = seen.len().saturating_sub(1);
    let picked = look.picked.unwrap_or_default();
    let line = lines.line(picked as usize);
    let is_open = line.is_some_and(|line| line.kind == Kind::Open) && look.folded.binary_search(&picked).is_err();
    let key = event.key();
    let to = match (key.as_str(), at) {
        ("Home", _) | ("ArrowDown" | "ArrowUp" | "PageDown" | "PageUp" | "ArrowRight" | "ArrowLeft", None) => 0,
        ("End", _) => last,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("PageDown", Some(at)) => at + PAGE,
        ("PageUp", Some(at)) => at.saturating_sub(PAGE),
        ("ArrowLeft", Some(at)) if is_open => {
            look.folded = turned(&look.folded, picked);
            at
        }
        ("ArrowRight", Some(at)) if look.folded.binary_search(&picked).is_ok() => {
            look.folded = turned(&look.folded, picked);
            at
        }
        ("ArrowRight", Some(at)) if is_open => at + 1,
        ("ArrowLeft", Some(at)) => {
            let way = lines.way(picked as usize);
            let parent = way.len().checked_sub(2).and_then(|parent| way.get(parent));
            parent.and_then(|parent| seen.binary_search(&(*parent as u32)).ok()).unwrap_or(at)
        }
        _ => return,
    };
    event.prevent_default();
    look.picked = seen.get(to.min(last)).copied();
    look.is_due = true;
    state.set(look);
}

/// `3 of 40`, or that there is nothing.
fn place_words(nth: usize, count: usize) -> String {
    if count == 0 { "Nothing found".to_owned() } else { format!("{} of {}", nth + 1, units::count(count, "line")) }
}

const PAGE: usize = 20;
