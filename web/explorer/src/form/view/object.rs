//! The fields of an object, and those that may be added.

use std::rc::Rc;

use yew::{Callback, Html};

use super::Act;
use super::absent::absent_fields;
use super::entry::AddEntry;
use super::field::field_view;
use crate::form::FormAction;
use crate::form::json::pointer;
use crate::form::outline::{Absent, Field};
use crate::ui::el::row;
use crate::ui::widget::widget;

/// The fields; to an object that `is_free`, fields of any name may be added.
pub(super) fn object_view(place: &str, fields: &[Rc<Field>], absent: &[Absent], is_free: bool, act: &Act) -> Html {
    let mut views: Vec<Html> = fields.iter().map(|field| field_view(field, act).key(field.name.as_str()).into()).collect();
    let add = {
        let act = act.clone();
        Callback::from(move |field: Absent| act.emit(FormAction::AddOptional { pointer: field.pointer }))
    };
    views.push(absent_fields(absent, &add));
    if is_free {
        let (act, outer) = (act.clone(), place.to_owned());
        let on_add = Callback::from(move |name: String| act.emit(FormAction::AddOptional { pointer: pointer::child(&outer, &name) }));
        let taken: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        let (id, add_id) = (format!("body-key-{place}"), format!("body-add-{place}"));
        views.push(widget(AddEntry { id, add_id, what: "entry", taken, on_add }));
    }
    row(views)
}
