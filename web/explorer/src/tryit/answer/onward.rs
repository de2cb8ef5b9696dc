//! What can be asked next: other pages of a list, or the same again until it is final.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use smartrecruiters_catalogue::{Method, Operation};
use yew::Html;

use crate::form::FormState;
use crate::hook::send::send;
use crate::hook::session::Shared;
use crate::state::given::Given;
use crate::state::json_lines::Lines;
use crate::state::pages::{Pages, pages};
use crate::state::units;
use crate::state::work::{Action, Answered};
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::widget::{Cx, Widget};

/// The bar below a body.
pub(super) struct Onward {
    /// What all parts share.
    pub(super) shared: Shared,
    /// Who answered.
    pub(super) operation: Operation,
    /// The answer.
    pub(super) answered: Rc<Answered>,
    /// Its body.
    pub(super) lines: Rc<Lines>,
    /// What was sent.
    pub(super) sent: Rc<Given>,
}

impl Widget for Onward {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let (shared, operation) = (self.shared.clone(), self.operation);
        let is_polled = shared.work.polled == Some(operation);
        let pending = pending(&self.lines).filter(|_| operation.method() == Method::Get).map(str::to_owned);
        let form = self.answered.form.clone();
        cx.effect(is_polled && pending.is_some(), {
            let shared = shared.clone();
            let is_final = pending.is_none();
            move || {
                if is_polled && is_final {
                    shared.work.dispatch(Action::Poll(None));
                }
                (is_polled && !is_final).then(|| Timeout::new(POLL_MS, move || go(&shared, operation, form)))
            }
        });
        if let Some(status) = pending {
            let (label, next) = if is_polled { ("Stop", None) } else { ("Ask again until it is done", Some(operation)) };
            let said = if is_polled { "Not done yet; asked again every 3 s: " } else { "Not done yet: " };
            let toggle =
                button("button", "poll", label).truth("aria-pressed", is_polled).press(move || shared.work.dispatch(Action::Poll(next)));
            return el("div")
                .class("onward")
                .testid("polling")
                .child(el("span").text(said).child(el("code").string(status)))
                .child(toggle)
                .into();
        }
        let response = self.answered.response().filter(|response| response.is_success());
        match response.and_then(|response| pages(operation, &self.sent, response, &self.lines)) {
            Some(pages) => self.pages(&pages).into(),
            None => Html::default(),
        }
    }

    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.answered, &before.answered) && self.shared.work.polled == before.shared.work.polled
    }
}

impl Onward {
    fn pages(&self, pages: &Pages) -> El {
        let total = pages.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let said = el("span").class("muted").testid("page-items").string(units::count(pages.items, "item")).string(total);
        let to = |testid: &'static str, label: &'static str, position: &Option<String>| {
            let (shared, operation, name) = (self.shared.clone(), self.operation, pages.position);
            let form = position.as_ref().map(|position| self.answered.form.with_parameter(name, position));
            button("button", testid, label).flag("disabled", form.is_none()).press(move || {
                if let Some(form) = form.clone() {
                    shared.work.dispatch(Action::Draft(operation, form.clone()));
                    go(&shared, operation, form);
                }
            })
        };
        let bar = el("nav").class("onward").set("aria-label", "Pages").testid("pages").child(said).child(to(
            "page-first",
            "First page",
            &pages.first,
        ));
        let bar = if pages.previous.is_some() { bar.child(to("page-previous", "Previous page", &pages.previous)) } else { bar };
        bar.child(to("page-next", "Next page", &pages.next))
    }
}

/// Sends a form that was sent before, with another position or as it was.
fn go(shared: &Shared, operation: Operation, form: FormState) {
    let (filled, _) = shared.work.variables.fill_form(&form);
    if let Ok(arguments) = filled.arguments(operation) {
        send(shared.clone(), operation, &arguments, form);
    }
}

/// The status of something that is not done yet.
fn pending(lines: &Lines) -> Option<&str> {
    let of = |child: usize| {
        lines.line(child).filter(|line| lines.name(line).to_ascii_lowercase().ends_with("status")).and_then(|line| lines.plain(line))
    };
    let statuses = lines.line(0).filter(|line| !lines.is_list(line)).into_iter().flat_map(|_| lines.children(0)).filter_map(of);
    statuses.into_iter().find(|status| PENDING.contains(status))
}

const PENDING: [&str; 5] = ["PENDING", "RUNNING", "IN_PROGRESS", "QUEUED", "PROCESSING"];
const POLL_MS: u32 = 3_000;
