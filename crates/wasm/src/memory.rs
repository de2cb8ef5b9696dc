//! The only memory there is: the driver writes a step's input where the static data ends, and the step writes its output behind it.
//!
//! Nothing outlives a step, so there is no allocator, and the memory grows no further than the largest step.

#![expect(unsafe_code, reason = "input and output are raw memory that the driver writes and reads")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::{ptr, slice};

use smartrecruiters_core::governor::Lane;
use smartrecruiters_core::wire::Put;

use crate::step::Sheet;

/// What a step writes.
pub(crate) struct Output {
    start: usize,
    end: usize,
}

/// Makes room for an input and tells where it begins.
pub(crate) fn reserve(length: usize) -> usize {
    grow(base() + length);
    base()
}

/// The input that the driver wrote.
pub(crate) fn input(length: usize) -> &'static [u8] {
    // SAFETY: `reserve` grew the memory so far; nothing else lives behind the static data, and `Output` starts behind the input.
    unsafe { slice::from_raw_parts(ptr::with_exposed_provenance(base()), length) }
}

/// The lane that the driver wrote.
pub(crate) fn lane() -> &'static mut Lane {
    // SAFETY: `reserve` grew the memory, its start is aligned as the end of the static data is, any numbers are a lane, and there is no other
    // reference to it.
    unsafe { &mut *ptr::with_exposed_provenance_mut(base()) }
}

impl Output {
    pub(crate) fn after(length: usize) -> Self {
        let start = base() + length;
        Self { start, end: start }
    }

    /// How much was written.
    pub(crate) fn length(&self) -> usize {
        self.end - self.start
    }
}

impl Sheet for Output {
    fn clear(&mut self) {
        self.end = self.start;
    }
}

impl Put for Output {
    fn byte(&mut self, byte: u8) {
        grow(self.end + 1);
        // SAFETY: the memory reaches so far, and only this output is there.
        unsafe { ptr::with_exposed_provenance_mut::<u8>(self.end).write(byte) };
        self.end += 1;
    }
}

/// Lets the memory reach to `end`. Traps where there is no more.
fn grow(end: usize) {
    while end > wasm32::memory_size(0) * PAGE {
        if wasm32::memory_grow(0, 1) == usize::MAX {
            wasm32::unreachable();
        }
    }
}

fn base() -> usize {
    &raw const __heap_base as usize
}

/// The language wants an allocator where a crate could allocate. Nothing that is linked does.
struct None;

#[global_allocator]
static ALLOCATOR: None = None;

// SAFETY: no memory is ever handed out.
unsafe impl GlobalAlloc for None {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

/// Nothing in this module panics on input; a trap is what is left for a fault in it.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}

const PAGE: usize = 65_536;

unsafe extern "C" {
    /// Where the linker ends the static data.
    static __heap_base: u8;
}
