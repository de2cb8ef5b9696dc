//! Bad input, each with its place and its sentence.

use super::*;
use serde_json::json;

#[test]
fn bad_parameters_are_told_by_name() {
    for (id, name, text, expected) in [
        ("users.list", "limit", "101", "Error: limit must be at most 100, not 101"),
        ("users.list", "limit", "ten", "Error: limit must be a whole number, not \"ten\""),
        ("users.list", "limit", "1.5", "Error: limit must be a whole number, not a number"),
        ("users.list", "updatedAfter", "yesterday", "Error: updatedAfter must be a date and time such as 2026-10-13T18:04:52.562Z"),
        ("users.get", "id", "", "Error: id is required: it is part of the path"),
        ("users.get", "id", "..", "Error: id cannot be a dot segment, which would reach another address"),
        ("users.get", "id", "5f8a ", "Warning: id begins or ends with a space, which is sent too"),
        ("reports.files.getRecent", "If-None-Match", "a\nb", "Error: If-None-Match holds a character that no header can carry"),
    ] {
        let mut form = Form::open(id);
        assert_eq!(form.give(name, text).messages(), [expected], "{id} {name} {text:?}");
    }
}

#[test]
fn bad_bodies_are_told_by_pointer() {
    for (text, expected) in [
        (
            r#"{"firstname":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"}}"#,
            vec![
                "Error: /firstName is required; \"firstname\" was given: did you mean \"firstName\"?",
                "Warning: /firstname is not a field of this object: the vendor ignores it; did you mean \"firstName\"?",
            ],
        ),
        (
            r#"{"firstName":"Susan","lastName":"","systemRole":{}}"#,
            vec!["Error: /lastName must not be empty", "Error: /systemRole/id is required"],
        ),
        (
            r#"{"firstName":1,"lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"},"email":"susan"}"#,
            vec!["Error: /firstName must be a text, not a number", "Error: /email must be an e-mail address"],
        ),
        (
            "{\n  \"firstName\": \"Susan\",\n}",
            vec!["Error: the body is not JSON at line 3, column 1: a comma stands before the closing brace"],
        ),
        (
            r#"{"firstName":"a","firstName":"b","lastName":"Santos","systemRole":{"id":"X"}}"#,
            vec!["Warning: /firstName is given twice: the last one counts"],
        ),
    ] {
        let mut form = Form::open("users.create");
        assert_eq!(form.raw(text).messages(), expected, "{text}");
    }
}

#[test]
fn a_body_that_must_be_there_is_missed() {
    let mut form = Form::open("jobs.create");
    form.raw("  ");
    let expected = if form.operation.body_required() { vec!["Error: the body is required".to_owned()] } else { vec![] };
    assert_eq!(form.messages(), expected);
    assert_eq!(form.state.arguments(form.operation).is_err(), form.operation.body_required());
}

#[test]
fn unknown_fields_are_found_in_lists_and_alternatives() {
    let schema = json!({"type": "object", "properties": {"items": {"type": "array", "items": {"oneOf": [
        {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["a"]}, "alpha": {"type": "string"}}},
        {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["b"]}, "beta": {"type": "string"}}},
    ]}}}});
    let mut form = Form::with_body(schema, json!({"items": [{"type": "b", "alpha": "", "beta": ""}]}));
    assert_eq!(form.messages(), ["Warning: /items/0/alpha is not a field of this object: the vendor ignores it"]);
    form.raw(r#"{"items":[{"type":"a","alpha":""}]}"#);
    assert_eq!(form.messages(), [""; 0]);
}

#[test]
fn free_objects_have_no_unknown_fields() {
    for schema in [
        json!({"type": "object", "additionalProperties": {"type": "boolean"}}),
        json!({"type": "object", "x-known": false, "properties": {"a": {}}}),
    ] {
        let form = Form::with_body(schema, json!({"anything": true}));
        assert_eq!(form.messages(), [""; 0]);
    }
}

#[test]
fn what_is_typed_and_no_number_yet_is_quoted() {
    let mut form = Form::with_body(json!({"type": "object", "properties": {"count": {"type": "integer"}}}), json!({"count": 1}));
    assert_eq!(form.set("/count", "\"12a\"").messages(), ["Error: /count must be a whole number, not \"12a\""]);
    assert_eq!(form.set("/count", "\"\"").messages(), ["Error: /count must be a whole number and is empty"]);
}

#[test]
fn a_broken_piece_of_json_is_told_once_and_nothing_is_sent() {
    let mut form = Form::with_body(json!({"type": "object", "properties": {"free": {"type": "object"}}}), json!({"free": {}}));
    form.set("/free", "{\"a\":");
    assert_eq!(form.messages(), ["Error: /free is not JSON at line 1, column 6: the text ends too early"]);
    assert!(form.state.arguments(form.operation).is_err());
    assert_eq!(form.set("/free", "{\"a\":1}").messages(), [""; 0]);
}

#[test]
fn parts_are_checked_too() {
    let mut form = Form::open("candidates.attachments.createPrimary");
    form.act(FormAction::SetPart { name: "attachmentType".into(), text: "LETTER".into() });
    let messages = form.messages();
    assert!(messages[0].starts_with("Error: /file is missing"), "{messages:?}");
    assert!(messages[1].starts_with("Error: /attachmentType must be one of"), "{messages:?}");
    form.act(FormAction::RemovePart { name: "attachmentType".into() });
    assert!(form.messages().contains(&"Error: /attachmentType is required".to_owned()));
}
