//! What was filled in, as it is kept and handed on: in drafts, the history, saved requests, links and files. It never holds a secret.

use smartrecruiters_core::percent;
use smartrecruiters_core::schema::Data;

use super::secret;
use crate::form::{FormState, GivenValue, Json};

/// The values of a form. Files are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// Name, key within an object parameter, and value of each parameter that is given.
    pub(crate) parameters: Vec<(String, String, String)>,
    /// The body as text.
    pub(crate) body: Option<String>,
    /// Fields of a multipart body.
    pub(crate) parts: Vec<(String, String)>,
}

impl Given {
    /// What a form holds, without secrets.
    pub(crate) fn of(form: &FormState) -> Self {
        let given = |parameter: &crate::form::GivenParameter| {
            let name = parameter.name.clone();
            let values = parameter.values.iter().filter(|value| !value.text.is_empty());
            values.map(move |value| (name.clone(), value.key.clone(), value.text.clone())).collect::<Vec<_>>()
        };
        let parameters = form.parameters.iter().flat_map(given).filter(|(name, ..)| !secret::is_name(name)).collect();
        let parts = form.part_texts().filter(|(name, text)| !text.is_empty() && !secret::is_name(name));
        let parts = parts.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { parameters, body: form.raw().map(secret::body), parts }
    }

    /// The form with these values in the place of its own.
    pub(crate) fn fill(&self, form: &FormState) -> FormState {
        let mut next = form.clone();
        for parameter in &mut next.parameters {
            let given = self.parameters.iter().filter(|(name, ..)| *name == parameter.name);
            let values: Vec<_> = given.map(|(_, key, text)| GivenValue { key: key.clone(), text: text.clone() }).collect();
            if !values.is_empty() {
                parameter.values = values;
            } else if parameter.values.len() == 1 {
                parameter.values = vec![GivenValue::default()];
            } else {
                parameter.values.clear();
            }
        }
        next.with_texts(self.body.as_deref(), &self.parts)
    }

    /// The value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(given, ..)| given == name).map(|(.., text)| text.as_str())
    }

    /// As the query of a link: `id=5f8a&body=%7B%7D`. Empty where nothing is given.
    pub(crate) fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, key: &str, text: &str| {
            query.push_str(if query.is_empty() { "" } else { "&" });
            percent::encode(name, &mut query);
            if !key.is_empty() {
                query.push('.');
                percent::encode(key, &mut query);
            }
            query.push('=');
            percent::encode(text, &mut query);
        };
        self.parameters.iter().for_each(|(name, key, text)| add(name, key, text));
        self.parts.iter().for_each(|(name, text)| add(PART, name, text));
        self.body.iter().for_each(|body| add(BODY, "", body));
        query
    }

    /// What the query of a link says.
    pub(crate) fn of_query(query: &str) -> Self {
        let mut given = Self::default();
        for (name, text) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let (Some(name), Some(text)) = (percent::decode(name, true), percent::decode(text, true)) else { continue };
            match name.split_once('.') {
                _ if name == BODY => given.body = Some(text),
                Some((PART, key)) => given.parts.push((key.to_owned(), text)),
                Some((name, key)) => given.parameters.push((name.to_owned(), key.to_owned(), text)),
                None => given.parameters.push((name, String::new(), text)),
            }
        }
        given
    }

    /// As it is written to storage and files.
    pub(crate) fn json(&self) -> Json {
        let texts = |texts: &[&str]| Json::List(texts.iter().map(|text| Json::text(*text)).collect());
        let mut entries = Vec::new();
        if !self.parameters.is_empty() {
            let all = self.parameters.iter().map(|(name, key, text)| texts(&[name, key, text]));
            entries.push(("parameters".to_owned(), Json::List(all.collect())));
        }
        if !self.parts.is_empty() {
            entries.push(("parts".to_owned(), Json::List(self.parts.iter().map(|(name, text)| texts(&[name, text])).collect())));
        }
        entries.extend(self.body.as_ref().map(|body| ("body".to_owned(), Json::text(body))));
        Json::Object(entries)
    }

    /// What [`json`](Self::json) wrote. What is of another shape is left out; secrets that a hand put there are, too.
    pub(crate) fn of_json(json: &Json) -> Self {
        let text = |list: &Json, at: usize| list.items().get(at).and_then(Data::text).unwrap_or_default().to_owned();
        let parameters = json.list("parameters").iter().map(|one| (text(one, 0), text(one, 1), text(one, 2)));
        let parts = json.list("parts").iter().map(|one| (text(one, 0), text(one, 1)));
        Self {
            parameters: parameters.filter(|(name, ..)| !name.is_empty() && !secret::is_name(name)).collect(),
            body: json.entry("body").and_then(Data::text).map(secret::body),
            parts: parts.filter(|(name, _)| !name.is_empty() && !secret::is_name(name)).collect(),
        }
    }
}

const BODY: &str = "body";
const PART: &str = "part";

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use smartrecruiters_catalogue::find;

    fn given() -> Given {
        let parameter = |name: &str, key: &str, text: &str| (name.to_owned(), key.to_owned(), text.to_owned());
        Given {
            parameters: vec![
                parameter("q", "", "O'Neil & co = é"),
                parameter("tag", "", "a"),
                parameter("tag", "", "b"),
                parameter("f", "k 1", "v"),
            ],
            body: Some("{\"a\": \"{{jobId}}\"}".to_owned()),
            parts: vec![("note".to_owned(), "x".to_owned())],
        }
    }

    #[test]
    fn a_link_and_a_file_give_back_what_was_given() {
        let given = given();
        assert_eq!(Given::of_query(&given.query()), given);
        assert_eq!(Given::of_json(&given.json()), given);
        assert_eq!(Given::default().query(), "");
        assert_eq!(Given::of_query(""), Given::default());
    }

    #[test]
    fn a_form_is_filled_as_it_was_and_its_secrets_are_not_kept() {
        let operation = find("users.list").expect("known");
        let form = FormState::new(operation, &json!({}).into());
        let mut given = Given::default();
        given.parameters.push(("q".to_owned(), String::new(), "maya".to_owned()));
        assert_eq!(given.fill(&form).parameter("q"), form.parameter("q").map(|_| "maya"));
        let kept = Given::of_json(
            &json!({"body": "{\"client_secret\":\"s1\",\"x\":{\"accessToken\":\"t1\",\"n\":1.50}}", "parameters": [["password", "", "p"]]})
                .into(),
        );
        let body = kept.body.expect("a body");
        assert!(!body.contains("s1") && !body.contains("t1") && body.contains("1.50"), "{body}");
        assert!(kept.parameters.is_empty());
    }
}
