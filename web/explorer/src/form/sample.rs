//! Small files to try uploads with.

use std::fmt::Write as _;

use super::state::GivenFile;

/// A picture of one pixel, or a résumé of one page.
pub(crate) fn file(is_picture: bool) -> GivenFile {
    let (name, media_type, content) = if is_picture {
        ("pixel.png", "image/png", PIXEL.to_vec())
    } else {
        ("amelia-hart-resume.pdf", "application/pdf", pdf("Amelia Hart, amelia.hart@mail.example, Controls Engineer"))
    };
    GivenFile { name: name.to_owned(), media_type: media_type.to_owned(), content: content.into() }
}

/// A PDF of one page with one line, whose cross-reference table is right.
fn pdf(line: &str) -> Vec<u8> {
    let text = format!("BT /F1 12 Tf 72 720 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (place, object) in objects.iter().enumerate() {
        _ = writeln!(table, "{:010} 00000 n ", out.len());
        _ = writeln!(out, "{} 0 obj\n{object}\nendobj", place + 1);
    }
    let count = objects.len() + 1;
    let start = out.len();
    _ = writeln!(out, "xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
    out.into_bytes()
}

/// A PNG of one pixel.
const PIXEL: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\
    \x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\xda\x63\xf0\x76\x39\x02\x00\x02\x31\x01\x54\xc9\x9d\xe7\xce\x00\x00\x00\
    \x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_pdf_points_at_its_objects() {
        let text = String::from_utf8(pdf("A line")).expect("it is ASCII");
        let (_, start) = text.split_once("startxref\n").expect("it has a table");
        let start: usize = start.lines().next().and_then(|line| line.parse().ok()).expect("a number");
        assert!(text[start..].starts_with("xref"));
        for (place, line) in text[start..].lines().skip(3).take(5).enumerate() {
            let at: usize = line[..10].parse().expect("a number");
            assert!(text[at..].starts_with(&format!("{} 0 obj", place + 1)), "{line}");
        }
    }

    #[test]
    fn a_picture_is_a_png_and_a_resume_a_pdf() {
        assert_eq!((file(true).media_type.as_str(), file(false).media_type.as_str()), ("image/png", "application/pdf"));
        assert!(PIXEL.starts_with(b"\x89PNG") && PIXEL.ends_with(b"IEND\xaeB`\x82"));
    }
}
