//! Client id and secret, and the exchange for an access token.

use smartrecruiters_core::{ClientAuthentication, Credential};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_callback};

use super::change;
use super::field::SecretField;
use crate::hook::session::{use_exchange, use_shared};
use crate::hook::tick::use_now;
use crate::state::session::{Fields, Session};
use crate::state::units;
use crate::ui::exchange::Exchange;

/// Properties of [`ClientFields`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The reader changed the fields.
    pub(crate) on_change: Callback<Fields>,
}

/// Two fields, a choice, a button; below, what was exchanged and how long it lasts.
#[component]
pub(crate) fn ClientFields(props: &Props) -> Html {
    let session = use_shared().session;
    let (is_busy, exchange) = use_exchange();
    let fields = &session.fields;
    let set = &props.on_change;
    let on_id = change(set, fields, |fields, value| fields.client_id = value);
    let oninput = use_callback(on_id, |event: InputEvent, on_id| on_id.emit(event.target_unchecked_into::<HtmlInputElement>().value()));
    let ways = [(ClientAuthentication::Form, "cred-form", "in the form"), (ClientAuthentication::Basic, "cred-basic", "as HTTP Basic")];
    let ways = ways.into_iter().map(|(way, testid, name)| {
        let (set, fields) = (set.clone(), fields.clone());
        let onchange = move |_| set.emit(Fields { authentication: way, ..fields.clone() });
        html! { <label class="choice"><input type="radio" name="cred-way" data-testid={testid} checked={session.fields.authentication == way} {onchange} />{ name }</label> }
    });
    let is_whole = matches!(session.credential(), Ok(Credential::Client { .. }));
    html! {
        <>
            <div class="field">
                <label class="label" for="cred-client-id">{ "Client id" }</label>
                <input id="cred-client-id" class="input mono" data-testid="cred-client-id" autocomplete="off" spellcheck="false" autocapitalize="off"
                    value={fields.client_id.clone()} {oninput} />
            </div>
            <SecretField label="Client secret" testid="cred-client-secret" value={fields.client_secret.clone()}
                on_input={change(set, fields, |fields, value| fields.client_secret = value)} />
            <fieldset class="choices"><legend class="hint">{ "Id and secret are sent" }</legend>{ for ways }</fieldset>
            <div class="row">
                <button type="button" class="button" data-testid="cred-exchange" disabled={!is_whole || is_busy} onclick={move |_| exchange.emit(())}>
                    { if is_busy { "Asking…" } else if session.token().is_some() { "Get a new token" } else { "Get a token" } }
                </button>
                <Expiry />
            </div>
            { exchanged(&session) }
        </>
    }
}

/// How long the token at hand still lasts.
#[component]
fn Expiry() -> Html {
    let token = use_shared().session.token();
    let now = use_now(token.is_some());
    let text = match token {
        None => "A call asks for one by itself.".to_owned(),
        Some(token) if token.expires_at_ms > now => format!("Expires in {}; calls renew it by themselves.", units::countdown(token.expires_at_ms - now)),
        Some(_) => "Expired; the next call asks for a new one.".to_owned(),
    };
    html! { <span class="hint" data-testid="cred-expiry">{ text }</span> }
}

/// The last exchange, folded away where it succeeded.
fn exchanged(session: &Session) -> Html {
    let Some(exchanged) = &session.exchange else { return Html::default() };
    let failed = exchanged.error.as_ref().map(|error| error.message().to_owned());
    html! {
        <>
            if let Some(why) = &failed {
                <p class="note bad" role="alert" data-testid="exchange-error">{ format!("No access token: {why}.") }</p>
            }
            <details class="shape" open={failed.is_some()}>
                <summary data-testid="exchange-open">{ "The exchange" }</summary>
                <Exchange exchange={exchanged.exchange.clone()} />
            </details>
        </>
    }
}
