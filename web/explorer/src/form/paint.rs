//! Colours of JSON text, line by line: no text of JSON goes over a line end.

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Name,
    Text,
    Number,
    /// `true`, `false`, `null`.
    Word,
    /// Brackets, commas, colons, white space, and what is no JSON.
    Plain,
}

/// The pieces of a line, which together are the line.
pub(crate) fn pieces(line: &str) -> Vec<(Paint, &str)> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (paint, length) = match first {
            '"' => {
                let length = text_length(rest);
                let is_name = rest.get(length..).is_some_and(|after| after.trim_start().starts_with(':'));
                (if is_name { Paint::Name } else { Paint::Text }, length)
            }
            '-' | '0'..='9' => (Paint::Number, run(rest, |letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))),
            'a'..='z' => {
                let length = run(rest, |letter| letter.is_ascii_alphanumeric());
                let is_word = rest.get(..length).is_some_and(|word| ["true", "false", "null"].contains(&word));
                (if is_word { Paint::Word } else { Paint::Plain }, length)
            }
            _ => (Paint::Plain, first.len_utf8() + run(rest.get(first.len_utf8()..).unwrap_or_default(), is_plain)),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        found.push((paint, piece));
        rest = after;
    }
    found
}

/// Bytes up to the closing quote, with it; all where there is none.
fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn is_plain(letter: char) -> bool {
    !matches!(letter, '"' | '-' | '0'..='9' | 'a'..='z')
}

/// Bytes of the letters at the start that are so.
fn run(text: &str, is_so: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_so(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_what_it_is_made_of() {
        assert_eq!(
            pieces(r#"  "a\"b" : ["ü:", -1.5e+3, true, nil]"#),
            [
                (Paint::Plain, "  "),
                (Paint::Name, r#""a\"b""#),
                (Paint::Plain, " : ["),
                (Paint::Text, r#""ü:""#),
                (Paint::Plain, ", "),
                (Paint::Number, "-1.5e+3"),
                (Paint::Plain, ", "),
                (Paint::Word, "true"),
                (Paint::Plain, ", "),
                (Paint::Plain, "nil"),
                (Paint::Plain, "]"),
            ]
        );
    }

    #[test]
    fn no_line_loses_a_letter() {
        for line in ["", "\"open", "é“x” 1a\\", "{\"a\":1}", "'b': TRUE,\t// no"] {
            assert_eq!(pieces(line).into_iter().map(|(_, piece)| piece).collect::<String>(), line);
        }
    }
}
