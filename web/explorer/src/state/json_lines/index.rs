//! From bytes to lines, slice by slice, so that a page stays alive meanwhile.

use std::rc::Rc;

use super::{Holder, Kind, Line, Lines};

/// A text that is being split. It is checked on the way.
pub(crate) struct Indexing {
    text: Rc<dyn Holder>,
    /// How far the bytes are known to be UTF-8.
    checked: usize,
    at: usize,
    lines: Vec<Line>,
    open: Vec<u32>,
    key: (u32, u32),
    wants: Wants,
    /// Where a token began that the last slice did not end.
    token: Option<usize>,
    escape: Escape,
}

/// What came of a slice.
pub(crate) enum Progress {
    /// There is more to do; so much of a hundred is done.
    More(u8),
    /// All lines are there.
    Done(Lines),
    /// It is not well-formed JSON.
    NotJson,
    /// It has more lines than a page can hold.
    TooLong,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq)]
enum Wants {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
}

/// Where in an escape a text stands.
#[derive(Clone, Copy, PartialEq)]
enum Escape {
    None,
    Slash,
    /// So many hexadecimal digits are to come.
    Digits(u8),
}

/// Why a slice ended early.
enum Stop {
    NotJson,
    TooLong,
    /// The slice is over.
    Slice,
}

impl Indexing {
    /// Nothing is done yet.
    pub(crate) fn new(text: Rc<dyn Holder>) -> Self {
        let (lines, open) = (Vec::new(), Vec::new());
        Self { text, checked: 0, at: 0, lines, open, key: (0, 0), wants: Wants::Value, token: None, escape: Escape::None }
    }

    /// Does about so many bytes more.
    pub(crate) fn go(&mut self, bytes: usize) -> Progress {
        let text = Rc::clone(&self.text);
        let text = text.bytes();
        if u32::try_from(text.len()).is_err() {
            return Progress::TooLong;
        }
        let until = self.at.saturating_add(bytes).min(text.len());
        match self.check(text, until).and_then(|()| self.split(text, until)) {
            Ok(()) if self.wants == Wants::Nothing => {
                Progress::Done(Lines { text: Rc::clone(&self.text), lines: std::mem::take(&mut self.lines) })
            }
            Ok(()) | Err(Stop::NotJson) => Progress::NotJson,
            Err(Stop::TooLong) => Progress::TooLong,
            Err(Stop::Slice) => {
                self.make_room(text.len());
                Progress::More((self.at as u64 * 100 / text.len().max(1) as u64) as u8)
            }
        }
    }

    /// Reserves room for as many lines as the first slice promises: to move them later would stop the page.
    fn make_room(&mut self, length: usize) {
        if self.lines.capacity() < self.lines.len() * 2 && self.at > 0 {
            let expected = (self.lines.len() as u64 * length as u64 / self.at as u64 * 11 / 10) as usize;
            self.lines.reserve_exact(expected.min(MOST_LINES).saturating_sub(self.lines.len()));
        }
    }

    fn check(&mut self, text: &[u8], until: usize) -> Result<(), Stop> {
        // A letter may go on behind the end of the slice.
        let slice = text.get(self.checked..(until + 4).min(text.len())).unwrap_or_default();
        match str::from_utf8(slice) {
            Ok(_) => self.checked += slice.len(),
            Err(error) if error.error_len().is_none() && self.checked + slice.len() < text.len() => self.checked += error.valid_up_to(),
            Err(_) => return Err(Stop::NotJson),
        }
        Ok(())
    }

    fn split(&mut self, text: &[u8], until: usize) -> Result<(), Stop> {
        while let Some(byte) = text.get(self.at) {
            if self.at >= until {
                return Err(Stop::Slice);
            }
            let start = self.token.unwrap_or(self.at);
            match text.get(start).unwrap_or(byte) {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b':' if self.wants == Wants::Colon => {
                    self.at += 1;
                    self.wants = Wants::Value;
                }
                b',' if self.wants == Wants::CommaOrEnd => {
                    self.at += 1;
                    self.lines.last_mut().into_iter().for_each(|line| line.comma = true);
                    self.wants = if self.is_in_object(text) { Wants::Key } else { Wants::Value };
                }
                b'{' | b'[' => self.begin(*byte)?,
                b'}' | b']' => self.end(text, *byte)?,
                b'"' => self.text_token(text, start, until)?,
                _ => self.scalar(text, start, until)?,
            }
        }
        Ok(())
    }

    fn begin(&mut self, byte: u8) -> Result<(), Stop> {
        self.open.push(self.lines.len() as u32);
        let start = self.at as u32;
        self.at += 1;
        // The depth is counted without what was opened just now.
        let depth = self.open.len() - 1;
        self.push(Kind::Open, (start, start + 1), depth)?;
        self.wants = if byte == b'{' { Wants::KeyOrEnd } else { Wants::ValueOrEnd };
        Ok(())
    }

    fn end(&mut self, text: &[u8], byte: u8) -> Result<(), Stop> {
        let is_object = self.is_in_object(text);
        let fits = match self.wants {
            Wants::KeyOrEnd => byte == b'}',
            Wants::ValueOrEnd => byte == b']',
            Wants::CommaOrEnd => is_object == (byte == b'}'),
            _ => false,
        };
        let Some(began) = self.open.pop().filter(|_| fits) else { return Err(Stop::NotJson) };
        let end = self.lines.len() as u32;
        if began + 1 == end {
            self.lines.last_mut().into_iter().for_each(|line| line.kind = Kind::Empty);
            self.lines.last_mut().into_iter().for_each(|line| line.value.1 = self.at as u32 + 1);
        } else {
            self.lines.get_mut(began as usize).into_iter().for_each(|line| line.end = end);
            let value = (self.at as u32, self.at as u32 + 1);
            self.add(Line { indent: depth(self.open.len()), key: (0, 0), value, kind: Kind::Close, comma: false, end: 0 })?;
        }
        self.at += 1;
        self.wants = self.after();
        Ok(())
    }

    /// A text or a key.
    fn text_token(&mut self, text: &[u8], start: usize, until: usize) -> Result<(), Stop> {
        if self.token.is_none() {
            self.token = Some(start);
            self.at += 1;
        }
        loop {
            if self.escape == Escape::None {
                // Most letters are plain, and most time is spent here.
                let rest = text.get(self.at..until).unwrap_or_default();
                self.at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).unwrap_or(rest.len());
            }
            let Some(byte) = text.get(self.at) else { return Err(Stop::NotJson) };
            if self.at >= until {
                return Err(Stop::Slice);
            }
            self.at += 1;
            self.escape = match (self.escape, byte) {
                (Escape::None, b'"') => {
                    self.token = None;
                    return self.value(Kind::Text, (start as u32, self.at as u32));
                }
                (Escape::None, b'\\') => Escape::Slash,
                (Escape::None, 0x20..) | (Escape::Slash, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Escape::None,
                (Escape::Slash, b'u') => Escape::Digits(4),
                (Escape::Digits(left), digit) if digit.is_ascii_hexdigit() => {
                    if left > 1 {
                        Escape::Digits(left - 1)
                    } else {
                        Escape::None
                    }
                }
                _ => return Err(Stop::NotJson),
            };
        }
    }

    /// A number or a word.
    fn scalar(&mut self, text: &[u8], start: usize, until: usize) -> Result<(), Stop> {
        self.token = Some(start);
        while text.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
            if self.at >= until {
                return Err(Stop::Slice);
            }
            self.at += 1;
        }
        self.token = None;
        let written = text.get(start..self.at).unwrap_or_default();
        let kind = if matches!(written, b"true" | b"false" | b"null") { Kind::Word } else { Kind::Number };
        let is_plain = || written.len() < 18 && written.first() != Some(&b'0') && written.iter().all(u8::is_ascii_digit);
        let is_number = || is_plain() || written.len() > MOST_DIGITS || smartrecruiters_core::json::check(written).is_ok();
        if written.is_empty() || (kind == Kind::Number && !is_number()) {
            return Err(Stop::NotJson);
        }
        self.value(kind, (start as u32, self.at as u32))
    }

    fn value(&mut self, kind: Kind, value: (u32, u32)) -> Result<(), Stop> {
        match self.wants {
            Wants::Key | Wants::KeyOrEnd if kind == Kind::Text => {
                self.key = value;
                self.wants = Wants::Colon;
                Ok(())
            }
            Wants::Value | Wants::ValueOrEnd => {
                self.push(kind, value, self.open.len())?;
                self.wants = self.after();
                Ok(())
            }
            _ => Err(Stop::NotJson),
        }
    }

    /// A new line with the key that came before it.
    fn push(&mut self, kind: Kind, value: (u32, u32), at: usize) -> Result<(), Stop> {
        if !matches!(self.wants, Wants::Value | Wants::ValueOrEnd) {
            return Err(Stop::NotJson);
        }
        let key = std::mem::take(&mut self.key);
        self.add(Line { indent: depth(at), key, value, kind, comma: false, end: 0 })
    }

    fn add(&mut self, line: Line) -> Result<(), Stop> {
        if self.lines.len() >= MOST_LINES {
            return Err(Stop::TooLong);
        }
        self.lines.push(line);
        Ok(())
    }

    fn after(&self) -> Wants {
        if self.open.is_empty() { Wants::Nothing } else { Wants::CommaOrEnd }
    }

    fn is_in_object(&self, text: &[u8]) -> bool {
        let open = self.open.last().and_then(|open| self.lines.get(*open as usize));
        open.and_then(|line| text.get(line.value.0 as usize)) == Some(&b'{')
    }
}

fn depth(open: usize) -> u16 {
    u16::try_from(open).unwrap_or(u16::MAX)
}

/// Some hundred megabytes of lines.
const MOST_LINES: usize = 6_000_000;
/// Longer numbers are taken for what they look like.
const MOST_DIGITS: usize = 100_000;
