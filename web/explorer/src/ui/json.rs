//! A JSON text with colours and folds. Long ones draw only the lines in sight.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::{Element, Event, HtmlElement};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, TargetCast, component, html, use_callback, use_effect_with, use_memo, use_node_ref, use_state, use_state_eq};

use self::line::LineView;
use crate::state::json_lines::{Kind, Lines};

mod line;

/// Properties of [`Json`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The lines.
    pub(crate) lines: Rc<Lines>,
    /// What it is, for those who do not see where it stands.
    pub(crate) label: AttrValue,
    /// Test hook.
    pub(crate) testid: AttrValue,
    /// Folds everything below the first level, or opens all; each new number is one such wish, odd ones fold.
    #[prop_or_default]
    pub(crate) fold_all: u32,
}

/// The text.
#[component]
pub(crate) fn Json(props: &Props) -> Html {
    let folded = use_state(BTreeSet::<u32>::new);
    let wish = use_state(|| 0);
    if *wish != props.fold_all {
        wish.set(props.fold_all);
        folded.set(if props.fold_all % 2 == 1 { props.lines.folds() } else { BTreeSet::new() });
    }
    let seen = use_memo((ByPlace(Rc::clone(&props.lines)), (*folded).clone()), |(lines, folded)| lines.0.seen(folded));
    let top = use_state_eq(|| 0_usize);
    let onscroll = use_callback(top.setter(), |event: Event, top| {
        let scrolled = event.target_dyn_into::<Element>().map_or(0, |element| element.scroll_top());
        // In steps, so that most scrolling draws nothing new.
        top.set(usize::try_from(scrolled).unwrap_or_default() / LINE_PX / STEP * STEP);
    });
    let on_fold: Callback<u32> = use_callback(folded, |index: u32, folded| {
        let mut next = (**folded).clone();
        if !next.remove(&index) {
            next.insert(index);
        }
        folded.set(next);
    });
    let is_long = seen.len() > MOST_DRAWN;
    let first = if is_long { top.saturating_sub(STEP) } else { 0 };
    let drawn = if is_long { IN_SIGHT } else { seen.len() };
    let lines = seen.iter().skip(first).take(drawn).filter_map(|index| view(&props.lines, *index, &on_fold, &seen));
    let (all, part) = (use_node_ref(), use_node_ref());
    use_effect_with((all.clone(), part.clone(), is_long.then_some((seen.len(), first))), |(all, part, long)| place(all, part, *long));
    html! {
        <div class="json" role="group" aria-label={&props.label} tabindex="0" data-testid={&props.testid} {onscroll}>
            <div class="all" ref={all}><div class="drawn" ref={part}>{ for lines }</div></div>
        </div>
    }
}

fn view(lines: &Rc<Lines>, index: u32, on_fold: &Callback<u32>, seen: &[u32]) -> Option<Html> {
    let line = lines.line(index as usize)?;
    let folds = line.kind == Kind::Open;
    // A fold that is closed is followed by what comes after its end.
    let is_folded = folds && seen.binary_search(&(index + 1)).is_err();
    Some(html! {
        <LineView key={index} lines={ByPlace(Rc::clone(lines))} {index} {is_folded} on_fold={on_fold.clone()} />
    })
}

/// Gives the text its full height and the drawn part its place in it. By properties: a strict policy refuses style attributes.
fn place(all: &NodeRef, part: &NodeRef, long: Option<(usize, usize)>) {
    let set = |node: &NodeRef, name: &str, value: String| {
        if let Some(element) = node.cast::<HtmlElement>() {
            _ = element.style().set_property(name, &value);
        }
    };
    set(all, "height", long.map_or_else(String::new, |(lines, _)| format!("{}px", lines * LINE_PX)));
    set(part, "transform", long.map_or_else(String::new, |(_, first)| format!("translateY({}px)", first * LINE_PX)));
}

/// Compares by place: the lines of one answer never change.
#[derive(Clone)]
pub(crate) struct ByPlace(pub(crate) Rc<Lines>);

impl PartialEq for ByPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// As in the style sheet.
const LINE_PX: usize = 20;
/// Longer texts are drawn in part. Shorter ones are whole, so that the browser's own search finds everything.
const MOST_DRAWN: usize = 600;
const IN_SIGHT: usize = 120;
const STEP: usize = 20;
