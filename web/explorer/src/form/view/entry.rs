//! Names that are typed: keys of parameters, and of entries that are added.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html, Properties, component, use_state_eq};

use super::control::typed;
use crate::ui::el::{El, On, el};

/// A line for a name.
pub(super) fn key_input(id: String, label: String, text: &str, on_text: impl Fn(String) + 'static) -> El {
    let input =
        el("input").class("input form-key").with("id", id.clone()).testid(id).with("aria-label", label.clone()).with("placeholder", label);
    let input = input.value(text.to_owned()).set("autocomplete", "off").set("autocapitalize", "off").set("spellcheck", "false");
    input.on(On::Input, move |event| on_text(typed(event)))
}

/// Properties of [`AddEntry`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Id of the line.
    pub(super) id: String,
    /// Id of the button.
    pub(super) add_id: String,
    /// What is added, such as `field`.
    pub(super) what: &'static str,
    /// Names that are taken.
    pub(super) taken: Vec<String>,
    /// The name of what shall be added.
    pub(super) on_add: Callback<String>,
}

/// A line for a name, and a button that adds an entry of this name.
#[component]
pub(super) fn AddEntry(props: &Props) -> Html {
    let name = use_state_eq(String::new);
    let is_taken = props.taken.contains(&name);
    let add = {
        let (name, on_add) = (name.clone(), props.on_add.clone());
        Callback::from(move |()| {
            if !name.is_empty() && !is_taken {
                on_add.emit((*name).clone());
                name.set(String::new());
            }
        })
    };
    let enter = {
        let add = add.clone();
        move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
                add.emit(());
            }
        }
    };
    let set = name.setter();
    let line = key_input(props.id.clone(), format!("Name of the {}", props.what), &name, move |text| set.set(text));
    let button = el("button").set("type", "button").class("form-chip").with("id", props.add_id.clone()).testid(props.add_id.clone());
    let button = button.flag("disabled", name.is_empty() || is_taken).text("+ ").text(props.what).press(move || add.emit(()));
    let taken = is_taken.then(|| el("p").class("fault").set("role", "alert").string(format!("\"{}\" is there already", *name)));
    el("div").class("form-row form-entry").on(On::Key, enter).child(line).child(button).child_if(taken).into()
}
