//! What must be known before calling: credential, scopes, limits, paging.

use crate::form::Json;
use smartrecruiters_catalogue::{Auth, Dialect, Operation, Paging, ScopesMode, Words};
use smartrecruiters_core::schema::Data;
use yew::Html;

use crate::ui::el::{El, el};
use crate::ui::markdown::line;

/// A list of facts, each with its word.
pub(crate) fn fact_list(operation: Operation, vocabulary: Option<&Json>) -> El {
    let facts = operation.facts();
    let mut list = fact(el("dl").class("facts"), "Credential", auth(operation.auth()));
    if !facts.scopes.is_empty() {
        list = fact(list, "Scopes", scopes(facts.scopes, facts.scopes_mode, vocabulary));
    }
    if let Some(rate) = operation.rate() {
        list = fact(list, "Limits", format!("{} calls a second, {} in flight, for each credential", rate.per_second, rate.concurrent));
    }
    if let Some(paging) = operation.paging() {
        list = fact(list, "Paging", line(&self::paging(paging)));
    }
    if let Some(vendor) = facts.vendor_id {
        list = fact(list, "Vendor’s name", el("code").text(vendor));
    }
    list
}

fn fact(list: El, name: &'static str, value: impl Into<Html>) -> El {
    list.child(el("dt").text(name)).child(el("dd").child(value))
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

fn scopes(scopes: Words, mode: ScopesMode, vocabulary: Option<&Json>) -> El {
    let which = match mode {
        _ if scopes.len() == 1 => "",
        ScopesMode::All => "All of these:",
        ScopesMode::Any => "One of these:",
        ScopesMode::Unknown => "Some of these; the vendor’s pages disagree on which:",
    };
    let items = scopes.iter().map(|scope| {
        let meaning = vocabulary.and_then(|vocabulary| vocabulary.entry("scopes")?.entry(scope)?.text()).unwrap_or_default();
        el("li").testid(format!("scope-{scope}")).child(el("code").text(scope)).text(" ").child(line(meaning))
    });
    let hint =
        "An access token carries scopes; an API key has none. In both cases the system role of the credential must allow the call too.";
    el("div").text(which).child(el("ul").children(items)).child(el("span").class("hint").text(hint))
}

/// How to go through a list, in a sentence.
fn paging(paging: &Paging) -> String {
    let Paging { cursor, position, total, limit, .. } = paging;
    let mut text = match paging.dialect {
        Dialect::Cursor | Dialect::Reporting | Dialect::Audit => {
            format!("Send `{cursor}` of an answer as `{position}` to get the next page, until it is absent")
        }
        Dialect::Link => format!("Follow the `Link` header with `rel=\"next\"`; its cursor is sent as `{position}`"),
        Dialect::Offset if total.is_empty() => format!("Raise `{position}` by the size of a page until a page is not full"),
        Dialect::Offset => format!("Raise `{position}` by the size of a page until it reaches `{total}`"),
        Dialect::Page => format!("Count `{position}` up from 0"),
        Dialect::None => "The answer is complete".to_owned(),
    };
    if !limit.is_empty() {
        let bounds = match (paging.default, paging.max) {
            (0, 0) => String::new(),
            (default, 0) => format!(" ({default} if not given)"),
            (0, max) => format!(" (at most {max})"),
            (default, max) => format!(" ({default} if not given, at most {max})"),
        };
        text = format!("{text}. `{limit}` sets the size{bounds}");
    }
    text.push('.');
    text
}
