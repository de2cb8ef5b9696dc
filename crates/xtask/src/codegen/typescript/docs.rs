//! JSDoc.

use serde_json::Value;

/// A comment of paragraphs and tags, at a depth of indentation. Empty where all are.
pub(super) fn comment(paragraphs: &[String], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let lines: Vec<String> = paragraphs
        .iter()
        .filter(|paragraph| !paragraph.trim().is_empty())
        .enumerate()
        .flat_map(|(place, paragraph)| {
            let gap = (place > 0 && !paragraph.starts_with('@')).then(String::new);
            gap.into_iter().chain(wrap(&paragraph.replace("*/", "*\\/"), WIDTH.saturating_sub(indent.len() + 3)))
        })
        .collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: String = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

/// A text of the document, without its line ends. Empty where there is none.
pub(super) fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// Lines of a text, broken at spaces. Lists and empty lines stay.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for word in line.split_whitespace() {
            if !current.is_empty() && current.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut current));
            }
            current += if current.is_empty() { "" } else { " " };
            current += word;
        }
        lines.push(current);
    }
    lines
}

const WIDTH: usize = 140;
