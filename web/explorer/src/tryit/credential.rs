//! Who calls: typed here, kept in memory, shown as dots.

use std::rc::Rc;

use smartrecruiters_core::Credential as CoreCredential;
use yew::{Html, Properties, component, html, use_callback, use_state_eq};

use self::client::ClientFields;
use self::demo::Demo;
use self::field::SecretField;
use crate::hook::page;
use crate::hook::session::use_shared;
use crate::state::session::{Action, Fields, Kind, Session};

mod client;
mod demo;
mod field;

/// Properties of [`Credential`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Whether the call at hand needs one.
    pub(crate) is_needed: bool,
}

/// A line that says what is used; opened, the fields of the kind that is chosen.
#[component]
pub(crate) fn Credential(props: &Props) -> Html {
    let session = use_shared().session;
    let chosen = use_state_eq(|| None::<bool>);
    let is_open = chosen.unwrap_or(props.is_needed && session.is_bare());
    // Once opened by need it stays open while one types: it must not close at the first letter.
    if chosen.is_none() && is_open {
        chosen.set(Some(true));
    }
    let toggle = use_callback((chosen.clone(), is_open), |_, (chosen, is_open)| chosen.set(Some(!is_open)));
    let close = use_callback(chosen, |(), chosen| {
        chosen.set(Some(false));
        // The button that was pressed goes; the keyboard stays near.
        page::focus(OPENER);
    });
    let forget = use_callback(session.dispatcher(), |_, session| session.dispatch(Action::Forget));
    let set = use_callback(session.dispatcher(), |fields: Fields, session| session.dispatch(Action::Fields(fields)));
    let fields = &session.fields;
    let fault = session.credential().err().map(|error| error.message().to_owned());
    let kinds = [(Kind::Key, "cred-kind-key", "API key"), (Kind::Client, "cred-kind-client", "Client credential"), (Kind::Token, "cred-kind-token", "Access token")];
    let kinds = kinds.into_iter().map(|(kind, testid, name)| {
        let dispatcher = session.dispatcher();
        html! {
            <label class="choice">
                <input type="radio" name="cred-kind" data-testid={testid} checked={session.kind == kind} onchange={move |_| dispatcher.dispatch(Action::Kind(kind))} />
                { name }
            </label>
        }
    });
    let inputs = match session.kind {
        Kind::Key => html! {
            <SecretField label="API key" testid="cred-key" value={fields.key.clone()} hint="Sent as X-SmartToken, whole, with its prefix."
                on_input={change(&set, fields, |fields, value| fields.key = value)} />
        },
        Kind::Token => html! {
            <SecretField label="Access token" testid="cred-token" value={fields.token.clone()} hint="Sent as Authorization: Bearer. It lives about 30 minutes."
                on_input={change(&set, fields, |fields, value| fields.token = value)} />
        },
        Kind::Client => html! { <ClientFields on_change={set.clone()} /> },
    };
    html! {
        <section class="part credential" aria-labelledby="credential-title">
            <div class="row">
                <h2 id="credential-title">
                    <button type="button" class="opener" id={OPENER} data-testid="cred-open" aria-expanded={if is_open { "true" } else { "false" }} onclick={toggle}>{ "Credential" }</button>
                </h2>
                <span class="summary" data-testid="cred-summary">{ summary(&session) }</span>
                if !session.is_bare() || fault.is_some() {
                    <button type="button" class="button quiet" data-testid="cred-forget" onclick={forget}>{ "Forget" }</button>
                }
            </div>
            if is_open {
                <div class="body">
                    <Demo on_key={close} />
                    <fieldset class="choices"><legend class="hidden">{ "Kind of credential" }</legend>{ for kinds }</fieldset>
                    { inputs }
                    if let Some(fault) = fault { <p class="fault" role="alert" data-testid="cred-fault">{ format!("This cannot be sent: {fault}.") }</p> }
                    <p class="hint">{ "Kept in memory until this page is closed, and stored nowhere." }</p>
                </div>
            }
        </section>
    }
}

/// Id of the button that opens the panel.
const OPENER: &str = "cred-open";

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

/// A callback that changes one field.
fn change(set: &yew::Callback<Fields>, fields: &Fields, put: fn(&mut Fields, String)) -> yew::Callback<String> {
    let (set, fields) = (set.clone(), Rc::new(fields.clone()));
    yew::Callback::from(move |value| {
        let mut fields = (*fields).clone();
        put(&mut fields, value);
        set.emit(fields);
    })
}
