//! What came back: status, meaning, what went wrong, the body.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_catalogue::Operation;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with};

use self::body::BodyView;
use self::trouble::Trouble;
use crate::hook::page;
use crate::hook::session::use_shared;
use crate::state::work::{Answered, Run};
use crate::state::{explain, openapi, units};
use crate::ui::exchange::Exchange;
use crate::ui::markdown::Line;

mod body;
mod trouble;

/// Properties of [`Answer`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// The family's document, once it is there.
    pub(crate) document: Option<Rc<Value>>,
    /// Meanings of codes and statuses, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
}

/// The last answer of the operation, or an invitation to get one.
#[component]
pub(crate) fn Answer(props: &Props) -> Html {
    let run = use_shared().work.run(props.operation);
    let is_over = matches!(run, Some(Run::Over(_)));
    use_effect_with(is_over, |is_over| {
        // The answer may come far below the button, above all on a narrow screen.
        if let Some(heading) = page::element(ANSWER).filter(|_| *is_over) {
            page::raise(&heading);
        }
    });
    let inside = match &run {
        None => html! {
            <p class="empty muted">{ "Nothing sent yet. " }<kbd>{ "Ctrl" }</kbd>{ " " }<kbd>{ "Enter" }</kbd>{ " sends from anywhere." }</p>
        },
        Some(Run::Sending(_)) => html! { <p class="empty muted"><span class="spinner" aria-hidden="true"></span>{ " Waiting for the answer" }</p> },
        Some(Run::Over(answered)) => over(props, answered),
    };
    html! {
        <section class="part answer-part" aria-labelledby={ANSWER}>
            <h2 id={ANSWER} tabindex="-1">{ "Response" }</h2>
            <p class="hidden" role="status" data-testid="announcement">{ announcement(run.as_ref()) }</p>
            { inside }
        </section>
    }
}

fn over(props: &Props, answered: &Rc<Answered>) -> Html {
    let Some(last) = answered.last() else { return Html::default() };
    let status = answered.response().map(|response| {
        html! {
            <p class="statusline">
                <span class={format!("status {}", explain::tone(response.status))} data-testid="response-status">
                    { response.status }{ " " }{ explain::reason(response.status) }
                </span>
                <span class="muted" data-testid="response-time">{ units::duration(last.took_ms) }</span>
                <span class="muted" data-testid="response-size">{ units::bytes(response.body.len()) }</span>
            </p>
        }
    });
    let meaning = answered.response().and_then(|response| meaning(props, response.status)).unwrap_or_default();
    let tokens = answered.exchanges.iter().filter(|exchange| exchange.for_token).count();
    html! {
        <>
            { status }
            if !meaning.is_empty() { <p class="meaning" data-testid="response-meaning"><Line text={meaning} /></p> }
            <Trouble answered={Rc::clone(answered)} vocabulary={props.vocabulary.clone()} />
            if tokens > 0 && !last.for_token { <p class="hint" data-testid="exchanged">{ "An access token was asked for first; the exchange is shown with the credential." }</p> }
            <BodyView answered={Rc::clone(answered)} />
            <details class="shape">
                <summary data-testid="sent">{ "The request as it was sent, and the headers of the answer" }</summary>
                <Exchange exchange={last.clone()} />
            </details>
        </>
    }
}

/// What the status means for this operation, or in general.
fn meaning(props: &Props, status: u16) -> Option<AttrValue> {
    let document = props.document.as_ref();
    let own = document.and_then(|document| {
        let (node, pointer) = openapi::operation(document, props.operation)?;
        openapi::answers(node, &pointer).into_iter().find(|answer| answer.status == status).map(|answer| answer.description.to_owned())
    });
    let general = || Some(props.vocabulary.as_ref()?.get("statuses")?.get(status.to_string())?.get("meaning")?.as_str()?.to_owned());
    own.filter(|text| !text.is_empty()).or_else(general).map(AttrValue::from)
}

fn announcement(run: Option<&Run>) -> String {
    match run {
        None => String::new(),
        Some(Run::Sending(_)) => "Sending".to_owned(),
        Some(Run::Over(answered)) => match answered.response() {
            Some(response) => format!("Response {} {}", response.status, explain::reason(response.status)),
            None => "No answer came".to_owned(),
        },
    }
}

/// Id of the heading.
pub(crate) const ANSWER: &str = "response";
