//! One module for each kind of page.

pub(crate) mod family;
pub(crate) mod home;
pub(crate) mod missing;
pub(crate) mod operation;
pub(crate) mod reference;
