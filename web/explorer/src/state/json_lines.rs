//! A JSON text as indented lines that fold: made in one pass over the bytes, without building the value.

/// The text and its lines.
#[derive(Debug, PartialEq)]
pub(crate) struct Lines {
    text: String,
    lines: Vec<Line>,
}

/// One line. Ranges are byte offsets into the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    /// How deep it stands.
    pub(crate) indent: u16,
    /// The key before the value, quotes included. Empty where there is none.
    key: (u32, u32),
    /// The value or bracket.
    value: (u32, u32),
    /// What the value is.
    pub(crate) kind: Kind,
    /// Whether a comma follows.
    pub(crate) comma: bool,
    /// For an opening bracket, the line of its closing one.
    pub(crate) end: u32,
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// true, false or null.
    Word,
    /// `{` or `[` with something inside.
    Open,
    /// `}` or `]`
    Close,
    /// `{}` or `[]`
    Empty,
}

impl Lines {
    /// Splits a text. `None` where it is not well-formed JSON.
    pub(crate) fn new(text: String) -> Option<Self> {
        smartrecruiters_core::json::check(text.as_bytes()).ok()?;
        let lines = split(text.as_bytes());
        Some(Self { text, lines })
    }

    /// The line at `index`.
    pub(crate) fn line(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }

    /// The key on a line, quotes included. Empty where there is none.
    pub(crate) fn key(&self, line: &Line) -> &str {
        self.range(line.key)
    }

    /// The value on a line, or its bracket.
    pub(crate) fn value(&self, line: &Line) -> &str {
        self.range(line.value)
    }

    /// How many lines stand between an opening bracket and its end, on its own level.
    pub(crate) fn inside(&self, index: usize) -> usize {
        let Some(open) = self.lines.get(index) else { return 0 };
        let within = self.lines.get(index + 1..open.end as usize).unwrap_or_default();
        within.iter().filter(|line| line.indent == open.indent + 1 && line.kind != Kind::Close).count()
    }

    /// Lines that are seen while `folded` ones, in ascending order, hide what is inside them.
    pub(crate) fn seen(&self, folded: &[u32]) -> Vec<u32> {
        let mut seen = Vec::with_capacity(self.lines.len());
        let mut index = 0_u32;
        while let Some(line) = self.lines.get(index as usize) {
            seen.push(index);
            index = if line.kind == Kind::Open && folded.binary_search(&index).is_ok() { line.end + 1 } else { index + 1 };
        }
        seen
    }

    /// Every line that folds, but for the outermost.
    pub(crate) fn folds(&self) -> Vec<u32> {
        let foldable = |(index, line): (usize, &Line)| (line.kind == Kind::Open && line.indent > 0).then_some(index as u32);
        self.lines.iter().enumerate().filter_map(foldable).collect()
    }

    fn range(&self, (start, end): (u32, u32)) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// The bracket that ends what this one begins.
pub(crate) fn closing(open: &str) -> &'static str {
    if open == "{" { "}" } else { "]" }
}

fn split(text: &[u8]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    let mut key = (0, 0);
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let start = at as u32;
        at = token_end(text, at);
        let value = (start, at as u32);
        let line = Line { indent: open.len() as u16, key, value, kind: Kind::Word, comma: false, end: 0 };
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b':' => continue,
            b',' => {
                lines.last_mut().into_iter().for_each(|line| line.comma = true);
                continue;
            }
            b'"' if is_key(text, at) => {
                key = value;
                continue;
            }
            b'{' | b'[' => {
                open.push(lines.len() as u32);
                lines.push(Line { kind: Kind::Open, ..line });
            }
            b'}' | b']' => {
                let end = lines.len() as u32;
                let began = open.pop().unwrap_or_default();
                if began + 1 == end {
                    lines.last_mut().into_iter().for_each(|line| line.kind = Kind::Empty);
                } else {
                    lines.get_mut(began as usize).into_iter().for_each(|line| line.end = end);
                    lines.push(Line { indent: open.len() as u16, kind: Kind::Close, key: (0, 0), ..line });
                }
            }
            b'"' => lines.push(Line { kind: Kind::Text, ..line }),
            b't' | b'f' | b'n' => lines.push(line),
            _ => lines.push(Line { kind: Kind::Number, ..line }),
        }
        key = (0, 0);
    }
    lines
}

/// Where the token that starts at `at` ends. The text was checked, so each token is whole.
fn token_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at + 1..).unwrap_or_default();
    let length = match text.get(at) {
        Some(b'"') => {
            let mut escaped = false;
            rest.iter()
                .position(|byte| {
                    let ends = *byte == b'"' && !escaped;
                    escaped = *byte == b'\\' && !escaped;
                    ends
                })
                .map_or(rest.len(), |end| end + 1)
        }
        Some(b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r') => 0,
        _ => rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte)).unwrap_or(rest.len()),
    };
    at + 1 + length
}

fn is_key(text: &[u8], after: usize) -> bool {
    text.get(after..).unwrap_or_default().iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Lines {
        Lines::new(text.to_owned()).expect("well-formed")
    }

    fn pretty(lines: &Lines) -> String {
        let line = |line: &Line| {
            let (key, value) = (lines.key(line), lines.value(line));
            let colon = if key.is_empty() { "" } else { ": " };
            let end = if line.kind == Kind::Empty { closing(value) } else { "" };
            format!("{}{key}{colon}{value}{end}{}", "  ".repeat(usize::from(line.indent)), if line.comma { "," } else { "" })
        };
        lines.lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_text_is_indented_without_changing_a_value() {
        let found = lines(r#"{"a":[1.50,-2e3,{}],"b":{"c":"x\"}","d":[]} , "é":null}"#);
        let expected =
            "{\n  \"a\": [\n    1.50,\n    -2e3,\n    {}\n  ],\n  \"b\": {\n    \"c\": \"x\\\"}\",\n    \"d\": []\n  },\n  \"é\": null\n}";
        assert_eq!(pretty(&found), expected);
        assert_eq!(pretty(&lines(expected)), expected);
        assert_eq!(pretty(&lines(" 12 ")), "12");
        assert_eq!(Lines::new("{".to_owned()), None);
    }

    #[test]
    fn a_folded_line_hides_what_is_inside() {
        let found = lines(r#"{"a":[1,2,[3]],"b":4}"#);
        assert_eq!(found.seen(&[]).len(), found.lines.len());
        assert_eq!(found.seen(&[1]), [0, 1, 8, 9]);
        assert_eq!(found.inside(1), 3);
        assert_eq!(found.folds(), [1, 4]);
        assert_eq!(found.seen(&[0]), [0]);
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "[".repeat(20_000) + &"]".repeat(20_000);
        assert_eq!(lines(&deep).lines.len(), 39_999);
    }
}
