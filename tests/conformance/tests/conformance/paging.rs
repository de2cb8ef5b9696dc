//! What the catalogue says about lists is what their answers look like.

use serde_json::Value;
use smartrecruiters_catalogue::{Dialect, Operation, Paging, operations, schemas};
use smartrecruiters_core::schema::Document;

use crate::vector::{self, success};

#[test]
fn items_cursor_and_total_are_where_the_paging_says() {
    for (operation, paging) in paged().filter(|(operation, _)| operation.facts().response_known) {
        let case = success(operation.id()).1;
        let answer: Value = serde_json::from_str(&case.response.body).unwrap_or_else(|error| panic!("{}: {error}", operation.id()));
        if let Some(items) = paging.items {
            let found = if items.is_empty() { Some(&answer) } else { answer.get(items) };
            assert!(found.is_some_and(Value::is_array), "{}: no list at `{items}`", operation.id());
        }
        let document = Document::new(serde_json::from_str(schemas::document(operation.family())).expect("schemas are JSON"));
        let schema = document.resolve(document.response(operation, case.response.status).expect("a paged operation answers"));
        for key in [paging.cursor, paging.total].into_iter().filter(|key| !key.is_empty()) {
            assert!(schema.pointer(&format!("/properties/{key}")).is_some(), "{}: the answer has no `{key}`", operation.id());
        }
    }
}

#[test]
fn a_dialect_says_where_the_next_page_is_told() {
    for (operation, paging) in paged().filter(|(operation, _)| operation.facts().response_known) {
        let told = match paging.dialect {
            Dialect::Cursor | Dialect::Reporting => !paging.cursor.is_empty() || operation.id() == WITHOUT_A_CURSOR,
            Dialect::Audit => paging.cursor == "nextPageId" && paging.position == "nextPageId",
            Dialect::Link => paging.link && paging.cursor.is_empty(),
            Dialect::Offset => paging.position == "offset",
            Dialect::Page => paging.position == "page",
            Dialect::None => paging.position.is_empty() && paging.cursor.is_empty() && !paging.link,
        };
        assert!(told, "{}: {paging:?}", operation.id());
    }
}

#[test]
fn the_next_page_is_asked_for_in_the_vectors_of_every_list_with_a_cursor() {
    for (operation, paging) in
        paged().filter(|(_, paging)| matches!(paging.dialect, Dialect::Cursor | Dialect::Link | Dialect::Audit | Dialect::Reporting))
    {
        let asked = vector::read(operation).cases.iter().any(|case| case.arguments.query.contains_key(paging.position));
        assert!(asked, "{}: no case sends `{}`", operation.id(), paging.position);
    }
}

#[test]
fn a_default_size_is_never_above_the_largest() {
    for (operation, paging) in paged() {
        assert!(paging.max == 0 || paging.default <= paging.max, "{}: {paging:?}", operation.id());
    }
}

fn paged() -> impl Iterator<Item = (Operation, &'static Paging)> {
    operations().filter_map(|operation| Some((operation, operation.paging()?)))
}

/// It takes a cursor, and no answer is documented to hold one.
const WITHOUT_A_CURSOR: &str = "configuration.jobProperties.dependents.values.list";
