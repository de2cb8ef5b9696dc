//! The items of a list.

use std::rc::Rc;

use yew::Html;

use super::Act;
use super::field::field_view;
use crate::form::FormAction;
use crate::form::outline::Field;
use crate::ui::el::{el, row};

/// The items; `hidden` more are not drawn, and a list that `is_full` takes no more.
pub(super) fn list_view(field: &Field, items: &[Rc<Field>], hidden: usize, is_full: bool, act: &Act) -> Html {
    let mut views: Vec<Html> = items.iter().map(|item| field_view(item, act).key(item.name.as_str()).into()).collect();
    let (act, pointer) = (act.clone(), field.pointer.clone());
    let button = el("button").set("type", "button");
    let last = if hidden > 0 {
        let button = button.class("button quiet").testid(format!("body-more-{pointer}")).text("Edit as JSON");
        let note = el("p").class("note").string(format!("{hidden} more items are not drawn here. "));
        note.child(button.press(move || act.emit(FormAction::ShowRaw)))
    } else {
        let id = format!("body-add-{pointer}");
        let button = button.class("form-chip").with("id", id.clone()).testid(id).flag("disabled", is_full).text("+ item");
        button.press(move || act.emit(FormAction::AddItem { pointer: pointer.clone() }))
    };
    views.push(last.into());
    row(views)
}
