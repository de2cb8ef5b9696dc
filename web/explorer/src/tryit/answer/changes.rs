//! What differs from an earlier answer of the same operation.

use std::rc::Rc;

use web_sys::{Event, HtmlSelectElement};
use yew::{Html, TargetCast};

use crate::state::compare::{Difference, compare};
use crate::state::json_lines::Lines;
use crate::state::units;
use crate::state::work::Answered;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Same, Widget};

/// A choice of earlier answers, and what differs from the one that is chosen.
pub(super) struct Changes {
    /// The answer.
    pub(super) lines: Rc<Lines>,
    /// Earlier ones, the latest first.
    pub(super) earlier: Rc<[Rc<Answered>]>,
}

impl Widget for Changes {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let chosen = cx.state(0_usize);
        let at = chosen.get().min(self.earlier.len().saturating_sub(1));
        let Some(earlier) = self.earlier.get(at) else { return Html::default() };
        let found = cx.memo((Same(Rc::clone(earlier)), Same(Rc::clone(&self.lines))), |(earlier, lines)| {
            let before = str::from_utf8(&earlier.0.response()?.body).ok()?;
            Some(compare(&Lines::new(before.to_owned())?, &lines.0))
        });
        let options = self.earlier.iter().enumerate().map(|(index, answered)| {
            let status = answered.response().map_or(0, |response| response.status);
            let which = if index == 0 { "The one before".to_owned() } else { format!("{} before", index + 1) };
            el("option")
                .with("value", index.to_string())
                .flag("selected", index == at)
                .string(format!("{which}: {status}, {}", size(answered)))
        });
        let choose = move |event: Event| {
            if let Some(index) = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok()) {
                chosen.set(index);
            }
        };
        let select =
            el("select").class("select").set("aria-label", "Compare with").testid("compare-with").on(On::Change, choose).children(options);
        let view = el("div").class("changes").child(el("div").class("tools").child(select));
        match &*found {
            None => view.child(el("p").class("hint").text("That answer was no JSON, so there is nothing to compare.")).into(),
            Some((found, _)) if found.is_empty() => {
                view.child(el("p").class("note").testid("no-changes").text("Both say the same.")).into()
            }
            Some((found, is_cut)) => {
                let more = if *is_cut { " and more" } else { "" };
                let said = el("p").class("muted").set("role", "status").testid("changes-count");
                view.child(said.string(units::count(found.len(), "difference")).text(more)).child(list(found)).into()
            }
        }
    }

    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &before.lines) && self.earlier.len() == before.earlier.len()
    }
}

fn list(found: &[Difference]) -> El {
    let one = |one: &Difference| {
        let side = |tag: &'static str, sign: &'static str, value: &Option<String>| {
            value.as_ref().map(|value| el(tag).child(el("span").class("hidden").text(sign)).words(value))
        };
        let path = if one.path.is_empty() { "the whole" } else { &one.path };
        el("li")
            .child(el("code").class("path").words(path))
            .child_if(side("del", "was ", &one.before))
            .child_if(side("ins", "is ", &one.after))
    };
    el("ul").class("differences").set("tabindex", "0").set("aria-label", "Differences").testid("changes").children(found.iter().map(one))
}

fn size(answered: &Answered) -> String {
    units::bytes(answered.response().map_or(0, |response| response.body.len()))
}
