//! A request as a cURL command for bash, sending the same bytes.

use smartrecruiters_core::{Method, Multipart, Request};

use super::secret::{self, Secrets};

/// The command. With [`Secrets::Masked`], dots stand for the credential.
pub(crate) fn command(request: &Request, secrets: Secrets) -> String {
    let shown = secret::request(request, secrets);
    let mut words = Vec::new();
    if request.method != Method::Get {
        words.push(format!("--request {}", request.method.as_str()));
    }
    words.push(quote(&shown.url));
    let content_type = shown.headers.get("content-type").unwrap_or_default();
    let parts = if content_type.starts_with("multipart/form-data") { Multipart::decode(content_type, &shown.body) } else { None };
    for (name, value) in shown.headers.iter() {
        // curl writes the content type of parts itself, with a boundary of its own.
        if parts.is_none() || !name.eq_ignore_ascii_case("content-type") {
            words.push(format!("--header {}", quote(&format!("{name}: {}", secret::header(name, value, secrets)))));
        }
    }
    let mut before = String::new();
    match parts {
        Some(parts) => words.extend(parts.parts.iter().map(|part| {
            let content = String::from_utf8_lossy(&part.content);
            match &part.file_name {
                Some(file) => {
                    let media_type = part.media_type.as_deref().map(|found| format!(";type={found}")).unwrap_or_default();
                    format!(
                        "--form {}",
                        quote(&format!("{}=@\"{}\"{media_type}", part.name, file.replace('\\', "\\\\").replace('"', "\\\"")))
                    )
                }
                None => format!("--form-string {}", quote(&format!("{}={content}", part.name))),
            }
        })),
        None if shown.body.is_empty() => {}
        None => match std::str::from_utf8(&shown.body) {
            Ok(text) if !text.contains('\0') => words.push(format!("--data-raw {}", quote(text))),
            // No argument of a command can hold these bytes, so they come through a pipe.
            _ => {
                before = format!("base64 --decode <<< '{}' | ", base64(&shown.body));
                words.push("--data-binary @-".to_owned());
            }
        },
    }
    format!("{before}curl {}", words.join(" \\\n  "))
}

/// Names of the files that the command reads from the reader's disk.
pub(crate) fn files(request: &Request) -> Vec<String> {
    let content_type = request.headers.get("content-type").unwrap_or_default();
    let parts = if content_type.starts_with("multipart/form-data") { Multipart::decode(content_type, &request.body) } else { None };
    parts.into_iter().flat_map(|parts| parts.parts).filter_map(|part| part.file_name).collect()
}

/// A word that bash reads as exactly this text.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |group, place| group << 8 | chunk.get(place).map_or(0, |byte| u32::from(*byte)));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_core::{Arguments, Body, Credential, Part, call, catalogue};

    fn request(id: &str, arguments: Arguments) -> Request {
        let operation = catalogue::find(id).expect("known");
        let mut request = call::request(operation, "http://127.0.0.1:7878/sandbox", &arguments).expect("a request");
        Credential::api_key("DCRA1-0123").expect("a key").authorize(&mut request.headers);
        request
    }

    #[test]
    fn a_read_is_one_address_with_its_headers() {
        let list = request("users.list", Arguments::new().set("q", "O'Neil & co"));
        assert_eq!(
            command(&list, Secrets::Shown),
            "curl 'http://127.0.0.1:7878/sandbox/user-api/v201804/users?q=O%27Neil%20%26%20co' \\\n  \
             --header 'Accept: application/json' \\\n  --header 'X-SmartToken: DCRA1-0123'"
        );
        let masked = command(&list, Secrets::Masked);
        assert!(!masked.contains("DCRA1") && masked.contains("••••"), "{masked}");
    }

    #[test]
    fn a_body_keeps_quotes_letters_and_lines() {
        let create = request("users.create", Arguments::new().body(Body::json("{\n  \"lastName\": \"O'Brien é 😀 $HOME\\n`x`\"\n}")));
        let command = command(&create, Secrets::Masked);
        assert!(command.starts_with("curl --request POST \\\n  'http"), "{command}");
        assert!(command.ends_with("--data-raw '{\n  \"lastName\": \"O'\\''Brien é 😀 $HOME\\n`x`\"\n}'"), "{command}");
    }

    #[test]
    fn bytes_that_no_argument_holds_come_through_a_pipe() {
        let create = request("users.create", Arguments::new().body(Body::json(vec![0, 255, 16])));
        let command = command(&create, Secrets::Masked);
        assert!(command.starts_with("base64 --decode <<< 'AP8Q' | curl "), "{command}");
        assert!(command.ends_with("--data-binary @-"), "{command}");
    }

    #[test]
    fn files_are_named_and_fields_are_literal() {
        let parts = Multipart {
            parts: vec![Part::field("attachmentType", "@not a file;type=x"), Part::file("file", "a \"b\".pdf", "application/pdf", vec![1])],
        };
        let attach = request("candidates.attachments.createPrimary", Arguments::new().set("id", "c1").body(Body::Multipart(parts)));
        let command = command(&attach, Secrets::Masked);
        assert!(!command.contains("Content-Type"), "{command}");
        assert!(command.contains("--form-string 'attachmentType=@not a file;type=x'"), "{command}");
        assert!(
            command.contains("--form 'file=@\"a %22b%22.pdf\";type=application/pdf'")
                || command.contains(r#"--form 'file=@"a \"b\".pdf";type=application/pdf'"#),
            "{command}"
        );
        assert_eq!(files(&attach), ["a \"b\".pdf"]);
    }
}
