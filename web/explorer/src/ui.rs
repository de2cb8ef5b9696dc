//! Small pieces that pages and panels are made of.

pub(crate) mod copy;
pub(crate) mod exchange;
pub(crate) mod json;
pub(crate) mod loading;
pub(crate) mod markdown;
pub(crate) mod method;
pub(crate) mod tabs;
