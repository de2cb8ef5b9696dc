//! The way around: the bar with the name, the search, the list of operations.

mod group;
mod results;
pub(crate) mod sidebar;
pub(crate) mod top;
