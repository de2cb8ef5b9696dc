//! Bodies that forms open with, for every operation.

use super::*;
use crate::form::json::Json;
use crate::form::prefill::Fill;
use crate::form::state::{BodyState, GivenFile, PartContent};
use smartrecruiters_core::schema::validate;

#[test]
fn every_form_opens_with_a_body_that_is_valid() {
    let mut seen = 0;
    for operation in catalogue::operations().filter(|operation| operation.body() != BodyKind::None) {
        let form = Form::open(operation.id());
        let faults: Vec<_> = form.faults().into_iter().filter(|fault| fault.place.starts_with("/body")).collect();
        if operation.body() == BodyKind::Multipart {
            assert!(faults.iter().all(|fault| fault.message == "is missing: choose a file"), "{}: {faults:?}", operation.id());
        } else {
            assert_eq!(faults, [], "{}: {}", operation.id(), form.text());
        }
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn every_body_of_required_fields_alone_is_valid() {
    for operation in catalogue::operations().filter(|operation| operation.body() != BodyKind::None) {
        let mut form = Form::open(operation.id());
        form.act(FormAction::LoadRequired);
        let errors: Vec<_> = form
            .faults()
            .into_iter()
            .filter(|fault| fault.place.starts_with("/body") && fault.message != "is missing: choose a file")
            .collect();
        assert_eq!(errors, [], "{}: {}", operation.id(), form.text());
    }
}

#[test]
fn bodies_made_from_the_schema_alone_are_valid() {
    for operation in
        catalogue::operations().filter(|operation| matches!(operation.body(), BodyKind::Json | BodyKind::JsonPatch | BodyKind::Form))
    {
        let document = known(operation);
        let plan = Plan::of(operation, &document);
        let body = plan.body().expect("it takes one");
        let made = plan.filled(body.schema, Fill::Sample);
        let faults = validate(&document, body.schema, &made);
        assert_eq!(faults, [], "{}: {}", operation.id(), made.pretty());
    }
}

#[test]
fn every_form_with_its_files_becomes_a_request() {
    for operation in catalogue::operations() {
        let mut form = Form::open(operation.id());
        let names: Vec<String> = match &form.state.body {
            BodyState::Parts(parts) => {
                parts.iter().filter(|part| part.content == PartContent::File(None)).map(|part| part.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        for name in names {
            let file = GivenFile { name: "a.pdf".into(), media_type: "application/pdf".into(), content: b"%PDF".to_vec().into() };
            form.act(FormAction::SetFile { name, file: Some(file) });
        }
        for parameter in form.state.parameters.clone() {
            if form.state.parameter(&parameter.name) == Some("") {
                form.give(&parameter.name, "x");
            }
        }
        assert!(form.state.arguments(operation).is_ok(), "{}: {:?}", operation.id(), form.state.arguments(operation));
    }
}

#[test]
fn path_arguments_start_with_the_ids_of_the_examples() {
    let form = Form::open("users.get");
    assert!(form.state.parameter("id").is_some_and(|id| id.len() == 24), "{:?}", form.state.parameters);
    let (mut given, mut empty) = (0, Vec::new());
    for operation in catalogue::operations() {
        let form = Form::open(operation.id());
        for segment in operation.segments() {
            match segment {
                Segment::Argument(name) if form.state.parameter(name) == Some("") => empty.push((operation.id(), name)),
                Segment::Argument(_) => given += 1,
                Segment::Literal(_) => {}
            }
        }
    }
    assert!(given > 2 * empty.len(), "{given} are filled in, these are not: {empty:?}");
}

#[test]
fn required_fields_come_from_the_example() {
    let mut form = Form::open("users.create");
    form.act(FormAction::LoadRequired);
    let Ok(Json::Object(entries)) = Json::parse(form.text()) else { panic!("it is an object") };
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["firstName", "lastName", "systemRole"]);
}
