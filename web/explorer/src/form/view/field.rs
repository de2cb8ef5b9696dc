//! One place of the body, whatever it holds.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::control::Control;
use super::focus::body_id;
use super::head::{Head, Switches};
use super::json_piece::JsonPiece;
use super::list::ListView;
use super::messages::Messages;
use super::object::ObjectView;
use super::patch::PatchView;
use crate::form::FormAction;
use crate::form::input::Input;
use crate::form::outline::{Field, Kind};
use crate::ui::markdown::Line;

/// Properties of [`FieldView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn FieldView(props: &Props) -> Html {
    let (field, act) = (&props.field, &props.act);
    let id = body_id(&field.pointer);
    let head = |is_label| html! { <Head field={Rc::clone(field)} {is_label} {act} /> };
    let switches = || html! { <Switches field={Rc::clone(field)} {act} /> };
    let help = html! {
        if !field.help.is_empty() { <p class="form-help" id={format!("{id}-help")}><Line text={field.help.clone()} /></p> }
    };
    let messages = html! { <Messages id={id.clone()} name={field.label.clone()} faults={field.faults.clone()} /> };
    let simple = |is_label, content: Html| {
        html! {
            <div class={if field.is_item { "form-field form-item" } else { "form-field" }}>
                <div class="form-head">{ head(is_label) }</div>
                <div class="form-control">{ content }</div>
                { switches() }{ help.clone() }{ messages.clone() }
            </div>
        }
    };
    let group = |content: Html| {
        let id = id.clone();
        if field.pointer.is_empty() {
            let kinds = field.picker.as_ref().map(|picker| format!("One of {} kinds", picker.labels.len()));
            let kinds = kinds.map(|kinds| html! { <div class="form-head"><span class="form-notes">{ kinds }</span>{ switches() }</div> });
            return html! { <div class="form-root" {id}>{ kinds }{ content }</div> };
        }
        let testid = id.clone();
        html! {
            <fieldset class="form-group" {id} data-testid={testid}>
                <legend class="form-head">{ head(false) }{ switches() }</legend>
                { help.clone() }{ messages.clone() }{ content }
            </fieldset>
        }
    };
    match &field.kind {
        Kind::Scalar { input, text } => simple(true, scalar(props, input, text)),
        Kind::Json { text } => simple(true, html! { <JsonPiece field={Rc::clone(field)} text={text.clone()} {act} /> }),
        Kind::Null => simple(false, html! { <p class="form-notes" id={id.clone()}>{ "null is sent" }</p> }),
        Kind::Missing => {
            let pointer = field.pointer.clone();
            let onclick = act.reform(move |_| FormAction::AddOptional { pointer: pointer.clone() });
            let testid = format!("body-add-{}", field.pointer);
            let id = testid.clone();
            simple(
                false,
                html! { <button type="button" class="form-chip" {id} data-testid={testid} {onclick}>{ "+ " }{ &field.name }</button> },
            )
        }
        Kind::Object { fields, absent, is_free } => group(html! {
            <ObjectView pointer={field.pointer.clone()} fields={fields.clone()} absent={absent.clone()} is_free={*is_free} {act} />
        }),
        Kind::List { items, hidden, is_full } => {
            group(html! { <ListView field={Rc::clone(field)} items={items.clone()} hidden={*hidden} is_full={*is_full} {act} /> })
        }
        Kind::Patch { .. } => group(html! { <PatchView field={Rc::clone(field)} {act} /> }),
    }
}

fn scalar(props: &Props, input: &Input, text: &str) -> Html {
    let field = &props.field;
    let (pointer, read) = (field.pointer.clone(), input.clone());
    let on_text =
        props.act.reform(move |typed: String| FormAction::SetField { pointer: pointer.clone(), value: read.read(&typed).compact() });
    let id = body_id(&field.pointer);
    html! {
        <Control id={id.clone()} input={input.clone()} text={AttrValue::from(text.to_owned())} required={field.required}
            invalid={!field.faults.is_empty()} described_by={format!("{id}-help {id}-fault")} {on_text} />
    }
}
