//! One operation of a JSON Patch.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::control::Control;
use super::field::FieldView;
use super::focus::body_id;
use super::messages::Messages;
use super::select::Select;
use crate::form::FormAction;
use crate::form::input::Input;
use crate::form::json::{Json, pointer};
use crate::form::outline::{Field, Kind};

/// Properties of [`PatchView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn PatchView(props: &Props) -> Html {
    let Kind::Patch { verb, path, paths, argument } = &props.field.kind else { return Html::default() };
    let place = props.field.pointer.clone();
    let verb_id = body_id(&pointer::child(&place, "op"));
    let list = format!("{verb_id}-paths");
    let set_verb = {
        let place = place.clone();
        props.act.reform(move |verb| FormAction::SetPatchVerb { pointer: place.clone(), verb })
    };
    let stray = Some(verb.as_str()).filter(|verb| !VERBS.contains(verb));
    let options: Vec<(AttrValue, AttrValue)> =
        stray.into_iter().chain(VERBS).map(|verb| (verb.to_owned().into(), verb.to_owned().into())).collect();
    let argument = argument.as_ref().map(|field| match field.name.as_str() {
        "from" => path_input(props, field, &list),
        _ => html! { <FieldView field={Rc::clone(field)} act={&props.act} /> },
    });
    html! {
        <div class="form-patch">
            <div class="form-field form-stack">
                <div class="form-head"><label class="form-name" for={verb_id.clone()}>{ "op" }</label></div>
                <div class="form-control"><Select id={verb_id} {options} value={verb.clone()} on_choose={set_verb} /></div>
            </div>
            { path_input(props, path, &list) }
            { argument }
            <datalist id={list}>{ for paths.iter().map(|path| html! { <option value={path.clone()} /> }) }</datalist>
        </div>
    }
}

/// A path into the resource, with those that are known to choose from.
fn path_input(props: &Props, field: &Rc<Field>, list: &str) -> Html {
    let Kind::Scalar { text, .. } = &field.kind else { return html! { <FieldView field={Rc::clone(field)} act={&props.act} /> } };
    let pointer = field.pointer.clone();
    let on_text =
        props.act.reform(move |typed: String| FormAction::SetField { pointer: pointer.clone(), value: Json::Text(typed).compact() });
    let id = body_id(&field.pointer);
    html! {
        <div class="form-field form-stack">
            <div class="form-head"><label class="form-name" for={id.clone()}>{ &field.name }</label></div>
            <div class="form-control">
                <Control id={id.clone()} input={Input::Line("text")} text={text.clone()} list={AttrValue::from(list.to_owned())}
                    invalid={!field.faults.is_empty()} described_by={format!("{id}-fault")} {on_text} />
            </div>
            <Messages {id} name={field.name.clone()} faults={field.faults.clone()} />
        </div>
    }
}

const VERBS: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];
