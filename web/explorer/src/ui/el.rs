//! Elements by calls instead of `html!`: an element of the macro is some hundred bytes of the page, one of these is a few dozen.
//!
//! ```text
//! el("p").class("muted").text("No operation is called ").child(el("code").words(name))
//! ```
//!
//! What has a state of its own is a child made by [`widget`](super::widget::widget).

use std::fmt::Display;
use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// An element under construction: one pointer, so that a chain of calls hands over nothing else.
pub(crate) struct El(Box<VTag>);

/// An element without anything.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

/// Several nodes in a row. What may be missing is an empty node, so that its neighbours keep their places.
pub(crate) fn row(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

impl El {
    /// Its classes.
    pub(crate) fn class(self, value: &'static str) -> Self {
        self.set("class", value)
    }

    /// Its test hook.
    pub(crate) fn testid(self, value: impl Into<AttrValue>) -> Self {
        self.put("data-testid", value.into())
    }

    /// An attribute with a value that never changes.
    pub(crate) fn set(self, name: &'static str, value: &'static str) -> Self {
        self.put(name, AttrValue::Static(value))
    }

    /// An attribute.
    pub(crate) fn with(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.put(name, value.into())
    }

    /// An attribute that says `true` or `false`.
    pub(crate) fn truth(self, name: &'static str, value: bool) -> Self {
        self.set(name, truth(value))
    }

    /// An attribute that is there or not.
    pub(crate) fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.set(name, "") } else { self }
    }

    /// An attribute with this value, or none.
    pub(crate) fn maybe(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Text that stays.
    pub(crate) fn text(self, text: &'static str) -> Self {
        self.push(VText::new(AttrValue::Static(text)).into())
    }

    /// Text that was made.
    pub(crate) fn string(self, text: String) -> Self {
        self.push(VText::new(text).into())
    }

    /// Text from elsewhere.
    pub(crate) fn words(self, text: &str) -> Self {
        self.string(text.to_owned())
    }

    /// A value as text.
    pub(crate) fn number(self, value: impl Display) -> Self {
        self.string(value.to_string())
    }

    /// One more child.
    pub(crate) fn child(self, child: impl Into<Html>) -> Self {
        self.push(child.into())
    }

    /// One more child, or an empty place.
    pub(crate) fn child_if(self, child: Option<impl Into<Html>>) -> Self {
        self.push(child.map(Into::into).unwrap_or_default())
    }

    /// More children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.push(child.into());
        }
        self
    }

    /// What a field holds.
    pub(crate) fn value(mut self, value: impl Into<AttrValue>) -> Self {
        self.0.set_value(Some(value.into()));
        self
    }

    /// Whether a box is checked.
    pub(crate) fn checked(mut self, value: bool) -> Self {
        self.0.set_checked(value);
        self
    }

    /// What tells it from its neighbours.
    pub(crate) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Lets its element be found.
    pub(crate) fn node(mut self, node: NodeRef) -> Self {
        self.0.node_ref = node;
        self
    }

    /// Calls at each event of a kind.
    pub(crate) fn on(self, when: On, call: impl Fn(Event) + 'static) -> Self {
        self.listen(Rc::new(Listening { when, call: Box::new(call) }))
    }

    /// Calls when it is pressed.
    pub(crate) fn press(self, call: impl Fn() + 'static) -> Self {
        self.on(On::Click, move |_| call())
    }

    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    fn push(mut self, child: VNode) -> Self {
        self.0.add_child(child);
        self
    }

    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }
}

impl From<El> for VNode {
    fn from(element: El) -> Self {
        (*element.0).into()
    }
}

/// What can be listened to.
#[derive(Clone, Copy)]
pub(crate) enum On {
    /// It is pressed.
    Click,
    /// Something is typed or chosen.
    Input,
    /// What was typed or chosen is final.
    Change,
    /// A key goes down.
    Key,
    /// It scrolls.
    Scroll,
    /// It opens or closes.
    Toggle,
}

/// A listener of any kind.
struct Listening {
    when: On,
    call: Box<dyn Fn(Event)>,
}

impl Listener for Listening {
    fn kind(&self) -> ListenerKind {
        match self.when {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::Key => ListenerKind::onkeydown,
            On::Scroll => ListenerKind::onscroll,
            On::Toggle => ListenerKind::ontoggle,
        }
    }

    fn handle(&self, event: Event) {
        (self.call)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// As attributes write it.
pub(crate) fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
