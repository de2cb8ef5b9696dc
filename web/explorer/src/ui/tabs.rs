//! A row of choices of which one holds, worked by arrows like any set of tabs.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use super::el::{El, On, el};
use crate::hook::page;

/// The row. `id` begins the ids of the tabs; what is chosen is shown in the element with the id `<id>-panel` and the role `tabpanel`.
/// `choices` are test hooks and names.
pub(crate) fn tabs(
    id: &'static str,
    label: &'static str,
    choices: &[(&'static str, &'static str)],
    chosen: usize,
    choose: Callback<usize>,
) -> El {
    let mut list = el("div").class("tabs").set("role", "tablist").set("aria-label", label);
    for (index, (testid, name)) in choices.iter().enumerate() {
        let choose = choose.clone();
        let tab = el("button").set("type", "button").set("role", "tab").with("id", format!("{id}-{index}")).set("data-testid", testid);
        let tab = tab.truth("aria-selected", index == chosen).with("aria-controls", format!("{id}-panel"));
        list = list.child(tab.set("tabindex", if index == chosen { "0" } else { "-1" }).text(name).press(move || choose.emit(index)));
    }
    let count = choices.len();
    list.on(On::Key, move |event: Event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let next = match event.key().as_str() {
            "ArrowRight" => (chosen + 1) % count,
            "ArrowLeft" => (chosen + count - 1) % count,
            _ => return,
        };
        event.prevent_default();
        choose.emit(next);
        page::focus(&format!("{id}-{next}"));
    })
}
