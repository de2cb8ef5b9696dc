//! One entry in a list.

use crate::hook::page;
use crate::route::Route;
use crate::state::entry::Entry;
use crate::state::{explain, units};
use crate::ui::button::{aside, button};
use crate::ui::el::{El, el};
use crate::ui::method::method;

/// What it calls, what came of it, and the way back to its form.
pub(super) fn item(entry: &Entry, remove: impl Fn() + 'static) -> El {
    let title = if entry.name.is_empty() { entry.operation.summary().to_owned() } else { entry.name.clone() };
    let href = href(entry);
    let open = el("a").class("title").with("href", href.clone()).testid("entry-open").string(title);
    let status = entry.status.map(|status| {
        let tone = match explain::tone(status) {
            "ok" => "status ok",
            "warn" => "status warn",
            _ => "status bad",
        };
        el("span").class(tone).number(status).text(" ").text(explain::reason(status))
    });
    let head = el("div").class("row").child(method(entry.operation.method())).child(open).child_if(status);
    let took = entry.status.map(|_| units::duration(entry.took_ms));
    let when = js_sys::Date::new(&units::date(entry.at).into()).to_locale_string("default", &wasm_bindgen::JsValue::UNDEFINED);
    let facts = el("div")
        .class("muted facts-line")
        .child(el("code").words(entry.operation.id()))
        .child(el("span").string(String::from(when)))
        .child_if(took.map(|took| el("span").string(took)));
    let values = entry.given.parameters.iter().map(|(name, key, text)| {
        let key = if key.is_empty() { String::new() } else { format!("[{key}]") };
        el("span").class("given").child(el("b").words(name).string(key)).text(" ").words(text)
    });
    let values = el("div").class("givens").children(values);
    let body = entry.given.body.as_deref().filter(|body| !body.trim().is_empty()).map(|body| {
        let shown: String = body.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_LETTERS).collect();
        el("code").class("snippet").string(shown)
    });
    let again = button("button", "entry-again", "Open again").child(aside_of(entry)).press(move || page::go(&href));
    let remove = button("button quiet", "entry-remove", "Delete").child(aside_of(entry)).press(remove);
    let acts = el("div").class("acts").child(again).child(remove);
    el("li").class("entry").key(entry.key.clone()).testid("entry").child(head).child(facts).child(values).child_if(body).child(acts)
}

/// The address that fills the form in again.
fn href(entry: &Entry) -> String {
    format!("{}#?{}", Route::Operation(entry.operation).href(), entry.given.query())
}

/// Says which entry a button is of, to those who do not see where it stands.
fn aside_of(entry: &Entry) -> El {
    aside(": ").text(entry.operation.summary())
}

const MOST_LETTERS: usize = 160;
