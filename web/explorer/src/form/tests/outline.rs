//! What is drawn.

use super::*;
use crate::form::outline::{BodyOutline, Content, Field, Kind, Outline};
use crate::form::plan::Place;
use serde_json::json;
use std::rc::Rc;

impl Form {
    fn outline(&self) -> Outline {
        Outline::of(self.operation, &self.document, &self.state, &self.faults())
    }

    fn body(&self) -> Rc<BodyOutline> {
        self.outline().body.expect("it takes a body")
    }

    /// The field at the end of this way of names.
    fn field(&self, way: &[&str]) -> Rc<Field> {
        let Content::Tree(root) = &self.body().content else { panic!("the form is shown") };
        way.iter().fold(Rc::clone(root), |field, name| {
            let (Kind::Object { fields, .. } | Kind::List { items: fields, .. }) = &field.kind else {
                panic!("{name} in {:?}", field.kind)
            };
            Rc::clone(fields.iter().find(|inner| inner.name == *name).unwrap_or_else(|| panic!("{name} is drawn")))
        })
    }
}

#[test]
fn required_fields_come_first_and_what_is_absent_is_a_name_alone() {
    let mut form = Form::open("jobs.create");
    form.act(FormAction::LoadRequired);
    let Kind::Object { fields, absent, .. } = &form.field(&[]).kind else { panic!("it is an object") };
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["title", "location", "industry", "function", "experienceLevel"]);
    assert!(absent.iter().any(|field| field.pointer == "/compensation" && !field.help.is_empty()), "{absent:?}");
}

#[test]
fn an_object_of_one_value_is_one_line() {
    let industry = Form::open("jobs.create").field(&["industry"]);
    assert_eq!((industry.label.as_str(), industry.pointer.as_str(), industry.required), ("industry.id", "/industry/id", true));
    assert!(matches!(industry.kind, Kind::Scalar { .. }));
}

#[test]
fn nothing_that_the_schema_does_not_foresee_is_left_out() {
    let mut form = Form::open("users.create");
    form.raw(r#"{"firstName":{"odd":1},"location":"here","extra":{"a":[1]},"other":"x","language":null}"#);
    for (name, json) in [("firstName", "{\n  \"odd\": 1\n}"), ("location", "\"here\""), ("language", "null")] {
        assert_eq!(form.field(&[name]).kind, Kind::Json { text: json.to_owned() }, "{name}");
    }
    assert!(matches!(&form.field(&["other"]).kind, Kind::Scalar { text, .. } if text == "x"));
    assert!(matches!(&form.field(&["extra"]).kind, Kind::Json { text } if text.contains("[\n")));
    assert!(matches!(&form.field(&["lastName"]).kind, Kind::Scalar { text, .. } if text.is_empty()), "required and absent");
    assert_eq!(form.field(&["systemRole"]).kind, Kind::Missing);
}

#[test]
fn every_fault_has_a_place_on_the_page() {
    for operation in catalogue::operations().filter(|operation| operation.body() != BodyKind::None) {
        for text in ["{}", "[{}]", "null", "1"] {
            let mut form = Form::open(operation.id());
            form.raw(text);
            let body = form.body();
            let drawn = body.content.places();
            let others: Vec<&str> = body.faults.iter().chain(&body.elsewhere).map(|fault| fault.place.as_str()).collect();
            for fault in form.faults().iter().filter(|fault| fault.place.starts_with("/body")) {
                assert!(
                    drawn.contains(&fault.place.as_str()) || others.contains(&fault.place.as_str()),
                    "{} {text}: {fault}",
                    operation.id()
                );
            }
        }
    }
}

#[test]
fn text_shows_the_faults_of_all_places_and_says_once_that_it_is_no_json() {
    let mut form = Form::open("users.create");
    form.act(FormAction::ShowRaw).raw("{}");
    assert!(form.body().elsewhere.iter().any(|fault| fault.place == "/body/firstName"));
    form.raw("{");
    let body = form.body();
    assert!(matches!(&body.content, Content::Raw { fault: Some(fault), .. } if fault.column == 2));
    assert_eq!(body.faults, []);
    form.act(FormAction::ShowForm);
    assert!(matches!(form.body().content, Content::Broken(_)));
}

#[test]
fn the_value_of_a_patch_is_typed_as_the_resource_has_it() {
    let mut form = Form::open("users.update");
    form.raw(
        r#"[{"op":"replace","path":"/ssoLoginMode","value":"SSO"},{"op":"remove","path":"/x"},
        {"op":"move","path":"/a","from":"/b"},{"path":1}]"#,
    );
    let Kind::Patch { argument: Some(value), paths, .. } = &form.field(&["0"]).kind else { panic!("it is an operation") };
    assert!(matches!(&value.kind, Kind::Scalar { input: crate::form::input::Input::Choice { .. }, .. }));
    assert!(paths.iter().any(|path| path == "/location/city"), "{paths:?}");
    assert!(matches!(&form.field(&["1"]).kind, Kind::Patch { argument: None, .. }));
    assert!(matches!(&form.field(&["2"]).kind, Kind::Patch { argument: Some(from), .. } if from.name == "from"));
    assert!(!matches!(&form.field(&["3"]).kind, Kind::Patch { .. }), "what is no operation is drawn as what it is");
}

#[test]
fn kinds_may_be_picked_and_null_may_be_switched() {
    let schema = json!({"type": "object", "properties": {
        "place": {"type": ["number", "string"]}, "note": {"type": ["string", "null"]}, "free": {},
        "auth": {"oneOf": [{"$ref": "#/components/schemas/UserLocation"}, {"title": "Plain", "type": "string"}, {"type": "null"}]}}});
    let form = Form::with_body(schema, json!({"place": 1.5, "note": null, "free": {"a": 1}, "auth": "x"}));
    let picker = |name| form.field(&[name]).picker.clone().map(|picker| (picker.labels, picker.picked));
    assert_eq!(picker("place"), Some((vec!["number".to_owned(), "string".to_owned()], 0)));
    assert_eq!(picker("free"), Some((vec!["text".to_owned(), "JSON".to_owned()], 1)));
    assert_eq!(picker("auth"), Some((vec!["UserLocation".to_owned(), "Plain".to_owned()], 1)));
    assert_eq!(picker("note"), None);
    assert_eq!((form.field(&["note"]).null, form.field(&["note"]).kind.clone()), (Some(true), Kind::Null));
    assert_eq!(form.field(&["auth"]).null, Some(false));
}

#[test]
fn parameters_say_where_they_go_and_what_they_take() {
    let outline = Form::open("users.list").outline();
    let limit = outline.optional.iter().find(|field| field.name == "limit").expect("it takes one");
    assert_eq!((limit.place, limit.notes.as_str()), (Place::Query, "integer · 1–100 · default 100"));
    assert_eq!(Form::open("users.get").outline().required.iter().map(|field| field.name).collect::<Vec<_>>(), ["id"]);
}

#[test]
fn a_long_list_is_drawn_in_part() {
    let mut form = Form::with_body(json!({"type": "array", "items": {"type": "integer"}}), json!([]));
    form.raw(&format!("[{}0]", "0,".repeat(4_999)));
    assert!(matches!(&form.field(&[]).kind, Kind::List { items, hidden: 4_900, is_full: false } if items.len() == 100));
}
