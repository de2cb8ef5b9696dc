//! Environments and their variables: `{{jobId}}` in a form stands for a value.

use smartrecruiters_core::schema::Data;

use crate::form::{FormState, Json};

/// All environments, and the one in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variables {
    /// There is always one.
    pub(crate) environments: Vec<Environment>,
    /// Which one is used.
    pub(crate) active: usize,
}

/// Values by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Environment {
    /// What the reader calls it.
    pub(crate) name: String,
    /// Names and values, in the order in which they came.
    pub(crate) values: Vec<(String, String)>,
}

impl Default for Variables {
    fn default() -> Self {
        Self { environments: vec![Environment { name: "Default".to_owned(), values: Vec::new() }], active: 0 }
    }
}

impl Variables {
    /// The environment in use.
    pub(crate) fn current(&self) -> Option<&Environment> {
        self.environments.get(self.active)
    }

    /// The value of a variable.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.current()?.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same with a value; an empty name changes nothing.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        let name = name.trim();
        if let Some(environment) = self.environments.get_mut(self.active).filter(|_| !name.is_empty()) {
            match environment.values.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => value.clone_into(known),
                None => environment.values.push((name.to_owned(), value.to_owned())),
            }
        }
        self
    }

    /// A text with the values of its variables. Those that have none stay, and are added to `missing`.
    pub(crate) fn fill(&self, text: &str, missing: &mut Vec<String>) -> String {
        self.replace(text, missing, str::to_owned)
    }

    /// A form with the values of its variables, and the names of those that have none.
    pub(crate) fn fill_form(&self, form: &FormState) -> (FormState, Vec<String>) {
        let mut missing = Vec::new();
        let mut next = form.clone();
        for value in next.parameters.iter_mut().flat_map(|parameter| &mut parameter.values).filter(|value| value.text.contains(OPEN)) {
            value.text = self.fill(&value.text, &mut missing);
        }
        let parts: Vec<_> = form
            .part_texts()
            .filter(|(_, text)| text.contains(OPEN))
            .map(|(name, text)| (name.to_owned(), self.fill(text, &mut missing)))
            .collect();
        let body = form.raw().filter(|body| body.contains(OPEN)).map(|body| self.replace(body, &mut missing, escaped));
        if body.is_some() || !parts.is_empty() {
            next = next.with_texts(body.as_deref(), &parts);
        }
        (next, missing)
    }

    fn replace(&self, text: &str, missing: &mut Vec<String>, write: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            out.push_str(before);
            let named = after.split_once("}}").filter(|(name, _)| is_name(name.trim()));
            let Some((name, after)) = named else {
                out.push_str(OPEN);
                rest = after;
                continue;
            };
            if let Some(value) = self.value(name.trim()) {
                out.push_str(&write(value));
            } else {
                missing.push(name.trim().to_owned());
                out.extend([OPEN, name, "}}"]);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// As they are written to storage and files.
    pub(crate) fn json(&self) -> Json {
        let environment = |environment: &Environment| {
            let values = environment.values.iter().map(|(name, value)| (name.clone(), Json::text(value))).collect();
            Json::Object(vec![("name".to_owned(), Json::text(&environment.name)), ("values".to_owned(), Json::Object(values))])
        };
        let all = self.environments.iter().map(environment).collect();
        Json::Object(vec![("environments".to_owned(), Json::List(all)), ("active".to_owned(), Json::Number(self.active.to_string()))])
    }

    /// What [`json`](Self::json) wrote.
    pub(crate) fn of_json(json: &Json) -> Option<Self> {
        let environment = |one: &Json| {
            let values = one.fields("values").iter().filter_map(|(name, value)| Some((name.clone(), value.plain()?)));
            Some(Environment { name: one.entry("name")?.text()?.to_owned(), values: values.collect() })
        };
        let environments: Vec<_> = json.list("environments").iter().filter_map(environment).collect();
        let active = json.entry("active").and_then(Data::count).unwrap_or_default() as usize;
        (!environments.is_empty()).then(|| Self { active: active.min(environments.len() - 1), environments })
    }
}

/// A text as it stands within the quotes of JSON.
fn escaped(text: &str) -> String {
    let quoted = Json::text(text).compact();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 80 && name.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter))
}

const OPEN: &str = "{{";

#[cfg(test)]
mod tests {
    use super::*;

    fn variables() -> Variables {
        Variables::default().with("jobId", "j\"1").with("n", "7").with(" ", "x")
    }

    fn filled(text: &str) -> (String, Vec<String>) {
        let mut missing = Vec::new();
        (variables().fill(text, &mut missing), missing)
    }

    #[test]
    fn names_in_braces_become_values_and_the_unknown_stay() {
        assert_eq!(filled("a{{ jobId }}b{{n}}{{x}}"), ("aj\"1b7{{x}}".to_owned(), vec!["x".to_owned()]));
        assert_eq!(filled("{{}} {{two words}} {{ {n}").1, Vec::<String>::new());
        assert_eq!(filled("{{{n}}}").0, "{{{n}}}");
    }

    #[test]
    fn a_value_within_a_body_is_escaped() {
        let mut missing = Vec::new();
        assert_eq!(variables().replace(r#"{"id":"{{jobId}}"}"#, &mut missing, escaped), r#"{"id":"j\"1"}"#);
    }

    #[test]
    fn what_was_written_is_read_again() {
        let variables = variables();
        assert_eq!(Variables::of_json(&variables.json()), Some(variables));
        assert_eq!(Variables::of_json(&Json::Null), None);
    }
}
