//! Finds the name that was probably meant.

use alloc::string::String;
use alloc::vec::Vec;

/// The nearest of `names`, if it differs from `given` in case, separators or a slip or two.
pub(super) fn closest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = plain(given);
    let most = wanted.chars().count() / 3;
    // Names of another length are far away, and are not compared: texts from outside may be long.
    let alike = names.map(|name| (plain(name), name)).filter(|(plain, _)| plain.len().abs_diff(wanted.len()) <= 8);
    let near = alike.map(|(plain, name)| (distance(&wanted, &plain), name)).filter(|(distance, _)| *distance <= most.min(2));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// Letters and digits in lower case; what is not ASCII counts as a letter.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii()).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Edits between two names, a swap of neighbours counted as two.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut corner = above;
        let mut left = above + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, with) in row.iter_mut().skip(1).zip(&other) {
            let change = corner + usize::from(letter != *with);
            corner = *cell;
            left = change.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
