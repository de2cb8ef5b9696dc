//! Who answers.

use web_sys::{Event, HtmlSelectElement};
use yew::TargetCast;

use crate::hook::session::Shared;
use crate::state::session::{Action, Target};
use crate::ui::el::{El, On, el};

/// A choice of targets; the local server is among them if the page came from one.
pub(crate) fn target_select(shared: &Shared) -> El {
    let session = shared.session.clone();
    let option = |value: &'static str, target: Target| el("option").set("value", value).flag("selected", session.target == target);
    let server = session.server.as_ref().map(|server| {
        let address = server.split_once("://").map_or(&**server, |(_, rest)| rest);
        option(SERVER, Target::Server).text("Local server · ").words(address)
    });
    let list = el("select").class("select target").set("aria-label", "Target").testid("target-select");
    let list = list.child(option("page", Target::Page).text("Sandbox in this page")).child_if(server);
    list.on(On::Change, move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        session.dispatch(Action::Target(if chosen == SERVER { Target::Server } else { Target::Page }));
    })
}

const SERVER: &str = "server";
