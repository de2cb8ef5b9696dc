//! What schemas become in Rust, one rule each.

use std::collections::BTreeMap;

use super::{TABLE, generate};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1', summary: Animals and their people.}
x-family: pet-shop
servers:
  - url: https://api.example.com/pet-api
paths:
  /pets/{petId}/tags:
    patch:
      operationId: pets.type.update
      summary: Change a pet
      x-rate: {perSecond: 10, concurrent: 8}
      x-scopes-mode: any
      security: [{apiKey: []}, {accessToken: [pets_read]}, {accessToken: [pets_manage]}]
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
        - {name: Accept-Language, in: header, schema: {type: string}}
        - name: type
          in: query
          style: form
          explode: true
          schema: {type: array, items: {type: string, enum: [CAT, OTHER, cat]}}
      requestBody:
        x-patch: merge
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Change'}
      responses:
        '200':
          description: The pet. It has changed.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
        '204': {description: Nothing has changed.}
        '409': {description: 'Somebody [else] was quicker.', x-error-codes: [TOO_LATE, GONE]}
components:
  schemas:
    Change:
      type: object
      properties:
        name: {type: string}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner:
      type: object
      description: Somebody.
      required: [favourite, kind]
      properties:
        favourite: {$ref: '#/components/schemas/Pet'}
        kind: {type: string, enum: [PERSON]}
        password: {type: string}
    Pet:
      type: object
      required: [id, born, tags]
      properties:
        id: {$ref: '#/components/schemas/Id'}
        born: {type: [string, 'null'], format: date-time}
        chip: {type: [string, 'null']}
        type: {type: string, enum: [CAT], x-open: true}
        tags: {type: array, items: {type: string}}
        owner: {$ref: '#/components/schemas/Owner'}
        anything: {x-known: false}
        weight: {type: [number, string]}
        'first-name': {type: string}
        extra: {type: object, additionalProperties: {type: integer}}
    Id: {type: string, format: uuid}
";

#[test]
fn a_field_says_how_it_may_be_missing() {
    let schemas = file("pet_shop/schemas.rs");
    for line in [
        "    pub id: Id,\n",
        "    pub born: Option<Timestamp>,\n",
        "    #[serde(default, skip_serializing_if = \"Maybe::is_absent\")]\n    pub chip: Maybe<String>,\n",
        "    #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub r#type: Option<PetType>,\n",
        "    pub tags: Vec<String>,\n",
        "    pub anything: Maybe<Value>,\n",
        "    pub name: Maybe<String>,\n",
        "    pub owner: Maybe<Owner>,\n",
    ] {
        assert!(schemas.contains(line), "{line} is not in\n{schemas}");
    }
}

#[test]
fn a_name_that_rust_cannot_have_or_that_is_taken_is_made_another() {
    let schemas = file("pet_shop/schemas.rs");
    for line in [
        "    #[serde(rename = \"first-name\", skip_serializing_if = \"Option::is_none\")]\n    pub first_name: Option<String>,\n",
        "    #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub extra_: Option<BTreeMap<String, i64>>,\n",
    ] {
        assert!(schemas.contains(line), "{line} is not in\n{schemas}");
    }
    let operation = file("pets/type.rs");
    for line in ["        Cat = \"CAT\",\n", "        OtherValue = \"OTHER\",\n", "        CatValue = \"cat\",\n"] {
        assert!(operation.contains(line), "{line} is not in\n{operation}");
    }
    assert!(file("pets.rs").contains("pub mod r#type;\n"));
}

#[test]
fn what_would_hold_itself_is_boxed() {
    let schemas = file("pet_shop/schemas.rs");
    assert!(schemas.contains("pub owner: Option<Box<Owner>>,") && schemas.contains("pub favourite: Box<Pet>,"), "{schemas}");
}

#[test]
fn a_secret_is_confidential_and_a_constant_is_not_asked_for() {
    let schemas = file("pet_shop/schemas.rs");
    assert!(schemas.contains("pub password: Option<Confidential>,"), "{schemas}");
    assert!(schemas.contains("pub fn new(favourite: Box<Pet>) -> Self {"), "{schemas}");
    assert!(schemas.contains("kind: OwnerKind::Person"), "{schemas}");
}

#[test]
fn several_types_are_forms_of_one() {
    let schemas = file("pet_shop/schemas.rs");
    assert!(
        schemas.contains("pub enum PetWeight {\n    /// A number.\n    Number(f64),\n    /// A text.\n    Text(String),\n"),
        "{schemas}"
    );
}

#[test]
fn an_operation_says_what_it_does_needs_and_may_refuse() {
    let operation = file("pets/type.rs");
    for line in [
        "/// Change a pet.\n",
        "/// `PATCH /pet-api/pets/{petId}/tags`, with one of the scopes `pets_read`, `pets_manage`. At most 10 requests a second and 8 at once.\n",
        "/// - 409 `TOO_LATE`, `GONE`: Somebody \\[else\\] was quicker.\n",
        "    /// The pet.\n    ///\n    /// It has changed.\n    ///\n    /// `None` (204): Nothing has changed.\n",
        "    pub type Response = Option<schemas::Pet>;\n",
        "        const OPERATION_ID: &'static str = \"pets.type.update\";\n",
        ".set(\"petId\", &self.pet_id).maybe(\"Accept-Language\", self.accept_language.as_ref()).each(\"type\", &self.r#type)\n",
    ] {
        assert!(operation.contains(line), "{line} is not in\n{operation}");
    }
}

#[test]
fn two_schemas_of_one_name_are_told() {
    let text = DOCUMENT.replace("    Id: {type: string, format: uuid}\n", "    Id: {type: string}\n    PetType: {type: integer}\n");
    assert_fault(&text, "would both be the Rust type `PetType`", "give it another name");
}

#[test]
fn an_operation_named_like_the_beginning_of_another_is_told() {
    let more = "  /pets:\n    get:\n      operationId: pets.type\n      summary: List\n      responses:\n        '204': {description: None.}\ncomponents:\n";
    assert_fault(&DOCUMENT.replace("components:\n", more), "would both be the Rust module `pets::r#type`", "rename");
}

fn generated(text: &str) -> Result<[BTreeMap<String, String>; 2], Vec<String>> {
    let sources = [("pet-shop".to_owned(), text.to_owned())];
    generate(&sources).map_err(|faults| faults.list.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn file(name: &str) -> String {
    let [mut files, table] = generated(DOCUMENT).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(table["table.rs"].contains("models::pets::r#type::update"), "{TABLE}");
    files.remove(name).unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()))
}

#[track_caller]
fn assert_fault(text: &str, what: &str, remedy: &str) {
    let faults = generated(text).err().unwrap_or_default();
    assert!(faults.iter().any(|fault| fault.contains(what) && fault.contains(remedy)), "no `{what}` in {faults:#?}");
}
