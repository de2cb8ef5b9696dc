//! A date, or a date and time: text as the API takes it, and a calendar that fills it in and keeps the zone.

use super::control::{Props, line, typed};
use crate::form::date;
use crate::form::input::Input;
use crate::ui::el::{El, On, el};

pub(super) fn date_time_input(props: &Props) -> El {
    let has_time = props.input == Input::DateTime;
    let (text, on_text) = (props.text.clone(), props.on_text.clone());
    let (kind, value, label) = if has_time {
        ("datetime-local", date::clock(&props.text), "Pick date and time")
    } else {
        ("date", props.text.to_string(), "Pick a date")
    };
    let picker = el("input").class("input form-picker").set("type", kind).maybe("step", has_time.then_some("1")).value(value);
    let picker = picker.set("aria-label", label).set("title", label).testid(format!("{}-pick", props.id));
    let picker = picker.on(On::Input, move |event| {
        let chosen = typed(event);
        if !chosen.is_empty() {
            on_text.emit(if has_time { date::with_clock(&text, &chosen) } else { chosen });
        }
    });
    el("div").class("form-row").child(line(props, "text", "text")).child(picker)
}
