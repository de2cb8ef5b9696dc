//! What was filled in and what was answered, per operation, as long as the page is open. What outlives that is in `hook::storage`.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::{Error, Response};
use smartrecruiters_fetch::{Abort, Exchange};
use yew::Reducible;

use super::json_lines::Holder;
use super::shelf::Shelf;
use super::variables::Variables;
use crate::form::{Fault, FormState};

/// Drafts and runs of all operations.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Work {
    drafts: Shelf<Operation, Rc<Draft>>,
    runs: Shelf<Operation, Run>,
    earlier: Shelf<Operation, Vec<Rc<Answered>>>,
    /// Values for `{{names}}` in forms.
    pub(crate) variables: Rc<Variables>,
    /// The operation that is sent again until its answer is final.
    pub(crate) polled: Option<Operation>,
}

/// A form under way.
#[derive(Clone, PartialEq)]
pub(crate) struct Draft {
    /// What is filled in.
    pub(crate) form: FormState,
    /// Whether a call was tried: from then on faults are shown as one types.
    pub(crate) tried: bool,
}

/// The last call of an operation.
#[derive(Clone, PartialEq)]
pub(crate) enum Run {
    /// Under way.
    Sending(Abort),
    /// Over.
    Over(Rc<Answered>),
}

/// A call that is over.
#[derive(Debug, PartialEq)]
pub(crate) struct Answered {
    /// Everything sent for it, token exchanges included; the call's own request is the last, unless no token could be had.
    pub(crate) exchanges: Vec<Exchange>,
    /// What the core calls wrong, if anything.
    pub(crate) error: Option<Error>,
    /// The form it was made from: what the answer says of fields holds for it alone.
    pub(crate) form: FormState,
}

/// What happens to the work.
pub(crate) enum Action {
    /// The reader changed the form.
    Draft(Operation, FormState),
    /// A draft was read from storage; what was typed meanwhile is newer.
    Restored(Operation, FormState),
    /// The reader tried to send what has faults.
    Tried(Operation, FormState),
    /// A call began.
    Began(Operation, Abort),
    /// A call is over.
    Ended(Operation, Abort, Rc<Answered>),
    /// The reader changed the variables, or they were read from storage.
    Variables(Variables),
    /// The reader wants an operation sent again until its answer is final, or none any more.
    Poll(Option<Operation>),
}

impl Work {
    /// The form of an operation, if it was touched.
    pub(crate) fn draft(&self, operation: Operation) -> Option<Rc<Draft>> {
        self.drafts.get(&operation).cloned()
    }

    /// Earlier answers of an operation, the latest first.
    pub(crate) fn earlier(&self, operation: Operation) -> &[Rc<Answered>] {
        self.earlier.get(&operation).map_or(&[], Vec::as_slice)
    }

    /// The last call of an operation, if there was one.
    pub(crate) fn run(&self, operation: Operation) -> Option<Run> {
        self.runs.get(&operation).cloned()
    }
}

/// How many earlier answers of an operation are kept, and how large each may be.
const MOST_EARLIER: usize = 4;
const MOST_KEPT: usize = 5_000_000;

impl Holder for Answered {
    fn bytes(&self) -> &[u8] {
        self.response().map_or(&[], |response| &response.body)
    }
}

impl Answered {
    /// The last exchange: the call's own, or the one for a token that failed.
    pub(crate) fn last(&self) -> Option<&Exchange> {
        self.exchanges.last()
    }

    /// The answer, where one came.
    pub(crate) fn response(&self) -> Option<&Response> {
        self.last()?.answer.as_ref().ok()
    }

    /// What the answer says of fields, as faults of the form.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let faults = self.error.iter().flat_map(Error::faults);
        faults
            .filter_map(|fault| {
                let path = fault.data_path.as_deref()?;
                let message = fault.message.as_deref().or(fault.code.as_deref()).unwrap_or("was refused");
                let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
                Some(Fault::error(format!("/body{slash}{path}"), message))
            })
            .collect()
    }
}

impl Reducible for Work {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut work = (*self).clone();
        match action {
            Action::Variables(variables) => work.variables = Rc::new(variables),
            Action::Poll(operation) => work.polled = operation,
            Action::Draft(operation, form) => {
                let tried = work.drafts.get(&operation).is_some_and(|draft| draft.tried);
                work.drafts.put(operation, Rc::new(Draft { form, tried }));
            }
            Action::Restored(operation, form) => {
                if work.drafts.get(&operation).is_none() {
                    work.drafts.put(operation, Rc::new(Draft { form, tried: false }));
                }
            }
            Action::Tried(operation, form) => {
                work.drafts.put(operation, Rc::new(Draft { form, tried: true }));
            }
            Action::Began(operation, abort) => {
                if let Some(Run::Over(answered)) = work.runs.get(&operation) {
                    let mut earlier = vec![Rc::clone(answered)];
                    earlier.extend(work.earlier.get(&operation).into_iter().flatten().cloned());
                    earlier.retain(|answered| answered.response().is_some_and(|response| response.body.len() <= MOST_KEPT));
                    earlier.truncate(MOST_EARLIER);
                    work.earlier.put(operation, earlier);
                }
                work.runs.put(operation, Run::Sending(abort));
            }
            Action::Ended(operation, abort, answered) => {
                // A call that a later one has replaced says nothing any more.
                if work.runs.get(&operation) == Some(&Run::Sending(abort)) {
                    work.runs.put(operation, Run::Over(answered));
                }
            }
        }
        work.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use smartrecruiters_catalogue::find;
    use smartrecruiters_core::Headers;

    fn form(operation: Operation) -> FormState {
        FormState::new(operation, &json!({}).into())
    }

    #[test]
    fn a_draft_stays_and_remembers_that_it_was_tried() {
        let me = find("users.me").expect("known");
        let work = Rc::new(Work::default()).reduce(Action::Draft(me, form(me)));
        assert!(work.draft(me).is_some_and(|draft| !draft.tried));
        let work = work.reduce(Action::Tried(me, form(me))).reduce(Action::Draft(me, form(me)));
        assert!(work.draft(me).is_some_and(|draft| draft.tried));
    }

    #[test]
    fn what_an_answer_says_of_a_field_is_put_there() {
        let me = find("users.me").expect("known");
        let body = r#"{"errors":[{"dataPath":"/location/city","message":"is missing"},{"code":"X"}]}"#;
        let response = Response { status: 422, headers: Headers::new(), body: body.into() };
        let answered = Answered { exchanges: Vec::new(), error: Some(Error::from_response(None, &response)), form: form(me) };
        assert_eq!(answered.faults(), [Fault::error("/body/location/city", "is missing")]);
    }

    #[test]
    fn an_answer_that_comes_after_a_newer_call_began_is_dropped() {
        let me = find("users.me").expect("known");
        let (first, second) = (Abort::new(), Abort::new());
        let over = || Rc::new(Answered { exchanges: Vec::new(), error: None, form: form(me) });
        let work = Rc::new(Work::default()).reduce(Action::Began(me, first.clone())).reduce(Action::Began(me, second.clone()));
        let work = work.reduce(Action::Ended(me, first, over()));
        assert!(matches!(work.run(me), Some(Run::Sending(_))));
        let work = work.reduce(Action::Ended(me, second, over()));
        assert!(matches!(work.run(me), Some(Run::Over(_))));
    }
}
