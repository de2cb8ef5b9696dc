//! Parts of the page whose code is fetched when it is first needed.
//!
//! ```text
//! later! {
//!     /// A chart.
//!     pub(crate) const CHART: Later<Chart> = charts::chart(|chart| widget(chart.clone()));
//! }
//!
//! CHART.show(Chart { … })      a node: grey lines until the code is there, or a sentence with a button that asks again
//! CHART.fetch()                fetches ahead of need
//! ```
//!
//! The closure and all that is reached from closures of its part alone go into the part's file, here `charts`; what two parts share goes into a file that both fetch. What the
//! first load reaches as well stays there.

use std::any::{Any, type_name};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
use yew::{Callback, Html};

use super::loading::loading;
use super::widget::{Cx, State, Widget, keyed};
use crate::state::remote::Remote;

/// Draws what it is given, which must be of its kind.
pub(crate) type Draw = fn(&dyn Any) -> Html;
/// The way to a [`Draw`].
pub(crate) type Fetch = fn() -> Coming;
/// One that is on its way.
pub(crate) type Coming = Pin<Box<dyn Future<Output = Result<Draw, Lost>>>>;

/// The file of a part did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lost;

impl From<SplitLoaderError> for Lost {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What is drawn of a `P`, by code that comes later.
pub(crate) struct Later<P> {
    fetch: Fetch,
    of: PhantomData<fn(P)>,
}

impl<P: 'static> Later<P> {
    /// By the way to it.
    pub(crate) const fn new(fetch: Fetch) -> Self {
        Self { fetch, of: PhantomData }
    }

    /// A node: what is drawn, or that it is on its way, or that it did not come.
    pub(crate) fn show(&self, given: P) -> Html {
        // What was drawn for another kind can draw nothing of this one.
        keyed(type_name::<P>(), Waiting { fetch: self.fetch, given: Rc::new(given) })
    }

    /// Fetches the part ahead of need. That it did not come is told when it is needed.
    pub(crate) fn fetch(&self) -> impl Future<Output = ()> + 'static {
        let coming = (self.fetch)();
        async { _ = coming.await }
    }
}

/// A constant whose closure is in the file of a part: `const NAME: Later<Kind> = part::name(|given| …);`, where `given` is a `&Kind`.
macro_rules! later {
    ($(#[$about:meta])* $seen:vis const $constant:ident: Later<$kind:ty> = $part:ident::$name:ident(|$given:ident| $draw:expr);) => {
        $(#[$about])*
        $seen const $constant: $crate::ui::later::Later<$kind> = $crate::ui::later::Later::new(|| Box::pin($name()));

        #[wasm_split_helpers::wasm_split($part, fallible)]
        fn $name() -> Result<$crate::ui::later::Draw, $crate::ui::later::Lost> {
            Ok(|given| given.downcast_ref().map(|$given: &$kind| -> yew::Html { $draw }).unwrap_or_default())
        }
    };
}
pub(crate) use later;

struct Waiting {
    fetch: Fetch,
    given: Rc<dyn Any>,
}

impl Widget for Waiting {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let state = cx.state(None);
        let found = state.get().or_else(|| {
            let mut coming = (self.fetch)();
            // What is there already is drawn at once.
            match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(found) => Some(found),
                Poll::Pending => {
                    wait(coming, state.clone());
                    None
                }
            }
        });
        match found {
            Some(Ok(draw)) => draw(&*self.given),
            Some(Err(Lost)) => {
                let retry = Callback::from(move |()| state.set(None));
                loading(&Remote::Failed("its code could not be reached".into()), &retry)
            }
            None => loading(&Remote::Loading, &Callback::noop()),
        }
    }
}

fn wait(coming: Coming, state: State<Option<Result<Draw, Lost>>>) {
    spawn_local(async move { state.set(Some(coming.await)) });
}
