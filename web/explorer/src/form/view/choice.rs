//! A choice; where other values may be given too, with a line to type them.

use yew::{AttrValue, Callback, Html};

use super::control::{Props, line};
use super::select::Select;
use crate::form::input::Input;
use crate::form::json::Json;
use crate::ui::el::el;
use crate::ui::widget::{Cx, Widget, widget};

/// The choice, made from this.
pub(super) struct Choice(pub(super) Props);

impl Widget for Choice {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Self(props) = self;
        let (known, open): (Vec<AttrValue>, bool) = match &props.input {
            Input::Choice { options, open } => (options.iter().filter_map(Json::plain).map(AttrValue::from).collect(), *open),
            _ => (vec!["true".into(), "false".into()], false),
        };
        let is_stray = !props.text.is_empty() && !known.contains(&props.text);
        // What was typed into the line for other values: the line stays also while this is one of the options, until the value changes from
        // elsewhere.
        let typed = cx.state(None::<AttrValue>);
        let is_other = open && (is_stray || typed.get().as_ref() == Some(&props.text));
        let on_choose = {
            let (typed, on_text) = (typed.clone(), props.on_text.clone());
            Callback::from(move |value: String| {
                let is_other = value == OTHER;
                typed.set(is_other.then(AttrValue::default));
                on_text.emit(if is_other { String::new() } else { value });
            })
        };
        let mut options = Vec::with_capacity(known.len() + 2);
        if props.is_optional || props.text.is_empty() && !is_other {
            options.push(("".into(), "–".into()));
        }
        if is_stray && !is_other {
            options.push((props.text.clone(), props.text.clone()));
        }
        options.extend(known.into_iter().map(|value| (value.clone(), value)));
        if open {
            options.push((OTHER.into(), "other…".into()));
        }
        let value = if is_other { OTHER.into() } else { props.text.clone() };
        let (id, label, described_by) = (props.id.clone(), props.label.clone(), props.described_by.clone());
        let choice = el("div").class("form-choice").child(widget(Select {
            id,
            class: "select",
            options,
            value,
            label,
            required: props.required,
            invalid: props.invalid,
            described_by,
            on_choose,
        }));
        let other = is_other.then(|| {
            let on_text = props.on_text.clone();
            let on_text = Callback::from(move |value: String| {
                typed.set(Some(value.clone().into()));
                on_text.emit(value);
            });
            line(
                &Props { id: format!("{}-other", props.id).into(), label: "Another value".into(), on_text, ..props.clone() },
                "text",
                "text",
            )
        });
        choice.child_if(other).into()
    }
}

/// Value of the option that leads to a line of its own; no value of the catalogue has a line end.
const OTHER: &str = "\n";
