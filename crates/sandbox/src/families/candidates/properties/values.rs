//! Whether a value fits its property.

use alloc::format;
use alloc::string::String;

use serde_json::Value;

use crate::call::Call;
use crate::time;
use crate::world::company::hiring::{CURRENCIES, Rule};
use crate::world::company::{self, PLACES, Property};

/// What is wrong with a value, as a code and a sentence. `None` where it fits.
pub(super) fn fault(property: &Property, value: &Value, call: &Call<'_>) -> Option<(&'static str, String)> {
    let unknown = |id: &str| !call.world.settings.choices(property).iter().any(|choice| choice.id == id);
    let refused = |code, why: &str| Some((code, format!("{}: {why}", property.label)));
    let wrong_form = |form: &str| refused(call.config.invalid_request_code, &format!("the value must be {form}, not {value}"));
    match property.kind {
        "BOOLEAN" if !value.is_boolean() => wrong_form("true or false"),
        "NUMBER" | "PERCENT" => match (value.as_f64(), property.rule) {
            (None, _) => wrong_form("a number"),
            (Some(number), Rule::Between(least, most)) if number < f64::from(least) || number > f64::from(most) => {
                refused("INVALID_NUMBER_RANGE", &format!("the number must be from {least} to {most}"))
            }
            _ => None,
        },
        "CURRENCY" => match value.get("code").and_then(Value::as_str) {
            None => wrong_form("an object with code and value"),
            Some(code) if !CURRENCIES.contains(&code) => refused("CURRENCY_NOT_FOUND", &format!("there is no currency {code}")),
            Some(_) => None,
        },
        "MULTI_SELECT" => match value.as_array() {
            None => wrong_form("a list of ids"),
            Some(ids) => {
                let unknown = ids.iter().find(|id| unknown(id.as_str().unwrap_or_default()))?;
                refused("VALUE_NOT_FOUND", &format!("there is no value {unknown}"))
            }
        },
        "BOOLEAN" => None,
        _ => match value.as_str() {
            None => wrong_form("a text"),
            Some(text) => text_fault(property, text, call).and_then(|(code, why)| refused(code, &why)),
        },
    }
}

/// The same for values that are texts.
fn text_fault(property: &Property, text: &str, call: &Call<'_>) -> Option<(&'static str, String)> {
    match (property.kind, property.rule) {
        ("COUNTRY", _) => (company::country(text).is_none()).then(|| ("COUNTRY_NOT_FOUND", format!("there is no country {text}"))),
        ("REGION", _) => (!is_region(text)).then(|| ("REGION_NOT_FOUND", format!("there is no region {text}"))),
        ("USER", _) => call.world.user(text).is_none().then(|| ("USER_NOT_FOUND", format!("there is no user {text}"))),
        ("SINGLE_SELECT", _) => {
            let known = call.world.settings.choices(property).iter().any(|choice| choice.id == text);
            (!known).then(|| ("VALUE_NOT_FOUND", format!("there is no value {text}")))
        }
        ("DATE", Rule::Years(from, before)) if year(text).is_some_and(|year| year < from || year >= before) => {
            Some(("INVALID_DATE_RANGE", format!("the date must be from {from} on, and before {before}")))
        }
        ("DATE", _) => {
            let why = || format!("the value must be a time such as 2026-11-02T00:00:00.000Z, not {text}");
            time::parse(text).is_none().then(|| (call.config.invalid_request_code, why()))
        }
        _ if text.chars().any(|letter| letter.is_control() && letter != '\n' || matches!(letter, '<' | '>')) => {
            Some(("INVALID_TEXT_FORMAT", "the text holds a character that texts do not have".into()))
        }
        (_, Rule::Email) => (!is_email(text)).then(|| ("INVALID_EMAIL_FORMAT", format!("{text} is no e-mail address"))),
        (_, Rule::Badge) => {
            let why = || format!("{text} is not two capital letters, a hyphen and four digits");
            (!is_badge(text)).then(|| ("INVALID_TEXT_PATTERN_FORMAT", why()))
        }
        _ => None,
    }
}

/// Country and region in lower case, such as `us-ca`.
fn is_region(text: &str) -> bool {
    let Some((country, region)) = text.split_once('-') else { return false };
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    PLACES.iter().any(|place| same(place.country_code, country) && same(place.region_code, region))
}

fn year(text: &str) -> Option<i32> {
    text.split_once('-').filter(|(year, _)| year.len() == 4).and_then(|(year, _)| year.parse().ok())
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && domain.contains('.') && !text.contains(char::is_whitespace) && !domain.contains('@')
}

fn is_badge(text: &str) -> bool {
    let Some((letters, digits)) = text.split_once('-') else { return false };
    let of = |part: &str, length: usize, fits: fn(&u8) -> bool| part.len() == length && part.as_bytes().iter().all(fits);
    of(letters, 2, u8::is_ascii_uppercase) && of(digits, 4, u8::is_ascii_digit)
}
