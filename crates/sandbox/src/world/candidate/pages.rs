//! Writes the files of the seed: PDFs of one page, with the text in the clear.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::{Attachment, Candidate};
use crate::world::Packed;

/// The bytes of a résumé, or of a letter.
pub(super) fn write(candidate: &Candidate, file: &Attachment) -> Vec<u8> {
    pdf(&if file.kind == "RESUME" { resume(candidate) } else { letter(candidate) })
}

fn resume(candidate: &Candidate) -> Vec<String> {
    let text = |of: Option<&Value>, name: &str| String::from(of.and_then(|of| of.get(name)).and_then(Value::as_str).unwrap_or_default());
    let mut lines = Vec::from([candidate.name(), candidate.email.clone()]);
    lines.extend(candidate.phone.clone());
    let read = |packed: &Option<Packed>| packed.as_ref().map(Packed::read);
    lines.extend(read(&candidate.location).map(|place| format!("{}, {}", text(Some(&place), "city"), text(Some(&place), "country"))));
    lines.extend(read(&candidate.web).map(|web| text(Some(&web), "linkedin")));
    let years = |entry: &Value| {
        let end = text(Some(entry), "endDate");
        format!("({} - {})", text(Some(entry), "startDate"), if end.is_empty() { "now" } else { &end })
    };
    let line = |entry: &Value, what: String, place: &str| format!("{what}, {} {}", text(Some(entry), place), years(entry));
    let entries = |packed: &Packed| packed.read().as_array().cloned().unwrap_or_default().into_iter();
    lines.push("Experience".into());
    lines.extend(entries(&candidate.experience).map(|entry| line(&entry, text(Some(&entry), "title"), "company")));
    lines.push("Education".into());
    lines.extend(entries(&candidate.education).map(|entry| {
        let what = format!("{} in {}", text(Some(&entry), "degree"), text(Some(&entry), "major"));
        line(&entry, what, "institution")
    }));
    lines
}

fn letter(candidate: &Candidate) -> Vec<String> {
    Vec::from([
        candidate.name(),
        "Dear hiring team,".into(),
        "I would like to help build robots that people enjoy working beside.".into(),
        format!("Write to me at {}.", candidate.email),
    ])
}

/// A PDF with a line of Helvetica for each text.
pub(crate) fn pdf(lines: &[String]) -> Vec<u8> {
    let mut stream = Vec::from(*b"BT /F1 11 Tf 56 780 Td 16 TL\n");
    for line in lines {
        stream.push(b'(');
        stream.extend(line.chars().flat_map(encoded));
        stream.extend_from_slice(b") Tj T*\n");
    }
    stream.extend_from_slice(b"ET\n");
    let mut content = format!("<< /Length {} >>\nstream\n", stream.len()).into_bytes();
    content.extend_from_slice(&stream);
    content.extend_from_slice(b"endstream");
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>";
    let objects: [&[u8]; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.as_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        &content,
    ];
    let mut out = Vec::from(*b"%PDF-1.4\n");
    let mut table = Vec::from([String::from("xref\n0 6\n0000000000 65535 f \n")]);
    for (place, object) in objects.into_iter().enumerate() {
        table.push(format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{} 0 obj\n", place + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(table.concat().as_bytes());
    out.extend_from_slice(format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    out
}

/// A letter in the encoding of the font. Letters that it lacks lose their marks.
fn encoded(letter: char) -> Vec<u8> {
    match letter {
        '(' | ')' | '\\' => Vec::from([b'\\', letter as u8]),
        'ą' => Vec::from(*b"a"),
        'ć' => Vec::from(*b"c"),
        'ę' => Vec::from(*b"e"),
        'ł' => Vec::from(*b"l"),
        'Ł' => Vec::from(*b"L"),
        'ń' => Vec::from(*b"n"),
        'ś' => Vec::from(*b"s"),
        'Ś' => Vec::from(*b"S"),
        'ź' | 'ż' => Vec::from(*b"z"),
        'Ź' | 'Ż' => Vec::from(*b"Z"),
        other => Vec::from([u8::try_from(u32::from(other)).unwrap_or(b'?')]),
    }
}
