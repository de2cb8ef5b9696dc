//! A block of text to read and copy.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_callback};

use super::copy::Copy;

/// Properties of [`Code`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The text.
    pub(crate) text: AttrValue,
    /// What it is: `the command`.
    pub(crate) what: AttrValue,
    /// Test hook of the text; the copy button's is this with `-copy`.
    pub(crate) testid: AttrValue,
    /// Buttons beside the copy button.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// The text, with a copy button above its corner.
#[component]
pub(crate) fn Code(props: &Props) -> Html {
    let text: Callback<(), String> = use_callback(props.text.clone(), |(), text: &AttrValue| text.to_string());
    html! {
        <div class="codebox">
            <div class="tools">{ props.children.clone() }<Copy {text} what={&props.what} testid={format!("{}-copy", props.testid)} /></div>
            <pre class="code" tabindex="0" aria-label={&props.what} data-testid={&props.testid}>{ &props.text }</pre>
        </div>
    }
}
