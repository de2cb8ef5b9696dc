//! A choice of several, which always shows the value that it is given.

use web_sys::{HtmlSelectElement, InputEvent};
use yew::{AttrValue, Callback, Classes, Html, Properties, TargetCast, classes, component, html, use_effect_with, use_node_ref};

/// Properties of [`Select`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Id and test hook.
    pub(super) id: AttrValue,
    /// Values with what is shown for them.
    pub(super) options: Vec<(AttrValue, AttrValue)>,
    pub(super) value: AttrValue,
    #[prop_or_default]
    pub(super) class: Classes,
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    #[prop_or_default]
    pub(super) required: bool,
    #[prop_or_default]
    pub(super) invalid: bool,
    #[prop_or_default]
    pub(super) described_by: AttrValue,
    pub(super) on_choose: Callback<String>,
}

#[component]
pub(super) fn Select(props: &Props) -> Html {
    let element = use_node_ref();
    // The attribute `selected` counts only until the reader has chosen once.
    use_effect_with((element.clone(), props.value.clone(), props.options.clone()), |(element, value, _)| {
        if let Some(select) = element.cast::<HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    let oninput = props.on_choose.reform(|event: InputEvent| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(value, shown): &(AttrValue, AttrValue)| html! { <option {value} selected={*value == props.value}>{ shown }</option> };
    html! {
        <select ref={element} class={classes!("select", props.class.clone())} id={&props.id} data-testid={&props.id} aria-label={&props.label}
            aria-required={props.required.then_some("true")} aria-invalid={if props.invalid { "true" } else { "false" }}
            aria-describedby={&props.described_by} {oninput}>
            { for props.options.iter().map(option) }
        </select>
    }
}
