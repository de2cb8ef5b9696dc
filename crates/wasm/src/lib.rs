//! The client core for JavaScript: what a call does next, told to a driver that does it.
//!
//! ```text
//! driver: shape(operation) ─▶ which arguments there are
//! driver: reserve(length), writes the input, next(length) ─▶ reads the output: fetch, read, hand over, fail ─▶ next(…)
//! ```
//!
//! Nothing is kept between two calls of these functions: session, call and mark are the driver's. So a request that a runtime drops half-way
//! leaves nothing behind, memory cannot grow from step to step, and an instance can be replaced at any moment.
//!
//! In scope: bytes in, bytes out. Out of scope: every decision (`smartrecruiters-core`), JSON of callers (`JSON.parse`).

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(any(target_arch = "wasm32", test))]
mod fields;
#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(any(target_arch = "wasm32", test))]
mod step;
#[cfg(test)]
mod tests;

use smartrecruiters_catalogue::Row;
use wasm_bindgen::prelude::wasm_bindgen;

/// Which arguments an operation takes: bits 0 to 2 the number of path arguments; 3 to 5 the kind of body (none, JSON, JSON Patch, form,
/// multipart); 6 whether it has query or header parameters; 7 whether the answer is a file.
#[wasm_bindgen]
pub fn shape(operation: u32) -> u32 {
    let row = Row::scan(operation);
    let path = row.words().filter(|word| word.first() == Some(&b'{')).count() as u32;
    let parameters = row.packed_parameters().next().is_some();
    path | (row.body() as u32) << 3 | u32::from(parameters) << 6 | u32::from(row.is_download()) << 7
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
