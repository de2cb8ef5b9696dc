//! The start: what this is, the shortest way to a first call, all families.

use smartrecruiters_catalogue::{Operation, families, find};
use yew::Html;

use super::missing::heading;
use crate::hook::session::Shared;
use crate::route::Route;
use crate::state::units;
use crate::tryit::credential::Credential;
use crate::tryit::target::target_select;
use crate::ui::el::{El, el, row};
use crate::ui::method::method;
use crate::ui::widget::widget;

/// The page.
pub(crate) fn home(shared: &Shared) -> Html {
    let lead = el("p").class("lead").text("All ").number(Operation::COUNT).text(
        " public operations: what they do, what they take, what they answer. Try each one here, against a sandbox that runs in this page and \
         needs no account.",
    );
    let first = el("li").child(el("span").text("Give a credential. For the sandbox, take its demo credentials."));
    let steps = el("ol").class("steps").child(first).children(STEPS.iter().filter_map(|(id, text)| step(id, text)));
    let tiles = families().iter().map(|family| {
        let link = el("a").with("href", Route::Family(family.name).href()).testid(format!("tile-{}", family.name));
        let count = units::count(usize::from(family.count), "operation");
        el("li").child(link.child(el("strong").text(family.title)).child(el("span").string(count)))
    });
    let main = el("main").class("main home").child(heading("SmartRecruiters API explorer")).child(lead).child(el("h2").text("First calls"));
    let main = main.child(steps).child(el("h2").text("Families")).child(el("ul").class("tiles").children(tiles));
    let main = main.child(el("p").class("hint").text("An independent project, neither made nor endorsed by SmartRecruiters."));
    let bar = el("div").class("trybar idle").child(target_select(shared));
    let aside = el("aside")
        .class("try")
        .set("aria-label", "Target and credential")
        .child(bar)
        .child(widget(Credential { shared: shared.clone(), is_needed: true }));
    row(vec![main.into(), aside.into()])
}

fn step(id: &'static str, text: &'static str) -> Option<El> {
    let operation = find(id)?;
    let link = el("a").with("href", Route::Operation(operation).href()).testid(format!("start-{id}"));
    let link = link.child(method(operation.method())).text(operation.summary());
    Some(el("li").child(link).child(el("span").class("muted").text(text)))
}

const STEPS: &[(&str, &str)] = &[
    ("users.create", "The form is filled in already; send it."),
    ("users.list", "The new user is there."),
    ("jobs.create", "A job needs a title, a location, an industry, a function and an experience level."),
    ("jobs.list", "So is the new job."),
];
