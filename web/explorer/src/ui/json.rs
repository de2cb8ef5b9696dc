//! A JSON text with colours and folds. Long ones draw only the lines in sight.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::{Html, NodeRef, TargetCast};

use super::el::{On, el};
use super::widget::{Cx, Widget};
use crate::hook::page;
use crate::state::json_lines::{Kind, Lines};

mod line;

/// The text.
pub(crate) struct JsonView {
    /// The lines.
    pub(crate) lines: Rc<Lines>,
    /// What it is, for those who do not see where it stands.
    pub(crate) label: &'static str,
    /// Test hook.
    pub(crate) testid: &'static str,
    /// Folds everything below the first level, or opens all; each new number is one such wish, odd ones fold.
    pub(crate) fold_all: usize,
}

impl Widget for JsonView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let lines = &self.lines;
        // Which lines are folded, and up to which wish to fold or open all.
        let state = cx.state((Rc::<[u32]>::default(), 0_usize));
        let (mut folded, wish) = state.get();
        if wish != self.fold_all {
            folded = if self.fold_all % 2 == 1 { lines.folds().into() } else { Rc::default() };
            state.set((Rc::clone(&folded), self.fold_all));
        }
        let seen = lines.seen(&folded);
        let top = cx.state(0_usize);
        let is_long = seen.len() > MOST_DRAWN;
        let first = if is_long { top.get().saturating_sub(STEP) } else { 0 };
        let drawn = if is_long { IN_SIGHT } else { seen.len() };
        let scroll = move |event: Event| {
            let scrolled = event.target_dyn_into::<Element>().map_or(0, |element| element.scroll_top());
            // In steps, so that most scrolling draws nothing new.
            top.set(usize::try_from(scrolled).unwrap_or_default() / LINE_PX / STEP * STEP);
        };
        let on_fold: Rc<dyn Fn(u32)> = Rc::new(move |index: u32| {
            let (folded, wish) = state.get();
            state.set((turned(&folded, index), wish));
        });
        let (all, part) = (cx.node(), cx.node());
        let long = is_long.then_some((seen.len(), first));
        cx.effect(long, {
            let (all, part) = (all.clone(), part.clone());
            move || place(&all, &part, long)
        });
        let mut views = el("div").class("drawn").node(part);
        let mut is_stop = true;
        for index in seen.iter().skip(first).take(drawn) {
            if let Some(line) = lines.line(*index as usize) {
                // A fold that is closed is followed by what comes after its end.
                let is_folded = line.kind == Kind::Open && seen.binary_search(&(index + 1)).is_err();
                views = views.child(line::view(lines, line, *index, is_folded, is_stop, &on_fold));
                is_stop &= line.kind != Kind::Open;
            }
        }
        let view = el("div").class("json").set("role", "group").set("aria-label", self.label).set("tabindex", "0").testid(self.testid);
        view.on(On::Scroll, scroll).on(On::Key, step).child(el("div").class("all").node(all).child(views)).into()
    }

    /// The lines of one text never change.
    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &before.lines) && self.fold_all == before.fold_all
    }
}

/// Arrows go from fold to fold, so that all of them take one stop of the Tab key.
fn step(event: Event) {
    let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
    let by = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(focused) = page::focused().filter(|focused| focused.class_name() == "fold") else { return };
    let folds = page::all(".json .fold");
    let at = folds.iter().position(|fold| *fold == focused).and_then(|at| at.checked_add_signed(by));
    if let Some(next) = at.and_then(|at| folds.get(at)) {
        event.prevent_default();
        _ = next.focus();
    }
}

/// The folds with one more, or one less, in ascending order.
fn turned(folded: &[u32], index: u32) -> Rc<[u32]> {
    let mut next = folded.to_vec();
    match next.binary_search(&index) {
        Ok(place) => _ = next.remove(place),
        Err(place) => next.insert(place, index),
    }
    next.into()
}

/// Gives the text its full height and the drawn part its place in it. By properties: a strict policy refuses style attributes.
fn place(all: &NodeRef, part: &NodeRef, long: Option<(usize, usize)>) {
    let set = |node: &NodeRef, name: &str, value: String| {
        if let Some(element) = node.cast::<HtmlElement>() {
            _ = element.style().set_property(name, &value);
        }
    };
    set(all, "height", long.map_or_else(String::new, |(lines, _)| format!("{}px", lines * LINE_PX)));
    set(part, "transform", long.map_or_else(String::new, |(_, first)| format!("translateY({}px)", first * LINE_PX)));
}

/// As in the style sheet.
const LINE_PX: usize = 20;
/// Longer texts are drawn in part. Shorter ones are whole, so that the browser's own search finds everything.
const MOST_DRAWN: usize = 600;
const IN_SIGHT: usize = 120;
const STEP: usize = 20;
