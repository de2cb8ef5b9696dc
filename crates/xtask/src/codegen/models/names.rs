//! Names on the wire as names in Rust.

use std::collections::BTreeSet;

/// Words that Rust keeps for itself.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern", "false",
    "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];
/// Words that cannot be written raw either.
const UNWRITABLE: &[&str] = &["crate", "self", "super"];

/// Name of a field or module: `ssoLoginMode` is `sso_login_mode`, `type` is `r#type`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = words(name).join("_");
    if snake.is_empty() || snake.starts_with(|c: char| c.is_ascii_digit()) {
        snake.insert_str(0, "n_");
    }
    if UNWRITABLE.contains(&snake.as_str()) {
        snake.push('_');
    }
    if KEYWORDS.contains(&snake.as_str()) { format!("r#{snake}") } else { snake }
}

/// Name of a type or of a choice: `READY_TO_ONBOARD` is `ReadyToOnboard`.
pub(crate) fn pascal(name: &str) -> String {
    let mut pascal: String = words(name).iter().map(|word| capitalized(word)).collect();
    if pascal.is_empty() || pascal.starts_with(|c: char| c.is_ascii_digit()) {
        pascal.insert(0, 'N');
    }
    pascal
}

/// First letter in upper case, the rest as it is.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// A name that `taken` does not have yet, and now has: with `suffix`, then with a number.
pub(crate) fn free(name: String, suffix: &str, taken: &mut BTreeSet<String>) -> String {
    let candidates = std::iter::once(name.clone())
        .chain(std::iter::once(name.clone() + suffix))
        .chain((2..).map(|number| format!("{name}{suffix}{number}")));
    candidates.into_iter().find(|candidate| taken.insert(candidate.clone())).unwrap_or(name)
}

/// What serde's `rename_all = "camelCase"` makes of a field.
pub(crate) fn camel(field: &str) -> String {
    let mut words = field.trim_start_matches("r#").split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capitalized(word))
}

/// Words in lower case: parted by any sign, before a capital after a small letter, and before the last capital of several.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let next_is_small = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| before.is_ascii_lowercase() || (before.is_ascii_alphanumeric() && next_is_small));
        if starts || !letter.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_wire_become_names_of_rust() {
        for (wire, field, model) in [
            ("ssoLoginMode", "sso_login_mode", "SsoLoginMode"),
            ("READY_TO_ONBOARD", "ready_to_onboard", "ReadyToOnboard"),
            ("If-None-Match", "if_none_match", "IfNoneMatch"),
            ("job.hiring-team.updated", "job_hiring_team_updated", "JobHiringTeamUpdated"),
            ("URLShortener", "url_shortener", "UrlShortener"),
            ("pt-BR", "pt_br", "PtBr"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self"),
            ("2fa", "n_2fa", "N2fa"),
        ] {
            assert_eq!((snake(wire).as_str(), pascal(wire).as_str()), (field, model), "{wire}");
        }
    }

    #[test]
    fn a_name_that_is_taken_is_made_another() {
        let mut taken = BTreeSet::from(["Other".to_owned()]);
        let names: Vec<String> = (0..3).map(|_| free("Other".into(), "Value", &mut taken)).collect();
        assert_eq!(names, ["OtherValue", "OtherValue2", "OtherValue3"]);
    }
}
