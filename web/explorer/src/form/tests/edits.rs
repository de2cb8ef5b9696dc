//! Edits, and the way between form and text.

use super::*;
use serde_json::json;

fn at(pointer: &str) -> String {
    pointer.to_owned()
}

#[test]
fn text_to_form_to_text_loses_nothing() {
    let text =
        "{\"z\": {\"Łódź\":[1.50, 12345678901234567890123,\n1e2]} ,\"unknown\":{\"deep\":[{\"a\":null}]}, \"firstName\":\"😀\", \"z\":0}";
    let mut form = Form::open("users.create");
    form.act(FormAction::ShowRaw).raw(text).act(FormAction::ShowForm).act(FormAction::ShowRaw);
    assert_eq!(form.text(), text, "showing the form changes no byte");
    form.act(FormAction::ShowForm).set("/firstName", "\"Susan\"");
    assert_eq!(
        form.compact(),
        r#"{"z":{"Łódź":[1.50,12345678901234567890123,1e2]},"unknown":{"deep":[{"a":null}]},"firstName":"Susan","z":0}"#
    );
}

#[test]
fn text_that_is_no_json_survives_the_form() {
    let mut form = Form::open("users.create");
    form.raw("{\"a\": [1,").act(FormAction::ShowForm).set("/firstName", "\"x\"").act(FormAction::AddOptional { pointer: at("/email") });
    assert_eq!(form.text(), "{\"a\": [1,");
    assert_eq!(form.act(FormAction::ShowRaw).raw("{\"a\": [1]}").compact(), r#"{"a":[1]}"#);
}

#[test]
fn every_example_survives_a_round_trip_through_text() {
    for operation in catalogue::operations().filter(|operation| operation.body() == BodyKind::Json) {
        let mut form = Form::open(operation.id());
        let before = form.state.clone();
        let text = form.text().to_owned();
        form.raw(&text);
        assert_eq!(form.state, before, "{}", operation.id());
    }
}

#[test]
fn optional_fields_come_with_the_value_of_the_example_or_blank() {
    let mut form = Form::open("jobs.create");
    let example = form.compact();
    form.act(FormAction::LoadRequired);
    form.act(FormAction::AddOptional { pointer: at("/department") });
    form.act(FormAction::AddOptional { pointer: at("/location/remote") });
    let value: Value = serde_json::from_str(form.text()).expect("it is JSON");
    let shown: Value = serde_json::from_str(&example).expect("it is JSON");
    assert_eq!(value["department"], shown["department"]);
    assert!(value["location"]["remote"].is_boolean());
    form.act(FormAction::RemoveField { pointer: at("/department") });
    assert!(!form.text().contains("department"));
}

#[test]
fn items_are_added_and_removed_in_place() {
    let schema = json!({"type": "object", "properties": {"list": {"type": "array", "items": {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string"}, "more": {"type": "integer", "minimum": 3}}}}}});
    let mut form = Form::with_body(schema, json!({"list": [{"id": "first", "more": 4}]}));
    form.act(FormAction::AddItem { pointer: at("/list") }).act(FormAction::AddOptional { pointer: at("/list/1/more") });
    assert_eq!(form.compact(), r#"{"list":[{"id":"first","more":4},{"id":"","more":3}]}"#);
    form.act(FormAction::RemoveItem { pointer: at("/list/0") });
    assert_eq!(form.compact(), r#"{"list":[{"id":"","more":3}]}"#);
}

#[test]
fn maps_gain_and_lose_entries() {
    let mut form = Form::with_body(
        json!({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}),
        json!({"a": ["1"]}),
    );
    form.act(FormAction::AddOptional { pointer: at("/b c") }).act(FormAction::AddItem { pointer: at("/b c") });
    assert_eq!(form.compact(), r#"{"a":["1"],"b c":[""]}"#);
    form.act(FormAction::RemoveField { pointer: at("/a") });
    assert_eq!(form.compact(), r#"{"b c":[""]}"#);
}

#[test]
fn null_comes_and_goes() {
    let mut form = Form::with_body(json!({"type": "object", "properties": {"a": {"type": ["string", "null"]}}}), json!({"a": "kept"}));
    form.act(FormAction::SetNull { pointer: at("/a"), null: true });
    assert_eq!(form.compact(), r#"{"a":null}"#);
    form.act(FormAction::SetNull { pointer: at("/a"), null: false });
    assert_eq!(form.compact(), r#"{"a":"kept"}"#);
}

#[test]
fn another_alternative_keeps_what_both_have() {
    let schema = json!({"oneOf": [
        {"type": "object", "required": ["type", "name"], "properties": {"type": {"enum": ["a"]}, "name": {"type": "string"}, "old": {}}},
        {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["b"]}, "name": {"type": "string"}}},
        {"type": "string"},
    ]});
    let mut form = Form::with_body(schema, json!({"type": "a", "name": "kept", "old": 1}));
    form.act(FormAction::PickAlternative { pointer: at(""), index: 1 });
    assert_eq!(form.compact(), r#"{"type":"b","name":"kept"}"#);
    form.act(FormAction::PickAlternative { pointer: at(""), index: 2 });
    assert_eq!(form.compact(), r#""""#);
}

#[test]
fn a_number_or_a_text_may_be_picked() {
    let schema = json!({"type": "object", "properties": {"latitude": {"type": ["number", "string"]}}});
    let mut form = Form::with_body(schema, json!({"latitude": 37.7}));
    form.act(FormAction::PickAlternative { pointer: at("/latitude"), index: 1 });
    assert_eq!(form.compact(), r#"{"latitude":"37.7"}"#);
    form.act(FormAction::PickAlternative { pointer: at("/latitude"), index: 0 });
    assert_eq!(form.compact(), r#"{"latitude":37.7}"#);
}

#[test]
fn a_patch_is_built_step_by_step() {
    let mut form = Form::open("users.update");
    form.raw("[]").act(FormAction::AddItem { pointer: at("") });
    assert_eq!(form.compact(), r#"[{"op":"replace","path":"/","value":""}]"#);
    form.set("/0/path", "\"/location\"");
    assert_eq!(form.compact(), r#"[{"op":"replace","path":"/location","value":{}}]"#, "a blank value follows the path");
    form.set("/0/path", "\"/location/city\"").set("/0/value", "\"Oakland\"").set("/0/path", "\"/location\"");
    assert_eq!(form.compact(), r#"[{"op":"replace","path":"/location","value":"Oakland"}]"#, "what was typed stays");
    form.act(FormAction::SetPatchVerb { pointer: at("/0"), verb: at("move") });
    assert_eq!(form.compact(), r#"[{"op":"move","path":"/location","from":""}]"#);
    form.act(FormAction::SetPatchVerb { pointer: at("/0"), verb: at("add") });
    assert_eq!(form.compact(), r#"[{"op":"add","path":"/location","value":""}]"#);
    form.set("/0/value", "{}").act(FormAction::AddOptional { pointer: at("/0/value/city") });
    assert_eq!(form.compact(), r#"[{"op":"add","path":"/location","value":{"city":""}}]"#, "the value is that of the resource");
}

#[test]
fn an_optional_body_may_be_left_out_and_put_back() {
    let mut form = Form::open("users.create");
    let example = form.text().to_owned();
    form.act(FormAction::RemoveField { pointer: at("") });
    assert_eq!(form.state.body_text(), None);
    form.act(FormAction::AddOptional { pointer: at("") });
    assert_eq!(form.text(), example);
}

#[test]
fn formatting_changes_white_space_alone_and_reset_undoes_all() {
    let mut form = Form::open("users.create");
    let first = form.state.clone();
    form.raw("{\"n\":1.0,\"a\":[ ]}").act(FormAction::Format);
    assert_eq!(form.text(), "{\n  \"n\": 1.0,\n  \"a\": []\n}");
    form.raw("{").act(FormAction::Format);
    assert_eq!(form.text(), "{");
    assert_eq!(form.act(FormAction::Reset).state, first);
}

#[test]
fn parts_are_added_once() {
    let mut form = Form::open("candidates.resume.parse");
    form.act(FormAction::AddPart { name: at("note"), is_file: false }).act(FormAction::AddPart { name: at("note"), is_file: true });
    form.act(FormAction::SetPart { name: at("note"), text: at("hello") });
    let arguments = form.state.arguments(form.operation).expect("nothing is in the way");
    assert!(format!("{arguments:?}").contains("note"), "{arguments:?}");
}
