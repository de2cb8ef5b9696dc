//! Arguments that core refuses before anything is sent, with a sentence that names them.

use smartrecruiters_catalogue::{BodyKind, Location, Operation, Segment, Style, operations};
use smartrecruiters_core::{Arguments, Body, Error, ErrorKind, Multipart, call};

use crate::vector::{Given, success};

#[test]
fn a_path_argument_that_would_reach_another_address_is_refused_by_every_operation() {
    for operation in operations() {
        for name in path_arguments(operation) {
            for (wrong, sentence) in
                [(Some(""), "is empty"), (Some("."), "is a dot segment"), (Some(".."), "is a dot segment"), (None, "is missing")]
            {
                let mut given = good(operation);
                given.path.remove(name);
                if let Some(wrong) = wrong {
                    given.path.insert(name.into(), wrong.into());
                }
                refused(operation, &given.arguments(), &format!("`{name}` {sentence}"));
            }
        }
    }
}

#[test]
fn a_path_argument_never_adds_a_segment_to_any_path() {
    for operation in operations() {
        let mut given = good(operation);
        for name in path_arguments(operation) {
            given.path.insert(name.into(), "../a/b?c#d%2e\\".into());
        }
        let request = call::request(operation, call::PRODUCTION, &given.arguments()).unwrap_or_else(|error| panic!("{error}"));
        let segments = request.path().strip_prefix(operation.base()).map(|rest| rest.split('/').skip(1).count());
        assert_eq!(segments, Some(operation.segments().count()), "{}: {}", operation.id(), request.url);
    }
}

#[test]
fn a_required_parameter_that_is_missing_is_named() {
    for operation in operations() {
        for parameter in operation.parameters().filter(|parameter| parameter.required) {
            let mut given = good(operation);
            assert!(given.query.remove(parameter.name).is_some(), "{}: {}", operation.id(), parameter.name);
            refused(operation, &given.arguments(), &format!("`{}` is missing", parameter.name));
        }
    }
}

#[test]
fn several_values_are_refused_where_one_is_taken() {
    for operation in operations() {
        for parameter in operation.parameters().filter(|parameter| parameter.style == Style::Single) {
            let arguments = good(operation).arguments().set(parameter.name, "a").set(parameter.name, "b");
            refused(operation, &arguments, &format!("`{}` takes one value and was given several", parameter.name));
        }
    }
}

#[test]
fn an_unknown_parameter_is_refused_by_every_operation() {
    for operation in operations() {
        let arguments = good(operation).arguments().set("pageid", "1");
        refused(operation, &arguments, "`pageid` is not a parameter of this operation");
    }
}

#[test]
fn the_refusal_of_an_unknown_parameter_lists_the_right_ones() {
    let (operation, case) = success("users.list");
    let error = call::request(operation, call::PRODUCTION, &case.arguments.arguments().set("page", "1")).expect_err("there is no `page`");
    assert_eq!(error.message(), "`page` is not a parameter of this operation: it takes q, limit, pageId, updatedAfter");
}

#[test]
fn a_header_that_could_start_another_one_is_refused() {
    for operation in operations() {
        for parameter in operation.parameters().filter(|parameter| parameter.location == Location::Header) {
            for wrong in ["en\r\nX-SmartToken: a", "en\n", "ü", "\u{7f}"] {
                let arguments = good(operation).arguments().set(parameter.name, wrong);
                refused(operation, &arguments, &format!("`{}` holds a character that no header can carry", parameter.name));
            }
        }
    }
}

#[test]
fn a_body_of_the_wrong_kind_is_refused_by_every_operation() {
    let bodies = [Body::json("{}"), Body::Form(Vec::new()), Body::Multipart(Multipart::default())];
    for operation in operations() {
        let sentence = match operation.body().media_type() {
            None => "a body was given and this operation takes none".to_owned(),
            Some(media_type) => format!("the body is of the wrong kind: this operation takes {media_type}"),
        };
        for body in &bodies {
            let fits = matches!(
                (body, operation.body()),
                (Body::Json(_), BodyKind::Json | BodyKind::JsonPatch)
                    | (Body::Form(_), BodyKind::Form)
                    | (Body::Multipart(_), BodyKind::Multipart)
            );
            if !fits {
                refused(operation, &good(operation).arguments().body(body.clone()), &sentence);
            }
        }
    }
}

#[test]
fn a_required_body_that_is_missing_is_told() {
    for operation in operations().filter(|operation| operation.body_required()) {
        let arguments = good(operation).arguments().body(Body::None);
        refused(operation, &arguments, "the body is missing: this operation requires one");
    }
}

#[test]
fn a_prefix_of_the_origin_stays_in_front_of_every_path() {
    for operation in operations() {
        let arguments = good(operation).arguments();
        let plain = call::request(operation, call::PRODUCTION, &arguments).unwrap_or_else(|error| panic!("{error}"));
        for origin in ["http://127.0.0.1:7878/sandbox", "http://127.0.0.1:7878/sandbox/"] {
            let request = call::request(operation, origin, &arguments).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(request.target().strip_prefix("/sandbox"), Some(plain.target()), "{}", operation.id());
        }
    }
}

/// Arguments of an operation that are taken.
fn good(operation: Operation) -> Given {
    success(operation.id()).1.arguments
}

fn path_arguments(operation: Operation) -> impl Iterator<Item = &'static str> {
    operation.segments().filter_map(|segment| match segment {
        Segment::Argument(name) => Some(name),
        Segment::Literal(_) => None,
    })
}

fn refused(operation: Operation, arguments: &Arguments, sentence: &str) -> Error {
    let error = call::request(operation, call::PRODUCTION, arguments).expect_err(sentence);
    assert_eq!((error.kind(), error.operation(), error.status()), (ErrorKind::Argument, Some(operation), None), "{error}");
    assert!(error.message().starts_with(sentence), "{}: {error}, not: {sentence}", operation.id());
    error
}
