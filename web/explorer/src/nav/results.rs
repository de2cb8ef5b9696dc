//! What a search found.

use crate::route::Route;
use crate::state::search::Hit;
use crate::ui::el::{El, el};
use crate::ui::method::method;

/// The best operations with their ids and paths, or a hint where there is none.
pub(crate) fn results(hits: &[Hit], query: &str) -> El {
    if hits.is_empty() {
        let hint = "Try a resource and a verb (post reviews), a path, the vendor’s name of an operation, a scope or an error code.";
        let nothing = el("p").text("Nothing is called “").words(query).text("”.");
        return el("div").class("list empty").testid("search-empty").child(nothing).child(el("p").class("muted").text(hint));
    }
    let list = el("ol").class("results").testid("search-results").children(hits.iter().take(MOST_SHOWN).map(row));
    let more = hits.len().saturating_sub(MOST_SHOWN);
    let rest = (more > 0).then(|| el("p").class("muted more").text("and ").number(more).text(" more that fit less"));
    el("div").class("list").child(list).child_if(rest)
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
