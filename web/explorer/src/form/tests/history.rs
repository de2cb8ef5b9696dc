//! Changes are taken back.

use super::*;
use crate::form::history::History;

/// A form whose changes are kept.
fn change(form: &mut Form, history: &mut History, action: FormAction) {
    let after = form.state.apply(action.clone(), form.operation, &form.document);
    history.note(&action, &form.state, &after);
    form.state = after;
}

fn name(text: &str) -> FormAction {
    FormAction::SetField { pointer: "/firstName".to_owned(), value: format!("\"{text}\"") }
}

#[test]
fn what_is_typed_in_one_place_is_taken_back_at_once() {
    let (mut form, mut history) = (Form::open("users.create"), History::default());
    let first = form.state.clone();
    for text in ["S", "Su", "Sue"] {
        change(&mut form, &mut history, name(text));
    }
    let named = form.state.clone();
    change(&mut form, &mut history, FormAction::RemoveField { pointer: "/location".to_owned() });
    assert_eq!(history.back(), Some(named));
    assert_eq!(history.back(), Some(first));
    assert!(history.is_empty());
}

#[test]
fn a_reset_is_taken_back_and_the_other_view_is_no_change() {
    let (mut form, mut history) = (Form::open("users.create"), History::default());
    change(&mut form, &mut history, name("Sue"));
    let named = form.state.clone();
    change(&mut form, &mut history, FormAction::Reset);
    change(&mut form, &mut history, FormAction::ShowRaw);
    assert_eq!(history.back(), Some(named));
}

#[test]
fn typing_after_a_step_back_is_a_change_of_its_own() {
    let (mut form, mut history) = (Form::open("users.create"), History::default());
    change(&mut form, &mut history, name("Sue"));
    form.state = history.back().expect("there was a change");
    let first = form.state.clone();
    change(&mut form, &mut history, name("Zoe"));
    assert_eq!(history.back(), Some(first));
}
