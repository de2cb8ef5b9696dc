//! A family: what it is for and its operations.

use smartrecruiters_catalogue::{Operation, operations};
use yew::Callback;

use super::missing::{heading, missing};
use crate::route::{Route, family};
use crate::state::openapi;
use crate::state::remote::Remote;
use crate::ui::el::{El, el};
use crate::ui::loading::loading;
use crate::ui::markdown::markdown;
use crate::ui::method::method;

/// Texts above, a table of operations below.
pub(crate) fn family_page(name: &str, state: &Remote, retry: &Callback<()>) -> El {
    let Some(family) = family(name) else { return missing(name) };
    let document = state.ready();
    let (summary, description) = document.as_deref().map(openapi::family).unwrap_or_default();
    let base = if family.base.is_empty() { "none: the operations stand at the root of the API host" } else { family.base };
    let head = ["Method", "Operation", "Id"].map(|name| el("th").text(name));
    let rows = operations().filter(|operation| operation.family().name == name).map(row);
    let table = el("table").child(el("thead").child(el("tr").children(head))).child(el("tbody").children(rows));
    el("main")
        .class("main whole")
        .key(family.name)
        .child(heading(family.title))
        .child(el("p").class("muted").text("Base path ").child(el("code").text(base)))
        .child(el("p").class("lead").words(summary))
        .child(loading(state, retry))
        .child(markdown(description))
        .child(
            el("div").class("scroll").set("tabindex", "0").set("role", "group").set("aria-label", "Operations of this family").child(table),
        )
}

fn row(operation: Operation) -> El {
    let facts = operation.facts();
    let link = el("a").with("href", Route::Operation(operation).href()).testid(format!("row-{}", facts.id));
    let link = link.maybe("class", facts.deprecated.then_some("deprecated")).text(facts.summary);
    let name = el("td").child(link).child(el("code").class("path").text(facts.path));
    el("tr").child(el("td").child(method(operation.method()))).child(name).child(el("td").child(el("code").text(facts.id)))
}
