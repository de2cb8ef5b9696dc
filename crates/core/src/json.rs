//! Reads JSON without building it: enough for error bodies and tokens, and small enough for the npm wasm.

use alloc::string::String;
use core::str::Chars;

pub use self::check::{Fault, check};

mod check;

/// Takes a JSON text apart. What is no JSON is passed over, so that a body that breaks off still tells what came before the break.
pub(crate) struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

/// A piece of a JSON text. Commas and colons are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// An object or an array begins.
    Open,
    /// One ends.
    Close,
    /// The key of the value that follows, still escaped.
    Key,
    /// A string, still escaped.
    Text,
    /// Anything else.
    Other,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte. 0, which no JSON text holds and which ends texts here, past the end.
    fn byte(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or_default()
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = (Token, &'a [u8]);

    fn next(&mut self) -> Option<(Token, &'a [u8])> {
        while matches!(self.byte(), 1..=b' ' | b',' | b':') {
            self.at += 1;
        }
        let mut start = self.at;
        let first = self.byte();
        self.at += 1;
        let token = match first {
            0 => return None,
            b'{' | b'[' => Token::Open,
            b'}' | b']' => Token::Close,
            b'"' => {
                start = self.at;
                while self.byte() != b'"' {
                    match self.byte() {
                        0 => return None,
                        b'\\' => self.at += 2,
                        _ => self.at += 1,
                    }
                }
                let text = self.text.get(start..self.at)?;
                self.at += 1;
                while matches!(self.byte(), 1..=b' ') {
                    self.at += 1;
                }
                return Some((if self.byte() == b':' { Token::Key } else { Token::Text }, text));
            }
            _ => {
                while !matches!(self.byte(), 0..=b' ' | b'"' | b',' | b':' | b'[' | b']' | b'{' | b'}') {
                    self.at += 1;
                }
                Token::Other
            }
        };
        Some((token, self.text.get(start..self.at)?))
    }
}

/// The text of a string. What is no escape stands for itself; a lone surrogate becomes U+FFFD.
pub(crate) fn unescape(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match rest.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let mut code = hex4(&mut rest);
                let mut ahead = rest.clone();
                if let (0xd800..0xdc00, Some('\\'), Some('u')) = (code, ahead.next(), ahead.next())
                    && let low @ 0xdc00..0xe000 = hex4(&mut ahead)
                {
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    rest = ahead;
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(itself) => out.push(itself),
            None => {}
        }
    }
    out
}

/// Takes four hexadecimal digits. No character where there are none.
fn hex4(rest: &mut Chars<'_>) -> u32 {
    rest.take(4).fold(0, |value, digit| value << 4 | digit.to_digit(16).unwrap_or(0xd8_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn tokens(text: &str) -> Vec<(Token, &[u8])> {
        Scanner::new(text.as_bytes()).collect()
    }

    #[test]
    fn a_text_comes_apart_into_its_pieces() {
        let found = tokens(r#"{ "a" : [1.5e3,"b\"c",null], "":{}}"#);
        let expected: [(Token, &[u8]); 10] = [
            (Token::Open, b"{"),
            (Token::Key, b"a"),
            (Token::Open, b"["),
            (Token::Other, b"1.5e3"),
            (Token::Text, br#"b\"c"#),
            (Token::Other, b"null"),
            (Token::Close, b"]"),
            (Token::Key, b""),
            (Token::Open, b"{"),
            (Token::Close, b"}"),
        ];
        assert_eq!(found.get(..10), Some(&expected[..]));
    }

    #[test]
    fn a_text_that_breaks_off_gives_what_is_whole() {
        assert_eq!(tokens("{\"a\":\"b\",\"c").len(), 3);
        assert_eq!(tokens("<html>"), [(Token::Other, &b"<html>"[..])]);
        assert_eq!(tokens(""), []);
        assert_eq!(tokens("\"\\"), []);
    }

    #[test]
    fn strings_are_unescaped() {
        for (raw, text) in [
            (r"a\n\t\r\b\f\/\\", "a\n\t\r\u{8}\u{c}/\\"),
            (r"\u00e9\u20AC\ud83d\ude00é😀", "é€😀é😀"),
            (r"\ud83d\ud83d\ude00\ud83d", "\u{fffd}😀\u{fffd}"),
            (r"\u00zz\u0041", "\u{fffd}A"),
        ] {
            assert_eq!(unescape(raw), text, "{raw}");
        }
    }
}
