//! Sizes, durations and spans as a reader takes them in.

/// Bytes: `812 B`, `1.4 kB`, `2.0 MB`.
pub(crate) fn bytes(count: usize) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{}.{} kB", count / 1_000, count % 1_000 / 100),
        _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
    }
}

/// Milliseconds: `3 ms`, `1.25 s`.
pub(crate) fn duration(ms: u32) -> String {
    match ms {
        0 => "< 1 ms".to_owned(),
        1..1_000 => format!("{ms} ms"),
        _ => format!("{}.{:02} s", ms / 1_000, ms % 1_000 / 10),
    }
}

/// A span until later: `29:58`.
pub(crate) fn countdown(ms: u64) -> String {
    let seconds = ms / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A moment as RFC 3339 has it, from milliseconds since 1970.
pub(crate) fn date(ms: u64) -> String {
    let (days, rest) = (ms / 86_400_000, ms % 86_400_000);
    // Years begin in March, so that the day that may be missing is the last.
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, year) = if month < 10 { (month + 3, year + era * 400) } else { (month - 9, year + era * 400 + 1) };
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60);
    format!("{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", rest % 1_000)
}

/// `1 operation`, `2 operations`, `2 entries`.
pub(crate) fn count(number: usize, one: &str) -> String {
    match one.strip_suffix('y') {
        _ if number == 1 => format!("1 {one}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_its_date() {
        let dates = [0, 951_782_400_000, 1_795_000_000_000, 4_107_542_399_999].map(date);
        assert_eq!(dates, ["1970-01-01T00:00:00.000Z", "2000-02-29T00:00:00.000Z", "2026-11-18T11:06:40.000Z", "2100-02-28T23:59:59.999Z"]);
    }

    #[test]
    fn each_size_has_its_unit() {
        assert_eq!([0, 999, 1_400, 2_000_000].map(bytes), ["0 B", "999 B", "1.4 kB", "2.0 MB"]);
        assert_eq!([0, 3, 1_250].map(duration), ["< 1 ms", "3 ms", "1.25 s"]);
        assert_eq!((countdown(1_799_000), countdown(61_500)), ("29:59".to_owned(), "1:01".to_owned()));
        assert_eq!([count(1, "entry"), count(0, "entry"), count(2, "fault")], ["1 entry", "0 entries", "2 faults"]);
    }
}
