//! A value of unknown shape as JSON text.

use std::rc::Rc;

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use super::focus::body_id;
use crate::form::FormAction;
use crate::form::json::Json;
use crate::form::outline::Field;

/// Properties of [`JsonPiece`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) text: AttrValue,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn JsonPiece(props: &Props) -> Html {
    // As long as the value is the one that was typed, it is shown the way it was typed.
    let typed = use_state_eq(|| props.text.clone());
    let shown = if Json::parse_or_draft(&typed) == Json::parse_or_draft(&props.text) { (*typed).clone() } else { props.text.clone() };
    let oninput = {
        let (typed, pointer) = (typed.setter(), props.field.pointer.clone());
        props.act.reform(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            typed.set(value.clone().into());
            FormAction::SetField { pointer: pointer.clone(), value }
        })
    };
    let id = body_id(&props.field.pointer);
    let rows = shown.lines().count().clamp(2, 12);
    html! {
        <textarea class="textarea form-json" id={id.clone()} data-testid={id.clone()} rows={rows.to_string()} value={shown} spellcheck="false"
            aria-invalid={if props.field.faults.is_empty() { "false" } else { "true" }}
            aria-describedby={format!("{id}-help {id}-fault")} {oninput} />
    }
}
