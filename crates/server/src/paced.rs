//! A body that is passed on piece by piece, and given up when it is too long or stands still.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, Sleep, sleep};

/// The body of an answer on its way to a page. Holds a place among the calls under way until it ends.
pub(crate) struct Paced {
    inner: Incoming,
    /// Bytes that may still come.
    left: u64,
    pause: Duration,
    /// When the next piece must be there.
    due: Pin<Box<Sleep>>,
    _place: OwnedSemaphorePermit,
}

impl Paced {
    pub(crate) fn new(inner: Incoming, most: u64, pause: Duration, place: OwnedSemaphorePermit) -> Self {
        Self { inner, left: most, pause, due: Box::pin(sleep(pause)), _place: place }
    }
}

impl Body for Paced {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match Pin::new(&mut self.inner).poll_frame(context) {
            Poll::Pending => {
                let late = |()| Some(Err(io::Error::new(io::ErrorKind::TimedOut, "the answer stands still")));
                self.due.as_mut().poll(context).map(late)
            }
            Poll::Ready(Some(Ok(frame))) => {
                let length = frame.data_ref().map_or(0, Bytes::len) as u64;
                let Some(left) = self.left.checked_sub(length) else {
                    return Poll::Ready(Some(Err(io::Error::new(io::ErrorKind::FileTooLarge, "the answer is too long"))));
                };
                self.left = left;
                let next = Instant::now() + self.pause;
                self.due.as_mut().reset(next);
                // Trailers say nothing that a page could read.
                if frame.is_data() { Poll::Ready(Some(Ok(frame))) } else { Poll::Ready(None) }
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(io::Error::other(error)))),
            Poll::Ready(None) => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
