//! What keeps a form from being sent, with a way to send it all the same.

use yew::{Callback, Html, Properties, classes, component, html};

use crate::form::{Fault, Severity};
use crate::state::units;

/// Properties of [`FaultList`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What is wrong with the form.
    pub(crate) faults: Vec<Fault>,
    /// What keeps a request from being built at all.
    pub(crate) obstacles: Vec<Fault>,
    /// Whether a request can be built in spite of the faults.
    pub(crate) can_send: bool,
    /// The reader wants it sent as it is.
    pub(crate) on_send: Callback<()>,
}

/// The faults. Nothing where there are none.
#[component]
pub(crate) fn FaultList(props: &Props) -> Html {
    let mut all = props.faults.clone();
    for obstacle in &props.obstacles {
        if all.iter().all(|fault| fault.place != obstacle.place) {
            all.push(obstacle.clone());
        }
    }
    if all.is_empty() {
        return Html::default();
    }
    let on_send = props.on_send.clone();
    let rows = all.iter().take(MOST_SHOWN).map(|fault| {
        html! { <li class={classes!((fault.severity == Severity::Warning).then_some("warning"))}><code>{ fault.shown_place() }</code>{ " " }{ &fault.message }</li> }
    });
    html! {
        <div class="note bad faults" role="alert" data-testid="faults">
            <p><strong>{ "Not sent: " }</strong>{ format!("{} in the request.", units::count(all.len(), "fault")) }</p>
            <ul>{ for rows }</ul>
            if all.len() > MOST_SHOWN { <p>{ format!("and {} more", all.len() - MOST_SHOWN) }</p> }
            if props.can_send {
                <button type="button" class="button" data-testid="send-anyway" onclick={move |_| on_send.emit(())}>{ "Send as it is" }</button>
            }
        </div>
    }
}

const MOST_SHOWN: usize = 12;
