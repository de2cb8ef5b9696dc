use alloc::vec::Vec;

use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

use super::of;

/// An archive with one file, compressed or not.
fn archive(name: &str, content: &[u8], compressed: bool) -> Vec<u8> {
    let data = if compressed { compress_to_vec(content, 6) } else { content.into() };
    let number = |value: usize, length: usize| value.to_le_bytes().into_iter().take(length).collect::<Vec<u8>>();
    let method = number(if compressed { 8 } else { 0 }, 2);
    let sizes = [number(0, 4), number(data.len(), 4), number(content.len(), 4), number(name.len(), 2)].concat();
    let local = [&b"PK\x03\x04\x14\0\0\0"[..], &method, &[0; 4], &sizes, &number(3, 2), name.as_bytes(), b"xyz", &data].concat();
    let entry = [&b"PK\x01\x02\x14\0\x14\0\0\0"[..], &method, &[0; 4], &sizes, &[0; 12], &number(0, 4), name.as_bytes()].concat();
    let place = [number(entry.len(), 4), number(local.len(), 4)].concat();
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &place, b"\0\0"].concat();
    [local, entry, end].concat()
}

#[test]
fn the_text_of_word_processors_is_read_paragraph_by_paragraph() {
    let document = "<?xml version=\"1.0\"?><w:document><w:p w:x=\"1\"><w:r><w:t>Zo&#235;</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Smith &amp; Co</w:t></w:r></w:p>\
        <w:p><w:instrText>HYPERLINK \"mailto:x\"</w:instrText><w:t>zoe@smith.example</w:t><w:tab/><w:t>Berlin</w:t></w:p></w:document>";
    for compressed in [true, false] {
        let file = archive("word/document.xml", document.as_bytes(), compressed);
        assert_eq!(of(&file).as_deref(), Some("Zo\u{eb} Smith & Co\nzoe@smith.example Berlin\n"));
    }
    let odt = archive("content.xml", b"<text:h>A B</text:h><text:p>a@b.example</text:p>", true);
    assert_eq!(of(&odt).as_deref(), Some("A B\na@b.example\n"));
    assert_eq!(of(&archive("xl/workbook.xml", b"<t>A</t>", true)), None);
}

#[test]
fn compressed_streams_gaps_and_hexadecimal_texts_of_a_pdf_are_read() {
    let stream = compress_to_vec_zlib(b"BT [(Zo\\353)-300(Sm)20(ith)] TJ 0 -14 Td <7a6f6540 736d6974682e6578616d706c65> Tj ET", 6);
    let file = [b"%PDF-1.7\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\r\n", stream.as_slice(), b"\nendstream\nendobj"].concat();
    assert_eq!(of(&file).as_deref(), Some("Zo\u{eb} Smith\nzoe@smith.example\n"));
}

#[test]
fn broken_files_have_no_text() {
    let file = archive("word/document.xml", b"<w:t>Text</w:t>", true);
    for length in 4..file.len() - 6 {
        assert!(of(file.get(..length).expect("shorter")).is_none(), "{length}");
    }
    let mut wrong = file;
    for place in 0..wrong.len() {
        wrong[place] ^= 0x55;
        of(&wrong);
        wrong[place] ^= 0x55;
    }
    for file in [&b"\x89PNG\r\n"[..], b"", b"%PDF-1.4 stream (Text) Tj [", b"%PDF-1.4 /FlateDecode stream abc endstream", b"PK\x03\x04"] {
        assert!(of(file).is_none_or(|text| text.trim() == "Text"), "{file:?}");
    }
}
