//! Target and button; on narrow screens they stay at the bottom.

use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html, Properties, classes, component, html};

use super::answer::ANSWER;
use super::target::TargetSelect;
use crate::hook::page;
use crate::state::explain;
use crate::state::work::Run;

/// Properties of [`Bar`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// Its last call.
    pub(crate) run: Option<Run>,
    /// Whether there is a form to send.
    pub(crate) is_ready: bool,
    /// The reader wants to send.
    pub(crate) on_try: Callback<()>,
    /// The reader takes it back.
    pub(crate) on_cancel: Callback<()>,
}

/// Target, what came of the last call, Try it or Cancel.
#[component]
pub(crate) fn Bar(props: &Props) -> Html {
    let (on_try, on_cancel) = (props.on_try.clone(), props.on_cancel.clone());
    let is_sending = matches!(props.run, Some(Run::Sending(_)));
    let last = match &props.run {
        Some(Run::Over(answered)) => Some(answered.response().map(|response| response.status)),
        Some(Run::Sending(_)) | None => None,
    };
    html! {
        <div class="trybar">
            <TargetSelect />
            if let Some(status) = last {
                <button type="button" class={classes!("button", "quiet", "status", status.map_or("bad", explain::tone))} data-testid="to-response"
                    onclick={|_| page::focus(ANSWER)}>
                    { status.map_or_else(|| "No answer".to_owned(), |status| status.to_string()) }<span class="hidden">{ ", go to the response" }</span>
                </button>
            }
            if is_sending {
                <button type="button" class="button" data-testid="cancel" onclick={move |_| on_cancel.emit(())}>
                    <span class="spinner" aria-hidden="true"></span>{ "Cancel" }
                </button>
            } else {
                <button type="button" class="button primary" data-testid="try" disabled={!props.is_ready} onclick={move |_| on_try.emit(())}
                    aria-keyshortcuts="Control+Enter" title="Ctrl+Enter">{ "Try it" }</button>
            }
        </div>
    }
}
