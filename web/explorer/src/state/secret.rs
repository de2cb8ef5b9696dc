//! Keeps secrets out of what is shown.

use smartrecruiters_core::{Request, is_secret};

use crate::form::Json;

/// Whether credentials are shown as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Secrets {
    /// As dots.
    #[default]
    Masked,
    /// As they are: the reader asked for it.
    Shown,
}

/// What stands for a secret.
pub(crate) const MASK: &str = "••••••••";

/// A header's value as it may be shown. The scheme of `Authorization` stays.
pub(crate) fn header(name: &str, value: &str, secrets: Secrets) -> String {
    if secrets == Secrets::Shown || !is_secret(name) {
        return value.to_owned();
    }
    match value.split_once(' ') {
        Some((scheme, _)) => format!("{scheme} {MASK}"),
        None => MASK.to_owned(),
    }
}

/// A request whose body may be shown: the secrets of a form are masked.
pub(crate) fn request(request: &Request, secrets: Secrets) -> Request {
    let mut shown = request.clone();
    let is_form = request.headers.get("content-type").is_some_and(|found| found.starts_with("application/x-www-form-urlencoded"));
    if secrets == Secrets::Masked && is_form {
        let body = String::from_utf8_lossy(&request.body);
        let pairs = body.split('&').map(|pair| match pair.split_once('=') {
            Some((name, value)) if FORM_SECRETS.contains(&name) && !value.is_empty() => format!("{name}={MASK}"),
            _ => pair.to_owned(),
        });
        shown.body = pairs.collect::<Vec<_>>().join("&").into_bytes();
    }
    shown
}

/// The answer of the token endpoint as it may be shown.
pub(crate) fn token_answer(body: &[u8], secrets: Secrets) -> String {
    let text = String::from_utf8_lossy(body);
    let Ok(Json::Object(mut fields)) = Json::parse(&text) else { return text.into_owned() };
    for (name, value) in &mut fields {
        if secrets == Secrets::Masked && ANSWER_SECRETS.contains(&name.as_str()) && matches!(value, Json::Text(_)) {
            *value = Json::text(MASK);
        }
    }
    Json::Object(fields).pretty()
}

/// Whether a field of this name holds a secret.
pub(crate) fn is_name(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    SECRET_WORDS.iter().any(|word| name.ends_with(word))
}

/// A body as it may be kept: JSON loses its secrets; a text that is no JSON and names one is dropped.
pub(crate) fn body(text: &str) -> String {
    let Ok(mut value) = Json::parse(text) else {
        let plain = text.to_ascii_lowercase().replace(['_', '-'], "");
        return if SECRET_WORDS.iter().any(|word| plain.contains(word)) { String::new() } else { text.to_owned() };
    };
    if strip(&mut value) { value.pretty() } else { text.to_owned() }
}

/// Empties what holds a secret, and tells whether there was something.
fn strip(value: &mut Json) -> bool {
    let mut found = false;
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| found |= strip(item)),
        Json::Object(entries) => {
            for (name, value) in entries {
                match value {
                    Json::Text(text) if is_name(name) && !text.is_empty() => {
                        text.clear();
                        found = true;
                    }
                    _ => found |= strip(value),
                }
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Draft(_) => {}
    }
    found
}

/// How names of secrets end, in small letters and digits.
const SECRET_WORDS: [&str; 8] = ["password", "secret", "secretkey", "accesstoken", "refreshtoken", "apikey", "smarttoken", "authorization"];
const FORM_SECRETS: &[&str] = &["client_secret", "refresh_token", "code"];
const ANSWER_SECRETS: &[&str] = &["access_token", "refresh_token"];

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_core::{Headers, Method};

    #[test]
    fn a_header_keeps_its_scheme_and_loses_its_secret() {
        assert_eq!(header("X-SmartToken", "DCRA1-1", Secrets::Masked), MASK);
        assert_eq!(header("Authorization", "Bearer t", Secrets::Masked), format!("Bearer {MASK}"));
        assert_eq!(header("Authorization", "Bearer t", Secrets::Shown), "Bearer t");
        assert_eq!(header("Accept", "a b", Secrets::Masked), "a b");
    }

    #[test]
    fn a_form_loses_its_secret() {
        let headers: Headers = [("Content-Type", "application/x-www-form-urlencoded")].into_iter().collect();
        let sent = Request { method: Method::Post, url: String::new(), headers, body: b"client_id=a&client_secret=b".to_vec() };
        assert_eq!(request(&sent, Secrets::Masked).body, format!("client_id=a&client_secret={MASK}").into_bytes());
        assert_eq!(request(&sent, Secrets::Shown).body, sent.body);
    }

    #[test]
    fn a_token_answer_loses_its_token() {
        let shown = token_answer(br#"{"access_token":"t1","expires_in":1799}"#, Secrets::Masked);
        assert!(!shown.contains("t1") && shown.contains("1799"), "{shown}");
        assert_eq!(token_answer(b"<html>", Secrets::Masked), "<html>");
    }
}
