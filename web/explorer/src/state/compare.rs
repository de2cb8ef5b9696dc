//! What differs between two answers.

use std::collections::{BTreeMap, BTreeSet};

use super::json_lines::{Kind, Line, Lines};

/// One difference.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Where: `content[0].name`. Items of lists are told apart by their id, where they have one.
    pub(crate) path: String,
    /// What it was. `None`: it was not there.
    pub(crate) before: Option<String>,
    /// What it is. `None`: it is gone.
    pub(crate) after: Option<String>,
}

/// The differences between two texts, in the order of the later one, and whether there are more than these.
pub(crate) fn compare(before: &Lines, after: &Lines) -> (Vec<Difference>, bool) {
    let mut found = Found { before, after, all: Vec::new(), path: Vec::new() };
    let is_whole = found.values(0, 0, 0).is_some();
    (found.all, !is_whole)
}

struct Found<'a> {
    before: &'a Lines,
    after: &'a Lines,
    all: Vec<Difference>,
    path: Vec<String>,
}

impl Found<'_> {
    /// `None`: there is no room for more.
    fn values(&mut self, old: usize, new: usize, depth: usize) -> Option<()> {
        if self.before.whole(old) == self.after.whole(new) {
            return Some(());
        }
        let (Some(old_line), Some(new_line)) = (self.before.line(old), self.after.line(new)) else { return Some(()) };
        let is_list = self.after.is_list(new_line);
        if !is_nest(old_line) || !is_nest(new_line) || self.before.is_list(old_line) != is_list || depth > MOST_DEPTH {
            return self.note(Some(old), Some(new));
        }
        let (olds, news) = match (names(self.before, old, is_list), names(self.after, new, is_list)) {
            (Some(olds), Some(news)) => (olds, news),
            // Two of one name: only their places tell them apart.
            _ => (places(self.before, old), places(self.after, new)),
        };
        let mut rest: BTreeMap<&str, usize> = olds.iter().map(|(name, index)| (name.as_str(), *index)).collect();
        for (name, index) in &news {
            self.path.push(step(name, is_list, self.path.is_empty()));
            match rest.remove(name.as_str()) {
                Some(old) => self.values(old, *index, depth + 1)?,
                None => self.note(None, Some(*index))?,
            }
            self.path.pop();
        }
        for (name, index) in olds.iter().filter(|(name, _)| rest.contains_key(name.as_str())) {
            self.path.push(step(name, is_list, self.path.is_empty()));
            self.note(Some(*index), None)?;
            self.path.pop();
        }
        Some(())
    }

    fn note(&mut self, old: Option<usize>, new: Option<usize>) -> Option<()> {
        if self.all.len() >= MOST {
            return None;
        }
        let said = |lines: &Lines, index: usize| short(lines.whole(index));
        let (before, after) = (old.map(|old| said(self.before, old)), new.map(|new| said(self.after, new)));
        self.all.push(Difference { path: self.path.concat(), before, after });
        Some(())
    }
}

fn is_nest(line: &Line) -> bool {
    matches!(line.kind, Kind::Open | Kind::Empty)
}

/// The entries of an object or a list by what tells them apart. `None` where two have the same.
fn names(lines: &Lines, index: usize, is_list: bool) -> Option<Vec<(String, usize)>> {
    let id = |item: usize| ["id", "uuid", "key"].iter().find_map(|key| lines.plain(lines.line(lines.entry(item, key)?)?));
    let name = |(place, child): (usize, usize)| {
        let name = if is_list { id(child).map(str::to_owned) } else { lines.line(child).map(|line| lines.name(line).to_owned()) };
        (name.unwrap_or_else(|| place.to_string()), child)
    };
    let named: Vec<_> = lines.children(index).enumerate().map(name).collect();
    let mut seen = BTreeSet::new();
    named.iter().all(|(name, _)| seen.insert(name)).then_some(named)
}

fn places(lines: &Lines, index: usize) -> Vec<(String, usize)> {
    lines.children(index).enumerate().map(|(place, child)| (place.to_string(), child)).collect()
}

fn step(name: &str, is_list: bool, is_first: bool) -> String {
    match (is_list, is_first) {
        (true, _) => format!("[{name}]"),
        (false, true) => name.to_owned(),
        (false, false) => format!(".{name}"),
    }
}

fn short(value: &str) -> String {
    match value.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

const MOST: usize = 200;
const MOST_DEPTH: usize = 200;
const MOST_LETTERS: usize = 160;

#[cfg(test)]
mod tests {
    use super::*;

    fn differences(before: &str, after: &str) -> Vec<String> {
        let lines = |text: &str| Lines::new(text.to_owned()).expect("well-formed");
        let (found, is_cut) = compare(&lines(before), &lines(after));
        assert!(!is_cut);
        found
            .iter()
            .map(|one| format!("{} {} {}", one.path, one.before.as_deref().unwrap_or("-"), one.after.as_deref().unwrap_or("-")))
            .collect()
    }

    #[test]
    fn entries_are_compared_by_name_and_items_by_id() {
        let before = r#"{"total":2,"content":[{"id":"a","n":1},{"id":"b","n":2}],"gone":null}"#;
        let after = r#"{"content":[{"id":"b","n":3},{"id":"a","n":1},{"id":"c"}],"total":3}"#;
        assert_eq!(differences(before, after), ["content[b].n 2 3", "content[c] - {\"id\":\"c\"}", "total 2 3", "gone null -"]);
        assert!(differences(before, before).is_empty());
    }

    #[test]
    fn items_without_ids_are_compared_by_place_and_kinds_as_a_whole() {
        assert_eq!(differences("[1,2,3]", "[1,3]"), ["[1] 2 3", "[2] 3 -"]);
        assert_eq!(differences(r#"{"a":[1]}"#, r#"{"a":{"b":1}}"#), ["a [1] {\"b\":1}"]);
        assert_eq!(differences(r#"[{"id":"a"},{"id":"a"}]"#, r#"[{"id":"a"},{"id":"x"}]"#), ["[1].id \"a\" \"x\""]);
    }

    #[test]
    fn too_many_differences_are_cut() {
        let list = |from: usize| format!("[{}]", (from..from + 500).map(|n| n.to_string()).collect::<Vec<_>>().join(","));
        let lines = |text: String| Lines::new(text).expect("well-formed");
        let (found, is_cut) = compare(&lines(list(0)), &lines(list(1)));
        assert_eq!((found.len(), is_cut), (MOST, true));
    }
}
