//! Keeping a value of an answer as a variable.

use web_sys::{Event, HtmlInputElement};
use yew::{Html, TargetCast};

use crate::hook::draft::set_variables;
use crate::hook::session::Shared;
use crate::ui::button::button;
use crate::ui::el::{On, el};
use crate::ui::widget::{Cx, Widget};

/// A button that opens a field for the name.
pub(crate) struct Keep {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// A name to start from.
    pub(crate) name: String,
    /// The value.
    pub(crate) value: String,
}

impl Widget for Keep {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        // The name that is being typed, if one is.
        let typed = cx.state(None::<String>);
        let Some(name) = typed.get() else {
            let name = self.name.clone();
            return button("button quiet", "pick-variable", "Set variable").press(move || typed.set(Some(name.clone()))).into();
        };
        let keep = {
            let (shared, value, typed, name) = (self.shared.clone(), self.value.clone(), typed.clone(), name.clone());
            move || {
                set_variables(&shared, (*shared.work.variables).clone().with(&name, &value));
                typed.set(None);
            }
        };
        let field =
            el("input").class("input").set("aria-label", "Name of the variable").testid("variable-name").value(name).on(On::Input, {
                let typed = typed.clone();
                move |event: Event| typed.set(event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()))
            });
        el("span")
            .class("row")
            .child(field)
            .child(button("button", "variable-keep", "Keep").press(keep))
            .child(button("button quiet", "variable-drop", "Cancel").press(move || typed.set(None)))
            .into()
    }
}
