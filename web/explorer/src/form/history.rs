//! What a form was before, to take changes back.

use super::{FormAction, FormState};

/// Earlier states of a form, the latest last.
#[derive(Default)]
pub(crate) struct History {
    states: Vec<FormState>,
    /// The place that was typed into last.
    place: Option<String>,
}

impl History {
    /// Keeps what the form was before an action. What is typed on in one place is one change.
    pub(crate) fn note(&mut self, action: &FormAction, before: &FormState, after: &FormState) {
        let place = place(action);
        let is_more = place.is_some() && place == self.place;
        // The other view of the same body is no change of it.
        if is_more || before == after || matches!(action, FormAction::ShowForm | FormAction::ShowRaw) {
            return;
        }
        self.place = place;
        self.states.push(before.clone());
        while self.states.len() > MOST_STATES || self.size() > MOST_BYTES {
            self.states.remove(0);
        }
    }

    /// The state before the last change, which is forgotten.
    pub(crate) fn back(&mut self) -> Option<FormState> {
        self.place = None;
        self.states.pop()
    }

    /// Whether there is nothing to take back.
    pub(crate) fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    fn size(&self) -> usize {
        self.states.iter().filter_map(FormState::body_text).map(str::len).sum()
    }
}

/// Where an action types. `None`: it does something else.
fn place(action: &FormAction) -> Option<String> {
    Some(match action {
        FormAction::SetParameter { name, index, .. } => format!("{name} {index}"),
        FormAction::SetKey { name, index, .. } => format!("{name} {index} key"),
        FormAction::SetField { pointer, .. } => format!("{pointer} field"),
        FormAction::SetPart { name, .. } => format!("{name} part"),
        FormAction::EditRaw(_) => String::new(),
        _ => return None,
    })
}

const MOST_STATES: usize = 50;
/// A body may hold a file.
const MOST_BYTES: usize = 16_000_000;
