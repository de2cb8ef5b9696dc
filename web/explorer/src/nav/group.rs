//! One family in the list.

use smartrecruiters_catalogue::{Operation, operations};
use yew::Html;

use crate::route::{Route, family};
use crate::ui::el::{El, el};
use crate::ui::method::method;
use crate::ui::widget::{Cx, Widget};

/// Heading and operations, which fold away.
#[derive(PartialEq)]
pub(crate) struct Group {
    /// The family.
    pub(crate) name: &'static str,
    /// Its operation that is shown.
    pub(crate) current: Option<Operation>,
    /// Whether the page is about it or one of its operations.
    pub(crate) is_shown: bool,
    /// Whether it is a heading alone.
    pub(crate) is_bare: bool,
}

impl Widget for Group {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let is_folded = cx.state(false);
        let Some(family) = family(self.name) else { return Html::default() };
        // A family that is shown is never hidden.
        let is_open = !is_folded.get() || self.current.is_some();
        let link =
            el("a").set("data-nav", "").with("href", Route::Family(family.name).href()).testid(format!("family-link-{}", family.name));
        let link = link.maybe("aria-current", (self.is_shown && self.current.is_none()).then_some("page")).text(family.title);
        let fold = el("button").set("type", "button").testid(format!("family-fold-{}", family.name)).truth("aria-expanded", is_open);
        let fold = fold
            .with("aria-label", format!("{} operations of {}: show or hide", family.count, family.title))
            .number(family.count)
            .press(move || is_folded.set(!is_folded.get()));
        let rows = operations().filter(|operation| operation.family().name == self.name);
        let rows = rows.filter(|_| !self.is_bare);
        let list = el("ul").flag("hidden", !is_open).children(rows.map(|operation| row(operation, self.current == Some(operation))));
        el("section").class("group").child(el("h2").child(link).child(fold)).child(list).into()
    }

    fn is_like(&self, before: &Self) -> bool {
        self == before
    }
}

/// Method and summary of one operation, leading to it.
fn row(operation: Operation, is_current: bool) -> El {
    let facts = operation.facts();
    let link = el("a").set("data-nav", "").with("id", format!("nav-{}", facts.id)).testid(format!("op-link-{}", facts.id));
    let link = link.with("href", Route::Operation(operation).href()).with("title", format!("{}{}", operation.base(), facts.path));
    let link = link.maybe("aria-current", is_current.then_some("page")).class(if facts.deprecated { "op deprecated" } else { "op" });
    el("li").child(link.child(method(operation.method())).child(el("span").class("name").text(facts.summary)))
}
