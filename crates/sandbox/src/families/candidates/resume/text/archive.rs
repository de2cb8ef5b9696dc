//! The text of a word processor's file: XML in a ZIP archive (DOCX, ODT).

use alloc::string::String;
use alloc::vec::Vec;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::MOST_BYTES;

/// The text of the document in an archive. `None` where there is none.
pub(super) fn text(archive: &[u8]) -> Option<String> {
    let document = DOCUMENTS.iter().find_map(|name| entry(archive, name))?;
    Some(words(core::str::from_utf8(&document).ok()?))
}

/// The bytes of a file, found by the directory at the end of the archive. Places are counted in 64 bits, which none of them overflows.
fn entry(archive: &[u8], name: &str) -> Option<Vec<u8>> {
    let end = (0..archive.len()).rev().find(|start| archive.get(*start..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06")))? as u64;
    let mut at = number(archive, end + 16, 4)?;
    for _ in 0..number(archive, end + 10, 2)? {
        let (long, extra, comment) = (number(archive, at + 28, 2)?, number(archive, at + 30, 2)?, number(archive, at + 32, 2)?);
        if part(archive, at + 46, long)? == name.as_bytes() {
            let (method, size, local) = (number(archive, at + 10, 2)?, number(archive, at + 20, 4)?, number(archive, at + 42, 4)?);
            let start = local + 30 + number(archive, local + 26, 2)? + number(archive, local + 28, 2)?;
            let data = part(archive, start, size)?;
            return match method {
                0 => Some(data.into()),
                8 => decompress_to_vec_with_limit(data, MOST_BYTES).ok(),
                _ => None,
            };
        }
        at += 46 + long + extra + comment;
    }
    None
}

/// A number of some bytes, the lowest first.
fn number(archive: &[u8], at: u64, length: u64) -> Option<u64> {
    Some(part(archive, at, length)?.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn part(archive: &[u8], at: u64, length: u64) -> Option<&[u8]> {
    archive.get(usize::try_from(at).ok()?..)?.get(..usize::try_from(length).ok()?)
}

/// What stands between the tags; the end of a paragraph ends a line. Field codes are not shown to readers.
fn words(document: &str) -> String {
    let mut out = String::new();
    let mut hidden = false;
    for part in document.split('<') {
        let Some((tag, text)) = part.split_once('>') else { continue };
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        let closes = tag.starts_with('/');
        match name {
            "w:instrText" => hidden = !closes,
            "w:p" | "text:p" | "text:h" if closes => out.push('\n'),
            "w:br" | "text:line-break" => out.push('\n'),
            "w:tab" | "text:tab" | "text:s" => out.push(' '),
            _ => {}
        }
        if !hidden {
            unescape(text, &mut out);
        }
    }
    out
}

fn unescape(text: &str, out: &mut String) {
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap_or((part, ""));
        let code = entity.strip_prefix("#x").map(|digits| u32::from_str_radix(digits, 16).ok());
        let code = code.or_else(|| entity.strip_prefix('#').map(|digits| digits.parse().ok()));
        out.extend(match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => code.flatten().and_then(char::from_u32),
        });
        out.push_str(rest);
    }
}

const DOCUMENTS: [&str; 2] = ["word/document.xml", "content.xml"];
