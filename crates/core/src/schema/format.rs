//! The formats that the catalogue uses. Others are not checked.

/// What is wrong with a text of this format. `None` where nothing is.
pub(super) fn fault(format: &str, text: &str) -> Option<&'static str> {
    let (valid, what): (fn(&str) -> bool, _) = match format {
        "date-time" => (is_date_time, "must be a date and time such as 2026-10-13T18:04:52.562Z"),
        "date" => (is_date, "must be a date such as 2026-10-13"),
        "email" => (is_email, "must be an e-mail address"),
        "uuid" => (is_uuid, "must be a UUID such as 6f1c2b7e-4a3d-4c58-9e21-0b7d5a8c1e01"),
        "uri" => (is_uri, "must be an absolute address such as https://example.com/path"),
        _ => return None,
    };
    (!valid(text)).then_some(what)
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let Some(zone_start) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, zone) = time.split_at_checked(zone_start).unwrap_or((time, ""));
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let zone = zone.strip_prefix(['+', '-']);
    is_date(date)
        && numbers(whole, ':', &[(2, 0, 23), (2, 0, 59), (2, 0, 60)])
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (zone.is_none_or(|offset| numbers(offset, ':', &[(2, 0, 23), (2, 0, 59)]) || numbers(offset, ':', &[(4, 0, 2359)])))
}

fn is_date(text: &str) -> bool {
    if !numbers(text, '-', &[(4, 0, 9999), (2, 1, 12), (2, 1, 31)]) {
        return false;
    }
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
    let (year, month, day) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    day <= match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether `text` is numbers of these widths and ranges with `separator` between them.
fn numbers(text: &str, separator: char, expected: &[(usize, u32, u32)]) -> bool {
    let mut parts = text.split(separator);
    let all = expected.iter().all(|(width, least, most)| {
        parts.next().is_some_and(|part| {
            part.len() == *width
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse().is_ok_and(|number: u32| (*least..=*most).contains(&number))
        })
    });
    all && parts.next().is_none()
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    plain(local)
        && plain(domain)
        && !local.chars().any(|letter| letter.is_whitespace() || letter.is_control() || "()<>[]:,;@\\\"".contains(letter))
        && domain.chars().all(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii() || letter == '-' || letter == '.')
}

fn is_uuid(text: &str) -> bool {
    let mut parts = text.split('-');
    let widths = [8, 4, 4, 4, 12];
    widths.iter().all(|width| parts.next().is_some_and(|part| part.len() == *width && part.bytes().all(|byte| byte.is_ascii_hexdigit())))
        && parts.next().is_none()
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !rest.is_empty()
        && !text.chars().any(|letter| letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`".contains(letter))
}
