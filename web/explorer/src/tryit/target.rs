//! Who answers.

use web_sys::{Event, HtmlSelectElement};
use yew::{Html, TargetCast, component, html, use_callback};

use crate::hook::session::use_shared;
use crate::state::session::{Action, Target};

/// A choice of targets; the local server is among them if the page came from one.
#[component]
pub(crate) fn TargetSelect() -> Html {
    let session = use_shared().session;
    let onchange = use_callback(session.dispatcher(), |event: Event, session| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        session.dispatch(Action::Target(if chosen == SERVER { Target::Server } else { Target::Page }));
    });
    html! {
        <label class="target">
            <span class="hidden">{ "Target" }</span>
            <select class="select" data-testid="target-select" {onchange}>
                <option value="page" selected={session.target == Target::Page}>{ "Sandbox in this page" }</option>
                if let Some(server) = &session.server {
                    <option value={SERVER} selected={session.target == Target::Server}>{ format!("Local server · {}", short(server)) }</option>
                }
            </select>
        </label>
    }
}

/// An origin without its scheme.
fn short(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, rest)| rest)
}

const SERVER: &str = "server";
