//! Who calls: typed here, kept in memory, shown as dots.

use smartrecruiters_core::Credential as CoreCredential;
use yew::Html;

use self::client::{client_fields, exchanged};
use self::field::{Fields, choice};
use crate::hook::page;
use crate::hook::session::{Shared, ask_for_token, take_demo};
use crate::state::session::{Action, Kind, Session};
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::widget::{Cx, Widget};

mod client;
mod field;

/// A line that says what is used; opened, the fields of the kind that is chosen.
pub(crate) struct Credential {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// Whether the call at hand needs one.
    pub(crate) is_needed: bool,
}

impl Widget for Credential {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let shared = &self.shared;
        let session = &shared.session;
        // 0: as needed, 1: closed, 2: open.
        let chosen = cx.state(0_usize);
        let is_shown = cx.state(false);
        let is_busy = cx.state(false);
        let has_failed = cx.state(false);
        let is_open = if chosen.get() == 0 { self.is_needed && session.is_bare() } else { chosen.get() == 2 };
        // Once opened by need it stays open while one types: it must not close at the first letter.
        if chosen.get() == 0 && is_open {
            chosen.set(2);
        }
        let toggle = {
            let chosen = chosen.clone();
            move || chosen.set(if is_open { 1 } else { 2 })
        };
        let forget = {
            let session = session.clone();
            move || session.dispatch(Action::Forget)
        };
        let demo = |kind: Kind, testid: &'static str, label: &'static str| {
            let (shared, has_failed, chosen) = (shared.clone(), has_failed.clone(), chosen.clone());
            let take = move || {
                let (has_failed, chosen) = (has_failed.clone(), chosen.clone());
                take_demo(shared.clone(), kind, move |had| {
                    has_failed.set(!had);
                    if had && kind == Kind::Key {
                        // Nothing is left to do here. The button that was pressed goes; the keyboard stays near.
                        chosen.set(1);
                        page::focus(OPENER);
                    }
                });
            };
            button("button", testid, label).press(take)
        };
        let exchange = {
            let (shared, is_busy) = (shared.clone(), is_busy.clone());
            move || {
                let is_busy = is_busy.clone();
                is_busy.set(true);
                ask_for_token(shared.clone(), move || is_busy.set(false));
            }
        };
        let fields = Fields { session, is_shown: &is_shown };
        let opener = button("opener", OPENER, "Credential").truth("aria-expanded", is_open).press(toggle);
        let mut head = el("div").class("row").child(el("h2").child(opener));
        head = head.child(el("span").class("summary").testid("cred-summary").text(summary(session)));
        if !session.is_bare() {
            head = head.child(button("button quiet", "cred-forget", "Forget").press(forget));
        }
        let part = el("section").class("part credential").child(head);
        if !is_open {
            return part.into();
        }
        let alert = |text: &str| el("p").class("fault").set("role", "alert").words(text);
        let demos = el("div").class("demo").child(el("p").class("hint").text("Demo credentials of this sandbox:"));
        let demos = demos.child(demo(Kind::Key, "demo-key", "Use the API key")).child(demo(
            Kind::Client,
            "demo-client",
            "Use the client credential",
        ));
        let demos = demos.child_if(
            has_failed.get().then(|| alert("The sandbox did not tell its demo credentials: it could not be reached. Try again.")),
        );
        // In an element of their own, so that a change of kind leaves the choice of kinds, and the keyboard, where they are.
        let own = el("div").class("own");
        let own = match session.kind {
            Kind::Key => {
                own.child(fields.secret("API key", "cred-key", "Sent as X-SmartToken, whole, with its prefix.", |fields| &mut fields.key))
            }
            Kind::Token => {
                let hint = "Sent as Authorization: Bearer. It lives about 30 minutes.";
                own.child(fields.secret("Access token", "cred-token", hint, |fields| &mut fields.token))
            }
            Kind::Client => exchanged(client_fields(own, &fields, is_busy.get(), exchange), session),
        };
        let fault =
            session.credential().err().map(|fault| alert(&format!("This cannot be sent: {}.", fault.message())).testid("cred-fault"));
        let body = el("div").class("body").child(demos).child(kinds(shared)).child(own).child_if(fault);
        let body = body.child(el("p").class("hint").text("Kept in memory until this page is closed, and stored nowhere."));
        part.child(body).into()
    }
}

fn kinds(shared: &Shared) -> El {
    let kinds = [
        (Kind::Key, "cred-kind-key", "API key"),
        (Kind::Client, "cred-kind-client", "Client credential"),
        (Kind::Token, "cred-kind-token", "Access token"),
    ];
    let kinds = kinds.map(|(kind, testid, name)| {
        let session = shared.session.clone();
        choice("cred-kind", testid, name, session.kind == kind, move || session.dispatch(Action::Kind(kind)))
    });
    el("fieldset").class("choices").child(el("legend").class("hidden").text("Kind of credential")).children(kinds)
}

/// What is used, without giving it away.
fn summary(session: &Session) -> &'static str {
    match session.credential() {
        Err(_) => "cannot be sent",
        Ok(CoreCredential::None) => "none",
        Ok(CoreCredential::ApiKey(_)) => "API key ••••",
        Ok(CoreCredential::AccessToken(_)) => "access token ••••",
        Ok(CoreCredential::Client { .. }) if session.token().is_some() => "client credential, token at hand",
        Ok(CoreCredential::Client { .. }) => "client credential",
    }
}

/// Id of the button that opens the panel.
const OPENER: &str = "cred-open";
