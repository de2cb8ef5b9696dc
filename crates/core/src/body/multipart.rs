//! `multipart/form-data`, written and read.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Fields and files, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Multipart {
    /// Parts, in order.
    pub parts: Vec<Part>,
}

/// One field or file.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// Name of the field.
    pub name: String,
    /// Name of the file. `None` for a plain field.
    pub file_name: Option<String>,
    /// Media type of the content. `None` for a plain field.
    pub media_type: Option<String>,
    /// Content.
    pub content: Vec<u8>,
}

impl Part {
    /// A plain field.
    pub fn field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), file_name: None, media_type: None, content: value.into().into_bytes() }
    }

    /// A file. The vendor refuses parts without a file name or a media type.
    pub fn file(name: impl Into<String>, file_name: impl Into<String>, media_type: impl Into<String>, content: Vec<u8>) -> Self {
        Self { name: name.into(), file_name: Some(file_name.into()), media_type: Some(media_type.into()), content }
    }
}

impl fmt::Debug for Part {
    /// The content is counted, not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Part");
        shown.field("name", &self.name).field("file_name", &self.file_name).field("media_type", &self.media_type);
        shown.field("bytes", &self.content.len()).finish()
    }
}

impl Multipart {
    /// Content type, with its boundary, and bytes.
    ///
    /// The boundary is made from the content, so equal parts give equal bytes, and it occurs in no part.
    pub fn encode(&self) -> (String, Vec<u8>) {
        let boundary = self.boundary();
        let mut out = Vec::new();
        for part in &self.parts {
            extend(&mut out, &["--", &boundary, "\r\nContent-Disposition: form-data; name=\"", &escape(&part.name), "\""]);
            if let Some(file_name) = &part.file_name {
                extend(&mut out, &["; filename=\"", &escape(file_name), "\""]);
            }
            if let Some(media_type) = &part.media_type {
                extend(&mut out, &["\r\nContent-Type: ", media_type]);
            }
            extend(&mut out, &["\r\n\r\n"]);
            out.extend_from_slice(&part.content);
            extend(&mut out, &["\r\n"]);
        }
        extend(&mut out, &["--", &boundary, "--\r\n"]);
        let mut content_type = String::from("multipart/form-data; boundary=");
        content_type.push_str(&boundary);
        (content_type, out)
    }

    /// Reads a body with the boundary of its content type. `None` where it is not well formed.
    pub fn decode(content_type: &str, body: &[u8]) -> Option<Self> {
        let boundary = boundary_of(content_type)?;
        let mut delimiter = Vec::from(*b"--");
        delimiter.extend_from_slice(boundary.as_bytes());
        let first = find(body, &delimiter)?;
        let mut rest = body.get(first + delimiter.len()..)?;
        delimiter.splice(0..0, *b"\r\n");
        let mut parts = Vec::new();
        while !rest.starts_with(b"--") {
            let start = find(rest, b"\r\n")? + 2;
            let end = find(rest.get(start..)?, &delimiter).map(|at| at + start).or_else(|| rest.starts_with(&delimiter).then_some(0))?;
            parts.push(read_part(rest.get(start..end)?)?);
            rest = rest.get(end + delimiter.len()..)?;
        }
        Some(Self { parts })
    }

    /// The first part with this name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    fn boundary(&self) -> String {
        let mut hash = FNV_START;
        for part in &self.parts {
            for byte in part.name.bytes().chain(part.content.iter().copied()) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_STEP);
            }
        }
        loop {
            let mut boundary = String::from("part-");
            for shift in (0..16).rev() {
                let nibble = (hash >> (4 * shift)) as u32 & 15;
                boundary.extend(char::from_digit(nibble, 16));
            }
            if self.parts.iter().all(|part| find(&part.content, boundary.as_bytes()).is_none()) {
                return boundary;
            }
            hash = hash.wrapping_mul(FNV_STEP).wrapping_add(1);
        }
    }
}

fn read_part(bytes: &[u8]) -> Option<Part> {
    let (head, content) = match find(bytes, b"\r\n\r\n") {
        Some(end) => (bytes.get(..end)?, bytes.get(end + 4..)?),
        None => (bytes.strip_suffix(b"\r\n")?, &[][..]),
    };
    let head = core::str::from_utf8(head).ok()?;
    let mut part = Part { name: String::new(), file_name: None, media_type: None, content: content.into() };
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("content-disposition") {
            part.name = attribute(value, "name")?;
            part.file_name = attribute(value, "filename");
        } else if name.eq_ignore_ascii_case("content-type") {
            part.media_type = Some(value.trim().into());
        }
    }
    Some(part)
}

/// Value of `name="…"` in a header. A quoted value may hold semicolons; bytes escaped by browsers (`%22`) are restored.
fn attribute(header: &str, name: &str) -> Option<String> {
    let mut rest = header;
    loop {
        let (before, after) = rest.split_once('=')?;
        let key = before.rsplit(';').next().unwrap_or_default().trim();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_once(';').unwrap_or((after, "")),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value.trim().replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        }
        rest = next;
    }
}

fn boundary_of(content_type: &str) -> Option<String> {
    attribute(content_type, "boundary").filter(|found| !found.is_empty() && found.len() <= 70)
}

/// As the HTML standard has it: the three bytes that would end the value.
fn escape(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn extend(out: &mut Vec<u8>, pieces: &[&str]) {
    for piece in pieces {
        out.extend_from_slice(piece.as_bytes());
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_STEP: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn what_is_written_is_read_back() {
        let sent = Multipart {
            parts: vec![
                Part::field("attachmentType", "RESUME"),
                Part::file("file", "a \"b\"; c.pdf", "application/pdf", vec![0, 13, 10, 45, 45, 255]),
                Part::field("empty", ""),
            ],
        };
        let (content_type, body) = sent.encode();
        assert_eq!(Multipart::decode(&content_type, &body), Some(sent.clone()));
        assert_eq!(sent.encode().1, body, "equal parts give equal bytes");
    }

    #[test]
    fn a_body_without_its_boundary_is_refused() {
        let (_, body) = Multipart { parts: vec![Part::field("a", "b")] }.encode();
        assert_eq!(Multipart::decode("multipart/form-data", &body), None);
        assert_eq!(Multipart::decode("multipart/form-data; boundary=other", &body), None);
        assert_eq!(Multipart::decode("multipart/form-data; boundary=x", b"--x\r\n"), None);
    }
}
