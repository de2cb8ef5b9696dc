//! PowerShell: bodies go as bytes, since older ones would send Latin letters alone.

use super::Sample;

pub(super) fn write(sample: &Sample<'_>) -> String {
    let request = sample.request;
    let mut lines = vec![format!("-Method {}", request.method.as_str()), format!("-Uri {}", quote(&request.url))];
    let mut content_type = None;
    let mut headers = Vec::new();
    for (name, value) in sample.headers(|variable| format!("\u{0}{variable}\u{0}")) {
        if name.eq_ignore_ascii_case("content-type") {
            content_type = Some(value);
            continue;
        }
        let mut pieces = value.split('\u{0}');
        let first = pieces.next().unwrap_or_default();
        let value = match pieces.next() {
            Some(variable) if first.is_empty() => format!("$env:{variable}"),
            Some(variable) => format!("\"{first}$env:{variable}\""),
            None => quote(first),
        };
        headers.push(format!("{} = {value}", quote(&name)));
    }
    lines.push(format!("-Headers @{{ {} }}", headers.join("; ")));
    if let Some(parts) = sample.parts() {
        let part = |part: &smartrecruiters_core::Part| match &part.file_name {
            Some(file) => format!("{} = Get-Item {}", quote(&part.name), quote(file)),
            None => format!("{} = {}", quote(&part.name), quote(&String::from_utf8_lossy(&part.content))),
        };
        lines.push(format!("-Form @{{ {} }}", parts.parts.iter().map(part).collect::<Vec<_>>().join("; ")));
    } else if let Some(text) = sample.text() {
        lines.extend(content_type.map(|kind| format!("-ContentType {}", quote(&kind))));
        lines.push(format!("-Body ([Text.Encoding]::UTF8.GetBytes({}))", quote(text)));
    }
    format!("Invoke-RestMethod {}", lines.join(" `\n  "))
}

/// A text that is taken as it stands. PowerShell takes typographic quotes for quotes.
fn quote(text: &str) -> String {
    let mut quoted = String::from("'");
    for letter in text.chars() {
        if matches!(letter, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(letter);
        }
        quoted.push(letter);
    }
    quoted.push('\'');
    quoted
}
