//! A row of choices of which one holds, worked by arrows like any set of tabs.

use web_sys::KeyboardEvent;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::hook::page;

/// Properties of [`Tabs`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What is chosen here, for those who do not see it.
    pub(crate) label: AttrValue,
    /// Prefix of ids; the panel's id is this with `-panel`.
    pub(crate) id: AttrValue,
    /// Test hooks and names of the choices.
    pub(crate) choices: Vec<(AttrValue, AttrValue)>,
    /// Which one holds.
    pub(crate) chosen: usize,
    /// The reader chose another.
    pub(crate) on_choose: Callback<usize>,
}

/// The row. What is chosen is shown by the caller, in an element with role `tabpanel`.
#[component]
pub(crate) fn Tabs(props: &Props) -> Html {
    let onkeydown = {
        let (choose, id, chosen, count) = (props.on_choose.clone(), props.id.clone(), props.chosen, props.choices.len());
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (chosen + 1) % count,
                "ArrowLeft" => (chosen + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            choose.emit(next);
            page::focus(&format!("{id}-{next}"));
        }
    };
    let tabs = props.choices.iter().enumerate().map(|(index, (testid, name))| {
        let choose = props.on_choose.clone();
        let chosen = index == props.chosen;
        html! {
            <button type="button" role="tab" id={format!("{}-{index}", props.id)} data-testid={testid}
                aria-selected={if chosen { "true" } else { "false" }} aria-controls={format!("{}-panel", props.id)}
                tabindex={if chosen { "0" } else { "-1" }} onclick={move |_| choose.emit(index)}>
                { name }
            </button>
        }
    });
    html! { <div class="tabs" role="tablist" aria-label={&props.label} {onkeydown}>{ for tabs }</div> }
}
