//! Dates and times between the text that the API takes and the calendar of the browser, which knows no zones.

/// The part of an RFC 3339 text that a calendar shows: `2026-10-13T18:04:52`. Empty where there is none.
pub(crate) fn clock(text: &str) -> String {
    let has_shape = |part: &str| {
        part.bytes().zip(SHAPE.bytes()).all(|(found, wanted)| if wanted == b'0' { found.is_ascii_digit() } else { found == wanted })
    };
    text.get(..SHAPE.len()).filter(|part| has_shape(part)).unwrap_or_default().to_owned()
}

/// The text with another date and time, in the zone that it was in; without one, in UTC.
pub(crate) fn with_clock(text: &str, picked: &str) -> String {
    let seconds = if picked.len() == SHAPE.len() - 3 { ":00" } else { "" };
    format!("{picked}{seconds}{}", zone(text).unwrap_or("Z"))
}

fn zone(text: &str) -> Option<&str> {
    let (_, time) = text.split_once(['T', 't'])?;
    let start = time.find(['Z', 'z', '+', '-'])?;
    time.get(start..)
}

const SHAPE: &str = "0000-00-00T00:00:00";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_shows_the_clock_without_fraction_and_zone() {
        assert_eq!(clock("2026-10-13T18:04:52.562+02:00"), "2026-10-13T18:04:52");
        assert_eq!(clock("2026-10-13"), "");
        assert_eq!(clock("gestern um zwölf Uhr"), "");
    }

    #[test]
    fn what_is_picked_keeps_the_zone() {
        assert_eq!(with_clock("2026-10-13T18:04:52.562+02:00", "2027-01-02T03:04:05"), "2027-01-02T03:04:05+02:00");
        assert_eq!(with_clock("", "2027-01-02T03:04"), "2027-01-02T03:04:00Z");
        assert_eq!(with_clock("2026-10-13T18:04:52-0700", "2027-01-02T03:04:05.5"), "2027-01-02T03:04:05.5-0700");
    }
}
