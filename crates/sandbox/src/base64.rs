//! Base64, for cursors and HTTP Basic.

use alloc::string::String;
use alloc::vec::Vec;

/// With padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, place| group << 8 | chunk.get(place).map_or(0, |byte| u32::from(*byte)));
        for place in 0..4 {
            let letter = ALPHABET.get((group >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            out.push(char::from(if place <= chunk.len() { letter } else { b'=' }));
        }
    }
    out
}

/// `None` where the text is not Base64. Padding may be left out.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').as_bytes();
    let mut out = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for chunk in digits.chunks(4) {
        let mut group = 0_u32;
        for digit in chunk {
            group = group << 6 | ALPHABET.iter().position(|letter| letter == digit)? as u32;
        }
        group <<= 6 * (4 - chunk.len());
        let bytes = [(group >> 16) as u8, (group >> 8) as u8, group as u8];
        out.extend_from_slice(bytes.get(..chunk.len().checked_sub(1).filter(|length| *length > 0)?)?);
    }
    Some(out)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        for bytes in [&b""[..], b"a", b"ab", b"abc", b"\x00\xff\xfe\xfd", b"id:s%3Acret"] {
            assert_eq!(decode(&encode(bytes)).as_deref(), Some(bytes));
        }
        assert_eq!(encode(b"ab"), "YWI=");
        assert_eq!(decode("a"), None);
        assert_eq!(decode("é==="), None);
    }
}
