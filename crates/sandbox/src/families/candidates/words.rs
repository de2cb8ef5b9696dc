//! Keyword search, as the vendor describes it: any word suffices, by its stem; what is in double quotes is a phrase.

use alloc::string::String;
use alloc::vec::Vec;

/// Whether a text has any word or phrase of a query. Every text has those of an empty query.
pub(super) fn found(query: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    let stems: Vec<String> = words(&text).map(stem).collect();
    let mut nothing = true;
    for (place, part) in query.to_lowercase().split('"').enumerate() {
        if place % 2 == 1 {
            let phrase = part.trim();
            nothing &= phrase.is_empty();
            if !phrase.is_empty() && text.contains(phrase) {
                return true;
            }
        } else {
            for word in words(part).map(stem) {
                nothing = false;
                if stems.contains(&word) {
                    return true;
                }
            }
        }
    }
    nothing
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A word without its commonest English endings.
fn stem(word: &str) -> String {
    let long = |rest: &&str| rest.chars().count() >= SHORTEST_STEM;
    let ending = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(long));
    String::from(ending.unwrap_or(word))
}

const ENDINGS: [&str; 5] = ["ings", "ing", "ed", "es", "s"];
const SHORTEST_STEM: usize = 3;

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn any_word_suffices_by_its_stem_and_quotes_keep_words_together() {
        let text = "Amelia Hart amelia.hart@mail.example Controls Engineer at Tidewater Automation";
        for (query, expected) in [
            ("engineering", true),
            ("plumber control", true),
            ("plumber", false),
            ("\"controls engineer\"", true),
            ("\"engineer controls\"", false),
            ("\"amelia.hart@mail.example\"", true),
            ("daniel.osei@mail.example", true),
            ("\"daniel.osei@mail.example\"", false),
            ("", true),
            ("\"\"", true),
        ] {
            assert_eq!(found(query, text), expected, "{query}");
        }
    }
}
