//! The text of a PDF whose fonts use one byte for each letter, as those of Latin scripts mostly do.

use alloc::string::String;
use alloc::vec::Vec;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::{MOST_BYTES, find};
use crate::number;

/// What the text operators show. Each operator that moves to another place begins a line.
pub(super) fn text(content: &[u8]) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some(start) = find(rest, b"stream") {
        let head = rest.get(..start).unwrap_or_default();
        let body = rest.get(start + 6..).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let end = find(body, b"endstream").unwrap_or(body.len());
        let data = body.get(..end).unwrap_or_default();
        if find(head, b"/FlateDecode").is_some() {
            Page::new(&mut out).show(&decompress_to_vec_zlib_with_limit(data, MOST_BYTES).unwrap_or_default());
        } else {
            Page::new(&mut out).show(data);
        }
        rest = body.get(end.saturating_add(9)..).unwrap_or_default();
    }
    out
}

/// A stream while it is read.
struct Page<'a> {
    /// What was written so far.
    out: &'a mut String,
    /// Texts that the next operator shows.
    shown: Vec<u8>,
    /// The operator or number that is being read.
    word: Vec<u8>,
    /// Whether the texts stand in a list, with gaps between them.
    in_list: bool,
}

impl<'a> Page<'a> {
    fn new(out: &'a mut String) -> Self {
        Self { out, shown: Vec::new(), word: Vec::new(), in_list: false }
    }

    fn show(mut self, stream: &[u8]) {
        let mut bytes = stream.iter().copied();
        while let Some(byte) = bytes.next() {
            match byte {
                b'(' => {
                    self.end_word();
                    self.shown.extend(literal(&mut bytes));
                }
                b'<' => {
                    self.end_word();
                    self.shown.extend(hexadecimal(&mut bytes));
                }
                b'[' | b']' => {
                    self.end_word();
                    self.in_list = byte == b'[';
                }
                _ if byte.is_ascii_whitespace() => self.end_word(),
                other => self.word.push(other),
            }
        }
        self.end_word();
    }

    fn end_word(&mut self) {
        let word = core::mem::take(&mut self.word);
        let moves = matches!(word.as_slice(), b"Td" | b"TD" | b"T*" | b"Tm" | b"ET" | b"'" | b"\"");
        if moves && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        if matches!(word.as_slice(), b"Tj" | b"TJ" | b"'" | b"\"") {
            self.out.extend(core::mem::take(&mut self.shown).into_iter().map(letter));
        } else if self.in_list && is_gap(&word) && !self.shown.ends_with(b" ") {
            self.shown.push(b' ');
        }
    }
}

/// Whether a number of a list moves so far that readers see a space, in thousandths of the size of the font.
fn is_gap(word: &[u8]) -> bool {
    let number = core::str::from_utf8(word).ok().and_then(|word| number::read(word.trim_end_matches('.')));
    number.is_some_and(|number| number < -180.0)
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

/// A text in hexadecimal digits up to `>`. Nothing where it is none, or where its letters have two bytes.
fn hexadecimal(bytes: &mut impl Iterator<Item = u8>) -> Vec<u8> {
    let digits: Vec<u8> = bytes.take_while(|byte| *byte != b'>').filter(|byte| !byte.is_ascii_whitespace()).collect();
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pair = |pair: &[u8]| Some(value(*pair.first()?)? << 4 | value(pair.get(1).copied().unwrap_or(b'0'))?);
    let read: Option<Vec<u8>> = digits.chunks(2).map(pair).collect();
    read.filter(|read| !read.contains(&0)).unwrap_or_default()
}

/// A byte of the encoding that Latin fonts mostly use: the first 256 characters of Unicode, dashes and quotes apart.
fn letter(byte: u8) -> char {
    match byte {
        0x91 | 0x92 => '\'',
        0x93 | 0x94 => '"',
        0x96 | 0x97 => '-',
        other => char::from(other),
    }
}
