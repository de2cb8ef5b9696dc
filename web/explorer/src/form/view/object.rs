//! The fields of an object, and those that may be added.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::absent::AbsentFields;
use super::entry::AddEntry;
use super::field::FieldView;
use crate::form::FormAction;
use crate::form::json::pointer;
use crate::form::outline::{Absent, Field};

/// Properties of [`ObjectView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) pointer: AttrValue,
    pub(super) fields: Vec<Rc<Field>>,
    pub(super) absent: Vec<Absent>,
    /// Whether fields of any name may be added.
    pub(super) is_free: bool,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn ObjectView(props: &Props) -> Html {
    let Props { pointer, fields, absent, is_free, act } = props;
    let on_add = {
        let pointer = pointer.clone();
        act.reform(move |name: String| FormAction::AddOptional { pointer: pointer::child(&pointer, &name) })
    };
    let on_absent = act.reform(|name: Absent| FormAction::AddOptional { pointer: name.pointer });
    html! {
        <>
            { for fields.iter().map(|field| html! { <FieldView key={field.name.clone()} field={Rc::clone(field)} {act} /> }) }
            <AbsentFields absent={absent.clone()} on_add={on_absent} />
            if *is_free {
                <AddEntry id={format!("body-key-{pointer}")} add_id={format!("body-add-{pointer}")} what="entry"
                    taken={fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>()} {on_add} />
            }
        </>
    }
}
