//! What came back: status, meaning, what went wrong, the body.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::schema::Data;
use wasm_bindgen_futures::spawn_local;
use yew::Html;

use self::body::{BODY, BodyView};
use self::trouble::trouble;
use crate::form::Json;
use crate::hook::session::Shared;
use crate::route::Route;
use crate::state::link::Target;
use crate::state::session::Session;
use crate::state::work::{Answered, Run};
use crate::state::{explain, openapi, units};
use crate::ui::el::{El, el};
use crate::ui::exchange::exchange;
use crate::ui::markdown::line;

mod body;
mod changes;
mod fits;
mod grid;
mod onward;
mod reading;
mod tree;
mod trouble;
mod whole;

/// The last answer of the operation, or an invitation to get one.
pub(crate) fn answer(
    shared: &Shared,
    operation: Operation,
    run: Option<&Run>,
    document: Option<&Rc<Json>>,
    vocabulary: Option<&Json>,
) -> El {
    let part = el("section").class("part answer-part");
    let part = part.child(el("h2").set("id", ANSWER).set("tabindex", "-1").text("Response"));
    let said = el("p").class("hidden").set("role", "status").testid("announcement");
    match run {
        None => {
            let empty = el("p")
                .class("empty muted")
                .text("Nothing sent yet. ")
                .child(el("kbd").text("Ctrl"))
                .text(" ")
                .child(el("kbd").text("Enter"));
            part.child(said).child(empty.text(" sends from anywhere."))
        }
        Some(Run::Sending(_)) => part.child(said.text("Sending")).child(el("p").class("empty muted").text("Waiting for the answer")),
        Some(Run::Over(answered)) => {
            let status = answered.response().map(|response| response.status);
            let meaning = status.and_then(|status| meaning(operation, status, document.map(Rc::as_ref), vocabulary)).unwrap_or_default();
            let said = match status {
                Some(status) => said.text("Response ").number(status).text(" ").text(explain::reason(status)),
                None => said.text("No answer came"),
            };
            over(part.child(said), answered, meaning, &shared.session, vocabulary, body(shared, operation, answered, document))
        }
    }
}

/// Fetches the code that draws answers, so that the first one need not wait for it.
pub(crate) fn fetch_ahead() {
    spawn_local(BODY.fetch());
}

fn over(part: El, answered: &Rc<Answered>, meaning: &str, session: &Session, vocabulary: Option<&Json>, body: Html) -> El {
    let Some(last) = answered.last() else { return part };
    let status = answered.response().map(|response| {
        let tone = match explain::tone(response.status) {
            "ok" => "status ok",
            "warn" => "status warn",
            _ => "status bad",
        };
        let status =
            el("span").class(tone).testid("response-status").number(response.status).text(" ").text(explain::reason(response.status));
        let muted = |testid: &'static str, text: String| el("span").class("muted").testid(testid).string(text);
        let line = el("p").class("statusline").child(status).child(muted("response-time", units::duration(last.took_ms)));
        line.child(muted("response-size", units::bytes(response.body.len())))
    });
    let asked_first = answered.exchanges.len() > 1 && !last.for_token;
    let asked_first = asked_first.then(|| {
        el("p").class("hint").testid("exchanged").text("An access token was asked for first; the exchange is shown with the credential.")
    });
    let sent = el("summary").testid("sent").text("The request as it was sent, and the headers of the answer");
    part.child_if(status)
        .child(el("p").class("meaning").testid("response-meaning").child(line(meaning)))
        .child(trouble(answered, session, vocabulary))
        .child_if(asked_first)
        .child(body)
        .child(el("details").class("shape").child(sent).child(exchange(last)))
}

fn body(shared: &Shared, operation: Operation, answered: &Rc<Answered>, document: Option<&Rc<Json>>) -> Html {
    if answered.response().is_none() {
        return Html::default();
    }
    BODY.show(BodyView { shared: shared.clone(), operation, document: document.cloned(), answered: Rc::clone(answered) })
}

/// The address of an operation with its arguments filled in.
fn href(target: &Target) -> String {
    format!("{}#?{}", Route::Operation(target.operation).href(), target.given.query())
}

/// What the status means for this operation, or in general.
fn meaning<'a>(operation: Operation, status: u16, document: Option<&'a Json>, vocabulary: Option<&'a Json>) -> Option<&'a str> {
    let own = document.and_then(|document| openapi::operation(document, operation));
    let own = own.and_then(|(node, pointer)| openapi::answers(node, &pointer).into_iter().find(|answer| answer.status == status));
    match own {
        Some(answer) if !answer.description.is_empty() => Some(answer.description),
        _ => vocabulary?.entry("statuses")?.entry(&status.to_string())?.entry("meaning")?.text(),
    }
}

/// Id of the heading.
pub(crate) const ANSWER: &str = "response";
