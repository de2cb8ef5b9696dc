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
    fn each_size_has_its_unit() {
        assert_eq!([0, 999, 1_400, 2_000_000].map(bytes), ["0 B", "999 B", "1.4 kB", "2.0 MB"]);
        assert_eq!([0, 3, 1_250].map(duration), ["< 1 ms", "3 ms", "1.25 s"]);
        assert_eq!((countdown(1_799_000), countdown(61_500)), ("29:59".to_owned(), "1:01".to_owned()));
        assert_eq!([count(1, "entry"), count(0, "entry"), count(2, "fault")], ["1 entry", "0 entries", "2 faults"]);
    }
}
