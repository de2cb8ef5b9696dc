//! The input of a single value.

use web_sys::{Event, HtmlInputElement};
use yew::{AttrValue, Callback, Html, TargetCast};

use super::base64::base64_input;
use super::choice::Choice;
use super::date_time::date_time_input;
use super::secret::SecretInput;
use crate::form::input::Input;
use crate::ui::el::{El, On, el};
use crate::ui::widget::widget;

/// What inputs are made from.
#[derive(Clone)]
pub(super) struct Props {
    /// Id and test hook of the input.
    pub(super) id: AttrValue,
    pub(super) input: Input,
    pub(super) text: AttrValue,
    /// What the input is for, where no label points to it.
    pub(super) label: AttrValue,
    pub(super) required: bool,
    /// Whether nothing may be chosen.
    pub(super) is_optional: bool,
    pub(super) invalid: bool,
    pub(super) described_by: AttrValue,
    /// Id of suggestions. Empty where there are none.
    pub(super) list: AttrValue,
    /// What was typed.
    pub(super) on_text: Callback<String>,
}

/// The input that suits.
pub(super) fn control(props: Props) -> Html {
    match &props.input {
        Input::Choice { .. } | Input::Boolean => widget(Choice(props)),
        Input::Secret => widget(SecretInput(props)),
        Input::DateTime | Input::Date => date_time_input(&props).into(),
        Input::Base64 => base64_input(&props).into(),
        Input::Area => area(&props, "3").into(),
        Input::Number => line(&props, "text", "decimal").into(),
        Input::Line(keyboard) => line(&props, "text", keyboard).into(),
    }
}

/// Several lines.
pub(super) fn area(props: &Props, rows: &'static str) -> El {
    entry(el("textarea").class("textarea").set("rows", rows), props)
}

/// One line.
pub(super) fn line(props: &Props, kind: &'static str, keyboard: &'static str) -> El {
    let input =
        el("input").class("input").set("type", kind).set("inputmode", keyboard).set("autocomplete", "off").set("autocapitalize", "off");
    entry(if props.list.is_empty() { input } else { input.with("list", props.list.clone()) }, props)
}

/// What every input has.
fn entry(input: El, props: &Props) -> El {
    let input = input.with("id", props.id.clone()).testid(props.id.clone()).value(props.text.clone()).set("spellcheck", "false");
    let on_text = props.on_text.clone();
    told(input, &props.label, props.required, props.invalid, &props.described_by).on(On::Input, move |event| on_text.emit(typed(event)))
}

/// Adds what is said to those who do not see the input.
pub(super) fn told(input: El, label: &AttrValue, required: bool, invalid: bool, described_by: &AttrValue) -> El {
    let input = input
        .maybe("aria-required", required.then_some("true"))
        .truth("aria-invalid", invalid)
        .with("aria-describedby", described_by.clone());
    if label.is_empty() { input } else { input.with("aria-label", label.clone()) }
}

/// What stands in the input, area or list that an event comes from.
pub(super) fn typed(event: Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}
