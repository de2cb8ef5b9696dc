//! Splitting a body into lines while the page stays alive.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use smartrecruiters_core::Response;
use wasm_bindgen_futures::spawn_local;

use crate::state::json_lines::{Indexing, Lines, Progress};
use crate::state::work::Answered;
use crate::ui::widget::{Cx, Same};

/// How far reading a body is.
#[derive(Clone)]
pub(super) enum Reading {
    /// So much of a hundred is read.
    Under(u8),
    /// It is JSON.
    Json(Rc<Lines>),
    /// It is not, or does not say so.
    Other,
    /// It is JSON of too many lines.
    TooLong,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Under(one), Self::Under(other)) => one == other,
            (Self::Json(one), Self::Json(other)) => Rc::ptr_eq(one, other),
            (Self::Other, Self::Other) | (Self::TooLong, Self::TooLong) => true,
            _ => false,
        }
    }
}

/// The body as lines, as soon as they are there. What is short is there at once.
pub(super) fn use_reading(cx: &mut Cx<'_>, answered: &Rc<Answered>) -> Reading {
    let state = cx.state(None::<Reading>);
    let begun = cx.memo(Same(Rc::clone(answered)), |answered| {
        if !answered.0.response().is_some_and(is_json) {
            return (Reading::Other, None.into());
        }
        let mut indexing = Indexing::new(Rc::clone(&answered.0) as _);
        let first = seen(indexing.go(SLICE_BYTES));
        (first, std::cell::RefCell::new(Some(indexing)))
    });
    cx.effect(Same(Rc::clone(answered)), {
        let (state, begun) = (state.clone(), Rc::clone(&begun));
        move || {
            state.set(None);
            if let (Reading::Under(_), Some(indexing)) = (&begun.0, begun.1.take()) {
                spawn_local(async move { go_on(indexing, |reading| state.set(Some(reading))).await });
            }
        }
    });
    state.get().unwrap_or_else(|| begun.0.clone())
}

async fn go_on(mut indexing: Indexing, tell: impl Fn(Reading)) {
    loop {
        TimeoutFuture::new(0).await;
        let now = seen(indexing.go(SLICE_BYTES));
        let is_over = !matches!(now, Reading::Under(_));
        tell(now);
        if is_over {
            return;
        }
    }
}

fn seen(progress: Progress) -> Reading {
    match progress {
        Progress::More(percent) => Reading::Under(percent),
        Progress::Done(lines) => Reading::Json(Rc::new(lines)),
        Progress::NotJson => Reading::Other,
        Progress::TooLong => Reading::TooLong,
    }
}

/// What says that it is no JSON is shown as it came, even if it happens to be readable as such.
fn is_json(response: &Response) -> bool {
    response.media_type().ends_with("json")
}

/// So much takes some dozen milliseconds.
const SLICE_BYTES: usize = 1_000_000;
