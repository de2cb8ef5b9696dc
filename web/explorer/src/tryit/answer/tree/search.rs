//! Searching the lines of an answer.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::TargetCast;

use super::look::Look;
use super::place_words;
use crate::state::json_lines::{Finding, Lines};
use crate::ui::button::button;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, State};

/// What was found, and for which words.
type Found = (Rc<str>, Rc<[u32]>);

/// Lines that hold the words looked for. `None`: nothing is looked for, or the search goes on.
pub(super) fn use_search(cx: &mut Cx<'_>, lines: &Rc<Lines>, look: &State<Look>) -> Option<Rc<[u32]>> {
    let found = cx.state(None::<Found>);
    let words = look.get().words;
    cx.effect(Rc::clone(&words), {
        let (lines, look, found, words) = (Rc::clone(lines), look.clone(), found.clone(), Rc::clone(&words));
        move || {
            if !words.is_empty() {
                spawn_local(search(lines, words, look, found));
            }
        }
    });
    found.get().filter(|(of, _)| *of == words && !words.is_empty()).map(|(_, found)| found)
}

async fn search(lines: Rc<Lines>, words: Rc<str>, look: State<Look>, found: State<Option<Found>>) {
    let mut finding = Finding::new(&words);
    while finding.go(&lines, SLICE_LINES, SLICE_BYTES) {
        TimeoutFuture::new(0).await;
        if look.get().words != words {
            return;
        }
    }
    let all: Rc<[u32]> = finding.found().into();
    found.set(Some((words, Rc::clone(&all))));
    go(&lines, &all, 0, &look);
}

/// Shows one of the lines found.
fn go(lines: &Lines, found: &[u32], nth: usize, state: &State<Look>) {
    if let Some(line) = found.get(nth) {
        let look = state.get();
        state.set(Look { folded: look.opened(lines, *line), picked: Some(*line), is_due: true, nth, ..look });
    }
}

/// The field, how many were found, and the way from one to the next.
pub(super) fn bar(look: &Look, found: Option<&[u32]>, lines: &Rc<Lines>, state: &State<Look>) -> El {
    let field = el("input").set("type", "text").set("aria-label", "Find in the answer").set("placeholder", "Find").testid("find");
    let field = field.set("autocomplete", "off").set("spellcheck", "false").value(look.words.to_string()).on(On::Input, {
        let state = state.clone();
        move |event: Event| {
            let words = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            state.set(Look { words: words.into(), nth: 0, ..state.get() });
        }
    });
    let count = found.map_or(0, <[u32]>::len);
    let by = {
        let (lines, state, found) = (Rc::clone(lines), state.clone(), found.map(<[u32]>::to_vec).unwrap_or_default());
        Rc::new(move |step: usize| {
            if count > 0 {
                go(&lines, &found, (state.get().nth + step) % count, &state);
            }
        })
    };
    let field = field.on(On::Key, {
        let by = Rc::clone(&by);
        move |event: Event| {
            let Some(event) = wasm_bindgen::JsCast::dyn_ref::<KeyboardEvent>(&event) else { return };
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
                by(if event.shift_key() { count.saturating_sub(1) } else { 1 });
            }
        }
    });
    let said = match found {
        Some(found) => place_words(look.nth, found.len()),
        None if look.words.is_empty() => String::new(),
        None => "Searching".to_owned(),
    };
    let (back, on) = (Rc::clone(&by), by);
    let bar =
        el("div").class("tools").child(field).child(el("span").class("muted found").set("role", "status").testid("found").string(said));
    if count < 2 {
        return bar;
    }
    bar.child(button("button quiet", "find-back", "↑").set("aria-label", "Previous match").press(move || back(count - 1)))
        .child(button("button quiet", "find-on", "↓").set("aria-label", "Next match").press(move || on(1)))
}

const SLICE_LINES: usize = 200_000;
const SLICE_BYTES: usize = 2_000_000;
