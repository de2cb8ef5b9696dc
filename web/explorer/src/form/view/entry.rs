//! Names that are typed: keys of parameters, and of entries that are added.

use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state_eq};

/// Properties of [`KeyInput`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeyProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) text: AttrValue,
    pub(super) on_text: Callback<String>,
}

/// A line for a name.
#[component]
pub(super) fn KeyInput(props: &KeyProps) -> Html {
    let oninput = props.on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <input class="input form-key" id={&props.id} data-testid={&props.id} aria-label={&props.label} placeholder={&props.label}
            value={&props.text} autocomplete="off" autocapitalize="off" spellcheck="false" {oninput} />
    }
}

/// Properties of [`AddEntry`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddProps {
    /// Id of the line.
    pub(super) id: AttrValue,
    /// Id of the button.
    pub(super) add_id: AttrValue,
    /// What is added, such as `field`.
    pub(super) what: AttrValue,
    /// Names that are taken.
    pub(super) taken: Vec<String>,
    /// The name of what shall be added.
    pub(super) on_add: Callback<String>,
}

/// A line for a name, and a button that adds an entry of this name.
#[component]
pub(super) fn AddEntry(props: &AddProps) -> Html {
    let name = use_state_eq(String::new);
    let is_taken = props.taken.contains(&name);
    let add = {
        let (name, on_add) = (name.clone(), props.on_add.clone());
        move || {
            if !name.is_empty() && !is_taken {
                on_add.emit((*name).clone());
                name.set(String::new());
            }
        }
    };
    let onkeydown = {
        let add = add.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
                add();
            }
        }
    };
    let set = name.setter();
    html! {
        <div class="form-row form-entry" {onkeydown}>
            <KeyInput id={&props.id} label={format!("Name of the {}", props.what)} text={(*name).clone()} on_text={move |text| set.set(text)} />
            <button type="button" class="form-chip" id={&props.add_id} data-testid={&props.add_id} disabled={name.is_empty() || is_taken}
                onclick={move |_| add()}>{ format!("+ {}", props.what) }</button>
            if is_taken { <p class="fault" role="alert">{ format!("\"{}\" is there already", *name) }</p> }
        </div>
    }
}
