//! The body of an answer: JSON with folds, text as it came, files to save.

use std::rc::Rc;

use smartrecruiters_core::Response;
use yew::{Callback, Html};

use crate::state::json_lines::Lines;
use crate::state::secret::{self, Secrets};
use crate::state::units;
use crate::state::work::Answered;
use crate::ui::button::button;
use crate::ui::copy::copy;
use crate::ui::el::{El, el};
use crate::ui::json::JsonView;
use crate::ui::tabs::tabs;
use crate::ui::widget::{Cx, Same, Widget, widget};

/// The body, if there is one.
pub(crate) struct BodyView {
    /// The call that is over.
    pub(crate) answered: Rc<Answered>,
}

impl Widget for BodyView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let answered = &self.answered;
        let lines = cx.memo(Same(Rc::clone(answered)), |_| answered.response().and_then(lines));
        // Whether it is shown as it came, and how often folding or opening all was asked for.
        let look = cx.state((0_usize, 0_usize));
        let Some(response) = answered.response() else { return Html::default() };
        if response.body.is_empty() {
            return el("p").class("muted").testid("response-body").text("No body.").into();
        }
        if std::str::from_utf8(&response.body).is_err() {
            let note =
                el("p").class("note").testid("response-body").text("A file of ").string(units::bytes(response.body.len())).text(" (");
            return note.string(response.media_type()).text("). It is not text, so it is not shown.").into();
        }
        let copy = {
            let answered = Rc::clone(answered);
            copy(move || whole(&answered), "the body", "response-copy")
        };
        let (tools, bodybox) = (el("div").class("tools"), el("div").class("bodybox"));
        let Some(lines) = &*lines else { return bodybox.child(tools.child(copy)).child(raw(answered)).into() };
        let (tab, folds) = look.get();
        let choose = {
            let look = look.clone();
            Callback::from(move |tab| look.set((tab, folds)))
        };
        let fold = (tab == 0).then(|| {
            button("button quiet", "fold-all", if folds % 2 == 1 { "Open all" } else { "Fold" }).press(move || look.set((tab, folds + 1)))
        });
        let tools = tools.child(tabs("body-as", "Show the body", &[("tab-pretty", "Pretty"), ("tab-raw", "Raw")], tab, choose));
        let panel = el("div").set("id", "body-as-panel").set("role", "tabpanel").with("aria-labelledby", format!("body-as-{tab}"));
        let panel = if tab == 0 {
            panel.child(widget(JsonView { lines: Rc::clone(lines), label: "Body", testid: "response-body", fold_all: folds }))
        } else {
            panel.child(raw(answered))
        };
        bodybox.child(tools.child_if(fold).child(copy)).child(panel).into()
    }

    /// A call that is over never changes.
    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.answered, &before.answered)
    }
}

/// The lines of a JSON body. What says that it is no JSON is shown as it came, even if it happens to be readable as such.
fn lines(response: &Response) -> Option<Rc<Lines>> {
    let text = std::str::from_utf8(&response.body).ok().filter(|_| response.media_type().ends_with("json"))?;
    Lines::new(text.to_owned()).map(Rc::new)
}

/// The text, cut where it would stop the page.
fn raw(answered: &Answered) -> El {
    let mut text = whole(answered);
    if let Some((end, _)) = text.char_indices().nth(MOST_SHOWN) {
        let rest = units::bytes(text.len() - end);
        text.truncate(end);
        text += &["\n… ", &rest, " more; Copy takes all"].concat();
    }
    el("pre").class("code raw").set("tabindex", "0").set("aria-label", "Body").testid("response-body").string(text)
}

/// The whole text. An access token that a call asked for by itself stays hidden.
fn whole(answered: &Answered) -> String {
    let Some(response) = answered.response() else { return String::new() };
    if answered.last().is_some_and(|exchange| exchange.for_token) {
        return secret::token_answer(&response.body, Secrets::Masked);
    }
    String::from_utf8_lossy(&response.body).into_owned()
}

const MOST_SHOWN: usize = 500_000;
