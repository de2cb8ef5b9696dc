//! What must hold of all operations at once.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::{Operation, Segment, families, find, find_vendor, operations, route};

#[test]
fn every_operation_has_the_segments_of_its_path() {
    for operation in operations() {
        assert_eq!(written(operation, |name| format!("{{{name}}}")), operation.path(), "{}", operation.id());
    }
}

#[test]
fn every_operation_is_found_by_a_request_to_its_path() {
    for operation in operations() {
        let path = format!("{}{}", operation.base(), written(operation, |name| format!("some-{name}")));
        let found = route(operation.method(), &path).unwrap_or_else(|| panic!("nothing answers {path}"));
        assert_eq!(found.operation.id(), operation.id(), "{path}");
        for segment in operation.segments() {
            if let Segment::Argument(name) = segment {
                assert_eq!(found.argument(name), Some(format!("some-{name}").as_str()), "{path}");
            }
        }
    }
}

#[test]
fn every_operation_is_found_by_its_id() {
    let mut ids = BTreeSet::new();
    for operation in operations() {
        assert!(ids.insert(operation.id()), "{} is there twice", operation.id());
        assert_eq!(find(operation.id()), Some(operation));
        if let Some(vendor) = operation.vendor_id() {
            assert!(find_vendor(vendor).is_some(), "{vendor}");
        }
    }
}

#[test]
fn every_successor_exists_and_is_not_deprecated_itself() {
    for operation in operations() {
        let Some(successor) = operation.facts().replaced_by else { continue };
        assert!(operation.facts().deprecated, "{} has a successor and is not deprecated", operation.id());
        let successor = find(successor).unwrap_or_else(|| panic!("{} is replaced by nothing", operation.id()));
        assert!(!successor.facts().deprecated, "{} is replaced by a deprecated operation", operation.id());
    }
}

#[test]
fn every_operation_has_a_success_status_and_failures_above_it() {
    for operation in operations() {
        let facts = operation.facts();
        assert!(facts.success.first().is_some_and(|status| (200..300).contains(&status)), "{}", facts.id);
        assert!(facts.failures.iter().all(|(status, _)| (400..600).contains(&status)), "{}", facts.id);
    }
}

#[test]
fn every_paged_operation_takes_the_parameters_that_its_paging_names() {
    for operation in operations() {
        let Some(paging) = operation.paging() else { continue };
        let names: Vec<&str> = operation.parameters().map(|parameter| parameter.name).collect();
        for name in [paging.position, paging.limit] {
            assert!(name.is_empty() || names.contains(&name), "{} has no parameter {name}", operation.id());
        }
    }
}

#[test]
fn families_hold_all_operations_in_order() {
    let mut next = 0;
    for family in families() {
        for _ in 0..family.count {
            let operation = Operation::from_index(next).expect("counts of families add up to the whole");
            assert_eq!(operation.family().name, family.name);
            next += 1;
        }
    }
    assert_eq!(next, Operation::COUNT);
    assert_eq!(Operation::from_index(next), None);
}

#[test]
fn a_literal_wins_over_an_argument() {
    let path = |id| format!("/user-api/v201804/users/{id}");
    assert_eq!(route(crate::Method::Get, &path("me")).map(|route| route.operation.id()), Some("users.me"));
    assert_eq!(route(crate::Method::Get, &path("5f8a")).map(|route| route.operation.id()), Some("users.get"));
}

#[test]
fn an_unknown_path_is_no_route() {
    for path in ["", "/", "users", "/users/", "/users//roles", "/user-api/v201804/users/me/", "/nothing/here"] {
        assert!(route(crate::Method::Get, path).is_none(), "{path}");
    }
}

#[cfg(feature = "schemas")]
#[test]
fn every_family_has_schemas_of_its_operations() {
    for operation in operations() {
        let document = crate::schemas::document(operation.family());
        assert!(document.contains(&format!("\"{}\":{{\"parameters\":", operation.id())), "{}", operation.id());
    }
}

fn written(operation: Operation, argument: impl Fn(&str) -> String) -> String {
    let mut path = String::new();
    for segment in operation.segments() {
        path.push('/');
        match segment {
            Segment::Literal(word) => path.push_str(word),
            Segment::Argument(name) => path.push_str(&argument(name)),
        }
    }
    path
}
