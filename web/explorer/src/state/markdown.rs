//! The part of Markdown that the catalogue's texts use, as data: paragraphs, lists, code, emphasis, links. Never HTML.

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// An unordered list.
    List(Vec<Vec<Span>>),
    /// Lines between fences.
    Code(String),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Span {
    /// Plain text.
    Text(String),
    /// `code`
    Code(String),
    /// **strong**
    Strong(String),
    /// *emphasis*
    Emphasis(String),
    /// [text](address), where the address is safe to follow.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        address: String,
    },
}

/// Reads a text.
pub(crate) fn parse(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut items: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        if let Some(code) = &mut fence {
            if line.trim_start().starts_with("```") {
                blocks.push(Block::Code(fence.take().unwrap_or_default()));
            } else {
                code.push_str(line);
                code.push('\n');
            }
            continue;
        }
        let trimmed = line.trim();
        if trimmed.starts_with("```") {
            flush(&mut blocks, &mut paragraph, &mut items);
            fence = Some(String::new());
        } else if trimmed.is_empty() {
            flush(&mut blocks, &mut paragraph, &mut items);
        } else if let Some(item) = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* ")) {
            if !paragraph.is_empty() {
                flush(&mut blocks, &mut paragraph, &mut items);
            }
            items.push(item.to_owned());
        } else if let Some(item) = items.last_mut() {
            item.push(' ');
            item.push_str(trimmed);
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(trimmed);
        }
    }
    blocks.extend(fence.map(Block::Code));
    flush(&mut blocks, &mut paragraph, &mut items);
    blocks
}

/// Reads one line.
pub(crate) fn spans(line: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        let special = match next {
            '`' => between(rest, "`", "`").map(|(code, after)| (Span::Code(code.to_owned()), after)),
            '*' if rest.starts_with("**") => between(rest, "**", "**").map(|(text, after)| (Span::Strong(text.to_owned()), after)),
            '*' => between(rest, "*", "*").map(|(text, after)| (Span::Emphasis(text.to_owned()), after)),
            '[' => link(rest),
            _ => None,
        };
        if let Some((span, after)) = special {
            if !plain.is_empty() {
                found.push(Span::Text(std::mem::take(&mut plain)));
            }
            found.push(span);
            rest = after;
        } else {
            plain.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        found.push(Span::Text(plain));
    }
    found
}

fn flush(blocks: &mut Vec<Block>, paragraph: &mut String, items: &mut Vec<String>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(spans(&std::mem::take(paragraph))));
    }
    if !items.is_empty() {
        blocks.push(Block::List(std::mem::take(items).iter().map(|item| spans(item)).collect()));
    }
}

/// What stands between two marks, and the rest. Nothing, or a space next to a mark, is no span.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    let (inner, after) = text.strip_prefix(open)?.split_once(close)?;
    let bare = inner.is_empty() || open != "`" && (inner.starts_with(' ') || inner.ends_with(' '));
    (!bare).then_some((inner, after))
}

fn link(text: &str) -> Option<(Span, &str)> {
    let (label, after) = between(text, "[", "]")?;
    let (address, after) = between(after, "(", ")")?;
    let safe = ["https://", "http://", "#/"].iter().any(|scheme| address.starts_with(scheme));
    safe.then(|| (Span::Link { text: label.to_owned(), address: address.to_owned() }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    #[test]
    fn paragraphs_lists_and_code_are_told_apart() {
        let blocks = parse("One\nline.\n\n- first\n  goes on\n- second\n\n```json\n{}\n```\nEnd.");
        assert_eq!(
            blocks,
            [
                Block::Paragraph(vec![text("One line.")]),
                Block::List(vec![vec![text("first goes on")], vec![text("second")]]),
                Block::Code("{}\n".to_owned()),
                Block::Paragraph(vec![text("End.")]),
            ]
        );
    }

    #[test]
    fn spans_are_found_within_a_line() {
        assert_eq!(
            spans("Use `users.list`, **never** *this* [page](https://a.example/b)."),
            [
                text("Use "),
                Span::Code("users.list".to_owned()),
                text(", "),
                Span::Strong("never".to_owned()),
                text(" "),
                Span::Emphasis("this".to_owned()),
                text(" "),
                Span::Link { text: "page".to_owned(), address: "https://a.example/b".to_owned() },
                text("."),
            ]
        );
    }

    #[test]
    fn what_is_no_markup_stays_text() {
        for line in ["2 * 3 * 4", "a ` b", "[x](javascript:alert(1))", "<b>no</b>", "[open", "**", "é`"] {
            assert_eq!(spans(line), [text(line)], "{line}");
        }
    }
}
