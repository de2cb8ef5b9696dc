//! Fields of a credential.

use web_sys::{Event, HtmlInputElement};
use yew::TargetCast;

use crate::state::session::{Action, Fields as Typed, Session};
use crate::ui::button::aside;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{State, Store};

/// What fields read and change.
pub(super) struct Fields<'a> {
    /// What was typed.
    pub(super) session: &'a Store<Session>,
    /// Whether secrets are shown.
    pub(super) is_shown: &'a State<bool>,
}

/// Which of the fields is meant.
type Which = fn(&mut Typed) -> &mut String;

impl Fields<'_> {
    /// A field that shows dots, until the reader asks to see.
    pub(super) fn secret(&self, label: &'static str, testid: &'static str, hint: &'static str, which: Which) -> El {
        let is_shown = self.is_shown.clone();
        let shown = is_shown.get();
        let show = el("button").set("type", "button").class("button quiet").testid(format!("{testid}-show")).truth("aria-pressed", shown);
        let show = show.text(if shown { "Hide" } else { "Show" }).child(aside(label)).press(move || is_shown.set(!shown));
        let row = el("div").class("secret").child(self.input(testid, if shown { "text" } else { "password" }, which)).child(show);
        field(label, testid, row).child(el("p").class("hint").text(hint))
    }

    /// A field that may be seen.
    pub(super) fn plain(&self, label: &'static str, testid: &'static str, which: Which) -> El {
        field(label, testid, self.input(testid, "text", which))
    }

    fn input(&self, testid: &'static str, kind: &'static str, which: Which) -> El {
        let session = self.session.clone();
        let value = which(&mut session.fields.clone()).clone();
        let input = el("input").set("id", testid).class("input mono").testid(testid).set("type", kind).set("autocomplete", "off");
        input.set("spellcheck", "false").set("autocapitalize", "off").value(value).on(On::Input, move |event: Event| {
            let mut fields = session.fields.clone();
            *which(&mut fields) = event.target_unchecked_into::<HtmlInputElement>().value();
            session.dispatch(Action::Fields(fields));
        })
    }
}

fn field(label: &'static str, testid: &'static str, input: El) -> El {
    el("div").class("field").child(el("label").class("label").set("for", testid).text(label)).child(input)
}

/// One of several choices.
pub(super) fn choice(group: &'static str, testid: &'static str, name: &'static str, is_chosen: bool, choose: impl Fn() + 'static) -> El {
    let input = el("input").set("type", "radio").set("name", group).testid(testid).checked(is_chosen).on(On::Change, move |_| choose());
    el("label").class("choice").child(input).text(name)
}
