//! Numbers as their digits stand: compared exactly, at any length.

use std::cmp::Ordering;

/// Whether a number has no fraction, as `-12`, `1.0` and `1e3`.
pub(super) fn is_whole(number: &str) -> bool {
    let Digits { significant, place, .. } = Digits::of(number);
    length(&significant) <= place
}

/// Whether `one` is smaller than `other`.
pub(super) fn is_less(one: &str, other: &str) -> bool {
    let (one, other) = (Digits::of(one), Digits::of(other));
    match (one.is_negative(), other.is_negative()) {
        (false, false) => one.size(&other) == Ordering::Less,
        (true, true) => one.size(&other) == Ordering::Greater,
        (one, _) => one,
    }
}

/// A number as 0.DIGITS times ten to the power of a place.
struct Digits {
    minus: bool,
    /// Neither the first nor the last is a zero; empty for zero.
    significant: Vec<u8>,
    place: i64,
}

impl Digits {
    /// Of a number as JSON writes it.
    fn of(number: &str) -> Self {
        let (minus, number) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (digits, power) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        // A power that no machine holds is as good as the greatest that one does.
        let most = if power.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
        let power = power.trim_start_matches('+').parse::<i64>().unwrap_or(most);
        let all = [whole.as_bytes(), fraction.as_bytes()].concat();
        let mut significant: Vec<u8> = all.iter().copied().skip_while(|digit| *digit == b'0').collect();
        let zeros = length(&all) - length(&significant);
        while significant.last() == Some(&b'0') {
            significant.pop();
        }
        let place = if significant.is_empty() { 0 } else { power.saturating_add(length(whole.as_bytes()) - zeros) };
        Self { minus, significant, place }
    }

    fn is_negative(&self) -> bool {
        self.minus && !self.significant.is_empty()
    }

    /// Compares without signs.
    fn size(&self, other: &Self) -> Ordering {
        match (self.significant.is_empty(), other.significant.is_empty()) {
            (false, false) => self.place.cmp(&other.place).then_with(|| self.significant.cmp(&other.significant)),
            (one, two) => two.cmp(&one),
        }
    }
}

fn length(digits: &[u8]) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_their_value() {
        let ascending =
            ["-1e400", "-20", "-3", "-0.5", "0", "1e-400", "0.05", "0.5", "1", "1.5", "9", "10", "12345678901234567890123", "1e99"];
        for (place, one) in ascending.iter().enumerate() {
            for (other_place, other) in ascending.iter().enumerate() {
                assert_eq!(is_less(one, other), place < other_place, "{one} {other}");
            }
        }
        for (one, other) in [("1", "1.0"), ("-0", "0e5"), ("100", "1e2"), ("0.5", "5E-1")] {
            assert!(!is_less(one, other) && !is_less(other, one), "{one} {other}");
        }
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point_or_a_power() {
        assert!(["0", "-12", "1.0", "1e3", "1.5e1", "0.0"].into_iter().all(is_whole));
        assert!(!["0.5", "1e-1", "12.34e1", "-1.01"].into_iter().any(is_whole));
    }
}
