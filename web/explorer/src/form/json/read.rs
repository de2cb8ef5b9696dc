//! Reads JSON text and says in words where and why it is none.

use super::Json;

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextFault {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column in characters, from 1.
    pub(crate) column: usize,
    /// What is wrong there, without a full stop.
    pub(crate) message: &'static str,
}

impl std::fmt::Display for TextFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "is not JSON at line {}, column {}: {}", self.line, self.column, self.message)
    }
}

pub(super) fn read(text: &str) -> Result<Json, TextFault> {
    let mut reader = Reader { text, at: 0 };
    let found = reader.value(0).and_then(|value| match reader.peek() {
        None => Ok(value),
        Some(_) => Err("there is more after the end of the value"),
    });
    found.map_err(|message| reader.fault(message))
}

type Read<T> = Result<T, &'static str>;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Read<Json> {
        match self.peek() {
            None => Err(ENDS),
            Some('{' | '[') if depth >= MOST_DEPTH => Err("the value is nested too deep"),
            Some('{') => self.object(depth),
            Some('[') => self.list(depth),
            Some('"') => self.string().map(Json::Text),
            Some('-' | '0'..='9') => self.number(),
            Some('\'' | '“' | '”') => Err("texts stand in straight double quotes"),
            Some(_) => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Read<Json> {
        let mut entries = Vec::new();
        self.bump('{');
        if self.take('}') {
            return Ok(Json::Object(entries));
        }
        loop {
            let name = match self.peek() {
                Some('"') => self.string()?,
                Some('}') => return Err("a comma stands before the closing brace"),
                None => return Err(ENDS),
                Some(_) => return Err("a name in double quotes is due here"),
            };
            if !self.take(':') {
                return Err(self.due("a colon is due here"));
            }
            entries.push((name, self.value(depth + 1)?));
            if self.take('}') {
                return Ok(Json::Object(entries));
            }
            if !self.take(',') {
                return Err(self.due("a comma or a closing brace is due here"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Read<Json> {
        let mut items = Vec::new();
        self.bump('[');
        if self.take(']') {
            return Ok(Json::List(items));
        }
        loop {
            if self.peek() == Some(']') {
                return Err("a comma stands before the closing bracket");
            }
            items.push(self.value(depth + 1)?);
            if self.take(']') {
                return Ok(Json::List(items));
            }
            if !self.take(',') {
                return Err(self.due("a comma or a closing bracket is due here"));
            }
        }
    }

    fn string(&mut self) -> Read<String> {
        self.bump('"');
        let mut out = String::new();
        loop {
            let run = self.rest().find(|letter| matches!(letter, '"' | '\\') || letter < ' ').unwrap_or(self.rest().len());
            out.push_str(self.advance(run));
            match self.next() {
                Some('"') => return Ok(out),
                Some('\\') => out.push(self.escape()?),
                Some(_) => {
                    self.at -= 1;
                    return Err("a text holds no line ends and no tabs: write \\n and \\t");
                }
                None => return Err("the text before it has no closing quote"),
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.at - 1;
        let found = match self.next() {
            Some(plain @ ('"' | '\\' | '/')) => Some(plain),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => self.unicode(),
            _ => None,
        };
        found.ok_or_else(|| {
            self.at = start;
            "this is not an escape that JSON has"
        })
    }

    /// The character of `\uXXXX`, or of two of them that make a pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex4()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let second = if self.rest().starts_with("\\u") {
            self.at += 2;
            self.hex4()?
        } else {
            return None;
        };
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Read<Json> {
        let start = self.at;
        self.accept(&['-']);
        if !self.accept(&['0']) {
            self.digits()?;
        } else if self.rest().starts_with(|next: char| next.is_ascii_digit()) {
            return Err("a number does not start with 0");
        }
        if self.accept(&['.']) {
            self.digits()?;
        }
        if self.accept(&['e', 'E']) {
            self.accept(&['+', '-']);
            self.digits()?;
        }
        Ok(Json::Number(self.text.get(start..self.at).unwrap_or_default().to_owned()))
    }

    fn digits(&mut self) -> Read<()> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count > 0 { Ok(()) } else { Err("a digit is due here") }
    }

    fn word(&mut self) -> Read<Json> {
        let length = self.rest().find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(self.rest().len());
        let found = match self.rest().get(..length) {
            Some("true") => Json::Bool(true),
            Some("false") => Json::Bool(false),
            Some("null") => Json::Null,
            _ => return Err("a value is due here: a text in double quotes, a number, true, false, null, [ or {"),
        };
        self.at += length;
        Ok(found)
    }

    /// The next character that is no white space, without passing it.
    fn peek(&mut self) -> Option<char> {
        self.at += self.rest().bytes().take_while(|byte| b" \t\r\n".contains(byte)).count();
        self.rest().chars().next()
    }

    /// `what`, or that the text has ended.
    fn due(&self, what: &'static str) -> &'static str {
        if self.rest().is_empty() { ENDS } else { what }
    }

    fn take(&mut self, wanted: char) -> bool {
        self.peek();
        self.accept(&[wanted])
    }

    fn accept(&mut self, any: &[char]) -> bool {
        let found = self.rest().starts_with(any);
        self.at += usize::from(found);
        found
    }

    fn bump(&mut self, known: char) {
        self.at += known.len_utf8();
    }

    fn next(&mut self) -> Option<char> {
        let found = self.rest().chars().next()?;
        self.at += found.len_utf8();
        Some(found)
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let passed = self.rest().get(..length).unwrap_or_default();
        self.at += passed.len();
        passed
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&self, message: &'static str) -> TextFault {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        TextFault { line, column, message }
    }
}

const ENDS: &str = "the text ends too early";
const MOST_DEPTH: usize = 100;
