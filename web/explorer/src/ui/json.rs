//! A JSON text with colours and folds: examples, which are short. Answers have a view of their own.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::{Html, TargetCast};

use self::line::Look;
use super::el::{On, el};
use super::widget::{Cx, Widget};
use crate::hook::page;
use crate::state::json_lines::{Kind, Lines};

pub(crate) mod line;

/// The text.
pub(crate) struct JsonView {
    /// The lines.
    pub(crate) lines: Rc<Lines>,
    /// What it is, for those who do not see where it stands.
    pub(crate) label: &'static str,
    /// Test hook.
    pub(crate) testid: &'static str,
}

impl Widget for JsonView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let lines = &self.lines;
        let state = cx.state(Rc::<[u32]>::default());
        let folded = state.get();
        let mut views = el("div").class("drawn");
        let mut is_stop = true;
        for index in lines.seen(&folded) {
            if let Some(line) = lines.line(index as usize) {
                let look = Look { is_folded: folded.binary_search(&index).is_ok(), is_stop, ..Look::default() };
                views = views.child(line::view(lines, line, index, &look));
                is_stop &= line.kind != Kind::Open;
            }
        }
        let press = move |event: Event| {
            if let Some(Pressed { line, is_fold: true }) = pressed(&event) {
                state.set(turned(&folded, line));
            }
        };
        let view = el("div").class("json").set("role", "group").set("aria-label", self.label).set("tabindex", "0").testid(self.testid);
        view.on(On::Click, press).on(On::Key, step).child(views).into()
    }

    /// The lines of one text never change.
    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &before.lines)
    }
}

/// What was pressed within a text.
pub(crate) struct Pressed {
    /// The line.
    pub(crate) line: u32,
    /// Whether it was its fold.
    pub(crate) is_fold: bool,
}

/// What was pressed, if it was a line.
pub(crate) fn pressed(event: &Event) -> Option<Pressed> {
    let target = event.target_dyn_into::<Element>()?;
    let line = target.closest(".line").ok()??.get_attribute("data-line")?.parse().ok()?;
    Some(Pressed { line, is_fold: target.class_list().contains("fold") })
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
pub(crate) fn turned(folded: &[u32], index: u32) -> Rc<[u32]> {
    let mut next = folded.to_vec();
    match next.binary_search(&index) {
        Ok(place) => _ = next.remove(place),
        Err(place) => next.insert(place, index),
    }
    next.into()
}
