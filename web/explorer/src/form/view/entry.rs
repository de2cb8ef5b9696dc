//! Names that are typed: keys of parameters, and of entries that are added.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html};

use super::control::typed;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Widget};

/// A line for a name.
pub(super) fn key_input(id: String, label: String, text: &str, on_text: impl Fn(String) + 'static) -> El {
    let input =
        el("input").class("input form-key").with("id", id.clone()).testid(id).with("aria-label", label.clone()).with("placeholder", label);
    let input = input.value(text.to_owned()).set("autocomplete", "off").set("autocapitalize", "off").set("spellcheck", "false");
    input.on(On::Input, move |event| on_text(typed(event)))
}

/// A line for a name, and a button that adds an entry of this name.
pub(super) struct AddEntry {
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

impl Widget for AddEntry {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let typed = cx.state(String::new());
        let name = typed.get();
        let is_taken = self.taken.contains(&name);
        let add = {
            let (typed, on_add, taken) = (typed.clone(), self.on_add.clone(), self.taken.clone());
            Callback::from(move |()| {
                let name = typed.get();
                if !name.is_empty() && !taken.contains(&name) {
                    typed.set(String::new());
                    on_add.emit(name);
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
        let line = key_input(self.id.clone(), format!("Name of the {}", self.what), &name, move |text| typed.set(text));
        let button = el("button").set("type", "button").class("form-chip").with("id", self.add_id.clone()).testid(self.add_id.clone());
        let button = button.flag("disabled", name.is_empty() || is_taken).text("+ ").text(self.what).press(move || add.emit(()));
        let taken = is_taken.then(|| el("p").class("fault").set("role", "alert").string(format!("\"{name}\" is there already")));
        el("div").class("form-row form-entry").on(On::Key, enter).child(line).child(button).child_if(taken).into()
    }
}
