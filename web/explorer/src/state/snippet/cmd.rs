//! cURL for the command prompt of Windows, which has rules of its own: a caret takes the meaning of the letter after it.

use smartrecruiters_core::Method;

use super::Sample;

pub(super) fn write(sample: &Sample<'_>) -> String {
    let request = sample.request;
    let mut words = Vec::new();
    if request.method != Method::Get {
        words.push(format!("--request {}", request.method.as_str()));
    }
    words.push(quote(&request.url));
    let parts = sample.parts();
    for (name, value) in sample.headers(|variable| format!("\u{0}{variable}\u{0}")) {
        // curl writes the content type of parts itself, with a boundary of its own.
        if parts.is_none() || !name.eq_ignore_ascii_case("content-type") {
            let pieces: Vec<String> = format!("{name}: {value}")
                .split('\u{0}')
                .enumerate()
                .map(|(at, piece)| if at % 2 == 1 { format!("%{piece}%") } else { escape(piece) })
                .collect();
            words.push(format!("--header ^\"{}^\"", pieces.concat()));
        }
    }
    match parts {
        Some(parts) => words.extend(parts.parts.iter().map(|part| match &part.file_name {
            Some(file) => format!("--form {}", quote(&format!("{}=@{file}", part.name))),
            None => format!("--form-string {}", quote(&format!("{}={}", part.name, String::from_utf8_lossy(&part.content)))),
        })),
        None => words.extend(sample.text().map(|text| format!("--data-raw {}", quote(text)))),
    }
    // The prompt reads commands in the code page of the machine, which cURL takes for UTF-8 then.
    let before = if words.iter().all(|word| word.is_ascii()) { "" } else { "chcp 65001 > nul & " };
    format!("{before}curl {}", words.join(" ^\n  "))
}

fn quote(text: &str) -> String {
    format!("^\"{}^\"", escape(text))
}

/// Letters that mean something to the prompt are carets away from it; quotes and the strokes before them mean something to cURL's start.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut strokes = 0;
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '"' => {
                // Strokes before a quote would take its meaning.
                escaped.extend(std::iter::repeat_n('\\', strokes));
                escaped.push_str("\\^\"");
            }
            '\n' => escaped.push_str("^\n\n"),
            '%' => escaped.push_str("^%"),
            '&' | '|' | '<' | '>' | '(' | ')' | '^' | '!' | '@' | ',' | ';' | '=' => escaped.extend(['^', letter]),
            letter => escaped.push(letter),
        }
        strokes = if letter == '\\' { strokes + 1 } else { 0 };
    }
    escaped.extend(std::iter::repeat_n('\\', strokes));
    escaped
}
