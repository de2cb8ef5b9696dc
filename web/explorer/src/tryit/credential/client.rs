//! Client id and secret, and the exchange for an access token.

use smartrecruiters_core::{ClientAuthentication, Credential};
use yew::Html;

use super::field::{Fields, choice};
use crate::hook::tick::use_now;
use crate::state::session::{Action, Session};
use crate::state::units;
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::exchange::exchange;
use crate::ui::widget::{Cx, Widget, widget};

/// Adds two fields, a choice, a button, and how long the token lasts.
pub(super) fn client_fields(body: El, fields: &Fields<'_>, is_busy: bool, exchange: impl Fn() + 'static) -> El {
    let session = fields.session;
    let ways = [(ClientAuthentication::Form, "cred-form", "in the form"), (ClientAuthentication::Basic, "cred-basic", "as HTTP Basic")];
    let ways = ways.map(|(way, testid, name)| {
        let session = session.clone();
        choice("cred-way", testid, name, session.fields.authentication == way, move || {
            let mut fields = session.fields.clone();
            fields.authentication = way;
            session.dispatch(Action::Fields(fields));
        })
    });
    let expires_at = session.token().map(|token| token.expires_at_ms);
    let label = match expires_at {
        _ if is_busy => "Asking…",
        Some(_) => "Get a new token",
        None => "Get a token",
    };
    let is_whole = matches!(session.credential(), Ok(Credential::Client { .. }));
    let ask = button("button", "cred-exchange", label).flag("disabled", is_busy || !is_whole).press(exchange);
    body.child(fields.plain("Client id", "cred-client-id", |fields| &mut fields.client_id))
        .child(fields.secret("Client secret", "cred-client-secret", "", |fields| &mut fields.client_secret))
        .child(el("fieldset").class("choices").child(el("legend").class("hint").text("Id and secret are sent")).children(ways))
        .child(el("div").class("row").child(ask).child(widget(Expiry(expires_at))))
}

/// How long the token at hand still lasts, which expires then.
struct Expiry(Option<u64>);

impl Widget for Expiry {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Self(expires_at) = *self;
        let now = use_now(cx, expires_at.is_some());
        let text = match expires_at {
            None => "A call asks for one by itself.".to_owned(),
            Some(end) if end > now => format!("Expires in {}; calls renew it by themselves.", units::countdown(end - now)),
            Some(_) => "Expired; the next call asks for a new one.".to_owned(),
        };
        el("span").class("hint").testid("cred-expiry").string(text).into()
    }
}

/// Adds the last exchange, folded away where it succeeded.
pub(super) fn exchanged(body: El, session: &Session) -> El {
    let Some(exchanged) = &session.exchange else { return body };
    let why = exchanged.error.as_ref().map(|why| {
        el("p").class("note bad").set("role", "alert").testid("exchange-error").text("No access token: ").words(why.message()).text(".")
    });
    let details =
        el("details").class("shape").flag("open", why.is_some()).child(el("summary").testid("exchange-open").text("The exchange"));
    body.child_if(why).child(details.child(exchange(&exchanged.exchange)))
}
