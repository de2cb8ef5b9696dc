//! The Rust core, with `ureq` to carry the bytes.

use smartrecruiters_catalogue::BodyKind;

use super::Sample;
use crate::form::Json;

pub(super) fn write(sample: &Sample<'_>) -> String {
    let mut arguments = String::from("Arguments::new()");
    for (name, key, text) in &sample.given.parameters {
        let text = quote(text);
        let name = quote(name);
        if key.is_empty() {
            arguments.extend([".set(", &name, ", ", &text, ")"]);
        } else {
            arguments.extend([".entry(", &name, ", ", &quote(key), ", ", &text, ")"]);
        }
    }
    let body = match sample.operation.body() {
        BodyKind::None => None,
        BodyKind::Form => sample.json().map(|form| {
            let field =
                |(name, value): &(String, Json)| format!("({}.into(), {}.into())", quote(name), quote(&value.plain().unwrap_or_default()));
            format!("Body::Form(vec![{}])", form.all().iter().map(field).collect::<Vec<_>>().join(", "))
        }),
        BodyKind::Multipart => sample.parts().map(|parts| {
            let part = |part: &smartrecruiters_core::Part| match &part.file_name {
                Some(file) => {
                    let kind = part.media_type.as_deref().unwrap_or("application/octet-stream");
                    format!("Part::file({}, {}, {}, std::fs::read({})?)", quote(&part.name), quote(file), quote(kind), quote(file))
                }
                None => format!("Part::field({}, {})", quote(&part.name), quote(&String::from_utf8_lossy(&part.content))),
            };
            format!("Body::Multipart(Multipart {{ parts: vec![{}] }})", parts.parts.iter().map(part).collect::<Vec<_>>().join(", "))
        }),
        BodyKind::Json | BodyKind::JsonPatch => sample.text().map(|text| format!("Body::json({})", raw(text))),
    };
    arguments += &body.map(|body| format!(".body({body})")).unwrap_or_default();
    let uses = if arguments.contains("Multipart") {
        "Arguments, Body, Credential, Headers, Multipart, Part, Response"
    } else if arguments.contains("Body::") {
        "Arguments, Body, Credential, Headers, Response"
    } else {
        "Arguments, Credential, Headers, Response"
    };
    format!(
        r#"use smartrecruiters_core::{{{uses}, call, catalogue}};

fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let operation = catalogue::find({id}).ok_or("unknown operation")?;
    let arguments = {arguments};
    let mut request = call::request(operation, call::PRODUCTION, &arguments)?;
    Credential::api_key(std::env::var("SMARTRECRUITERS_API_KEY")?)?.authorize(&mut request.headers);

    let mut outgoing = ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
    for (name, value) in request.headers.iter() {{
        outgoing = outgoing.header(name, value);
    }}
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = agent.run(outgoing.body(request.body.clone())?)?;
    let response = Response {{ status: answer.status().as_u16(), headers: Headers::new(), body: answer.body_mut().read_to_vec()? }};
    call::outcome(operation, &request, &response)?;
    println!("{{}}", String::from_utf8_lossy(&response.body));
    Ok(())
}}
"#,
        id = quote(sample.operation.id())
    )
}

/// A literal of Rust.
fn quote(text: &str) -> String {
    format!("{text:?}")
}

/// A literal without escapes, with as many signs around it as it needs.
fn raw(text: &str) -> String {
    let mut signs = String::new();
    while text.contains(&format!("\"{signs}")) {
        signs.push('#');
    }
    format!("r{signs}\"{text}\"{signs}")
}
