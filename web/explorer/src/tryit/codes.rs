//! Error codes with what they mean and what to do.

use std::rc::Rc;

use serde_json::Value;
use yew::{AttrValue, Html, Properties, component, html};

use crate::ui::markdown::Line;

/// Properties of [`CodeList`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The codes.
    pub(crate) codes: Vec<AttrValue>,
    /// Their meanings, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
}

/// Each code with a sentence on its meaning and one on its remedy.
#[component]
pub(crate) fn CodeList(props: &Props) -> Html {
    if props.codes.is_empty() {
        return Html::default();
    }
    let rows = props.codes.iter().map(|code| {
        let entry = props.vocabulary.as_ref().and_then(|vocabulary| vocabulary.get("errorCodes")?.get(code.as_str()));
        let text = |key: &str| AttrValue::from(entry.and_then(|entry| entry.get(key)?.as_str()).unwrap_or_default().to_owned());
        html! {
            <><dt data-testid={format!("code-{code}")}><code>{ code }</code></dt>
            <dd><Line text={text("meaning")} />{ " " }<span class="remedy"><Line text={text("remedy")} /></span></dd></>
        }
    });
    html! { <dl class="codelist">{ for rows }</dl> }
}
