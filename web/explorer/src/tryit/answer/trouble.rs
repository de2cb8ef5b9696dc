//! What went wrong and what to do.

use crate::form::Json;
use smartrecruiters_core::Error;
use smartrecruiters_core::schema::Data;

use crate::hook::send::TIMEOUT_MS;
use crate::state::explain::{self, Explanation};
use crate::state::session::Session;
use crate::state::work::Answered;
use crate::tryit::codes::code_list;
use crate::ui::el::{El, el};
use crate::ui::markdown::line;

/// Sentences. Nothing where all went well.
pub(super) fn trouble(answered: &Answered, session: &Session, vocabulary: Option<&Json>) -> El {
    let all = el("div").class("trouble");
    if let Some(Err(failure)) = answered.last().map(|exchange| &exchange.answer) {
        return all.child(note(&explain::failure(*failure, session, TIMEOUT_MS)));
    }
    let Some(error) = &answered.error else { return all };
    let told = explain::refusal(error, session);
    let is_told = told.is_some();
    let mut all = all.child_if(told.as_ref().map(note));
    if !is_told || !error.faults().is_empty() {
        all = all.child(words(error));
    }
    all = all.child(code_list(error.faults().iter().filter_map(|fault| fault.code.as_deref()), vocabulary));
    match remedy(error, vocabulary) {
        Some(remedy) if !is_told && error.code().is_none() => {
            all.child(el("p").class("remedy").testid("response-remedy").child(line(remedy)))
        }
        _ => all,
    }
}

fn note(told: &Explanation) -> El {
    let note = el("div").class("note bad").set("role", "alert").testid("response-error");
    note.child(el("p").child(el("strong").words(&told.what))).child(el("p").child(line(&told.remedy)))
}

/// The vendor's own sentences, each with its field. Codes are explained apart.
fn words(error: &Error) -> El {
    let mut said = el("div").class("said").testid("response-message");
    let mut is_said = error.code().is_some();
    for fault in error.faults() {
        if let Some(message) = &fault.message {
            let place = fault.data_path.as_ref().map(|place| el("code").words(place));
            said = said.child(el("p").child_if(place).text(" ").words(message));
            is_said = true;
        }
    }
    if is_said { said } else { said.child(el("p").words(error.message())) }
}

/// What helps against this status in general.
fn remedy<'a>(error: &Error, vocabulary: Option<&'a Json>) -> Option<&'a str> {
    vocabulary?.entry("statuses")?.entry(&error.status()?.to_string())?.entry("remedy")?.text()
}
