//! Dates of HTTP headers.

/// Seconds since 1970 of an IMF-fixdate such as `Tue, 24 Nov 2026 08:00:00 GMT`. `None` for anything else.
pub(crate) fn parse(text: &[u8]) -> Option<u32> {
    // Weekday and zone carry nothing: the form has fixed places, and its only zone is GMT.
    let [_, _, _, b',', b' ', day @ .., b' ', b'G', b'M', b'T'] = text else { return None };
    let [d1, d2, b' ', month @ .., b' ', y1, y2, y3, y4, b' ', h1, h2, b':', m1, m2, b':', s1, s2] = day else { return None };
    let month = MONTHS.iter().position(|name| name.as_slice() == month)? as u32;
    let day = number(&[*d1, *d2], 31)?;
    let year = number(&[*y1, *y2, *y3, *y4], 2105)?;
    let clock = number(&[*h1, *h2], 23)? * 3600 + number(&[*m1, *m2], 59)? * 60 + number(&[*s1, *s2], 60)?;
    // Years begin in March, so that a leap day is the last of its year.
    let from_march = (month + 10) % 12;
    let year = year - u32::from(from_march > 9);
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (from_march * 153 + 2) / 5 + day;
    days.checked_sub(DAYS_BEFORE_1970)?.checked_mul(86_400)?.checked_add(clock)
}

fn number(digits: &[u8], most: u32) -> Option<u32> {
    let mut number = 0;
    for digit in digits {
        number = number * 10 + char::from(*digit).to_digit(10)?;
    }
    (number > 0 || most < 61).then_some(number).filter(|number| *number <= most)
}

const MONTHS: [&[u8; 3]; 12] = [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
/// Days from 0000-03-01 to 1970-01-01, and one because days of a month start at 1.
const DAYS_BEFORE_1970: u32 = 719_469;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_from_1970() {
        assert_eq!(parse(b"Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(parse(b"Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(parse(b"Tue, 29 Feb 2028 23:59:59 GMT"), Some(1_835_481_599));
        assert_eq!(parse(b"Sun, 31 Dec 2105 23:59:59 GMT"), Some(4_291_747_199));
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "120",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:00:00 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }
}
