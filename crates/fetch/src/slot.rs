//! One value, delivered later to one reader.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A place that a value will be put in. Clones share it.
pub(crate) struct Slot<T>(Rc<Inner<T>>);

struct Inner<T> {
    value: Cell<Option<T>>,
    reader: RefCell<Option<Waker>>,
}

impl<T> Slot<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::new(Inner { value: Cell::new(None), reader: RefCell::new(None) }))
    }

    /// Puts the value in and wakes the reader.
    pub(crate) fn fill(&self, value: T) {
        self.0.value.set(Some(value));
        if let Some(reader) = self.0.reader.take() {
            reader.wake();
        }
    }

    /// Waits for the value and takes it out.
    pub(crate) fn take(&self) -> impl Future<Output = T> + use<'_, T> {
        poll_fn(|context| {
            let value = self.0.value.take();
            if value.is_none() {
                self.0.reader.replace(Some(context.waker().clone()));
            }
            value.map_or(Poll::Pending, Poll::Ready)
        })
    }
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[test]
    fn a_value_reaches_its_reader_once() {
        let slot = Slot::new();
        assert_eq!(slot.take().now_or_never(), None);
        slot.clone().fill(7);
        assert_eq!(slot.take().now_or_never(), Some(7));
        assert_eq!(slot.take().now_or_never(), None);
    }
}
