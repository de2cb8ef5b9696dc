//! What stands beside an input: its name, what it takes, and what may be done with it as a whole.

use yew::{AttrValue, Callback, Html};

use super::Act;
use super::focus::body_id;
use super::select::Select;
use crate::form::FormAction;
use crate::form::outline::{Field, Picker};
use crate::ui::el::{El, On, el};
use crate::ui::widget::widget;

/// Adds what a place is called and what it takes. `is_label`: the name is the label of an input.
pub(super) fn head(view: El, field: &Field, is_label: bool) -> El {
    let name = if is_label { el("label").with("for", body_id(&field.pointer)) } else { el("span") };
    marks(view.child(name.class("form-name").words(&field.label)), field.required, field.deprecated, &field.notes)
}

/// Adds whether it is required, whether it ends, and what it takes.
pub(super) fn marks(view: El, required: bool, deprecated: bool, notes: &str) -> El {
    let required = required.then(|| el("span").class("form-required").text("required"));
    let deprecated = deprecated.then(|| el("span").class("form-deprecated").text("deprecated"));
    let notes = (!notes.is_empty()).then(|| el("span").class("form-notes").words(notes));
    view.child_if(required).child_if(deprecated).child_if(notes)
}

/// What may be done with a place as a whole: give it another form, make it null, take it away.
pub(super) fn switches(field: &Field, act: &Act) -> Html {
    if field.picker.is_none() && field.null.is_none() && field.removes.is_none() {
        return Html::default();
    }
    let picker = field.picker.as_ref().map(|picker| picker_of(field, act, picker));
    let null = field.null.map(|null| null_of(field, act, null));
    let remove = field.removes.as_ref().map(|removes| {
        let (act, pointer, is_item) = (act.clone(), removes.clone(), field.is_item);
        remove_button(&field.label, format!("body-remove-{removes}")).press(move || {
            let pointer = pointer.clone();
            act.emit(if is_item { FormAction::RemoveItem { pointer } } else { FormAction::RemoveField { pointer } });
        })
    });
    el("span").class("form-switches").child_if(picker).child_if(null).child_if(remove).into()
}

/// A cross that takes away what is called so.
pub(super) fn remove_button(name: &str, testid: String) -> El {
    let label: AttrValue = format!("Remove {name}").into();
    el("button").set("type", "button").class("form-remove").with("aria-label", label.clone()).with("title", label).testid(testid).text("×")
}

fn picker_of(field: &Field, act: &Act, picker: &Picker) -> Html {
    let (act, pointer) = (act.clone(), field.pointer.clone());
    let on_choose = Callback::from(move |index: String| {
        act.emit(FormAction::PickAlternative { pointer: pointer.clone(), index: index.parse().unwrap_or_default() });
    });
    let options: Vec<(AttrValue, AttrValue)> =
        picker.labels.iter().enumerate().map(|(index, label)| (index.to_string().into(), label.clone().into())).collect();
    let (id, label) = (format!("body-pick-{}", field.pointer).into(), format!("Kind of {}", field.label).into());
    let value = picker.picked.to_string().into();
    widget(Select { id, class: "select form-pick", options, value, label, on_choose, ..Select::default() })
}

fn null_of(field: &Field, act: &Act, null: bool) -> El {
    let (act, pointer) = (act.clone(), field.pointer.clone());
    let input = el("input").set("type", "checkbox").checked(null).with("aria-label", format!("{} is null", field.label));
    let input = input.testid(format!("body-null-{}", field.pointer)).on(On::Change, move |_| {
        act.emit(FormAction::SetNull { pointer: pointer.clone(), null: !null });
    });
    el("label").class("form-null").child(input).text("null")
}
