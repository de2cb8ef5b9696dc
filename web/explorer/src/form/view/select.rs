//! A choice of several, which always shows the value that it is given.

use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Html, Properties, component, use_effect, use_node_ref};

use super::control::{told, typed};
use crate::ui::el::{On, el};

/// Properties of [`Select`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Id and test hook.
    pub(super) id: AttrValue,
    pub(super) class: &'static str,
    /// Values with what is shown for them.
    pub(super) options: Vec<(AttrValue, AttrValue)>,
    pub(super) value: AttrValue,
    #[prop_or_default]
    pub(super) label: AttrValue,
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
    let node = use_node_ref();
    // The attribute `selected` counts only until the reader has chosen once.
    use_effect({
        let (node, value) = (node.clone(), props.value.clone());
        move || {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(&value);
            }
        }
    });
    let mut list = el("select").node(node).class(props.class).with("id", props.id.clone()).testid(props.id.clone());
    list = told(list, &props.label, props.required, props.invalid, &props.described_by);
    for (value, shown) in &props.options {
        list = list.child(el("option").with("value", value.clone()).flag("selected", *value == props.value).child(shown.clone()));
    }
    let choose = props.on_choose.clone();
    list.on(On::Input, move |event| choose.emit(typed(event))).into()
}
