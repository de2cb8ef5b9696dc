//! The client core for JavaScript: what a call does next, told to a driver that does it.
//!
//! ```text
//! driver: reserve(length), writes the input, next(length) ─▶ reads the output: wait, fetch, read, hand over, fail ─▶ next(…)
//! driver: reserve(…), writes a lane, start(…) or finish(…) ─▶ reads the lane
//! ```
//!
//! Nothing is kept between two calls of these functions: operations, session, call, mark and lanes are the driver's. So a request that a
//! runtime drops half-way leaves nothing behind, memory cannot grow from step to step, and an instance can be replaced at any moment.
//!
//! In scope: bytes in, bytes out. Out of scope: every decision (`smartrecruiters-core`), JSON of callers (`JSON.parse`).

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(any(target_arch = "wasm32", test))]
mod card;
#[cfg(any(target_arch = "wasm32", test))]
mod fields;
#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(any(target_arch = "wasm32", test))]
mod page;
#[cfg(any(target_arch = "wasm32", test))]
mod step;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "wasm32")]
use smartrecruiters_core::governor::{Limits, Start};
use smartrecruiters_core::retry::Budget;
use smartrecruiters_core::wire::Stand;
use wasm_bindgen::prelude::wasm_bindgen;

/// The mark of a call whose answer has this status and is to be handed over; 0 where something else must be decided.
#[wasm_bindgen]
pub fn deliver(mark: u32, status: u32) -> u32 {
    let mut stand = Stand(mark);
    if stand.delivers(status as u16) { stand.0 } else { 0 }
}

/// The budget of retries after a call that succeeded.
#[wasm_bindgen]
pub fn refund(budget: u32) -> u32 {
    let mut budget = Budget(budget);
    budget.refund();
    budget.0
}

/// Makes room for an input of `length` bytes, and tells where the driver writes it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    memory::reserve(length)
}

/// Takes a call one step further, and tells how many bytes it wrote behind the input. `step.rs` lists what goes in and comes out.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn next(length: usize) -> usize {
    let mut output = memory::Output::after(length);
    step::next(memory::input(length), &mut output);
    output.length()
}

/// Tells where a list goes on, and how many bytes it wrote behind the input. `page.rs` lists what goes in and comes out.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn page(length: usize) -> usize {
    let mut output = memory::Output::after(length);
    page::next(memory::input(length), &mut output);
    output.length()
}

/// Starts a call of the lane that was written: 0 where it may start, otherwise the milliseconds after which to ask again; 4294967295 where
/// only the end of a running call helps.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn start(now: u32) -> u32 {
    match memory::lane().start(now) {
        Start::Now => 0,
        Start::In(wait) => wait,
        Start::Blocked => u32::MAX,
    }
}

/// Ends a call of the lane that was written, with the four limits of its answer, 4294967295 for one that is not there, and for how many
/// milliseconds it forbids the next.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn finish(started: u32, now: u32, limit: u32, remaining: u32, concurrent_limit: u32, concurrent_remaining: u32, pause: u32) {
    let [limit, remaining, concurrent_limit, concurrent_remaining] =
        [limit, remaining, concurrent_limit, concurrent_remaining].map(|number| Some(number).filter(|number| *number != u32::MAX));
    memory::lane().finish(started, now, Limits { limit, remaining, concurrent_limit, concurrent_remaining }, pause);
}
