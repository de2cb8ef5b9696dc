//! The questions of an application form: the same for every posting.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::input;
use crate::call::Call;
use crate::families::configuration::labels;
use crate::fault::Fault;
use crate::json::{Fields, json};

struct Question {
    id: &'static str,
    /// Kind of input here, and in the screening answers of candidates.
    kinds: (&'static str, &'static str),
    category: &'static str,
    required: bool,
    /// In English and in German.
    label: [&'static str; 2],
    /// Choices: id, and labels in both languages.
    values: &'static [(&'static str, [&'static str; 2])],
    /// Asked only of whom chose a value of the question before.
    when: Option<&'static str>,
    diversity: bool,
}

/// The questions in the language that the caller reads.
pub(super) fn shown(call: &Call<'_>, all: bool) -> Vec<Value> {
    let place = usize::from(labels::language(call, |code| code == "de") == "de");
    let pick = |label: &[&'static str; 2]| label.get(place).copied().unwrap_or_default();
    let one = |question: &Question| {
        let label = pick(&question.label);
        let values: Vec<Value> = question.values.iter().map(|(id, label)| json!({ "id": id, "label": pick(label) })).collect();
        let mut field = json!({
            "id": FIELD, "label": label, "type": question.kinds.0, "required": question.required, "values": values,
        });
        if let Some(fields) = field.as_object_mut().filter(|_| question.diversity) {
            fields.put("complianceType", "DIVERSITY");
        }
        json!({ "id": question.id, "label": label, "repeatable": false, "fields": [field] })
    };
    QUESTIONS.iter().filter(|question| all || question.when.is_none()).map(one).collect()
}

/// Which question depends on which answer.
pub(super) fn conditions() -> Value {
    let pairs = QUESTIONS.iter().zip(QUESTIONS.iter().skip(1));
    let one = |(parent, question): (&Question, &Question)| {
        let value = question.when?;
        Some(json!({
            "parentQuestionId": parent.id, "fieldId": FIELD, "valueIds": [value], "conditionalQuestions": [question.id],
        }))
    };
    pairs.filter_map(one).collect()
}

/// The answers that were sent, as the candidates family shows them.
pub(super) fn read(given: &Value) -> Result<Vec<Value>, Fault> {
    let sent = given.get("answers").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let id = |answer: &Value| answer.get("id").and_then(Value::as_str).map(String::from).unwrap_or_default();
    if let Some(unknown) = sent.iter().map(id).find(|id| !QUESTIONS.iter().any(|question| question.id == id)) {
        return Err(input(&format!("the posting has no question with the id {unknown}")));
    }
    let conditional = given.get("conditionalsIncluded") == Some(&Value::Bool(true));
    let (mut out, mut before) = (Vec::new(), Vec::new());
    for question in &QUESTIONS {
        let answer = sent.iter().find(|answer| id(answer) == question.id);
        let chosen = answer.map(texts).unwrap_or_default();
        let asked = question.when.is_none_or(|value| conditional && before.contains(&value));
        if chosen.is_empty() && question.required && asked {
            let message = format!("the question {} must be answered: {}", question.id, question.label[0]);
            return Err(Fault::new(400, "DATA_VALIDATION_ERROR", message));
        }
        if let Some(answer) = answer {
            out.push(kept(question, answer)?);
        }
        before = chosen;
    }
    Ok(out)
}

fn kept(question: &Question, answer: &Value) -> Result<Value, Fault> {
    let value = |text: &str| match question.values.iter().find(|(id, _)| *id == text) {
        Some((id, label)) => Ok(json!({ "id": id, "label": label[0] })),
        None if question.values.is_empty() && text.len() <= LONGEST => Ok(json!({ "id": FIELD, "label": text })),
        None => Err(input(&format!("the question {} cannot be answered so: {text}", question.id))),
    };
    let values = texts(answer).into_iter().map(value).collect::<Result<Vec<Value>, Fault>>()?;
    let mut out = Map::new();
    for (name, text) in [
        ("id", question.id),
        ("type", question.kinds.1),
        ("category", question.category),
        ("name", question.label[0]),
        ("label", question.label[0]),
    ] {
        out.put(name, text);
    }
    out.put("records", json!([{ "fields": [{ "id": FIELD, "values": values }] }]));
    Ok(Value::Object(out))
}

/// The values of an answer.
fn texts(answer: &Value) -> Vec<&str> {
    let fields = answer.pointer("/records/0/fields").and_then(|fields| fields.get(FIELD));
    fields.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Every question has one field.
const FIELD: &str = "value";
const LONGEST: usize = 4000;
const YES_NO: &[(&str, [&str; 2])] = &[("yes", ["Yes", "Ja"]), ("no", ["No", "Nein"])];

const QUESTIONS: [Question; 4] = [
    Question {
        id: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a81",
        kinds: ("SINGLE_SELECT", "select"),
        category: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a91",
        required: true,
        label: ["Have you worked with ROS 2?", "Haben Sie mit ROS 2 gearbeitet?"],
        values: YES_NO,
        when: None,
        diversity: false,
    },
    Question {
        id: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a82",
        kinds: ("TEXTAREA", "textarea"),
        category: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a92",
        required: true,
        label: ["Describe what you built.", "Beschreiben Sie, was Sie gebaut haben."],
        values: &[],
        when: Some("yes"),
        diversity: false,
    },
    Question {
        id: "d6e5f4a3-b2c1-4d0e-8f9a-7b6c5d4e3f21",
        kinds: ("RADIO", "radio"),
        category: "workPermit",
        required: false,
        label: ["Are you allowed to work in the country of this job?", "Dürfen Sie im Land dieser Stelle arbeiten?"],
        values: YES_NO,
        when: None,
        diversity: false,
    },
    Question {
        id: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7a84",
        kinds: ("SINGLE_SELECT", "eeo"),
        category: "eeo",
        required: false,
        label: ["Do you live with a disability?", "Leben Sie mit einer Behinderung?"],
        values: &[("yes", ["Yes", "Ja"]), ("no", ["No", "Nein"]), ("silent", ["I prefer not to say", "Keine Angabe"])],
        when: None,
        diversity: true,
    },
];
