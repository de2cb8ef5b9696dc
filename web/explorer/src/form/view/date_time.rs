//! A date, or a date and time: text as the API takes it, and a calendar that fills it in and keeps the zone.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{Html, TargetCast, component, html};

use super::control::{Props, line};
use crate::form::date;
use crate::form::input::Input;

#[component]
pub(super) fn DateTimeInput(props: &Props) -> Html {
    let has_time = props.input == Input::DateTime;
    let oninput = {
        let (text, on_text) = (props.text.clone(), props.on_text.clone());
        move |event: InputEvent| {
            let picked = event.target_unchecked_into::<HtmlInputElement>().value();
            if !picked.is_empty() {
                on_text.emit(if has_time { date::with_clock(&text, &picked) } else { picked });
            }
        }
    };
    let (kind, value, label) = if has_time {
        ("datetime-local", date::clock(&props.text), "Pick date and time")
    } else {
        ("date", props.text.to_string(), "Pick a date")
    };
    html! {
        <div class="form-row">
            { line(props, "text", "text") }
            <input class="input form-picker" type={kind} step={has_time.then_some("1")} {value} aria-label={label} title={label}
                data-testid={format!("{}-pick", props.id)} {oninput} />
        </div>
    }
}
