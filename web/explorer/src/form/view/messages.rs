//! What is wrong with a place, below its input.

use yew::{AttrValue, Html, Properties, component, html};

use crate::form::{Fault, Severity};

/// Properties of [`Messages`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Id of the input; the messages have it with `-fault`.
    pub(super) id: AttrValue,
    /// What the sentences begin with.
    pub(super) name: AttrValue,
    pub(super) faults: Vec<Fault>,
}

#[component]
pub(super) fn Messages(props: &Props) -> Html {
    if props.faults.is_empty() {
        return Html::default();
    }
    let line = |fault: &Fault| html! { <p class={class(fault)}>{ format!("{} {}", props.name, fault.message) }</p> };
    html! {
        <div class="form-messages" id={format!("{}-fault", props.id)} data-testid={format!("{}-fault", props.id)}>
            { for props.faults.iter().map(line) }
        </div>
    }
}

/// A fault with its place, where no input stands beside it.
pub(super) fn sentence(fault: &Fault) -> Html {
    html! { <p class={class(fault)}>{ fault.to_string() }</p> }
}

fn class(fault: &Fault) -> &'static str {
    if fault.severity == Severity::Error { "fault" } else { "fault form-warning" }
}
