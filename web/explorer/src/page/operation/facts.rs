//! What must be known before calling: credential, scopes, limits, paging.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::{Auth, Dialect, Operation, Paging, ScopesMode};
use yew::{AttrValue, Html, Properties, component, html};

use crate::ui::markdown::Line;

/// Properties of [`FactList`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// Meanings of scopes, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
}

/// A list of facts, each with its word.
#[component]
pub(crate) fn FactList(props: &Props) -> Html {
    let operation = props.operation;
    let facts = operation.facts();
    html! {
        <dl class="facts">
            <dt>{ "Credential" }</dt><dd>{ auth(operation.auth()) }</dd>
            if !facts.scopes.is_empty() {
                <dt>{ "Scopes" }</dt>
                <dd data-testid="scopes">
                    { scopes_mode(facts.scopes_mode, facts.scopes.len()) }
                    <ul>{ for facts.scopes.iter().map(|scope| self::scope(scope, props.vocabulary.as_deref())) }</ul>
                    <span class="hint">{ "An access token carries scopes. The system role of the credential must allow the call too, and an API key has no scopes." }</span>
                </dd>
            }
            if let Some(rate) = operation.rate() {
                <dt>{ "Limits" }</dt>
                <dd>{ format!("{} calls a second, {} in flight, for each credential", rate.per_second, rate.concurrent) }</dd>
            }
            if let Some(paging) = operation.paging() { <dt>{ "Paging" }</dt><dd><Line text={self::paging(paging)} /></dd> }
            if let Some(vendor) = facts.vendor_id { <dt>{ "Vendor’s name" }</dt><dd><code>{ vendor }</code></dd> }
        </dl>
    }
}

fn auth(auth: Auth) -> &'static str {
    match auth {
        Auth::KeyOrToken => "An API key or an access token",
        Auth::Optional => "None needed; one may be sent",
        Auth::Key => "A partner’s API key",
        Auth::Partner => "An access token of a partner",
        Auth::None => "None",
    }
}

fn scopes_mode(mode: ScopesMode, count: usize) -> &'static str {
    match mode {
        _ if count == 1 => "",
        ScopesMode::All => "All of these:",
        ScopesMode::Any => "One of these:",
        ScopesMode::Unknown => "Some of these; the vendor’s pages disagree on which:",
    }
}

fn scope(scope: &'static str, vocabulary: Option<&Value>) -> Html {
    let meaning = vocabulary.and_then(|vocabulary| vocabulary.get("scopes")?.get(scope)?.as_str());
    html! {
        <li key={scope}>
            <code>{ scope }</code>
            if let Some(meaning) = meaning { { " " }<Line text={AttrValue::from(meaning.to_owned())} /> }
        </li>
    }
}

/// How to go through a list, in a sentence.
fn paging(paging: &Paging) -> AttrValue {
    let mut text = match paging.dialect {
        Dialect::Cursor | Dialect::Reporting => format!("Send `{}` of an answer as `{}` to get the next page, until it is absent", paging.cursor, paging.position),
        Dialect::Audit => format!("Send `{}` of an answer as `{}` to get the next page; it is absent at the end", paging.cursor, paging.position),
        Dialect::Link => format!("Follow the `Link` header with `rel=\"next\"`; its cursor is sent as `{}`", paging.position),
        Dialect::Offset => format!("Raise `{}` by the size of a page until it reaches `{}`", paging.position, if paging.total.is_empty() { "the end" } else { paging.total }),
        Dialect::Page => format!("Count `{}` up from 0", paging.position),
        Dialect::None => "The answer is complete".to_owned(),
    };
    if !paging.limit.is_empty() {
        let bounds = match (paging.default, paging.max) {
            (0, 0) => String::new(),
            (default, 0) => format!(" ({default} if not given)"),
            (0, max) => format!(" (at most {max})"),
            (default, max) => format!(" ({default} if not given, at most {max})"),
        };
        text.push_str(&format!(". `{}` sets the size{bounds}", paging.limit));
    }
    text.push('.');
    text.into()
}
