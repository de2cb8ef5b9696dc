//! Reads typed values out of nodes, noting a fault where a value is not what it must be.

use super::fault::Faults;
use super::vocabulary::{self, Vocabulary};
use super::yaml::{Data, Node};

impl Faults {
    /// Notes each key of `node` that its kind does not have.
    pub(crate) fn keys(&mut self, node: &Node, vocabulary: &Vocabulary) {
        if !matches!(node.data, Data::Map(_)) {
            self.add(node.place, format!("{} must be a map", vocabulary.of), "write `key: value` lines");
        }
        for entry in node.entries() {
            let key = entry.key.as_str();
            if vocabulary.standard.contains(&key) || vocabulary.extensions.contains(&key) {
                continue;
            }
            if !key.starts_with("x-") {
                let remedy = format!("use one of: {}", vocabulary.standard.join(", "));
                self.add(entry.place, format!("{} has no key `{key}`", vocabulary.of), remedy);
            } else if vocabulary::extensions().contains(&key) {
                let known = if vocabulary.extensions.is_empty() { "no extension".to_owned() } else { vocabulary.extensions.join(", ") };
                self.add(entry.place, format!("extension `{key}` does not belong in {}", vocabulary.of), format!("known here: {known}"));
            } else {
                let remedy = format!(
                    "known extensions: {}; a new one is added to crates/xtask/src/codegen/vocabulary.rs",
                    vocabulary::extensions().join(", ")
                );
                self.add(entry.place, format!("unknown extension `{key}`"), remedy);
            }
        }
    }

    /// The value of `key`, which must be there.
    pub(crate) fn need<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n Node> {
        let found = node.get(key);
        if found.is_none() {
            self.add(node.place, format!("`{key}` is missing"), format!("add `{key}:` here"));
        }
        found
    }

    /// The text at `key`, which must be there.
    pub(crate) fn need_text(&mut self, node: &Node, key: &str) -> String {
        self.need(node, key);
        self.text(node, key).unwrap_or_default()
    }

    /// The text at `key`, if any. Null counts as absent.
    pub(crate) fn text(&mut self, node: &Node, key: &str) -> Option<String> {
        let value = node.get(key).filter(|value| !value.is_null())?;
        if value.text().is_none() {
            self.add(value.place, format!("`{key}` must be a text"), "quote it");
        }
        value.text().map(str::to_owned)
    }

    /// The boolean at `key`; false where there is none.
    pub(crate) fn flag(&mut self, node: &Node, key: &str) -> bool {
        let Some(value) = node.get(key) else { return false };
        if value.bool().is_none() {
            self.add(value.place, format!("`{key}` must be true or false"), "write `true` or `false`");
        }
        value.bool().unwrap_or(false)
    }

    /// The number at `key` if it is in 0..=65535; 0 where there is none.
    pub(crate) fn number(&mut self, node: &Node, key: &str) -> u16 {
        let Some(value) = node.get(key) else { return 0 };
        let number = value.integer().and_then(|number| u16::try_from(number).ok());
        if number.is_none() {
            self.add(value.place, format!("`{key}` must be a number from 0 to 65535"), "write digits without quotes");
        }
        number.unwrap_or(0)
    }

    /// What the word at `key` stands for.
    pub(crate) fn choice<T: Copy>(&mut self, node: &Node, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.need(node, key)?;
        let found = value.text().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let what = format!("`{key}` cannot be {}", value.to_json());
            self.add(value.place, what, format!("write one of: {}", words.join(", ")));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Texts of the list at `node`.
    pub(crate) fn texts(&mut self, node: &Node) -> Vec<String> {
        if !matches!(node.data, Data::List(_)) {
            self.add(node.place, "this must be a list", "write `[a, b]` or `- a` lines");
        }
        let mut texts = Vec::new();
        for item in node.items() {
            match item.text() {
                Some(text) => texts.push(text.to_owned()),
                None => self.add(item.place, "this must be a text", "quote it"),
            }
        }
        texts
    }
}
