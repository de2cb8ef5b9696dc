//! Finds a person in the text of a résumé.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use crate::families::candidates::create;
use crate::json::{Fields, json};
use crate::world::company::PLACES;

/// What is found, in the form in which candidates are created. What is not found is left out.
pub(super) fn person(text: &str) -> Value {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| out.put_some(name, value);
    let (first, last) = name(&lines).unzip();
    put("firstName", first.map(Value::from));
    put("lastName", last.map(Value::from));
    put("email", words(&lines).find(|word| is_email(word)).map(Value::from));
    put("phoneNumber", lines.iter().find_map(|line| phone(line)).map(Value::from));
    put("location", location(&lines));
    put("web", words(&lines).find(|word| word.contains("linkedin.com/")).map(|address| json!({ "linkedin": address })));
    put("education", below(&lines, &["education", "ausbildung"], |line| entry(line, " in ", ["degree", "major", "institution"])));
    put("experience", below(&lines, &["experience", "berufserfahrung"], |line| entry(line, "\u{0}", ["title", "", "company"])));
    Value::Object(out)
}

/// First names and last name: what stands after `Name:`, or the first line of two to four words that looks like a name.
fn name(lines: &[&str]) -> Option<(String, String)> {
    let labelled = lines.iter().filter_map(|line| line.split_once(':'));
    let labelled = labelled.filter(|(label, _)| label.eq_ignore_ascii_case("name")).map(|(_, name)| name.trim());
    let found = labelled.chain(lines.iter().copied()).find(|line| is_name(line))?;
    let words: Vec<&str> = found.split_whitespace().collect();
    let place = words.iter().position(|word| PARTICLES.contains(word)).unwrap_or(words.len().saturating_sub(1));
    let (first, last) = words.split_at_checked(place)?;
    Some((first.join(" "), last.join(" ")))
}

fn is_name(line: &str) -> bool {
    let proper = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '-' | '\''))
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let ends = [words.first(), words.last()].into_iter().flatten().all(|word| proper(word));
    let all = words.iter().all(|word| proper(word) || PARTICLES.contains(word));
    (2..=4).contains(&words.len()) && ends && all && !HEADINGS.contains(&line.to_lowercase().as_str())
}

fn words<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let all =
        lines.iter().flat_map(|line| line.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | ',' | ';' | '|')));
    all.map(|word| word.trim_matches(|letter| matches!(letter, '(' | ')' | '.' | ':')))
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
}

fn is_email(word: &str) -> bool {
    let Some((local, domain)) = word.split_once('@') else { return false };
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    !local.is_empty() && dotted && !domain.contains('@') && word.is_ascii()
}

/// The longest run of digits and what stands between them, where it has enough digits for a telephone.
fn phone(line: &str) -> Option<String> {
    let within = |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '(' | ')' | '-' | '.' | '/');
    let runs = line.split(|letter: char| !within(letter)).map(|run| run.trim_matches([' ', '-', '.', '/']));
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    let found = runs.max_by_key(|run| digits(run))?;
    let dialled = found.starts_with('+') || found.starts_with('0') || found.starts_with('(');
    (digits(found) >= FEWEST_DIGITS && dialled).then(|| found.into())
}

/// The first town that is known here.
fn location(lines: &[&str]) -> Option<Value> {
    let place = lines.iter().find_map(|line| PLACES.iter().find(|place| line.contains(place.city)))?;
    let given = json!({
        "countryCode": place.country_code, "region": place.region, "regionCode": place.region_code, "city": place.city,
    });
    Some(create::location(&given))
}

/// Entries below a heading, up to the next heading.
fn below(lines: &[&str], headings: &[&str], entry: impl Fn(&str) -> Option<Value>) -> Option<Value> {
    let is_heading = |line: &str| headings.contains(&line.trim_end_matches(':').to_lowercase().as_str());
    let start = lines.iter().position(|line| is_heading(line))?;
    let rest = lines.iter().skip(start + 1);
    let found: Vec<Value> =
        rest.take_while(|line| !HEADINGS.contains(&line.to_lowercase().as_str())).filter_map(|line| entry(line)).collect();
    (!found.is_empty()).then(|| found.into())
}

/// Reads `what, where (2019-03 - now)`; the `what` falls into two where `between` stands in it.
fn entry(line: &str, between: &str, names: [&str; 3]) -> Option<Value> {
    let (text, years) = line.rsplit_once(')').map_or(line, |(text, _)| text).rsplit_once('(')?;
    let (start, end) = years.split_once(" - ")?;
    let (what, place) = text.trim().rsplit_once(", ")?;
    let (what, detail) = what.split_once(between).unwrap_or((what, ""));
    let mut out = Map::new();
    for (name, value) in names.into_iter().zip([what, detail, place]) {
        out.put_some(name, (!value.is_empty()).then_some(value));
    }
    let current = !end.starts_with(|letter: char| letter.is_ascii_digit());
    out.put("current", current);
    out.put_some("startDate", date(start));
    out.put_some("endDate", date(end));
    Some(Value::Object(out))
}

/// A date as precise as it is known: `2019`, `2019-03` or `2019-03-01`.
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let lengths: Vec<usize> = parts.iter().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).map(|part| part.len()).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]).then(|| text.trim().into())
}

const HEADINGS: [&str; 10] = [
    "curriculum vitae",
    "cv",
    "resume",
    "résumé",
    "lebenslauf",
    "experience",
    "education",
    "ausbildung",
    "berufserfahrung",
    "work experience",
];
/// Words in lower case that begin a last name.
const PARTICLES: [&str; 10] = ["da", "de", "del", "den", "der", "di", "la", "van", "von", "zu"];
const FEWEST_DIGITS: usize = 8;
