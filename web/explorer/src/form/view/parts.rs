//! The fields and files of a multipart body.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::absent::AbsentFields;
use super::entry::AddEntry;
use super::part::PartView;
use crate::form::FormAction;
use crate::form::outline::{Absent, PartField};

/// Properties of [`Parts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) parts: Vec<Rc<PartField>>,
    pub(super) absent: Vec<Absent>,
    /// Whether no fields are published, so that any may be added.
    pub(super) is_free: bool,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn Parts(props: &Props) -> Html {
    let Props { parts, absent, is_free, act } = props;
    let taken: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    let add = |is_file: bool| act.reform(move |name: String| FormAction::AddPart { name, is_file });
    html! {
        <>
            { for parts.iter().map(|part| html! { <PartView key={part.name.clone()} part={Rc::clone(part)} {act} /> }) }
            <AbsentFields absent={absent.clone()} on_add={act.reform(|field: Absent| FormAction::AddPart { name: field.name, is_file: false })} />
            if *is_free {
                <AddEntry id="body-key-field" add_id="body-add-field" what="field" taken={taken.clone()} on_add={add(false)} />
                <AddEntry id="body-key-file" add_id="body-add-file" what="file" {taken} on_add={add(true)} />
            }
        </>
    }
}
