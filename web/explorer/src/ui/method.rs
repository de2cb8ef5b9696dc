//! The method of an operation: a colour and a word.

use smartrecruiters_core::Method as Verb;
use yew::{Html, Properties, classes, component, html};

/// Properties of [`Method`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The method.
    pub(crate) of: Verb,
}

/// `POST`, in its colour.
#[component]
pub(crate) fn Method(props: &Props) -> Html {
    let name = props.of.as_str();
    html! { <span class={classes!("method", name.to_ascii_lowercase())}>{ name }</span> }
}
