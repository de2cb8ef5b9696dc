//! What stands beside an input: its name, what it takes, and what may be done with it as a whole.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::focus::body_id;
use super::select::Select;
use crate::form::FormAction;
use crate::form::outline::{Field, Picker};

/// Properties of [`Head`] and [`Switches`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    /// Whether the name is the label of an input.
    #[prop_or_default]
    pub(super) is_label: bool,
    pub(super) act: Callback<FormAction>,
}

/// What a place is called and what it takes.
#[component]
pub(super) fn Head(props: &Props) -> Html {
    let field = &props.field;
    html! {
        <>
            if props.is_label {
                <label class="form-name" for={body_id(&field.pointer)}>{ &field.label }</label>
            } else {
                <span class="form-name">{ &field.label }</span>
            }
            if field.required { <span class="form-required">{ "required" }</span> }
            if field.deprecated { <span class="form-deprecated">{ "deprecated" }</span> }
            if !field.notes.is_empty() { <span class="form-notes">{ &field.notes }</span> }
        </>
    }
}

/// What may be done with a place as a whole: give it another form, make it null, take it away.
#[component]
pub(super) fn Switches(props: &Props) -> Html {
    let field = &props.field;
    let shown = &field.label;
    if field.picker.is_none() && field.null.is_none() && field.removes.is_none() {
        return Html::default();
    }
    html! {
        <span class="form-switches">
            if let Some(picker) = &field.picker { { picker_of(props, picker, shown) } }
            if let Some(null) = field.null { { null_of(props, null, shown) } }
            if let Some(removes) = &field.removes { { remove_of(props, removes, shown) } }
        </span>
    }
}

fn remove_of(props: &Props, removes: &str, name: &str) -> Html {
    let (pointer, is_item) = (removes.to_owned(), props.field.is_item);
    let onclick = props.act.reform(move |_| {
        let pointer = pointer.clone();
        if is_item { FormAction::RemoveItem { pointer } } else { FormAction::RemoveField { pointer } }
    });
    html! {
        <button type="button" class="form-remove" aria-label={format!("Remove {name}")} title={format!("Remove {name}")}
            data-testid={format!("body-remove-{removes}")} {onclick}>{ "×" }</button>
    }
}

fn picker_of(props: &Props, picker: &Picker, name: &str) -> Html {
    let pointer = props.field.pointer.clone();
    let on_choose = props
        .act
        .reform(move |index: String| FormAction::PickAlternative { pointer: pointer.clone(), index: index.parse().unwrap_or_default() });
    let options: Vec<(AttrValue, AttrValue)> =
        picker.labels.iter().enumerate().map(|(index, label)| (index.to_string().into(), label.clone().into())).collect();
    html! {
        <Select id={format!("body-pick-{}", props.field.pointer)} class="form-pick" {options} value={picker.picked.to_string()}
            label={AttrValue::from(format!("Kind of {name}"))} {on_choose} />
    }
}

fn null_of(props: &Props, null: bool, name: &str) -> Html {
    let pointer = props.field.pointer.clone();
    let onchange = props.act.reform(move |_| FormAction::SetNull { pointer: pointer.clone(), null: !null });
    let label: AttrValue = format!("{name} is null").into();
    html! {
        <label class="form-null">
            <input type="checkbox" checked={null} aria-label={label} data-testid={format!("body-null-{}", props.field.pointer)} {onchange} />
            { "null" }
        </label>
    }
}
