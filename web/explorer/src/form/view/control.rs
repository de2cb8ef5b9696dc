//! The input of a single value.

use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html};

use super::base64::Base64Input;
use super::choice::Choice;
use super::date_time::DateTimeInput;
use super::secret::SecretInput;
use crate::form::input::Input;

/// Properties of [`Control`] and of the inputs that it is one of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Id and test hook of the input.
    pub(super) id: AttrValue,
    pub(super) input: Input,
    pub(super) text: AttrValue,
    /// What the input is for, where no label points to it.
    #[prop_or_default]
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) required: bool,
    /// Whether nothing may be chosen.
    #[prop_or_default]
    pub(super) is_optional: bool,
    #[prop_or_default]
    pub(super) invalid: bool,
    #[prop_or_default]
    pub(super) described_by: AttrValue,
    /// Ids of suggestions.
    #[prop_or_default]
    pub(super) list: Option<AttrValue>,
    /// What was typed.
    pub(super) on_text: Callback<String>,
}

impl Props {
    /// The label as an attribute: none where a label element points to the input.
    pub(super) fn aria_label(&self) -> Option<AttrValue> {
        Some(self.label.clone()).filter(|label| !label.is_empty())
    }

    pub(super) fn aria_invalid(&self) -> &'static str {
        if self.invalid { "true" } else { "false" }
    }
}

#[component]
pub(super) fn Control(props: &Props) -> Html {
    match &props.input {
        Input::Choice { .. } | Input::Boolean => html! { <Choice ..props.clone() /> },
        Input::DateTime | Input::Date => html! { <DateTimeInput ..props.clone() /> },
        Input::Base64 => html! { <Base64Input ..props.clone() /> },
        Input::Secret => html! { <SecretInput ..props.clone() /> },
        Input::Area => area(props, 3),
        Input::Number => line(props, "text", "decimal"),
        Input::Line(keyboard) => line(props, "text", keyboard),
    }
}

/// Several lines.
pub(super) fn area(props: &Props, rows: u32) -> Html {
    let oninput = props.on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <textarea class="textarea" id={&props.id} data-testid={&props.id} rows={rows.to_string()} value={&props.text} aria-label={props.aria_label()}
            aria-required={props.required.then_some("true")} aria-invalid={props.aria_invalid()} aria-describedby={&props.described_by}
            spellcheck="false" {oninput} />
    }
}

/// One line.
pub(super) fn line(props: &Props, kind: &'static str, keyboard: &'static str) -> Html {
    let oninput = props.on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <input class="input" type={kind} inputmode={keyboard} id={&props.id} data-testid={&props.id} value={&props.text} list={&props.list}
            aria-label={props.aria_label()} aria-required={props.required.then_some("true")} aria-invalid={props.aria_invalid()}
            aria-describedby={&props.described_by} autocomplete="off" autocapitalize="off" spellcheck="false" {oninput} />
    }
}
