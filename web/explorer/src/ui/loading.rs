//! What is shown while something comes, and when it does not.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::state::remote::Remote;

/// Properties of [`Loading`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What is waited for.
    pub(crate) state: Remote,
    /// What it is, for the reader: `the description`.
    pub(crate) what: AttrValue,
    /// Asks again.
    pub(crate) retry: Callback<()>,
}

/// Grey lines, or a sentence with a button. Nothing once it is there.
#[component]
pub(crate) fn Loading(props: &Props) -> Html {
    match &props.state {
        Remote::Ready(_) => Html::default(),
        Remote::Unasked | Remote::Loading => html! {
            <div class="skeleton" role="status" data-testid="loading">
                <span class="hidden">{ format!("Loading {}", props.what) }</span>
                <i></i><i></i><i></i>
            </div>
        },
        Remote::Failed(why) => {
            let retry = props.retry.clone();
            html! {
                <div class="note bad row" role="alert" data-testid="load-error">
                    <p>{ format!("Could not load {}: {why}.", props.what) }</p>
                    <button type="button" class="button" data-testid="retry" onclick={move |_| retry.emit(())}>{ "Try again" }</button>
                </div>
            }
        }
    }
}
