//! What went wrong and what to do.

use std::rc::Rc;

use serde_json::Value;
use smartrecruiters_core::Error;
use yew::{AttrValue, Html, Properties, component, html};

use crate::hook::send::TIMEOUT_MS;
use crate::hook::session::use_shared;
use crate::state::explain::{self, Explanation};
use crate::state::work::Answered;
use crate::tryit::codes::CodeList;
use crate::ui::markdown::Line;

/// Properties of [`Trouble`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The call that is over.
    pub(crate) answered: Rc<Answered>,
    /// Meanings of codes and statuses, once they are there.
    pub(crate) vocabulary: Option<Rc<Value>>,
}

/// Sentences. Nothing where all went well.
#[component]
pub(crate) fn Trouble(props: &Props) -> Html {
    let session = use_shared().session;
    let unanswered = props.answered.last().and_then(|exchange| exchange.answer.as_ref().err());
    if let Some(failure) = unanswered {
        return note(&explain::failure(*failure, &session, TIMEOUT_MS));
    }
    let Some(error) = &props.answered.error else { return Html::default() };
    let codes: Vec<AttrValue> = error.faults().iter().filter_map(|fault| fault.code.clone()).map(AttrValue::from).collect();
    let told = explain::refusal(error, &session);
    let remedy = if told.is_none() && codes.is_empty() { remedy(error, props.vocabulary.as_deref()) } else { None };
    html! {
        <>
            if let Some(told) = &told { { note(told) } }
            if told.is_none() || !error.faults().is_empty() { { words(error, &codes) } }
            <CodeList {codes} vocabulary={props.vocabulary.clone()} />
            if let Some(remedy) = remedy { <p class="remedy" data-testid="response-remedy"><Line text={remedy} /></p> }
        </>
    }
}

fn note(told: &Explanation) -> Html {
    html! {
        <div class="note bad" role="alert" data-testid="response-error">
            <p><strong>{ &told.what }</strong></p>
            <p><Line text={AttrValue::from(told.remedy.clone())} /></p>
        </div>
    }
}

/// The vendor's own sentences, each with its field. Codes are explained apart.
fn words(error: &Error, codes: &[AttrValue]) -> Html {
    let said = error.faults().iter().filter_map(|fault| {
        let message = fault.message.as_deref()?;
        Some(html! { <li>if let Some(place) = fault.data_path.as_deref() { <code>{ place }</code>{ " " } }{ message }</li> })
    });
    let said: Vec<Html> = said.collect();
    if said.is_empty() && codes.is_empty() {
        return html! { <p class="said" data-testid="response-message">{ error.message() }</p> };
    }
    if said.is_empty() {
        return Html::default();
    }
    html! { <ul class="said" data-testid="response-message">{ for said }</ul> }
}

/// What helps against this status in general.
fn remedy(error: &Error, vocabulary: Option<&Value>) -> Option<AttrValue> {
    let statuses = vocabulary?.get("statuses")?;
    Some(AttrValue::from(statuses.get(error.status()?.to_string())?.get("remedy")?.as_str()?.to_owned()))
}
