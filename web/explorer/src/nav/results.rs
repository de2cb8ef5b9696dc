//! What a search found.

use crate::route::Route;
use crate::state::search::{Hit, Pages};
use crate::ui::el::{El, el};
use crate::ui::method::method;

/// The best operations with their ids and paths and the other pages that fit, or a hint where there is nothing.
pub(crate) fn results(hits: &[Hit], pages: &Pages, query: &str) -> El {
    if hits.is_empty() && pages.found.is_empty() {
        let hint =
            "Try a resource and a verb (post reviews), a path, the vendor’s name of an operation, a scope, an event or an error code.";
        let nothing = el("p").text("Nothing is called “").words(query).text("”.");
        return el("div").class("list empty").testid("search-empty").child(nothing).child(el("p").class("muted").text(hint));
    }
    let others = (!pages.found.is_empty()).then(|| el("ol").class("results").testid("search-pages").children(pages.found.iter().map(page)));
    let list = el("ol").class("results").testid("search-results").children(hits.iter().take(MOST_SHOWN).map(row));
    let more = hits.len().saturating_sub(MOST_SHOWN);
    let rest = (more > 0).then(|| el("p").class("muted more").text("and ").number(more).text(" more that fit less"));
    let (before, after) = if pages.are_meant { (others, None) } else { (None, others) };
    el("div").class("list").child_if(before).child(list).child_if(rest).child_if(after)
}

/// An event or an error code.
fn page(route: &Route) -> El {
    let (kind, name, id) = match route {
        Route::Event(id, summary) => ("Event", *summary, *id),
        Route::Code(id) => ("Error code", *id, ""),
        _ => ("Page", "", ""),
    };
    let link = el("a").set("data-nav", "").class("op found plain").testid(format!("page-link-{}", route.name().unwrap_or_default()));
    let link = link.with("href", route.href()).child(el("span").class("name").text(name));
    el("li").key(route.href()).child(link.child(el("span").class("id").text(kind).text(" ").text(id)))
}

fn row(hit: &Hit) -> El {
    let operation = hit.operation;
    let facts = operation.facts();
    let mut id = el("span").class("id").text(facts.id);
    if let Some(why) = hit.why {
        id = id.text(" · ").text(why);
    }
    let link = el("a").set("data-nav", "").testid(format!("op-link-{}", facts.id)).with("href", Route::Operation(operation).href());
    let link = link.class(if facts.deprecated { "op found deprecated" } else { "op found" }).child(method(operation.method()));
    let link = link.child(el("span").class("name").text(facts.summary)).child(id);
    el("li").key(facts.id).child(link.child(el("span").class("path").text(operation.base()).text(facts.path)))
}

const MOST_SHOWN: usize = 40;
