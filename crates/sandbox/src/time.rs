//! Moments between milliseconds since 1970 and ISO 8601.

use alloc::format;
use alloc::string::String;

/// As answers write moments: `2026-10-13T18:04:52.562Z`.
pub(crate) fn iso(at_ms: u64) -> String {
    let (days, of_day) = (at_ms / DAY_MS, at_ms % DAY_MS);
    let (year, month, day) = civil(days.cast_signed());
    let (seconds, milliseconds) = (of_day / 1000, of_day % 1000);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{milliseconds:03}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Reads a date and time with a zone. `None` where the text is none, or lies before 1970.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let (date, time) = text.split_once(['T', 't'])?;
    let mut parts = date.split('-');
    let (year, month, day) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
    let (clock, offset_minutes) = zone(time)?;
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = whole.split(':');
    let (hour, minute, second) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next().unwrap_or("0"))?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (0..24).contains(&hour) && (0..60).contains(&minute);
    if !fits || !(0..=60).contains(&second) || !(1970..=9999).contains(&year) {
        return None;
    }
    let milliseconds = number(&format!("{fraction:0<3}").chars().take(3).collect::<String>())?;
    let minutes = days(year, month, day) * 1440 + hour * 60 + minute - offset_minutes;
    u64::try_from((minutes * 60 + second) * 1000 + milliseconds).ok()
}

/// A moment of the seed: a UTC date and a time of day in minutes.
pub(crate) fn at(year: i64, month: i64, day: i64, minute: i64) -> u64 {
    u64::try_from((days(year, month, day) * 1440 + minute) * 60_000).unwrap_or(0)
}

pub(crate) const DAY_MS: u64 = 86_400_000;

/// Splits the zone off, as minutes east of UTC.
fn zone(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let start = time.rfind(['+', '-'])?;
    let (clock, offset) = time.split_at_checked(start)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    Some((clock, sign * (number(hours)? * 60 + number(if minutes.is_empty() { "0" } else { minutes })?)))
}

fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Days since 1970 of a date in the Gregorian calendar, counted in years that begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719_468
}

/// The date of a day since 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_survive_the_way_there_and_back() {
        for text in ["1970-01-01T00:00:00.000Z", "2000-02-29T23:59:59.999Z", "2026-10-13T18:04:52.562Z", "2100-03-01T00:00:00.000Z"] {
            assert_eq!(parse(text).map(iso).as_deref(), Some(text));
        }
        assert_eq!(parse("2026-10-13T20:04:52+02:00").map(iso).as_deref(), Some("2026-10-13T18:04:52.000Z"));
        assert_eq!(parse("2026-10-13T10:34:52.5-0730").map(iso).as_deref(), Some("2026-10-13T18:04:52.500Z"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["", "2026-10-13", "2026-13-01T00:00:00Z", "2026-10-13T25:00:00Z", "1969-12-31T00:00:00Z", "T", "2026-10-13T1é:00:00Z"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
