//! One line of a JSON text.

use std::rc::Rc;

use crate::state::json_lines::{Kind, Line, Lines, closing};
use crate::state::units;
use crate::ui::el::{El, el};

/// Key, value and comma, with a button where it folds. `is_stop`: the Tab key stops at that button.
pub(super) fn view(lines: &Lines, line: &Line, index: u32, is_folded: bool, is_stop: bool, on_fold: &Rc<dyn Fn(u32)>) -> El {
    let (key, value) = (lines.key(line), lines.value(line));
    // Behind a fold stands the comma of its end.
    let last = if is_folded { lines.line(line.end as usize).unwrap_or(line) } else { line };
    let end = if is_folded || line.kind == Kind::Empty { closing(value) } else { "" };
    let (shown, rest) = clip(value);
    let count = |words: String| el("span").class("count").string(words);
    let mut view = el("div").class("line").key(u64::from(index));
    if line.kind == Kind::Open {
        let on_fold = Rc::clone(on_fold);
        let button = el("button")
            .set("type", "button")
            .class("fold")
            .truth("aria-expanded", !is_folded)
            .set("tabindex", if is_stop { "0" } else { "-1" });
        view = view.child(button.with("aria-label", format!("Fold {key}")).press(move || on_fold(index)));
    }
    view = view.string("  ".repeat(usize::from(line.indent).min(DEEPEST)));
    if !key.is_empty() {
        view = view.child(el("span").class("key").words(key)).text(": ");
    }
    view = view.child(el("span").class(class(line.kind)).words(shown));
    if rest > 0 {
        view = view.child(count(format!("… {} more, in Raw", units::bytes(rest))));
    }
    if is_folded {
        view = view.child(count(units::count(lines.inside(index as usize), "entry")));
    }
    view.text(end).text(if last.comma { "," } else { "" })
}

/// The beginning of a value, and how many bytes it lacks: a text of megabytes on one line would stop the page.
fn clip(value: &str) -> (&str, usize) {
    if value.len() <= MOST_SHOWN {
        return (value, 0);
    }
    let end = (0..=MOST_SHOWN).rev().find(|end| value.is_char_boundary(*end)).unwrap_or_default();
    (value.get(..end).unwrap_or_default(), value.len() - end)
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Word => "word",
        Kind::Open | Kind::Close | Kind::Empty => "bracket",
    }
}

const MOST_SHOWN: usize = 4_000;
/// Deeper lines stand no farther right: a thousand levels stay readable.
const DEEPEST: usize = 60;
