//! Finds the text of a file: plain text, PDF, DOCX or ODT.

use alloc::string::String;

mod archive;
mod pdf;

/// The text, line by line. `None` where there is none, as in an image.
pub(super) fn of(content: &[u8]) -> Option<String> {
    let text = if content.starts_with(b"%PDF") {
        pdf::text(content)
    } else if content.starts_with(b"PK\x03\x04") {
        archive::text(content)?
    } else {
        plain(content)?
    };
    text.chars().any(char::is_alphanumeric).then_some(text)
}

/// UTF-8 without the bytes that only binary files have.
fn plain(content: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(content).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let binary = text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'));
    (!binary).then(|| text.into())
}

/// First place of some bytes in others.
fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    (0..=bytes.len().checked_sub(sought.len())?).find(|start| bytes.get(*start..).is_some_and(|rest| rest.starts_with(sought)))
}

/// Largest text that is unpacked, so that a small file cannot fill the memory.
const MOST_BYTES: usize = 8 << 20;

#[cfg(test)]
mod tests;
