//! Candidates from résumés.

use alloc::string::String;

use serde_json::{Map, Value};
use smartrecruiters_core::{Part, Response};

use super::{attachments, create, reach, source};
use crate::call::Call;
use crate::fault::Fault;
use crate::json::Fields;
use crate::reply;
use crate::world::candidate::Source;

mod reading;
mod text;

/// Creates a person in the talent pool from a résumé.
pub(super) fn create(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (file, given, _) = read(call)?;
    let id = create::add(call, &given)?;
    attachments::keep(call, &id, attachments::attach("RESUME", &file, None));
    Ok(create::answer(call, &id))
}

/// Creates a person with an application to a job from a résumé.
pub(super) fn add_to_job(call: &mut Call<'_>) -> Result<Response, Fault> {
    let job = reach::job(call)?.id.clone();
    let (file, given, source) = read(call)?;
    let id = create::add(call, &given)?;
    create::apply(call, &id, job.clone(), source);
    attachments::keep(call, &id, attachments::attach("RESUME", &file, Some(job)));
    Ok(create::answer(call, &id))
}

/// Answers what was found in a résumé, in the form in which candidates are created, and creates nobody.
pub(super) fn parse(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, person) = person(call)?;
    Ok(reply::json(200, &person))
}

/// The file, the person in it, and where the person came from.
fn read(call: &Call<'_>) -> Result<(Part, Value, Source), Fault> {
    let parts = call.parts("UNPARSABLE_RESUME")?;
    let field = |name: &str| parts.part(name).and_then(|part| core::str::from_utf8(&part.content).ok()).filter(|text| !text.is_empty());
    let named = SOURCE.into_iter().filter_map(|name| Some((String::from(name), Value::from(field(name)?))));
    let details: Map<String, Value> = named.collect();
    let details = Value::Object(details);
    let source = source::read(call, Some(&details).filter(|details| details.as_object().is_some_and(|details| !details.is_empty())))?;
    let internal = field("internal") == Some("true");
    let (file, mut person) = person(call)?;
    let missing = ["firstName", "lastName", "email"].into_iter().find(|name| person.get(name).is_none());
    if let Some(name) = missing {
        return Err(Fault::new(400, "INCOMPLETE_RESUME", alloc::format!("no {name} was found in the résumé")));
    }
    if let Some(fields) = person.as_object_mut() {
        fields.put("internal", internal);
    }
    Ok((file, person, source))
}

fn person(call: &Call<'_>) -> Result<(Part, Value), Fault> {
    let file = attachments::file(call, "UNPARSABLE_RESUME", call.config.attachment_limit)?;
    let unreadable = || {
        Fault::new(
            400,
            "UNPARSABLE_RESUME",
            "no text was found in the file: it must be a PDF, DOCX, ODT or plain text with words in it, not an image of them",
        )
    };
    let text = text::of(&file.content).ok_or_else(unreadable)?;
    Ok((file, reading::person(&text)))
}

const SOURCE: [&str; 3] = ["sourceTypeId", "sourceSubTypeId", "sourceId"];
