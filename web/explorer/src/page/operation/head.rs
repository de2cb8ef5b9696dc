//! Name, address and standing of an operation.

use smartrecruiters_catalogue::{Operation, find};
use smartrecruiters_core::call::PRODUCTION;

use crate::page::missing::heading;
use crate::route::Route;
use crate::ui::copy::copy;
use crate::ui::el::{El, el};
use crate::ui::method::method;

/// Where it belongs, what it is called, its address; and what replaces it, if its end is announced.
pub(crate) fn head(operation: Operation) -> El {
    let facts = operation.facts();
    let family = operation.family();
    let up = el("a").with("href", Route::Family(family.name).href()).text(family.title);
    let crumbs = el("p").class("crumbs").child(up).text(" / ").child(el("code").text(facts.id));
    let mut url = el("code").child(el("span").class("muted").text(PRODUCTION).child(el("wbr")).text(family.base));
    for part in facts.path.split_inclusive('/') {
        // Arguments stand out, and lines break between parts.
        url = if part.starts_with('{') { url.child(el("var").text(part)) } else { url.text(part) }.child(el("wbr"));
    }
    let whole = move || format!("{PRODUCTION}{}{}", operation.base(), operation.path());
    let address = el("div").class("address").testid("address").child(method(operation.method())).child(url);
    let address = address.child(copy(whole, "the address", "address-copy"));
    let deprecation = facts.deprecated.then(|| deprecation(facts.replaced_by.and_then(find)));
    el("div").class("head").child(crumbs).child(heading(facts.summary)).child(address).child_if(deprecation)
}

fn deprecation(replacement: Option<Operation>) -> El {
    let note = el("p").class("note warn").testid("deprecated").child(el("strong").text("Deprecated. "));
    let Some(operation) = replacement else { return note.text("The vendor has announced its end and names no replacement.") };
    let link = el("a").with("href", Route::Operation(operation).href()).testid("replacement").text(operation.summary());
    note.text("Use ").child(link).text(" (").child(el("code").text(operation.id())).text(") instead.")
}
