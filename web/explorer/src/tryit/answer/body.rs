//! The body of an answer: JSON with folds, text as it came, files to save.

use std::rc::Rc;

use smartrecruiters_core::Response;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_callback, use_memo, use_state_eq};

use crate::state::json_lines::Lines;
use crate::state::secret::{self, Secrets};
use crate::state::units;
use crate::state::work::Answered;
use crate::ui::copy::Copy;
use crate::ui::json::Json;
use crate::ui::tabs::Tabs;

/// Properties of [`BodyView`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The call that is over.
    pub(crate) answered: Rc<Answered>,
}

/// What a body is to a reader.
enum Shown {
    /// Lines that fold.
    Json(Rc<Lines>),
    /// Text as it came.
    Text,
    /// Bytes that are no text.
    File,
}

/// The body, if there is one.
#[component]
pub(crate) fn BodyView(props: &Props) -> Html {
    let answered = &props.answered;
    let shown = use_memo(ByPlace(Rc::clone(answered)), |answered| answered.0.response().map(read));
    let is_raw = use_state_eq(|| 0_usize);
    let folds = use_state_eq(|| 0_u32);
    let on_choose = use_callback(is_raw.setter(), |chosen, is_raw| is_raw.set(chosen));
    let fold = use_callback(folds.clone(), |_, folds| folds.set(**folds + 1));
    let copy: Callback<(), String> = use_callback(ByPlace(Rc::clone(answered)), |(), answered| {
        answered.0.response().map(|response| whole(response, &answered.0)).unwrap_or_default()
    });
    let (Some(response), Some(shown)) = (answered.response(), &*shown) else { return Html::default() };
    if response.body.is_empty() {
        return html! { <p class="muted" data-testid="response-body">{ "No body." }</p> };
    }
    let raw = || html! { <pre class="code raw" tabindex="0" aria-label="Body" data-testid="response-body">{ raw(response, answered) }</pre> };
    match shown {
        Shown::File => html! {
            <p class="note" data-testid="response-body">{ format!("A file of {}, {}. It is not text, so it is not shown.", units::bytes(response.body.len()), named(response)) }</p>
        },
        Shown::Text => html! { <div class="bodybox"><div class="tools"><Copy text={copy} what="the body" testid="response-copy" /></div>{ raw() }</div> },
        Shown::Json(lines) => html! {
            <div class="bodybox">
                <div class="tools">
                    <Tabs label="Show the body" id="body-as" choices={vec![("tab-pretty".into(), "Pretty".into()), ("tab-raw".into(), "Raw".into())]} chosen={*is_raw} {on_choose} />
                    if *is_raw == 0 {
                        <button type="button" class="button quiet" data-testid="fold-all" onclick={fold}>{ if *folds % 2 == 1 { "Open all" } else { "Fold" } }</button>
                    }
                    <Copy text={copy} what="the body" testid="response-copy" />
                </div>
                <div id="body-as-panel" role="tabpanel" aria-labelledby={format!("body-as-{}", *is_raw)}>
                    if *is_raw == 0 { <Json lines={Rc::clone(lines)} label="Body" testid="response-body" fold_all={*folds} /> } else { { raw() } }
                </div>
            </div>
        },
    }
}

fn read(response: &Response) -> Shown {
    let Ok(text) = std::str::from_utf8(&response.body) else { return Shown::File };
    // What says that it is no JSON is shown as it came, even if it happens to be readable as such.
    let is_json = response.media_type().ends_with("json");
    match Lines::new(text.to_owned()).filter(|_| is_json) {
        Some(lines) => Shown::Json(Rc::new(lines)),
        None => Shown::Text,
    }
}

/// The text, cut where it would stop the page.
fn raw(response: &Response, answered: &Answered) -> AttrValue {
    let text = whole(response, answered);
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}\n… {} more; Copy takes all", &text[..end], units::bytes(text.len() - end)).into(),
        None => text.into(),
    }
}

/// The whole text. An access token that a call asked for by itself stays hidden.
fn whole(response: &Response, answered: &Answered) -> String {
    if answered.last().is_some_and(|exchange| exchange.for_token) {
        return secret::token_answer(&response.body, Secrets::Masked);
    }
    String::from_utf8_lossy(&response.body).into_owned()
}

fn named(response: &Response) -> String {
    let found = response.media_type();
    if found.is_empty() { "of no stated type".to_owned() } else { found }
}

/// Compares by place: a call that is over never changes.
#[derive(Clone)]
struct ByPlace(Rc<Answered>);

impl PartialEq for ByPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

const MOST_SHOWN: usize = 500_000;
