//! The npm client, in a program and in a Worker.

use smartrecruiters_catalogue::BodyKind;

use super::Sample;
use crate::form::Json;

pub(super) fn program(sample: &Sample<'_>) -> String {
    let credential = credential(sample, "process.env.");
    format!(
        "import {{ SmartRecruiters }} from \"smartrecruiters\";\n\nconst sr = new SmartRecruiters({credential});\n\nconst answer = {};\nconsole.log(answer);\n",
        call(sample, "")
    )
}

pub(super) fn worker(sample: &Sample<'_>) -> String {
    let credential = credential(sample, "env.");
    let answer = if sample.operation.is_download() { "answer.stream()" } else { "answer ?? null" };
    let respond = if sample.operation.is_download() { format!("new Response({answer})") } else { format!("Response.json({answer})") };
    format!(
        "import {{ SmartRecruiters }} from \"smartrecruiters\";\n\nexport default {{\n  async fetch(request, env) {{\n    const sr = new \
         SmartRecruiters({credential});\n    const answer = {};\n    return {respond};\n  }},\n}};\n",
        call(sample, "    ")
    )
}

fn credential(sample: &Sample<'_>, environment: &str) -> String {
    if sample.is_client {
        format!("{{ clientId: {environment}SMARTRECRUITERS_CLIENT_ID, clientSecret: {environment}SMARTRECRUITERS_CLIENT_SECRET }}")
    } else {
        format!("{{ apiKey: {environment}SMARTRECRUITERS_API_KEY }}")
    }
}

/// `await sr.users.get("5f8a")`
fn call(sample: &Sample<'_>, margin: &str) -> String {
    let mut arguments: Vec<String> = sample.path().map(|value| Json::text(value).compact()).collect();
    match sample.operation.body() {
        BodyKind::None => {}
        BodyKind::Multipart => arguments.extend(form(sample)),
        BodyKind::Json | BodyKind::JsonPatch | BodyKind::Form => arguments.extend(sample.json().map(|body| literal(&body, 0))),
    }
    let parameters = sample.parameters().into_iter().map(|(name, values)| (name.to_owned(), parameter(&values))).collect::<Vec<_>>();
    if !parameters.is_empty() {
        arguments.push(literal(&Json::Object(parameters), 0));
    }
    format!("await sr.{}({})", sample.operation.id(), arguments.join(", ")).replace('\n', &format!("\n{margin}"))
}

fn parameter(values: &[(&str, &str)]) -> Json {
    match values {
        [("", text)] => Json::text(*text),
        values if values.iter().all(|(key, _)| key.is_empty()) => Json::List(values.iter().map(|(_, text)| Json::text(*text)).collect()),
        values => Json::Object(values.iter().map(|(key, text)| ((*key).to_owned(), Json::text(*text))).collect()),
    }
}

/// A multipart body as an object: texts, and files that the program reads.
fn form(sample: &Sample<'_>) -> Option<String> {
    let fields = sample.parts()?.parts.into_iter().map(|part| {
        let value = match &part.file_name {
            Some(name) => {
                let kind = part.media_type.as_deref().unwrap_or("application/octet-stream");
                format!("new File([bytes], {}, {{ type: {} }})", Json::text(name).compact(), Json::text(kind).compact())
            }
            None => Json::text(String::from_utf8_lossy(&part.content)).compact(),
        };
        format!("  {}: {value},\n", key(&part.name))
    });
    Some(format!("{{\n{}}}", fields.collect::<String>()))
}

/// A value as it is written in a program: names without quotes where they need none.
fn literal(value: &Json, depth: usize) -> String {
    let margin = "  ".repeat(depth + 1);
    let close = "  ".repeat(depth);
    match value {
        Json::List(items) if items.is_empty() => "[]".to_owned(),
        Json::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Json::List(items) => {
            let items: Vec<String> = items.iter().map(|item| format!("{margin}{},\n", literal(item, depth + 1))).collect();
            format!("[\n{}{close}]", items.concat())
        }
        Json::Object(entries) => {
            let entry = |(name, value): &(String, Json)| format!("{margin}{}: {},\n", key(name), literal(value, depth + 1));
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{\n{}{close}}}", entries.concat())
        }
        single => single.compact(),
    }
}

fn key(name: &str) -> String {
    let mut letters = name.chars();
    let is_plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if is_plain { name.to_owned() } else { Json::text(name).compact() }
}
