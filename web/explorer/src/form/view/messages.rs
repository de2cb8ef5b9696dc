//! What is wrong with a place, below its input.

use yew::Html;

use crate::form::{Fault, Severity};
use crate::ui::el::{El, el};

/// The sentences, which begin with `name`; their id is that of the input with `-fault`. Nothing where nothing is wrong.
pub(super) fn messages(id: &str, name: &str, faults: &[Fault]) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let id = format!("{id}-fault");
    let lines = faults.iter().map(|fault| line(fault, format!("{name} {}", fault.message)));
    el("div").class("form-messages").with("id", id.clone()).testid(id).children(lines).into()
}

/// A fault with its place, where no input stands beside it.
pub(super) fn sentence(fault: &Fault) -> El {
    line(fault, fault.to_string())
}

fn line(fault: &Fault, sentence: String) -> El {
    el("p").class(if fault.severity == Severity::Error { "fault" } else { "fault form-warning" }).string(sentence)
}
