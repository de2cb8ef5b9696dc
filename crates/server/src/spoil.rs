//! Gives answers with the faults that were put into them: late, slowly, in part, or not at all.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body::{Body as HttpBody, Frame, SizeHint};
use smartrecruiters_sandbox::{Answer, Cut};
use tokio::time::{Instant, Sleep, sleep};

/// Whether a connection is to be reset, as by a crash, when it closes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reset(Arc<AtomicBool>);

impl Reset {
    pub(crate) fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The body of an answer, given as the answer says.
pub(crate) fn body(answer: &mut Answer, connection: &Reset) -> Body {
    let bytes = Bytes::from(std::mem::take(&mut answer.response.body));
    if answer.cut.is_none() && answer.spread_ms == 0 {
        return Body::from(bytes);
    }
    let announced = bytes.len();
    let (left, breaks) = match answer.cut {
        None => (bytes, false),
        Some(Cut::Body(most)) => (bytes.slice(..most.min(announced)), true),
        Some(Cut::Head) => {
            connection.0.store(true, Ordering::Relaxed);
            (Bytes::new(), true)
        }
    };
    let at_once = answer.cut == Some(Cut::Head);
    let pause = Duration::from_millis(answer.spread_ms) / PIECES;
    let piece = if answer.spread_ms == 0 { left.len() } else { left.len().div_ceil(PIECES as usize) };
    Body::new(Spoiled { left, announced: announced as u64, piece: piece.max(1), pause, breaks, at_once, due: None })
}

/// A body in pieces, which may end too early.
struct Spoiled {
    left: Bytes,
    announced: u64,
    /// Bytes that are given at a time.
    piece: usize,
    pause: Duration,
    breaks: bool,
    /// Whether it breaks before the head of the answer has left.
    at_once: bool,
    /// When the next piece, or the break, comes. `None` before the first.
    due: Option<Pin<Box<Sleep>>>,
}

impl HttpBody for Spoiled {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.at_once {
            return Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())));
        }
        // What was given has left by the time that a pause, however short, is over.
        let pause = self.pause.max(LEAST_PAUSE);
        ready!(self.due.get_or_insert_with(|| Box::pin(sleep(Duration::ZERO))).as_mut().poll(context));
        if self.left.is_empty() {
            return Poll::Ready(self.breaks.then(|| Err(io::ErrorKind::ConnectionAborted.into())));
        }
        let length = self.piece.min(self.left.len());
        let piece = self.left.split_to(length);
        if let Some(due) = &mut self.due {
            due.as_mut().reset(Instant::now() + pause);
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        // Nobody asks for a body that is empty, so one that breaks at once claims a byte.
        SizeHint::with_exact(self.announced.max(u64::from(self.at_once)))
    }
}

const PIECES: u32 = 20;
const LEAST_PAUSE: Duration = Duration::from_millis(10);
