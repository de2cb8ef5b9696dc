//! Small pieces that pages and panels are made of. Most are functions; what has a state of its own, or must not be drawn again with what
//! is around it, is a widget.

pub(crate) mod button;
pub(crate) mod copy;
pub(crate) mod el;
pub(crate) mod exchange;
pub(crate) mod json;
pub(crate) mod later;
pub(crate) mod loading;
pub(crate) mod markdown;
pub(crate) mod method;
pub(crate) mod tabs;
pub(crate) mod widget;
