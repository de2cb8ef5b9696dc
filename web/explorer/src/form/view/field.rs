//! One place of the body, whatever it holds.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html};

use super::Act;
use super::control::{Props, control};
use super::focus::body_id;
use super::head::{head, switches};
use super::json_piece::JsonPiece;
use super::list::list_view;
use super::messages::messages;
use super::object::object_view;
use super::patch::patch_view;
use crate::form::FormAction;
use crate::form::input::Input;
use crate::form::outline::{Field, Kind};
use crate::ui::el::{El, el};
use crate::ui::markdown::line;
use crate::ui::widget::widget;

pub(super) fn field_view(field: &Rc<Field>, act: &Act) -> El {
    match &field.kind {
        Kind::Scalar { input, text } => simple(field, act, true, scalar(field, act, input, text)),
        Kind::Json { text } => {
            simple(field, act, true, widget(JsonPiece { field: Rc::clone(field), text: text.clone().into(), act: act.clone() }))
        }
        Kind::Null => simple(field, act, false, el("p").class("form-notes").with("id", body_id(&field.pointer)).text("null is sent")),
        Kind::Missing => {
            let (act_on, pointer) = (act.clone(), field.pointer.clone());
            let id = format!("body-add-{pointer}");
            let chip =
                el("button").set("type", "button").class("form-chip").with("id", id.clone()).testid(id).text("+ ").words(&field.name);
            simple(field, act, false, chip.press(move || act_on.emit(FormAction::AddOptional { pointer: pointer.clone() })))
        }
        Kind::Object { fields, absent, is_free } => group(field, act, object_view(&field.pointer, fields, absent, *is_free, act)),
        Kind::List { items, hidden, is_full } => group(field, act, list_view(field, items, *hidden, *is_full, act)),
        Kind::Patch { .. } => group(field, act, patch_view(field, act)),
    }
}

/// A place with one input.
fn simple(field: &Field, act: &Act, is_label: bool, content: impl Into<Html>) -> El {
    let view = el("div").class(if field.is_item { "form-field form-item" } else { "form-field" });
    let view = view.child(head(el("div").class("form-head"), field, is_label)).child(el("div").class("form-control").child(content));
    view.child(switches(field, act)).child_if(help(field)).child(faults(field))
}

/// A place with places in it.
fn group(field: &Field, act: &Act, content: Html) -> El {
    let id = body_id(&field.pointer);
    if field.pointer.is_empty() {
        let kinds = field.picker.as_ref().map(|picker| {
            let kinds = format!("One of {} kinds", picker.labels.len());
            el("div").class("form-head").child(el("span").class("form-notes").string(kinds)).child(switches(field, act))
        });
        return el("div").class("form-root").with("id", id).child_if(kinds).child(content);
    }
    let legend = head(el("legend").class("form-head"), field, false).child(switches(field, act));
    let view = el("fieldset").class("form-group").with("id", id.clone()).testid(id).child(legend);
    view.child_if(help(field)).child(faults(field)).child(content)
}

fn help(field: &Field) -> Option<El> {
    let id = format!("{}-help", body_id(&field.pointer));
    (!field.help.is_empty()).then(|| el("p").class("form-help").with("id", id).child(line(&field.help)))
}

fn faults(field: &Field) -> Html {
    messages(&body_id(&field.pointer), &field.label, &field.faults)
}

fn scalar(field: &Field, act: &Act, input: &Input, text: &str) -> Html {
    let (act, pointer, read) = (act.clone(), field.pointer.clone(), input.clone());
    let on_text = Callback::from(move |typed: String| {
        act.emit(FormAction::SetField { pointer: pointer.clone(), value: read.read(&typed).compact() });
    });
    let id = body_id(&field.pointer);
    control(Props {
        described_by: format!("{id}-help {id}-fault").into(),
        id: id.into(),
        input: input.clone(),
        text: text.to_owned().into(),
        label: AttrValue::default(),
        required: field.required,
        is_optional: false,
        invalid: !field.faults.is_empty(),
        list: AttrValue::default(),
        on_text,
    })
}
