//! A field for a secret.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

/// Properties of [`SecretField`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Its label.
    pub(crate) label: AttrValue,
    /// Test hook, and id.
    pub(crate) testid: AttrValue,
    /// What was typed.
    pub(crate) value: AttrValue,
    /// A sentence below.
    #[prop_or_default]
    pub(crate) hint: AttrValue,
    /// The reader typed.
    pub(crate) on_input: Callback<String>,
}

/// Dots, until the reader asks to see.
#[component]
pub(crate) fn SecretField(props: &Props) -> Html {
    let is_shown = use_state_eq(|| false);
    let toggle = use_callback(is_shown.clone(), |_, is_shown| is_shown.set(!**is_shown));
    let oninput = use_callback(props.on_input.clone(), |event: InputEvent, on_input| {
        on_input.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let hint = format!("{}-hint", props.testid);
    html! {
        <div class="field">
            <label class="label" for={&props.testid}>{ &props.label }</label>
            <div class="secret">
                <input id={&props.testid} class="input mono" data-testid={&props.testid} type={if *is_shown { "text" } else { "password" }}
                    autocomplete="off" spellcheck="false" autocapitalize="off" aria-describedby={(!props.hint.is_empty()).then(|| hint.clone())}
                    value={&props.value} {oninput} />
                <button type="button" class="button quiet" data-testid={format!("{}-show", props.testid)} aria-pressed={if *is_shown { "true" } else { "false" }}
                    onclick={toggle}>{ if *is_shown { "Hide" } else { "Show" } }<span class="hidden">{ format!(" {}", props.label) }</span></button>
            </div>
            if !props.hint.is_empty() { <p class="hint" id={hint}>{ &props.hint }</p> }
        </div>
    }
}
