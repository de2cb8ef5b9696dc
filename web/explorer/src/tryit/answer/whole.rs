//! A body that is no JSON: text as it came, pictures, files to save. Markup of others is shown as text and never run.

use std::rc::Rc;

use smartrecruiters_core::Response;
use yew::Html;

use crate::hook::file::{self, Address};
use crate::state::secret::{self, Secrets};
use crate::state::units;
use crate::state::work::Answered;
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::widget::{Cx, Same, Widget};

/// A picture or another file.
pub(super) struct FileView {
    /// The call that is over.
    pub(super) answered: Rc<Answered>,
}

impl Widget for FileView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Some(response) = self.answered.response() else { return Html::default() };
        let media_type = response.media_type();
        let is_picture = PICTURES.contains(&media_type.as_str());
        let address = cx.memo(Same(Rc::clone(&self.answered)), |_| is_picture.then(|| Address::of(&response.body, &media_type)).flatten());
        let picture = (*address).as_ref().map(|address| {
            el("img").class("picture").testid("picture").with("src", address.href().to_owned()).set("alt", "The picture that was answered")
        });
        let said = el("p").class("note").testid("response-body").text("A file of ").string(units::bytes(response.body.len()));
        let said = said.text(" (").words(&media_type).text(")");
        let said = if picture.is_some() { said.text(".") } else { said.text(". It is not text, so it is not shown.") };
        el("div").child(said).child_if(picture).into()
    }

    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.answered, &before.answered)
    }
}

/// Saves the body under its name.
pub(super) fn saving(answered: &Rc<Answered>, operation: &'static str) -> Option<El> {
    let name = name(answered.response()?, operation);
    let answered = Rc::clone(answered);
    let save = button("button quiet", "response-save", "Save").with("title", name.clone());
    Some(save.press(move || {
        if let Some(response) = answered.response() {
            file::save(&name, &response.media_type(), &response.body);
        }
    }))
}

/// The name that the answer gives its file, or one made of the operation and the kind.
fn name(response: &Response, operation: &str) -> String {
    let given = response.headers.get("content-disposition").and_then(given_name);
    given.unwrap_or_else(|| [operation, ".", ending(&response.media_type())].concat())
}

fn given_name(disposition: &str) -> Option<String> {
    let parameter = |name: &str| {
        let found = disposition.split(';').filter_map(|part| part.trim().split_once('='));
        found.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().trim_matches('"'))
    };
    let encoded = || parameter("filename*")?.rsplit("''").next().and_then(|name| smartrecruiters_core::percent::decode(name, false));
    let name = encoded().or_else(|| parameter("filename").map(str::to_owned))?;
    let safe: String = name.chars().filter(|letter| !letter.is_control() && !"/\\:".contains(*letter)).collect();
    Some(safe).filter(|name| !name.trim_matches('.').is_empty())
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "application/xml" | "text/xml" => "xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "image/gif" => "gif",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "text/calendar" => "ics",
        "text/csv" => "csv",
        "text/html" => "html",
        "text/plain" => "txt",
        kind if kind.ends_with("json") => "json",
        _ => "bin",
    }
}

/// The text, cut where it would stop the page.
pub(super) fn raw(answered: &Answered) -> El {
    let body = answered.response().map_or(&[][..], |response| &response.body);
    let shown = body.get(..MOST_SHOWN).unwrap_or(body);
    let shown = shown.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let text = if is_token(answered) { whole(answered) } else { shown.to_owned() };
    let rest = (body.len() > shown.len() && !is_token(answered))
        .then(|| el("p").class("hint").string(units::bytes(body.len() - shown.len())).text(" more; Copy and Save take all."));
    let text = el("pre").class("code raw").set("tabindex", "0").set("aria-label", "Body").testid("response-body").string(text);
    el("div").child(text).child_if(rest)
}

/// The whole text. An access token that a call asked for by itself stays hidden.
pub(super) fn whole(answered: &Answered) -> String {
    let Some(response) = answered.response() else { return String::new() };
    if is_token(answered) {
        return secret::token_answer(&response.body, Secrets::Masked);
    }
    String::from_utf8_lossy(&response.body).into_owned()
}

/// Whether it is the answer of an exchange for a token.
pub(super) fn is_token(answered: &Answered) -> bool {
    answered.last().is_some_and(|exchange| exchange.for_token)
}

/// Kinds that browsers show as pictures, and that hold no scripts.
const PICTURES: [&str; 5] = ["image/gif", "image/jpeg", "image/png", "image/webp", "image/avif"];
const MOST_SHOWN: usize = 300_000;

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_core::Headers;

    fn named(media_type: &str, disposition: &str) -> String {
        let headers: Headers = [("Content-Type", media_type), ("Content-Disposition", disposition)].into_iter().collect();
        name(&Response { status: 200, headers, body: Vec::new() }, "jobs.get")
    }

    #[test]
    fn a_file_has_the_name_that_the_answer_gives_it() {
        assert_eq!(named("application/pdf", "attachment; filename=\"Susan's CV.pdf\""), "Susan's CV.pdf");
        assert_eq!(named("application/pdf", "attachment; filename=x.pdf; filename*=UTF-8''L%C3%A9a.pdf"), "Léa.pdf");
        assert_eq!(named("application/pdf", "attachment; filename=\"../../etc/passwd\""), "....etcpasswd");
    }

    #[test]
    fn a_file_without_a_name_is_named_by_its_operation_and_kind() {
        assert_eq!(named("text/csv; charset=utf-8", ""), "jobs.get.csv");
        assert_eq!(named("application/problem+json", "inline"), "jobs.get.json");
        assert_eq!(named("x/y", "attachment; filename=\"..\""), "jobs.get.bin");
    }
}
