//! Searching a text, slice by slice.

use super::Lines;

/// A search under way: lines whose key or value holds the words, in any case of ASCII letters.
pub(crate) struct Finding {
    words: Vec<u8>,
    at: usize,
    found: Vec<u32>,
}

impl Finding {
    /// A search for these words.
    pub(crate) fn new(words: &str) -> Self {
        Self { words: words.to_ascii_lowercase().into_bytes(), at: 0, found: Vec::new() }
    }

    /// Looks at so many lines more, and about so many bytes. Whether there is more to look at.
    pub(crate) fn go(&mut self, lines: &Lines, most_lines: usize, most_bytes: usize) -> bool {
        let (until, mut bytes) = (self.at.saturating_add(most_lines), 0);
        while let Some(line) = lines.lines.get(self.at).filter(|_| self.at < until && bytes < most_bytes) {
            let (key, value) = (line.key, line.value);
            let part = |(start, end): (u32, u32)| lines.text.bytes().get(start as usize..end as usize).unwrap_or_default();
            if !self.words.is_empty() && (holds(part(key), &self.words) || holds(part(value), &self.words)) {
                self.found.push(self.at as u32);
            }
            bytes += (value.1 - value.0) as usize;
            self.at += 1;
        }
        self.at < lines.lines.len()
    }

    /// The lines found, in ascending order.
    pub(crate) fn found(self) -> Vec<u32> {
        self.found
    }
}

fn holds(text: &[u8], words: &[u8]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let Some(last) = text.len().checked_sub(rest.len()) else { return false };
    let begins = |at: &usize| text.get(at + 1..at + 1 + rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest));
    text.iter().take(last).enumerate().filter(|(_, byte)| byte.to_ascii_lowercase() == *first).any(|(at, _)| begins(&at))
}
