//! The fields and files of a multipart body.

use std::rc::Rc;

use yew::{Callback, Html};

use super::Act;
use super::absent::absent_fields;
use super::entry::AddEntry;
use super::part::part_view;
use crate::form::FormAction;
use crate::form::outline::{Absent, PartField};
use crate::ui::el::row;
use crate::ui::widget::widget;

/// The parts; where no fields are published, any may be added: `is_free`.
pub(super) fn parts(parts: &[Rc<PartField>], absent: &[Absent], is_free: bool, act: &Act) -> Html {
    let mut views: Vec<Html> = parts.iter().map(|part| part_view(part, act).into()).collect();
    let add = {
        let act = act.clone();
        Callback::from(move |field: Absent| act.emit(FormAction::AddPart { name: field.name, is_file: false }))
    };
    views.push(absent_fields(absent, &add));
    if is_free {
        let taken: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        for (what, is_file) in [("field", false), ("file", true)] {
            let act = act.clone();
            let on_add = Callback::from(move |name: String| act.emit(FormAction::AddPart { name, is_file }));
            let (id, add_id, taken) = (format!("body-key-{what}"), format!("body-add-{what}"), taken.clone());
            views.push(widget(AddEntry { id, add_id, what, taken, on_add }));
        }
    }
    row(views)
}
