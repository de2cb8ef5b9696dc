//! A listener that goes when its owner goes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use super::page;

/// Listens until it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `call` at each `event` of `target`.
    pub(crate) fn new(target: EventTarget, event: &'static str, call: impl Fn(Event) + 'static) -> Self {
        let call = Closure::<dyn Fn(Event)>::new(call);
        // A page that refuses a listener gives no reason and has no other way.
        _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        Self { target, event, call }
    }

    /// Calls `call` at each `event` of the window.
    pub(crate) fn window(event: &'static str, call: impl Fn(Event) + 'static) -> Option<Self> {
        Some(Self::new(page::window()?.into(), event, call))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        _ = self.target.remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}
