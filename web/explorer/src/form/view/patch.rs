//! One operation of a JSON Patch.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html};

use super::Act;
use super::control::{Props, control};
use super::field::field_view;
use super::focus::body_id;
use super::messages::messages;
use super::select::Select;
use crate::form::FormAction;
use crate::form::input::Input;
use crate::form::json::{Json, pointer};
use crate::form::outline::{Field, Kind};
use crate::ui::el::{El, el};
use crate::ui::widget::widget;

/// Verb, path, and the value or the path to take it from.
pub(super) fn patch_view(field: &Field, act: &Act) -> Html {
    let Kind::Patch { verb, path, paths, argument } = &field.kind else { return Html::default() };
    let verb_id = body_id(&pointer::child(&field.pointer, "op"));
    let list = format!("{verb_id}-paths");
    let on_choose = {
        let (act, pointer) = (act.clone(), field.pointer.clone());
        Callback::from(move |verb| act.emit(FormAction::SetPatchVerb { pointer: pointer.clone(), verb }))
    };
    let stray = Some(verb.as_str()).filter(|verb| !VERBS.contains(verb));
    let options: Vec<(AttrValue, AttrValue)> =
        stray.into_iter().chain(VERBS).map(|verb| (verb.to_owned().into(), verb.to_owned().into())).collect();
    let argument = argument.as_ref().map(|field| match field.name.as_str() {
        "from" => path_input(field, act, &list),
        _ => field_view(field, act),
    });
    let (id, value) = (verb_id.clone().into(), verb.clone().into());
    let verb = widget(Select { id, class: "select", options, value, on_choose, ..Select::default() });
    let mut known = el("datalist").with("id", list.clone());
    for path in paths.iter() {
        known = known.child(el("option").with("value", path.clone()));
    }
    let view = el("div").class("form-patch").child(stack(&verb_id, "op", verb)).child(path_input(path, act, &list));
    view.child_if(argument).child(known).into()
}

/// An input below its name.
fn stack(id: &str, name: &str, input: Html) -> El {
    let head = el("div").class("form-head").child(el("label").class("form-name").with("for", id.to_owned()).words(name));
    el("div").class("form-field form-stack").child(head).child(el("div").class("form-control").child(input))
}

/// A path into the resource, with those that are known to choose from.
fn path_input(field: &Rc<Field>, act: &Act, list: &str) -> El {
    let Kind::Scalar { text, .. } = &field.kind else { return field_view(field, act) };
    let (act, pointer) = (act.clone(), field.pointer.clone());
    let id = body_id(&field.pointer);
    let input = control(Props {
        described_by: format!("{id}-fault").into(),
        id: id.clone().into(),
        input: Input::Line("text"),
        text: text.clone().into(),
        label: AttrValue::default(),
        required: false,
        is_optional: false,
        invalid: !field.faults.is_empty(),
        list: list.to_owned().into(),
        on_text: Callback::from(move |typed: String| {
            act.emit(FormAction::SetField { pointer: pointer.clone(), value: Json::Text(typed).compact() });
        }),
    });
    stack(&id, &field.name, input).child(messages(&id, &field.name, &field.faults))
}

const VERBS: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];
