//! One parameter: its name, what it is, and its value or values.

use smartrecruiters_catalogue::Style;
use yew::{AttrValue, Callback, Html};

use super::Act;
use super::control::{Props, control};
use super::entry::key_input;
use super::head::{marks, remove_button};
use super::messages::messages;
use crate::form::FormAction;
use crate::form::outline::ParameterField;
use crate::form::plan::Place;
use crate::form::state::GivenValue;
use crate::ui::el::{El, el};
use crate::ui::markdown::line;

pub(super) fn parameter_view(field: &ParameterField, act: &Act) -> El {
    let id = format!("param-{}", field.name);
    let place = match field.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    let notes = format!("{place} · {}", field.notes);
    let head = |name: El| {
        marks(el("div").class("form-head").child(name.class("form-name").text(field.name)), field.required, field.deprecated, &notes)
    };
    let view = el("div").class("form-field").key(field.name);
    let view = if field.is_list() {
        let described = format!("{id}-help {id}-fault");
        let view = view.set("role", "group").with("id", id.clone()).testid(id.clone()).set("aria-label", field.name);
        view.with("aria-describedby", described).child(head(el("span"))).child(values(field, act))
    } else {
        let value = field.values.first().cloned().unwrap_or_default();
        let input = value_control(field, act, id.clone(), &value, 0, AttrValue::default());
        view.child(head(el("label").with("for", id.clone()))).child(el("div").class("form-control").child(input))
    };
    let help = (!field.help.is_empty()).then(|| el("p").class("form-help").with("id", format!("{id}-help")).child(line(&field.help)));
    view.child_if(help).child(messages(&id, field.name, &field.faults))
}

/// The values of a list, and a button for one more.
fn values(field: &ParameterField, act: &Act) -> El {
    let name = field.name;
    let rows = field.values.iter().enumerate().map(|(index, value)| row(field, act, value, index));
    let act = act.clone();
    let id = format!("param-{name}-add");
    let add = el("button").set("type", "button").class("form-chip").with("id", id.clone()).testid(id);
    let add = add.text(if field.style == Style::CustomField { "+ field" } else { "+ value" });
    el("div").class("form-control").children(rows).child(add.press(move || act.emit(FormAction::AddValue { name: name.to_owned() })))
}

/// A value of a list, with its number for those who cannot see where it stands.
fn row(field: &ParameterField, act: &Act, value: &GivenValue, index: usize) -> El {
    let name = field.name;
    let label = format!("{name}, value {}", index + 1);
    let mut view = el("div").class("form-row").key(index as u64);
    if field.style == Style::CustomField {
        let act = act.clone();
        let set = move |key| act.emit(FormAction::SetKey { name: name.to_owned(), index, key });
        view = view.child(key_input(format!("{}-key", value_id(name, index)), "Id of the custom field".to_owned(), &value.key, set));
    }
    let remove = remove_button(&label, format!("param-{name}-remove-{index}"));
    view = view.child(value_control(field, act, value_id(name, index), value, index, label.into()));
    let act = act.clone();
    view.child(remove.press(move || act.emit(FormAction::RemoveValue { name: name.to_owned(), index })))
}

fn value_control(field: &ParameterField, act: &Act, id: String, value: &GivenValue, index: usize, label: AttrValue) -> Html {
    let (name, act) = (field.name, act.clone());
    control(Props {
        id: id.into(),
        input: field.input.clone(),
        text: value.text.clone().into(),
        label,
        required: field.required,
        is_optional: !field.required,
        invalid: !field.faults.is_empty(),
        described_by: format!("param-{name}-help param-{name}-fault").into(),
        list: AttrValue::default(),
        on_text: Callback::from(move |text| act.emit(FormAction::SetParameter { name: name.to_owned(), index, text })),
    })
}

/// Id of the input of one value of a list.
pub(super) fn value_id(name: &str, index: usize) -> String {
    format!("param-{name}-{index}")
}
