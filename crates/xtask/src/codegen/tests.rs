//! Each fault says the file, the line and what to write instead.

use std::collections::BTreeMap;

use super::{SOURCE, generate};

mod adding;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
x-family: pets
servers:
  - url: https://api.example.com/pet-api
paths:
  /pets/{petId}/tags:
    get:
      operationId: pets.tags.list
      summary: List tags of a pet
      x-vendor-id: pets.tags.all
      x-auth: key-or-bearer
      x-scopes-mode: any
      x-rate: {perSecond: 10, concurrent: 8}
      x-paging:
        dialect: offset
        request: {offset: offset, limit: limit, default: 10, max: 100}
        response: {items: content, cursor: '', total: totalFound, link: false}
      security:
        - apiKey: []
        - accessToken: [pets_read]
        - accessToken: [pets_manage]
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, required: true, schema: {type: integer}}
        - name: color
          in: query
          style: form
          explode: true
          schema: {type: array, items: {$ref: '#/components/schemas/Color'}}
        - {name: Accept-Language, in: header, schema: {type: string}}
      responses:
        '200':
          description: Tags.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Tags'}
              example:
                content:
                  - {label: fluffy, color: RED}
                totalFound: 1
        '404': {description: No such pet., x-error-codes: [PET_NOT_FOUND]}
    post:
      operationId: pets.tags.add
      summary: Add a tag to a pet
      deprecated: true
      x-replaced-by: pets.tags.list
      x-auth: key
      x-scopes-mode: all
      security: []
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {x-known: false}
      responses:
        '201': {description: Added.}
components:
  schemas:
    Color: {type: string, description: A color., enum: [RED, BLUE]}
    Tags:
      type: object
      description: A page of tags.
      properties:
        content:
          type: array
          items:
            type: object
            properties:
              label: {type: string, example: old}
              description: {type: string}
              color: {$ref: '#/components/schemas/Color'}
        totalFound: {type: integer}
";

#[test]
fn rows_hold_what_the_document_says() {
    let files = generated();
    let rows = &files["pets.rs"];
    // method 0, auth 0, rate 1 · no body · first paging · 4 words follow · words · offset, limit (required), color (repeat), header · end.
    let list = "64, 0, 1, 4, 0, 1, 2, 3, 1, 130, 8, 131, 2, 132, 1, 0, // pets.tags.list GET /pets/{petId}/tags\n";
    assert!(rows.contains(&format!("\n    {list}")), "{rows}");
    // POST, auth 2, no rate · JSON body, required · no paging · 4 words as before · end.
    assert!(rows.contains("\n    17, 9, 0, 64, 0, // pets.tags.add POST /pets/{petId}/tags\n"), "{rows}");
    assert!(rows.contains("name: \"pets\", title: \"Pets\", base: \"/pet-api\", count: 2 }"), "{rows}");
}

#[test]
fn facts_hold_what_the_document_says() {
    let files = generated();
    let rows = &files["pets.rs"];
    // id, vendor's id, summary, path, flags, successor, scopes, success, failures.
    let list = "\"pets.tags.list|pets.tags.all|List tags of a pet|/pets/{petId}/tags|bro||pets_read pets_manage|200|404 PET_NOT_FOUND\"";
    assert!(rows.contains(list), "{rows}");
    assert!(rows.contains("|/pets/{petId}/tags|dra|pets.tags.list||"), "deprecated, its body not known, and replaced: {rows}");
}

#[test]
fn schemas_lose_texts_and_keep_properties_of_the_same_names() {
    let files = generated();
    let schemas: serde_json::Value = serde_json::from_str(&files["pets.schemas.json"]).expect("it is JSON");
    let tag = &schemas["components"]["schemas"]["Tags"]["properties"]["content"]["items"];
    assert_eq!(tag["properties"]["label"], serde_json::json!({ "type": "string" }));
    assert_eq!(tag["properties"]["description"], serde_json::json!({ "type": "string" }));
    assert_eq!(schemas["components"]["schemas"]["Tags"].get("description"), None);
    assert_eq!(schemas["operations"]["pets.tags.add"]["body"], serde_json::json!({ "x-known": false }));
    assert_eq!(schemas["operations"]["pets.tags.list"]["responses"]["200"]["$ref"], "#/components/schemas/Tags");
}

#[test]
fn broken_yaml_is_told_with_its_place() {
    assert_fault("title: Pets, version", "title: Pets: [, version", 2, "not YAML", "quote");
}

#[test]
fn a_key_that_is_there_twice_is_told() {
    assert_fault("x-auth: key\n", "x-auth: key\n      x-auth: none\n", 50, "not YAML", "mend");
}

#[test]
fn a_missing_key_is_told() {
    assert_fault("      summary: Add a tag to a pet\n", "", 45, "`summary` is missing", "add `summary:`");
}

#[test]
fn an_unknown_key_is_told() {
    assert_fault("deprecated: true", "depricated: true", 47, "has no key `depricated`", "deprecated");
}

#[test]
fn an_unknown_extension_is_told() {
    assert_fault("x-auth: key\n", "x-auth: key\n      x-colour: red\n", 50, "unknown extension `x-colour`", "vocabulary.rs");
}

#[test]
fn an_extension_in_the_wrong_place_is_told() {
    assert_fault("x-family: pets", "x-family: pets\nx-auth: none", 4, "does not belong in a document", "x-family");
}

#[test]
fn an_unknown_reference_is_told() {
    assert_fault("'#/components/schemas/Tags'", "'#/components/schemas/Tag'", 38, "unknown $ref", "add that schema");
}

#[test]
fn an_operation_id_used_twice_is_told() {
    assert_fault("operationId: pets.tags.add", "operationId: pets.tags.list", 45, "used twice", "rename");
}

#[test]
fn an_operation_id_that_is_no_name_is_told() {
    assert_fault("operationId: pets.tags.add", "operationId: pets.Tags-add", 45, "is not a name", "camelCase");
}

#[test]
fn a_missing_path_parameter_is_told() {
    assert_fault(
        "name: petId, in: path, required: true, schema: {type: string}}\n        - {name: offset",
        "name: offset",
        8,
        "`petId` is missing",
        "in: path",
    );
}

#[test]
fn a_path_parameter_that_is_not_in_the_path_is_told() {
    assert_fault(
        "{name: Accept-Language, in: header,",
        "{name: dog, in: path, required: true,",
        32,
        "`dog` is not in the path",
        "remove it",
    );
}

#[test]
fn a_path_with_seven_arguments_is_told() {
    let faults = faults(&DOCUMENT.replace("/pets/{petId}/tags:", "/{a}/{b}/{c}/{d}/{e}/{f}/{petId}:"));
    let expected = format!("{SOURCE}/pets.yaml:8:5: the path has 7 arguments\n  help: a path may have 6");
    assert!(faults.iter().any(|fault| fault.starts_with(&expected)), "{faults:#?}");
}

#[test]
fn a_long_summary_is_told() {
    assert_fault("Add a tag to a pet", &"x".repeat(61), 46, "61 characters", "say it in 60");
}

#[test]
fn an_unknown_successor_is_told() {
    assert_fault("x-replaced-by: pets.tags.list", "x-replaced-by: cats.list", 48, "`cats.list`", "operationId");
}

#[test]
fn an_example_that_does_not_fit_is_told_where_it_does_not() {
    assert_fault("color: RED", "color: GREEN", 41, "/content/0/color does not fit", "change the example");
}

#[test]
fn an_unknown_word_is_told_with_the_known_ones() {
    assert_fault("x-auth: key\n", "x-auth: keys\n", 49, "`x-auth` cannot be \"keys\"", "key-or-bearer, optional, key");
}

#[test]
fn a_rate_that_no_row_can_hold_is_told() {
    assert_fault("perSecond: 10", "perSecond: 11", 14, "11 requests a second", "RATES");
}

#[test]
fn servers_with_different_paths_are_told() {
    assert_fault("paths:\n", "  - url: https://api.example.com/other\npaths:\n", 6, "servers differ", "same path");
}

#[test]
fn all_faults_are_told_at_once() {
    let text = DOCUMENT.replace("x-auth: key\n", "x-auth: keys\n").replace("perSecond: 10", "perSecond: 11");
    assert_eq!(faults(&text).len(), 2);
}

fn generated() -> BTreeMap<String, String> {
    generate(&[("pets".to_owned(), DOCUMENT.to_owned())]).unwrap_or_else(|faults| panic!("{:?}", faults.list))
}

fn faults(text: &str) -> Vec<String> {
    match generate(&[("pets".to_owned(), text.to_owned())]) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.list.iter().map(ToString::to_string).collect(),
    }
}

/// Changes the document and expects one fault at `line`. The first place that `old` has is changed.
#[track_caller]
fn assert_fault(old: &str, new: &str, line: usize, what: &str, remedy: &str) {
    assert!(DOCUMENT.contains(old), "the document has no `{old}`");
    let faults = faults(&DOCUMENT.replacen(old, new, 1));
    let place = format!("{SOURCE}/pets.yaml:{line}:");
    let [fault] = faults.as_slice() else { panic!("expected one fault, found: {faults:#?}") };
    let (first, help) = fault.split_once("\n  help: ").unwrap_or_default();
    let found = first.starts_with(&place) && first.contains(what) && help.contains(remedy);
    assert!(found, "expected `{what}` at line {line} with `{remedy}`; found: {faults:#?}");
}
