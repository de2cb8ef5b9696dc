//! Small pieces that pages and panels are made of. Most are functions: a component of Yew weighs some kilobytes, so only what has a state
//! of its own, or must not be drawn again with what is around it, is one.

pub(crate) mod button;
pub(crate) mod copy;
pub(crate) mod el;
pub(crate) mod exchange;
pub(crate) mod json;
pub(crate) mod loading;
pub(crate) mod markdown;
pub(crate) mod method;
pub(crate) mod tabs;
