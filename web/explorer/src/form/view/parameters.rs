//! The parameters: the required ones, and the others in a group that opens.

use std::rc::Rc;

use web_sys::{Event, HtmlElement};
use yew::{Html, TargetCast};

use super::Act;
use super::parameter::parameter_view;
use crate::form::outline::{Outline, ParameterField};
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Widget};

/// The parameters of an outline.
pub(super) struct Parameters {
    pub(super) outline: Rc<Outline>,
    pub(super) act: Act,
}

impl Widget for Parameters {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Outline { required, optional, body } = &*self.outline;
        let given = optional.iter().filter(|field| field.is_given()).count();
        let wrong = optional.iter().any(|field| !field.faults.is_empty());
        let open = cx.state(body.is_none() || optional.len() <= FEW || given > 0);
        if required.is_empty() && optional.is_empty() {
            return Html::default();
        }
        let section =
            el("section").class("form-parameters").set("aria-label", "Parameters").child(el("h3").class("form-title").text("Parameters"));
        let section = draw(section, required, &self.act);
        let count = optional.len();
        if count == 0 {
            return section.into();
        }
        let is_open = open.get() || wrong;
        let told = if given > 0 { format!("{given} of {count} given") } else { count.to_string() };
        let title = if required.is_empty() { "Optional" } else { "Optional parameters" };
        let summary = el("summary").testid("param-optional").text(title).child(el("span").class("form-count").string(told));
        let details = el("details").class("form-optional").flag("open", is_open).child(summary);
        let details = if is_open { draw(details, optional, &self.act) } else { details };
        let toggled = move |event: Event| open.set(event.target_unchecked_into::<HtmlElement>().has_attribute("open"));
        section.child(details.on(On::Toggle, toggled)).into()
    }
}

fn draw(view: El, fields: &[Rc<ParameterField>], act: &Act) -> El {
    view.children(fields.iter().map(|field| parameter_view(field, act)))
}

/// Up to this many optional parameters are shown at once beside a body.
const FEW: usize = 6;
