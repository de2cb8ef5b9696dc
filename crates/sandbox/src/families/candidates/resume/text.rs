//! Finds the text of a file: plain text, or a PDF whose text is neither compressed nor drawn.

use alloc::string::String;
use alloc::vec::Vec;

/// The text, line by line. `None` where there is none, as in an image.
pub(super) fn of(content: &[u8]) -> Option<String> {
    let text = if content.starts_with(b"%PDF") { pdf(content) } else { plain(content)? };
    text.chars().any(char::is_alphanumeric).then_some(text)
}

/// UTF-8 without the bytes that only binary files have.
fn plain(content: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(content).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let binary = text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'));
    (!binary).then(|| text.into())
}

/// What the text operators of a PDF show. Each operator that moves to another place begins a line.
fn pdf(content: &[u8]) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some(start) = find(rest, b"stream") {
        rest = rest.get(start + 6..).unwrap_or_default();
        let end = find(rest, b"endstream").unwrap_or(rest.len());
        show(rest.get(..end).unwrap_or_default(), &mut out);
        rest = rest.get(end + 9..).unwrap_or_default();
    }
    out
}

fn show(stream: &[u8], out: &mut String) {
    let mut shown = Vec::new();
    let mut word = Vec::new();
    let mut bytes = stream.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte == b'(' {
            shown.extend(literal(&mut bytes));
        } else if byte.is_ascii_whitespace() || byte == b'[' {
            operator(&word, &mut shown, out);
            word.clear();
        } else {
            word.push(byte);
        }
    }
    operator(&word, &mut shown, out);
}

/// Writes what was gathered where an operator shows it, and ends the line where one moves on.
fn operator(word: &[u8], shown: &mut Vec<u8>, out: &mut String) {
    match word {
        b"Tj" | b"TJ" | b"]TJ" => out.extend(core::mem::take(shown).into_iter().map(letter)),
        b"'" | b"\"" => {
            out.push('\n');
            out.extend(core::mem::take(shown).into_iter().map(letter));
        }
        b"Td" | b"TD" | b"T*" | b"Tm" | b"ET" if !out.ends_with('\n') => out.push('\n'),
        _ => {}
    }
}

/// A text in parentheses, its opening one read already. Inner parentheses are balanced or escaped.
fn literal(bytes: &mut impl Iterator<Item = u8>) -> Vec<u8> {
    let (mut out, mut depth, mut escaped) = (Vec::new(), 1_u32, false);
    let mut octal: Option<(u8, u8)> = None;
    for byte in bytes {
        if let Some((value, digits)) = octal.take() {
            if matches!(byte, b'0'..=b'7') && digits < 3 {
                octal = Some((value << 3 | (byte - b'0'), digits + 1));
                continue;
            }
            out.push(value);
        }
        if escaped {
            escaped = false;
            match byte {
                b'0'..=b'7' => octal = Some((byte - b'0', 1)),
                b'n' | b'r' => out.push(b' '),
                other => out.push(other),
            }
            continue;
        }
        match byte {
            b'\\' => escaped = true,
            b')' if depth == 1 => break,
            other => {
                depth = match other {
                    b'(' => depth + 1,
                    b')' => depth - 1,
                    _ => depth,
                };
                out.push(other);
            }
        }
    }
    out
}

/// A byte of the encoding that PDFs mostly use: the first 256 characters of Unicode, dashes and quotes apart.
fn letter(byte: u8) -> char {
    match byte {
        0x91 | 0x92 => '\'',
        0x93 | 0x94 => '"',
        0x96 | 0x97 => '-',
        other => char::from(other),
    }
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}
