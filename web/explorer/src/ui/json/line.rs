//! One line of a JSON text.

use crate::state::json_lines::{Kind, Line, Lines, closing};
use crate::state::units;
use crate::ui::el::{El, el};

/// How a line is shown.
#[derive(Default)]
pub(crate) struct Look<'a> {
    /// Whether what is inside is hidden.
    pub(crate) is_folded: bool,
    /// Whether the Tab key stops at its fold.
    pub(crate) is_stop: bool,
    /// What is looked for, in small letters; empty for nothing.
    pub(crate) words: &'a str,
    /// Where its value leads to.
    pub(crate) href: Option<String>,
}

/// Key, value and comma, with a button where it folds. Presses reach who holds the lines: see [`super::pressed`].
pub(crate) fn view(lines: &Lines, line: &Line, index: u32, look: &Look<'_>) -> El {
    let key = lines.key(line);
    let (shown, rest) = lines.beginning(line, MOST_SHOWN);
    // Behind a fold stands the comma of its end.
    let last = if look.is_folded { lines.line(line.end as usize).unwrap_or(line) } else { line };
    let shown = if line.kind == Kind::Empty { shown.get(..1).unwrap_or_default() } else { shown };
    let end = if look.is_folded || line.kind == Kind::Empty { closing(shown) } else { "" };
    let count = |words: String| el("span").class("count").string(words);
    let mut view = el("div").class("line").key(u64::from(index)).with("data-line", index.to_string());
    if line.kind == Kind::Open {
        let button = el("button").set("type", "button").class("fold").truth("aria-expanded", !look.is_folded);
        let button = button.set("tabindex", if look.is_stop { "0" } else { "-1" });
        view = view.child(button.with("aria-label", format!("Fold {key}")));
    }
    view = view.string("  ".repeat(usize::from(line.indent).min(DEEPEST)));
    if !key.is_empty() {
        view = view.child(marked(el("span").class("key"), key, look.words)).text(": ");
    }
    let value = match &look.href {
        Some(href) => el("a").with("href", href.clone()).set("tabindex", "-1"),
        None => el("span"),
    };
    view = view.child(marked(value.class(class(line.kind)), shown, look.words));
    if rest > 0 {
        view = view.child(count(format!("… {} more", units::bytes(rest))));
    }
    if look.is_folded {
        view = view.child(count(units::count(lines.inside(index as usize), "entry")));
    }
    view.text(end).text(if last.comma { "," } else { "" })
}

/// A text with the words that are looked for marked.
fn marked(mut view: El, text: &str, words: &str) -> El {
    if words.is_empty() {
        return view.words(text);
    }
    let small = text.to_ascii_lowercase();
    let mut at = 0;
    for (found, _) in small.match_indices(words) {
        view = view.words(text.get(at..found).unwrap_or_default());
        at = found + words.len();
        view = view.child(el("mark").words(text.get(found..at).unwrap_or_default()));
    }
    view.words(text.get(at..).unwrap_or_default())
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
