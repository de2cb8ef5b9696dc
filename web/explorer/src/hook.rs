//! Effects: the address, the keyboard, the clock, the network. Widgets use them, reducers never do.

pub(crate) mod ahead;
pub(crate) mod clipboard;
pub(crate) mod draft;
pub(crate) mod file;
pub(crate) mod history;
pub(crate) mod library;
pub(crate) mod listener;
pub(crate) mod offline;
pub(crate) mod page;
pub(crate) mod route;
pub(crate) mod send;
pub(crate) mod session;
pub(crate) mod storage;
pub(crate) mod theme;
pub(crate) mod tick;
