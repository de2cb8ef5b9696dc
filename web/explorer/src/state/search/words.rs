//! Words of names and of what is typed, and how alike two are.

/// A word in lower case with its singular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    text: String,
}

impl Word {
    pub(crate) fn new(word: &str) -> Self {
        Self { text: singular(word) }
    }

    /// How alike `typed` is to this word, in percent. 0 where it is another word.
    pub(crate) fn likeness(&self, typed: &Self) -> u32 {
        let (own, typed) = (self.text.as_str(), typed.text.as_str());
        if own == typed {
            return 100;
        }
        if typed.len() >= 2 && own.starts_with(typed) {
            return 80;
        }
        if SYNONYMS.iter().any(|(word, others)| own == *word && others.contains(&typed)) {
            return 60;
        }
        if typed.len() >= 4 && own.contains(typed) {
            return 45;
        }
        let allowed = match typed.len() {
            0..4 => return 0,
            4..7 => 1,
            _ => 2,
        };
        if own.len().abs_diff(typed.len()) > allowed && own.len() < typed.len() {
            return 0;
        }
        match distance(own.as_bytes(), typed.as_bytes(), allowed) {
            Some(1) => 55,
            Some(_) => 40,
            None => 0,
        }
    }
}

/// Words of a text in lower case: split at anything but letters and digits, and inside `camelCase`. Letters beyond ASCII count as they
/// are, but for the accents of `résumé`: tables for all of Unicode would weigh more than the whole search.
pub(crate) fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).flat_map(humps).filter(|word| !word.is_empty())
}

/// Whether a word says nothing of what is looked for.
pub(crate) fn is_filler(word: &str) -> bool {
    ["a", "an", "the", "of", "to", "for", "in", "on", "with", "and", "how", "i", "do", "am"].contains(&word)
}

/// A plural without its ending: `jobs`, `properties`, `statuses`.
pub(crate) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    if let Some(stem) = ["sses", "uses", "xes", "ches"].iter().find(|ending| word.ends_with(**ending)).and_then(|_| word.strip_suffix("es"))
    {
        return stem.to_owned();
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    word.strip_suffix('s').filter(|_| plural).unwrap_or(word).to_owned()
}

fn humps(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut was_lower = false;
    for c in word.chars() {
        if c.is_ascii_uppercase() && was_lower {
            parts.push(String::new());
        }
        was_lower = c.is_ascii_lowercase();
        if let Some(part) = parts.last_mut() {
            part.push(if c == 'é' { 'e' } else { c.to_ascii_lowercase() });
        }
    }
    parts
}

/// Steps from one word to a beginning of the other: a letter more, less, other, or two swapped. `None` past `most`.
fn distance(own: &[u8], typed: &[u8], most: usize) -> Option<usize> {
    // A typo in the first letter is rare, and forgiving it would find too much.
    if own.first() != typed.first() {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=own.len()).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in own.iter().enumerate() {
            let mut best = (last[column] + usize::from(letter != other)).min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0 && column > 0 && typed[row - 1] == *other && own[column - 1] == *letter;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            next.push(best);
        }
        if next.iter().min() > Some(&most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    // Of a long word, its beginning may be enough.
    let whole = last.last().copied();
    let beginning = last.iter().skip(typed.len()).min().copied().filter(|_| typed.len() >= 5);
    whole.into_iter().chain(beginning).min().filter(|steps| *steps <= most)
}

/// What people type for the verbs of the catalogue.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("create", &["add", "new", "make", "insert", "post"]),
    ("list", &["all", "find", "search", "get", "browse"]),
    ("get", &["read", "fetch", "show", "view", "retrieve", "find"]),
    ("update", &["edit", "change", "modify", "patch", "set"]),
    ("replace", &["set", "put", "overwrite", "update", "change"]),
    ("delete", &["remove", "destroy", "drop"]),
    ("remove", &["delete"]),
    ("add", &["create", "attach", "assign"]),
    ("job", &["vacancy", "position", "requisition", "opening"]),
    ("candidate", &["applicant", "person"]),
    ("resume", &["cv"]),
    ("user", &["employee", "member"]),
    ("webhook", &["event", "callback", "hook"]),
    ("subscription", &["webhook"]),
    ("me", &["my", "myself", "current", "who"]),
    ("token", &["oauth", "login", "auth", "authenticate"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(own: &str, typed: &str) -> u32 {
        Word::new(own).likeness(&Word::new(typed))
    }

    #[test]
    fn names_fall_into_words() {
        assert_eq!(split("hiringTeam.list /users/{id} X_Y").collect::<Vec<_>>(), ["hiring", "team", "list", "users", "id", "x", "y"]);
        assert_eq!(
            ["jobs", "properties", "statuses", "status", "address", "access", "boxes"].map(singular),
            ["job", "property", "status", "status", "address", "access", "box"]
        );
    }

    #[test]
    fn small_typos_are_forgiven_and_other_words_are_not() {
        for (own, typed) in [
            ("review", "reveiw"),
            ("candidate", "candiate"),
            ("candidate", "candidtae"),
            ("subscription", "subscribtion"),
            ("user", "usre"),
        ] {
            assert!(likeness(own, typed) > 0, "{typed}");
        }
        for (own, typed) in [("offer", "order"), ("job", "jab"), ("create", "update"), ("get", "set")] {
            assert_eq!(likeness(own, typed), 0, "{typed}");
        }
        assert!(likeness("user", "user") > likeness("user", "use") && likeness("user", "use") > likeness("user", "usre"));
    }
}
