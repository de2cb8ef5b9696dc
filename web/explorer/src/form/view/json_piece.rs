//! A value of unknown shape as JSON text.

use std::rc::Rc;

use yew::{AttrValue, Html, Properties, component, use_state_eq};

use super::Act;
use super::control::{told, typed};
use super::focus::body_id;
use crate::form::FormAction;
use crate::form::json::Json;
use crate::form::outline::Field;
use crate::ui::el::{On, el};

/// Properties of [`JsonPiece`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) text: AttrValue,
    pub(super) act: Act,
}

#[component]
pub(super) fn JsonPiece(props: &Props) -> Html {
    // As long as the value is the one that was typed, it is shown the way it was typed.
    let kept = use_state_eq(|| Some(props.text.clone()));
    let own = kept.as_ref().filter(|kept| Json::parse_or_draft(kept) == Json::parse_or_draft(&props.text));
    let shown = own.unwrap_or(&props.text).clone();
    let id = body_id(&props.field.pointer);
    let rows = shown.lines().count().clamp(2, 12);
    let area = el("textarea").class("textarea form-json").with("id", id.clone()).testid(id.clone()).with("rows", rows.to_string());
    let area = area.value(shown).set("spellcheck", "false");
    let described_by = format!("{id}-help {id}-fault").into();
    let (act, pointer) = (props.act.clone(), props.field.pointer.clone());
    told(area, &AttrValue::default(), false, !props.field.faults.is_empty(), &described_by)
        .on(On::Input, move |event| {
            let value = typed(event);
            kept.set(Some(value.clone().into()));
            act.emit(FormAction::SetField { pointer: pointer.clone(), value });
        })
        .into()
}
