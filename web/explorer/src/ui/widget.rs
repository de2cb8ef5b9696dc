//! Parts of the page with state of their own. One Yew component draws them all.
//!
//! Each `#[component]`, and each call of one of Yew's hooks within, is compiled for itself: some four and one kilobytes of the page. Here
//! the component is compiled once, and what differs is called through a pointer.
//!
//! ```text
//! struct Counter;
//!
//! impl Widget for Counter {
//!     fn draw(&self, cx: &mut Cx<'_>) -> Html {
//!         let count = cx.state(0_usize);
//!         el("button").number(count.get()).press(move || count.set(count.get() + 1)).into()
//!     }
//! }
//! ```

use std::any::Any;
use std::cell::RefCell;
use std::mem;
use std::ops::Deref;
use std::rc::Rc;

use yew::html::Scope;
use yew::virtual_dom::{Key, VComp, VNode};
use yew::{Component, Context, Html, NodeRef, Properties, Reducible};

/// A part of the page. It is drawn again when a state of its own changes, and when what is around it is drawn.
pub(crate) trait Widget: 'static {
    /// Its nodes. What is asked of `cx` is asked in the same order each time.
    fn draw(&self, cx: &mut Cx<'_>) -> Html;

    /// Whether it need not be drawn again in the place of one `before` it.
    fn is_like(&self, _before: &Self) -> bool {
        false
    }
}

/// A widget as a node.
pub(crate) fn widget(of: impl Widget) -> Html {
    node(Drawn::new(of), None)
}

/// A widget as a node among others of its kind.
pub(crate) fn keyed(key: impl Into<Key>, of: impl Widget) -> Html {
    node(Drawn::new(of), Some(key.into()))
}

fn node(drawn: Drawn, key: Option<Key>) -> Html {
    VNode::VComp(Rc::new(VComp::new::<Host>(Rc::new(drawn), key)))
}

/// What a widget may ask for while it is drawn.
pub(crate) struct Cx<'a> {
    slots: &'a mut Slots,
    host: &'a Scope<Host>,
}

impl Cx<'_> {
    /// A value of its own; changing it draws the widget again. It begins as `first`.
    pub(crate) fn state<T: 'static>(&mut self, first: T) -> State<T> {
        State { value: self.keep(|| RefCell::new(first)), host: self.host.clone() }
    }

    /// A value of its own that changes by actions. It begins as its default.
    pub(crate) fn store<T: Reducible + Default + 'static>(&mut self) -> Store<T> {
        self.store_from(Rc::default)
    }

    /// A value of its own that changes by actions. It begins as `first`.
    pub(crate) fn store_from<T: Reducible + 'static>(&mut self, first: impl FnOnce() -> Rc<T>) -> Store<T> {
        let latest = self.keep(|| RefCell::new(first()));
        let now = Rc::clone(&latest.borrow());
        Store { now, latest, host: self.host.clone() }
    }

    /// What was made when it was first drawn. It is dropped with the widget.
    pub(crate) fn keep<T: 'static>(&mut self, new: impl FnOnce() -> T) -> Rc<T> {
        if let Some(Ok(kept)) = self.slots.again().map(Rc::downcast) {
            return kept;
        }
        let first = Rc::new(new());
        self.slots.kept.push(Rc::clone(&first) as Rc<dyn Any>);
        first
    }

    /// A way to an element of its own.
    pub(crate) fn node(&mut self) -> NodeRef {
        (*self.keep(NodeRef::default)).clone()
    }

    /// What was made of these `parts` when they were last new.
    pub(crate) fn memo<P: PartialEq + 'static, T: 'static>(&mut self, parts: P, new: impl FnOnce(&P) -> T) -> Rc<T> {
        let kept = self.keep(|| RefCell::new(None::<(P, Rc<T>)>));
        let mut kept = kept.borrow_mut();
        match &*kept {
            Some((old, made)) if *old == parts => Rc::clone(made),
            _ => {
                let made = Rc::new(new(&parts));
                *kept = Some((parts, Rc::clone(&made)));
                made
            }
        }
    }

    /// Calls once the widget is in the page, and again whenever `parts` are new. What it gives is kept until then.
    pub(crate) fn effect<P: PartialEq + 'static, T: 'static>(&mut self, parts: P, run: impl FnOnce() -> T + 'static) {
        let (seen, kept) = (self.keep(|| RefCell::new(None)), self.keep(|| RefCell::new(None)));
        if seen.borrow().as_ref() != Some(&parts) {
            seen.replace(Some(parts));
            self.after(move || {
                drop(kept.take());
                kept.replace(Some(run()));
            });
        }
    }

    /// Calls once what is drawn now is in the page.
    pub(crate) fn after(&mut self, run: impl FnOnce() + 'static) {
        self.slots.due.push(Box::new(run));
    }
}

/// A value of a widget. Clones share it.
pub(crate) struct State<T> {
    value: Rc<RefCell<T>>,
    host: Scope<Host>,
}

impl<T: Clone> State<T> {
    /// The value as it is now.
    pub(crate) fn get(&self) -> T {
        self.value.borrow().clone()
    }
}

impl<T: PartialEq> State<T> {
    /// Changes the value.
    pub(crate) fn set(&self, value: T) {
        if *self.value.borrow() != value {
            self.value.replace(value);
            self.host.send_message(());
        }
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), host: self.host.clone() }
    }
}

/// A value that changes by actions, as it was when the widget was drawn. Clones share what comes after.
pub(crate) struct Store<T> {
    now: Rc<T>,
    latest: Rc<RefCell<Rc<T>>>,
    host: Scope<Host>,
}

impl<T: Reducible> Store<T> {
    /// Changes the value, and draws the widget again.
    pub(crate) fn dispatch(&self, action: T::Action) {
        let latest = Rc::clone(&self.latest.borrow());
        self.latest.replace(latest.reduce(action));
        self.host.send_message(());
    }
}

impl<T> Store<T> {
    /// The value as it is now, whenever the widget was drawn.
    pub(crate) fn latest(&self) -> Rc<T> {
        Rc::clone(&self.latest.borrow())
    }
}

impl<T> Deref for Store<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.now
    }
}

impl<T> Clone for Store<T> {
    fn clone(&self) -> Self {
        Self { now: Rc::clone(&self.now), latest: Rc::clone(&self.latest), host: self.host.clone() }
    }
}

/// Something shared, which equals itself alone.
pub(crate) struct Same<T: ?Sized>(pub(crate) Rc<T>);

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The component behind every widget.
pub(crate) struct Host(RefCell<Slots>);

/// What a widget has kept, in the order it asked, and what is due once it is in the page.
#[derive(Default)]
struct Slots {
    kept: Vec<Rc<dyn Any>>,
    next: usize,
    due: Vec<Box<dyn FnOnce()>>,
}

impl Slots {
    /// What was kept at this place of the order.
    fn again(&mut self) -> Option<Rc<dyn Any>> {
        self.next += 1;
        self.kept.get(self.next - 1).cloned()
    }
}

/// The properties of [`Host`]: a widget of any kind.
#[derive(Properties)]
pub(crate) struct Drawn {
    of: Rc<dyn AnyWidget>,
}

impl Drawn {
    /// A widget with its kind forgotten.
    pub(crate) fn new(of: impl Widget) -> Self {
        Self { of: Rc::new(of) }
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.of.is_like(other.of.as_any())
    }
}

trait AnyWidget {
    fn draw(&self, cx: &mut Cx<'_>) -> Html;
    fn is_like(&self, before: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<W: Widget> AnyWidget for W {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        Widget::draw(self, cx)
    }

    fn is_like(&self, before: &dyn Any) -> bool {
        before.downcast_ref().is_some_and(|before| Widget::is_like(self, before))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Component for Host {
    type Message = ();
    type Properties = Drawn;

    fn create(_: &Context<Self>) -> Self {
        Self(RefCell::default())
    }

    fn changed(&mut self, context: &Context<Self>, before: &Drawn) -> bool {
        if context.props().of.as_any().type_id() != before.of.as_any().type_id() {
            // A widget of another kind has taken the place.
            self.0.take();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let slots = &mut *self.0.borrow_mut();
        slots.next = 0;
        context.props().of.draw(&mut Cx { slots, host: context.link() })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        for run in mem::take(&mut self.0.get_mut().due) {
            run();
        }
    }
}
