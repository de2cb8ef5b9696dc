//! Puts lists in order, in one function for all of them: sorting in place is a good deal of code, once more for each kind of list.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// The latest first. Things of the same moment stay in their order.
pub(crate) fn latest_first<T>(list: &mut Vec<&T>, moment: impl Fn(&T) -> u64) {
    let ranks = list.iter().zip(0..).map(|(thing, place)| (u64::MAX - moment(thing), place)).collect();
    *list = by_number(ranks).filter_map(|place| list.get(place).copied()).collect();
}

/// The places of numbers, the smallest first; equal ones stay in their order.
pub(crate) fn by_number(mut ranks: Vec<(u64, u32)>) -> impl Iterator<Item = usize> {
    sort_numbers(&mut ranks);
    ranks.into_iter().map(|(_, place)| place as usize)
}

/// Sorts places by what stands there.
#[inline(never)]
pub(crate) fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
}

#[inline(never)]
fn sort_numbers(ranks: &mut [(u64, u32)]) {
    ranks.sort_unstable();
}
