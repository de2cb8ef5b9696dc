//! Percent-encoding, in the one way that is safe in every part of an address.

use alloc::string::String;
use alloc::vec::Vec;

use crate::wire::Put;

/// Appends `text` with everything but letters, digits and `-._~` encoded.
pub fn encode(text: &str, out: &mut String) {
    let mut bytes = Vec::new();
    append(text.as_bytes(), &mut bytes);
    out.extend(bytes.into_iter().map(char::from));
}

pub(crate) fn append(text: &[u8], out: &mut impl Put) {
    for byte in text {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.byte(*byte);
        } else {
            out.byte(b'%');
            out.byte(hex_digit(byte >> 4));
            out.byte(hex_digit(byte & 15));
        }
    }
}

/// Decodes `%41`; with `plus_is_space`, also `+` (forms). `None` where an escape is broken or the bytes are not UTF-8.
pub fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match *first {
            b'%' => {
                let [high, low, tail @ ..] = rest else { return None };
                bytes.push(hex_value(*high)? << 4 | hex_value(*low)?);
                rest = tail;
            }
            b'+' if plus_is_space => bytes.push(b' '),
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(nibble: u8) -> u8 {
    if nibble < 10 { b'0' + nibble } else { b'A' - 10 + nibble }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_leaves_only_unreserved_bytes() {
        let mut out = String::new();
        encode("a b+c/d?é~", &mut out);
        assert_eq!(out, "a%20b%2Bc%2Fd%3F%C3%A9~");
        assert_eq!(decode(&out, false).as_deref(), Some("a b+c/d?é~"));
    }

    #[test]
    fn a_broken_escape_is_refused() {
        assert_eq!(decode("%4", false), None);
        assert_eq!(decode("%zz", false), None);
        assert_eq!(decode("%ff", false), None);
        assert_eq!(decode("a+b", true).as_deref(), Some("a b"));
    }
}
