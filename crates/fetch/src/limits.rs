//! When to give up.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use smartrecruiters_core::{Failure, Response};

use crate::slot::Slot;

/// How long one request may take, and how the caller takes it back.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Milliseconds for one request with its answer.
    pub timeout_ms: u32,
    /// Ends the call at once.
    pub abort: Abort,
}

impl Default for Limits {
    /// 30 seconds.
    fn default() -> Self {
        Self { timeout_ms: 30_000, abort: Abort::new() }
    }
}

/// A switch that ends a call. Clones are the same switch.
#[derive(Clone)]
pub struct Abort {
    thrown: Rc<Cell<bool>>,
    slot: Slot<()>,
}

impl Abort {
    /// A switch for one call.
    #[expect(clippy::new_without_default, reason = "each is an identity: two of them are never interchangeable")]
    pub fn new() -> Self {
        Self { thrown: Rc::default(), slot: Slot::new() }
    }

    /// Ends the call: its result is [`Failure::Aborted`].
    pub fn abort(&self) {
        self.thrown.set(true);
        self.slot.fill(());
    }
}

impl PartialEq for Abort {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.thrown, &other.thrown)
    }
}

impl fmt::Debug for Abort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Abort").field("thrown", &self.thrown.get()).finish_non_exhaustive()
    }
}

impl Limits {
    /// Waits for an answer within the limits. Past them the future is dropped, which takes its request back.
    pub(crate) async fn hold(&self, answer: impl Future<Output = Result<Response, Failure>>) -> Result<Response, Failure> {
        if self.abort.thrown.get() {
            return Err(Failure::Aborted);
        }
        let over = pin!(async {
            match select(pin!(self.abort.slot.take()), TimeoutFuture::new(self.timeout_ms)).await {
                Either::Left(_) => Failure::Aborted,
                Either::Right(_) => Failure::Timeout,
            }
        });
        match select(pin!(answer), over).await {
            Either::Left((answer, _)) => answer,
            Either::Right((failure, _)) => Err(failure),
        }
    }
}
