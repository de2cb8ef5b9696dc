//! The real program, over real connections. One binary for all: linking is the slow part.

mod data;
mod faults;
mod guide;
mod process;
mod receiver;
mod relay;
mod webhooks;
