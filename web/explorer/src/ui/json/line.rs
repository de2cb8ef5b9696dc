//! One line of a JSON text.

use yew::{Callback, Html, Properties, classes, component, html};

use super::ByPlace;
use crate::state::json_lines::{Kind, closing};
use crate::state::units;

/// Properties of [`LineView`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// All lines.
    pub(crate) lines: ByPlace,
    /// Which one.
    pub(crate) index: u32,
    /// Whether what is inside is hidden.
    pub(crate) is_folded: bool,
    /// The reader wants it hidden or shown.
    pub(crate) on_fold: Callback<u32>,
}

/// Key, value and comma, with a button where it folds.
#[component]
pub(crate) fn LineView(props: &Props) -> Html {
    let lines = &props.lines.0;
    let Some(line) = lines.line(props.index as usize) else { return Html::default() };
    let (key, value) = (lines.key(line), lines.value(line));
    let fold = (line.kind == Kind::Open).then(|| {
        let (on_fold, index) = (props.on_fold.clone(), props.index);
        let label = if key.is_empty() { "this part".to_owned() } else { key.to_owned() };
        html! {
            <button type="button" class="fold" aria-expanded={if props.is_folded { "false" } else { "true" }}
                aria-label={format!("Fold {label}")} onclick={move |_| on_fold.emit(index)}></button>
        }
    });
    let inside = props.is_folded.then(|| html! { <span class="count">{ units::count(lines.inside(props.index as usize), "entry") }</span> });
    let end = match line.kind {
        Kind::Empty => closing(value),
        Kind::Open if props.is_folded => closing(value),
        _ => "",
    };
    // Behind a fold stands the comma of its end.
    let last = if props.is_folded { lines.line(line.end as usize).unwrap_or(line) } else { line };
    let indent = "  ".repeat(usize::from(line.indent).min(DEEPEST));
    let (shown, rest) = clip(value);
    html! {
        <div class="line">
            { fold }
            { indent }
            if !key.is_empty() {
                <span class="key">{ key }</span>{ ": " }
            }
            <span class={classes!(class(line.kind))}>{ shown }</span>
            if rest > 0 {
                <span class="count">{ format!("… {} more, in Raw", units::bytes(rest)) }</span>
            }
            { inside }{ end }{ if last.comma { "," } else { "" } }
        </div>
    }
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
