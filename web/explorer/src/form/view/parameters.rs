//! The parameters: the required ones, and the others in a group that opens.

use std::rc::Rc;

use web_sys::{Event, HtmlElement};
use yew::{Html, Properties, TargetCast, component, use_state_eq};

use super::Act;
use super::parameter::parameter_view;
use crate::form::outline::ParameterField;
use crate::ui::el::{El, On, el};

/// Properties of [`Parameters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) required: Vec<Rc<ParameterField>>,
    pub(super) optional: Vec<Rc<ParameterField>>,
    /// Whether there is nothing else to fill in.
    pub(super) is_all: bool,
    pub(super) act: Act,
}

#[component]
pub(super) fn Parameters(props: &Props) -> Html {
    let given = props.optional.iter().filter(|field| field.is_given()).count();
    let wrong = props.optional.iter().any(|field| !field.faults.is_empty());
    let open = use_state_eq(|| props.is_all || props.optional.len() <= FEW || given > 0);
    if props.required.is_empty() && props.optional.is_empty() {
        return Html::default();
    }
    let section =
        el("section").class("form-parameters").set("aria-label", "Parameters").child(el("h3").class("form-title").text("Parameters"));
    let section = draw(section, &props.required, &props.act);
    let count = props.optional.len();
    if count == 0 {
        return section.into();
    }
    let is_open = *open || wrong;
    let told = if given > 0 { format!("{given} of {count} given") } else { count.to_string() };
    let title = if props.required.is_empty() { "Optional" } else { "Optional parameters" };
    let summary = el("summary").testid("param-optional").text(title).child(el("span").class("form-count").string(told));
    let details = el("details").class("form-optional").flag("open", is_open).child(summary);
    let details = if is_open { draw(details, &props.optional, &props.act) } else { details };
    let toggled = move |event: Event| open.set(event.target_unchecked_into::<HtmlElement>().has_attribute("open"));
    section.child(details.on(On::Toggle, toggled)).into()
}

fn draw(view: El, fields: &[Rc<ParameterField>], act: &Act) -> El {
    view.children(fields.iter().map(|field| parameter_view(field, act)))
}

/// Up to this many optional parameters are shown at once beside a body.
const FEW: usize = 6;
