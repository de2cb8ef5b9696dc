//! Names of fields that may be added, each a button.

use yew::{Callback, Html};

use crate::form::outline::Absent;
use crate::ui::el::el;

/// The buttons. Nothing where there is no such field.
pub(super) fn absent_fields(absent: &[Absent], add: &Callback<Absent>) -> Html {
    if absent.is_empty() {
        return Html::default();
    }
    let chip = |field: &Absent| {
        let (add, added) = (add.clone(), field.clone());
        let id = format!("body-add-{}", field.pointer);
        let chip = el("button").set("type", "button").class("form-chip").key(field.name.as_str()).with("id", id.clone()).testid(id);
        chip.with("title", field.help.clone()).text("+ ").words(&field.name).press(move || add.emit(added.clone()))
    };
    el("div").class("form-chips").set("role", "group").set("aria-label", "Add field").children(absent.iter().map(chip)).into()
}
