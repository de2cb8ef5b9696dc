//! A web worker that answers requests in place of the network.
//!
//! To it: `{id, method, url, headers: [[name, value]], body: Uint8Array}`. From it, in any order: `{id, status, headers, body}`.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use smartrecruiters_core::{Failure, Headers, Request, Response};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, WorkerOptions, WorkerType};

use crate::slot::Slot;

/// A running worker. Clones are the same worker; it ends when the last one goes.
#[derive(Clone)]
pub struct Worker(Rc<Running>);

struct Running {
    worker: web_sys::Worker,
    waiting: Waiting,
    broken: Rc<Cell<bool>>,
    next: Cell<u32>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

/// Slots by the id of their request: few at a time.
type Waiting = Rc<RefCell<Vec<(u32, Slot<Result<Response, Failure>>)>>>;

impl Worker {
    /// Starts the module at `url`. It need not have loaded when the first request is sent.
    ///
    /// # Errors
    /// [`Failure::Network`] where the page may not start workers. One that does not load fails its requests.
    pub fn start(url: &str) -> Result<Self, Failure> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(url, &options).map_err(|_| Failure::Network)?;
        let waiting = Waiting::default();
        let broken = Rc::new(Cell::new(false));
        let on_message = Closure::new({
            let waiting = Rc::clone(&waiting);
            move |event: MessageEvent| {
                let message = event.data();
                let slot = id(&message).and_then(|id| remove(&waiting, id));
                if let Some(slot) = slot {
                    slot.fill(read(&message).ok_or(Failure::Network));
                }
            }
        });
        let on_error = Closure::new({
            let (waiting, broken) = (Rc::clone(&waiting), Rc::clone(&broken));
            move |_: ErrorEvent| {
                broken.set(true);
                let all = std::mem::take(&mut *waiting.borrow_mut());
                for (_, slot) in all {
                    slot.fill(Err(Failure::Network));
                }
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self(Rc::new(Running { worker, waiting, broken, next: Cell::new(0), _on_message: on_message, _on_error: on_error })))
    }

    /// Whether it failed to load or broke down: it answers nothing any more.
    pub fn is_broken(&self) -> bool {
        self.0.broken.get()
    }

    pub(crate) async fn send(&self, request: &Request) -> Result<Response, Failure> {
        if self.is_broken() {
            return Err(Failure::Network);
        }
        let id = self.0.next.replace(self.0.next.get().wrapping_add(1));
        let slot = Slot::new();
        let message = write(id, request).map_err(|_| Failure::Network)?;
        self.0.waiting.borrow_mut().push((id, slot.clone()));
        let _forget = Forget { waiting: &self.0.waiting, id };
        self.0.worker.post_message(&message).map_err(|_| Failure::Network)?;
        slot.take().await
    }
}

impl PartialEq for Worker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker").field("waiting", &self.0.waiting.borrow().len()).finish()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Drops the slot of a request that nobody waits for any more.
struct Forget<'a> {
    waiting: &'a Waiting,
    id: u32,
}

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        remove(self.waiting, self.id);
    }
}

fn remove(waiting: &Waiting, id: u32) -> Option<Slot<Result<Response, Failure>>> {
    let mut waiting = waiting.borrow_mut();
    let place = waiting.iter().position(|(found, _)| *found == id)?;
    Some(waiting.swap_remove(place).1)
}

fn write(id: u32, request: &Request) -> Result<JsValue, JsValue> {
    let message = Object::new();
    let headers = Array::new();
    for (name, value) in request.headers.iter() {
        headers.push(&Array::of2(&name.into(), &value.into()));
    }
    Reflect::set(&message, &"id".into(), &id.into())?;
    Reflect::set(&message, &"method".into(), &request.method.as_str().into())?;
    Reflect::set(&message, &"url".into(), &request.url.as_str().into())?;
    Reflect::set(&message, &"headers".into(), &headers)?;
    Reflect::set(&message, &"body".into(), &Uint8Array::from(request.body.as_slice()))?;
    Ok(message.into())
}

fn id(message: &JsValue) -> Option<u32> {
    number(message, "id")
}

/// `None` where the worker reports an error of its own.
fn read(message: &JsValue) -> Option<Response> {
    let status = u16::try_from(number(message, "status")?).ok()?;
    let mut headers = Headers::new();
    for pair in Array::from(&Reflect::get(message, &"headers".into()).ok()?).iter() {
        let pair = Array::from(&pair);
        headers.add(pair.get(0).as_string()?, pair.get(1).as_string()?);
    }
    let body = Reflect::get(message, &"body".into()).ok()?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Response { status, headers, body })
}

#[expect(clippy::cast_sign_loss, reason = "a negative number becomes 0, which no answer uses")]
fn number(message: &JsValue, key: &str) -> Option<u32> {
    Some(Reflect::get(message, &key.into()).ok()?.as_f64()? as u32)
}
