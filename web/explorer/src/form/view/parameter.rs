//! One parameter: its name, what it is, and its value or values.

use std::rc::Rc;

use smartrecruiters_catalogue::Style;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::control::Control;
use super::entry::KeyInput;
use super::messages::Messages;
use crate::form::FormAction;
use crate::form::outline::ParameterField;
use crate::form::plan::Place;
use crate::form::state::GivenValue;
use crate::ui::markdown::Line;

/// Properties of [`ParameterView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<ParameterField>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn ParameterView(props: &Props) -> Html {
    let field = &props.field;
    let id = format!("param-{}", field.name);
    let place = match field.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    let marks = html! {
        <>
            if field.required { <span class="form-required">{ "required" }</span> }
            if field.deprecated { <span class="form-deprecated">{ "deprecated" }</span> }
            <span class="form-notes">{ format!("{place} · {}", field.notes) }</span>
        </>
    };
    let help = html! {
        <>
            if !field.help.is_empty() { <p class="form-help" id={format!("{id}-help")}><Line text={field.help.clone()} /></p> }
            <Messages id={id.clone()} name={field.name} faults={field.faults.clone()} />
        </>
    };
    if !field.is_list() {
        let value = field.values.first().cloned().unwrap_or_default();
        return html! {
            <div class="form-field">
                <div class="form-head"><label class="form-name" for={id.clone()}>{ field.name }</label>{ marks }</div>
                <div class="form-control">{ value_control(props, id, &value, 0, AttrValue::default()) }</div>
                { help }
            </div>
        };
    }
    let add = props.act.reform({
        let name = field.name.to_owned();
        move |_| FormAction::AddValue { name: name.clone() }
    });
    let described = format!("{id}-help {id}-fault");
    html! {
        <div class="form-field" role="group" {id} data-testid={format!("param-{}", field.name)} aria-label={field.name} aria-describedby={described}>
            <div class="form-head"><span class="form-name">{ field.name }</span>{ marks }</div>
            <div class="form-control">
                { for field.values.iter().enumerate().map(|(index, value)| row(props, value, index)) }
                <button type="button" class="form-chip" id={format!("param-{}-add", field.name)} data-testid={format!("param-{}-add", field.name)}
                    onclick={add}>{ "+ " }{ if field.style == Style::CustomField { "field" } else { "value" } }</button>
            </div>
            { help }
        </div>
    }
}

/// A value of a list, with its number for those who cannot see where it stands.
fn row(props: &Props, value: &GivenValue, index: usize) -> Html {
    let name = props.field.name;
    let remove = props.act.reform(move |_| FormAction::RemoveValue { name: name.to_owned(), index });
    let set_key = props.act.reform(move |key| FormAction::SetKey { name: name.to_owned(), index, key });
    let label = format!("{name}, value {}", index + 1);
    html! {
        <div class="form-row" key={index}>
            if props.field.style == Style::CustomField {
                <KeyInput id={format!("{}-key", value_id(name, index))} label="Id of the custom field" text={value.key.clone()} on_text={set_key} />
            }
            { value_control(props, value_id(name, index), value, index, label.clone().into()) }
            <button type="button" class="form-remove" aria-label={format!("Remove {label}")} data-testid={format!("param-{name}-remove-{index}")}
                onclick={remove}>{ "×" }</button>
        </div>
    }
}

fn value_control(props: &Props, id: String, value: &GivenValue, index: usize, label: AttrValue) -> Html {
    let field = &props.field;
    let name = field.name;
    let on_text = props.act.reform(move |text| FormAction::SetParameter { name: name.to_owned(), index, text });
    html! {
        <Control {id} input={field.input.clone()} text={value.text.clone()} {label} required={field.required} is_optional={!field.required}
            invalid={!field.faults.is_empty()} described_by={format!("param-{name}-help param-{name}-fault")} {on_text} />
    }
}

/// Id of the input of one value of a list.
pub(super) fn value_id(name: &str, index: usize) -> String {
    format!("param-{name}-{index}")
}
