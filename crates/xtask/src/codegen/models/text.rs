//! Text of generated files: documentation, and lines broken where rustfmt would break them.

use std::fmt::Write;

/// As in the repository's rustfmt.toml.
const WIDTH: usize = 140;

/// Documentation comments: `mark` is `///` or `//!`. The first sentence stands alone; paragraphs that begin with `- ` are one list.
pub(crate) fn documentation(mark: &str, indent: usize, paragraphs: &[String]) -> String {
    let prefix = format!("{}{mark}", " ".repeat(indent));
    let mut lines = Vec::new();
    let mut in_list = false;
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.trim().is_empty()) {
        let is_item = paragraph.starts_with("- ");
        if !(lines.is_empty() || in_list && is_item) {
            lines.push(prefix.clone());
        }
        in_list = is_item;
        let parts: Vec<&str> = if lines.is_empty() { first_sentence(paragraph) } else { vec![paragraph] };
        for (nth, part) in parts.into_iter().enumerate() {
            if nth > 0 {
                lines.push(prefix.clone());
            }
            wrap(part, &prefix, &mut lines);
        }
    }
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}

/// Text in our documents is plain but for code in backticks; what Markdown or HTML would take for more is escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut code = false;
    for letter in text.chars() {
        code ^= letter == '`';
        if !code && matches!(letter, '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// `head(a, b)tail` on one line, or one item a line.
pub(crate) fn list(indent: usize, head: &str, items: &[String], tail: &str) -> String {
    let pad = " ".repeat(indent);
    let braces = head.ends_with('{') && !items.is_empty();
    let space = if braces { " " } else { "" };
    let line = format!("{pad}{head}{space}{}{space}{tail}\n", items.join(", "));
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    let items: Vec<String> = items.iter().map(|item| format!("{pad}    {item},")).collect();
    format!("{pad}{head}\n{}\n{pad}{tail}\n", items.join("\n"))
}

/// `head.call().call()tail` on one line, or one call a line.
pub(crate) fn chain(indent: usize, head: &str, calls: &[String], tail: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{head}{}{tail}\n", calls.concat());
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    let calls: Vec<String> = calls.iter().map(|call| format!("{pad}    {call}")).collect();
    format!("{pad}{head}\n{}{tail}\n", calls.join("\n"))
}

/// `use path::{…};` with as many names on a line as fit.
pub(crate) fn imports(indent: usize, path: &str, names: &[&str]) -> String {
    let pad = " ".repeat(indent);
    if let [name] = names {
        return format!("{pad}use {path}::{name};\n");
    }
    let line = format!("{pad}use {path}::{{{}}};\n", names.join(", "));
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    let mut text = format!("{pad}use {path}::{{\n");
    let mut line = String::new();
    for name in names {
        if !line.is_empty() && indent + 4 + line.len() + name.len() + 2 > WIDTH {
            _ = writeln!(text, "{pad}    {}", line.trim_end());
            line.clear();
        }
        _ = write!(line, "{name}, ");
    }
    text + &format!("{pad}    {}\n{pad}}};\n", line.trim_end())
}

/// The first sentence and what follows it. A full stop inside code or after an abbreviation ends none.
fn first_sentence(paragraph: &str) -> Vec<&str> {
    let mut code = false;
    for (at, letter) in paragraph.char_indices() {
        code ^= letter == '`';
        let (before, rest) = paragraph.split_at_checked(at).unwrap_or((paragraph, ""));
        let abbreviates = || before.rsplit(' ').next().is_some_and(|word| word.contains('.') && !word.contains('`'));
        let begins = |next: &str| next.starts_with(|c: char| c.is_ascii_uppercase() || c == '`');
        if let Some(next) = rest.strip_prefix(". ")
            && !code
            && begins(next)
            && !abbreviates()
        {
            return vec![paragraph.get(..=at).unwrap_or(paragraph), next];
        }
    }
    vec![paragraph]
}

fn wrap(text: &str, prefix: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    let hanging = if text.starts_with("- ") { "   " } else { " " };
    for word in text.split_whitespace() {
        let used = prefix.chars().count() + hanging.len() + line.chars().count();
        // A line that begins like a list or a heading would be one.
        let bound = word.starts_with(['-', '+', '*', '#', '>', '=', '|']) || word.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
        if !line.is_empty() && !bound && used + 1 + word.chars().count() > WIDTH {
            lines.push(format!("{prefix}{line}"));
            line.clear();
            line += hanging;
        } else {
            line.push(' ');
        }
        line += word;
    }
    lines.push(format!("{prefix}{line}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_stands_alone() {
        let text = documentation("///", 4, &["Sets the note, e.g. `a. B`. It replaces the one before.".into(), "- 404: none.".into()]);
        assert_eq!(
            text,
            "    /// Sets the note, e.g. `a. B`.\n    ///\n    /// It replaces the one before.\n    ///\n    /// - 404: none.\n"
        );
    }

    #[test]
    fn no_line_is_too_long_or_begins_a_list() {
        let text = documentation("///", 0, &[format!("{} - 7. {}", "word ".repeat(27).trim_end(), "more ".repeat(30))]);
        for line in text.lines() {
            assert!(line.len() <= WIDTH + 5, "{line}");
            assert!(!line.starts_with("/// -") && !line.starts_with("/// 7."), "{line}");
        }
    }

    #[test]
    fn signs_outside_code_stay_signs() {
        assert_eq!(escape("a [b] <c> `[d]`"), "a \\[b\\] \\<c\\> `[d]`");
    }

    #[test]
    fn what_does_not_fit_is_broken() {
        let items = vec!["first: impl Into<String>".to_owned(), "second: impl Into<String>".to_owned()];
        assert_eq!(list(0, "pub fn new(", &items, ") -> Self {").lines().count(), 1);
        let many = vec![items[0].clone(); 8];
        assert_eq!(list(0, "pub fn new(", &many, ") -> Self {").lines().count(), 10);
    }
}
