use super::*;
use serde_json::json;

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    Document::new(json!({"components": {"schemas": {"Place": {"type": "object", "required": ["city", "countryCode"], "properties": {
        "city": {"type": "string", "minLength": 1}, "countryCode": {"type": "string", "minLength": 2, "maxLength": 2}}}}}}))
    .validate(schema, value)
    .iter()
    .map(ToString::to_string)
    .collect()
}

#[test]
fn a_missing_field_is_named_by_its_path() {
    let schema = json!({"type": "object", "properties": {"location": {"$ref": "#/components/schemas/Place"}}});
    assert_eq!(faults(&schema, &json!({"location": {"countryCode": "US"}})), ["/location/city is required"]);
    assert_eq!(
        faults(&schema, &json!({"location": {"countryCode": "USA", "city": "SF"}})),
        ["/location/countryCode must have at most 2 characters, not 3"]
    );
}

#[test]
fn a_misspelt_field_gets_a_sentence_that_says_so() {
    let schema = json!({"type": "object", "required": ["firstName"], "properties": {"firstName": {"type": "string"}}});
    let found = faults(&schema, &json!({"firstname": "Susan"}));
    assert_eq!(found, ["/firstName is required; \"firstname\" was given: did you mean \"firstName\"?"]);
    assert_eq!(strangers(&Value::Null, &schema, &json!({"first_name": 1})), [("first_name".into(), Some("firstName".into()))]);
}

#[test]
fn a_wrong_choice_lists_the_right_ones_unless_the_list_is_open() {
    let closed = json!({"enum": ["SSO", "PASSWORD", null]});
    assert_eq!(
        faults(&closed, &json!("PASWORD")),
        ["the body must be one of \"SSO\", \"PASSWORD\", null, not \"PASWORD\"; did you mean \"PASSWORD\"?"]
    );
    assert!(faults(&closed, &Value::Null).is_empty());
    assert!(faults(&json!({"enum": ["A"], "x-open": true}), &json!("B")).is_empty());
}

#[test]
fn kinds_ranges_and_counts_are_checked() {
    for (schema, value, expected) in [
        (json!({"type": "integer"}), json!(1.5), "the body must be a whole number, not a number"),
        (json!({"type": ["string", "null"]}), json!(1), "the body must be a text or null, not a number"),
        (json!({"type": "integer", "maximum": 100}), json!(101), "the body must be at most 100, not 101"),
        (json!({"type": "array", "minItems": 1}), json!([]), "the body must have at least 1 item, not 0"),
        (json!({"type": "array", "uniqueItems": true}), json!(["a", "a"]), "the body must not hold \"a\" twice"),
        (
            json!({"type": "string", "format": "date-time"}),
            json!("2026-02-30T10:00:00Z"),
            "the body must be a date and time such as 2026-10-13T18:04:52.562Z",
        ),
        (json!({"additionalProperties": false}), json!({"a": 1}), "/a is not a field of this object"),
    ] {
        assert_eq!(faults(&schema, &value), [expected], "{schema}");
    }
    assert!(faults(&json!({"type": "integer"}), &json!(2.0)).is_empty());
    assert!(faults(&json!({"type": "string", "format": "date-time"}), &json!("2026-10-13T18:04:52.562+02:00")).is_empty());
}

#[test]
fn the_nearest_alternative_explains_what_is_wrong() {
    let schema = json!({"oneOf": [
        {"type": "object", "required": ["op", "path", "value"], "properties": {"op": {"enum": ["add", "replace"]}}},
        {"type": "object", "required": ["op", "path"], "properties": {"op": {"enum": ["remove"]}}},
    ]});
    assert_eq!(faults(&schema, &json!({"op": "replace", "path": "/a"})), ["/value is required"]);
    assert!(faults(&schema, &json!({"op": "remove", "path": "/a"})).is_empty());
}

#[test]
fn depth_is_bounded() {
    let document = Document::new(
        json!({"components": {"schemas": {"Nest": {"items": {"$ref": "#/components/schemas/Nest"}}, "Loop": {"$ref": "#/components/schemas/Loop"}}}}),
    );
    let deep = (0..100).fold(json!([]), |inner, _| json!([inner]));
    let found = document.validate(&json!({"$ref": "#/components/schemas/Nest"}), &deep);
    assert_eq!(found.first().map(|fault| fault.keyword), Some("depth"));
    assert!(document.validate(&json!({"$ref": "#/components/schemas/Loop"}), &deep).is_empty());
}
