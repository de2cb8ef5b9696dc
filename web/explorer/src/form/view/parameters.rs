//! The parameters: the required ones, and the others in a group that opens.

use std::rc::Rc;

use web_sys::{Event, HtmlElement};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

use super::parameter::ParameterView;
use crate::form::FormAction;
use crate::form::outline::ParameterField;

/// Properties of [`Parameters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) required: Vec<Rc<ParameterField>>,
    pub(super) optional: Vec<Rc<ParameterField>>,
    /// Whether there is nothing else to fill in.
    pub(super) is_all: bool,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn Parameters(props: &Props) -> Html {
    let given = props.optional.iter().filter(|field| field.is_given()).count();
    let wrong = props.optional.iter().any(|field| !field.faults.is_empty());
    let open = use_state_eq(|| props.is_all || props.optional.len() <= FEW || given > 0);
    let ontoggle = use_callback(open.setter(), |event: Event, open| {
        open.set(event.target_unchecked_into::<HtmlElement>().has_attribute("open"));
    });
    if props.required.is_empty() && props.optional.is_empty() {
        return Html::default();
    }
    let draw = |field: &Rc<ParameterField>| html! { <ParameterView key={field.name} field={Rc::clone(field)} act={&props.act} /> };
    let is_open = *open || wrong;
    let count = props.optional.len();
    html! {
        <section class="form-parameters" aria-label="Parameters">
            <h3 class="form-title">{ "Parameters" }</h3>
            { for props.required.iter().map(draw) }
            if count > 0 {
                <details class="form-optional" open={is_open} {ontoggle}>
                    <summary data-testid="param-optional">
                        { if props.required.is_empty() { "Optional" } else { "Optional parameters" } }
                        <span class="form-count">{ if given > 0 { format!("{given} of {count} given") } else { count.to_string() } }</span>
                    </summary>
                    if is_open {
                        { for props.optional.iter().map(draw) }
                    }
                </details>
            }
        </section>
    }
}

/// Up to this many optional parameters are shown at once beside a body.
const FEW: usize = 6;
