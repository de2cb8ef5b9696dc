//! Tells whether a text is JSON, and where it stops being it.

use alloc::vec::Vec;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Tells whether `text` is one well-formed JSON value.
///
/// # Errors
/// The place where it stops being JSON; a truncated text stops at its end.
///
/// ```
/// use smartrecruiters_core::json;
/// assert!(json::check(br#"{"a":[1,2.5e3,"\u00e9"]}"#).is_ok());
/// assert_eq!(json::check(b"{\"a\": 1,\n \"b\" 2}").map_err(|fault| (fault.line, fault.column)), Err((2, 6)));
/// ```
pub fn check(text: &[u8]) -> Result<(), Fault> {
    let mut reader = Reader::new(text);
    match reader.skip().and_then(|()| reader.end()) {
        Ok(()) => Ok(()),
        Err(Broken) => Err(reader.fault()),
    }
}

/// A cursor over a JSON text.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

/// The text is not JSON, or nests too deep; [`Reader::fault`] says where.
#[derive(Debug)]
struct Broken;

type Read<T> = Result<T, Broken>;

impl<'a> Reader<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// The first byte of the next value.
    fn peek(&mut self) -> Option<u8> {
        self.space();
        self.text.get(self.at).copied()
    }

    /// Passes one value of any kind. Without recursion, so depth costs memory, not stack.
    fn skip(&mut self) -> Read<()> {
        let mut open = Vec::new();
        loop {
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.at += 1;
                    let close = bracket + 2;
                    if !self.take(close) {
                        open.push(close);
                        self.key(close)?;
                        continue;
                    }
                }
                Some(b'"') => self.string_end()?,
                Some(b't') => self.word(b"true")?,
                Some(b'f') => self.word(b"false")?,
                Some(b'n') => self.word(b"null")?,
                _ => self.number()?,
            }
            loop {
                let Some(close) = open.last().copied() else { return Ok(()) };
                if self.take(b',') {
                    self.key(close)?;
                    break;
                }
                self.expect(close)?;
                open.pop();
            }
        }
    }

    /// Nothing but white space is left.
    fn end(&mut self) -> Read<()> {
        if self.peek().is_none() { Ok(()) } else { Err(Broken) }
    }

    /// Where reading stopped.
    fn fault(&self) -> Fault {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).unwrap_or_default().iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
        Fault { offset: before.len(), line: before.split(|byte| *byte == b'\n').count(), column }
    }

    /// The key and colon that come before a value, if the bracket is that of an object.
    fn key(&mut self, close: u8) -> Read<()> {
        if close == b'}' {
            self.space();
            self.string_end()?;
            self.expect(b':')?;
        }
        Ok(())
    }

    /// Passes a string, checking its escapes.
    fn string_end(&mut self) -> Read<()> {
        if self.text.get(self.at) != Some(&b'"') {
            return Err(Broken);
        }
        self.at += 1;
        loop {
            match self.text.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    match self.text.get(self.at) {
                        Some(b'u') if self.text.get(self.at + 1..self.at + 5).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) => {
                            self.at += 5;
                        }
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                        _ => return Err(Broken),
                    }
                }
                Some(0x20..) => self.at += 1,
                _ => return Err(Broken),
            }
        }
    }

    fn number(&mut self) -> Read<()> {
        self.accept(b"-");
        if !self.accept(b"0") && self.digits() == 0 {
            return Err(Broken);
        }
        if self.accept(b".") && self.digits() == 0 {
            return Err(Broken);
        }
        if self.accept(b"eE") {
            self.accept(b"+-");
            if self.digits() == 0 {
                return Err(Broken);
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self, word: &[u8]) -> Read<()> {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if found { word.len() } else { 0 };
        if found { Ok(()) } else { Err(Broken) }
    }

    /// Passes one of these bytes, without white space before it.
    fn accept(&mut self, any: &[u8]) -> bool {
        let found = self.text.get(self.at).is_some_and(|byte| any.contains(byte));
        self.at += usize::from(found);
        found
    }

    /// Passes white space and then this byte, if it is there.
    fn take(&mut self, byte: u8) -> bool {
        self.space();
        self.accept(&[byte])
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.take(byte) { Ok(()) } else { Err(Broken) }
    }

    fn space(&mut self) {
        while self.accept(b" \t\n\r") {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn well_formed_texts_pass() {
        for text in ["null", " [ ] ", "{}", "-0.5E-7", r#"{"a":{"b":[true,false,null,"x\\\"\/"]}}"#, "[[],{},0]"] {
            assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn broken_texts_stop_where_they_break() {
        for (text, offset) in [
            ("", 0),
            ("{\"a\":1", 6),
            ("[1,]", 3),
            ("{a:1}", 1),
            ("01", 1),
            ("\"\\x\"", 2),
            ("[1 2]", 3),
            ("tru", 0),
            ("1.", 2),
            ("\"\n\"", 1),
        ] {
            assert_eq!(check(text.as_bytes()).map_err(|fault| fault.offset), Err(offset), "{text:?}");
        }
    }

    #[test]
    fn a_fault_counts_lines_and_characters() {
        assert_eq!(check("{\n  \"é\" 1}".as_bytes()), Err(Fault { offset: 9, line: 2, column: 7 }));
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = [vec![b'['; 200_000], vec![b']'; 200_000]].concat();
        assert_eq!(check(&deep), Ok(()));
    }
}
