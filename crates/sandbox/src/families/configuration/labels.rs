//! Labels in several languages, and what a label may say.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use crate::call::Call;
use crate::fault::Fault;

/// Labels with the codes of their languages, as a body lists them.
pub(super) fn read(call: &Call<'_>) -> Vec<(String, String)> {
    let text = |entry: &Value, name: &str| String::from(entry.get(name).and_then(Value::as_str).unwrap_or_default());
    call.json().as_array().into_iter().flatten().map(|entry| (text(entry, "language"), text(entry, "label"))).collect()
}

/// Puts labels into their places; English is the label itself. Languages that are not named stay as they are.
pub(super) fn put(given: Vec<(String, String)>, label: &mut String, translations: &mut BTreeMap<String, String>) {
    for (language, text) in given {
        if language == "en" {
            *label = text;
        } else {
            translations.insert(language, text);
        }
    }
}

/// A language that is named twice. `None` where each is named once.
pub(super) fn repeated(given: &[(String, String)]) -> Option<&str> {
    let twice = |(place, (language, _)): &(usize, &(String, String))| given.iter().take(*place).any(|(earlier, _)| earlier == language);
    given.iter().enumerate().find(twice).map(|(_, (language, _))| language.as_str())
}

/// Refuses a label of a value that is blank, or that holds what labels do not hold.
pub(super) fn acceptable(label: &str) -> Result<(), Fault> {
    if label.trim().is_empty() {
        return Err(Fault::new(422, "VALUE_LABEL_IS_BLANK", "the label is blank"));
    }
    if !is_plain(label) {
        return Err(Fault::new(422, "VALUE_LABEL_IS_INVALID", format!("the label {label} holds a character that labels do not have")));
    }
    Ok(())
}

/// Whether a label has no control characters and no angle brackets.
pub(super) fn is_plain(label: &str) -> bool {
    !label.chars().any(|letter| letter.is_control() || matches!(letter, '<' | '>'))
}

/// The language that the caller reads, out of those for which `has` holds: English where none of them is asked for.
pub(in crate::families) fn language(call: &Call<'_>, has: impl Fn(&str) -> bool) -> String {
    let header = call.headers.get("accept-language").unwrap_or_default();
    for entry in header.split(',') {
        let tag = entry.split(';').next().unwrap_or_default().trim();
        let general = tag.split('-').next().unwrap_or_default();
        for code in [tag, general] {
            if code == "en" || has(code) {
                return code.into();
            }
        }
    }
    String::from("en")
}
