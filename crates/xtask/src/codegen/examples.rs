//! Examples must be what their schemas say.

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use super::fault::Faults;
use super::yaml::Node;

/// Validates `example` against `schema`, whose references point into `components`.
pub(crate) fn check(example: &Node, schema: &Node, components: &Value, faults: &mut Faults) {
    let root = json!({ "$ref": "#/example", "example": schema.to_json(), "components": components });
    let validator = match compile(&root) {
        Ok(validator) => validator,
        // A schema that is at fault already, such as by an unknown reference, does not compile either.
        Err(_) if !faults.list.is_empty() => return,
        Err(why) => return faults.add(schema.place, format!("not a JSON Schema: {why}"), "see JSON Schema 2020-12 for what the key takes"),
    };
    let value = example.to_json();
    for error in validator.iter_errors(&value) {
        let pointer = error.instance_path().to_string();
        let place = example.nearest(&pointer).place;
        let shown = if pointer.is_empty() { "the example".to_owned() } else { format!("the example's {pointer}") };
        faults.add(
            place,
            format!("{shown} does not fit its schema: {error}"),
            "change the example, or the schema if the example is what the API takes",
        );
    }
}

fn compile(root: &Value) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(root)
        .map_err(|error| format!("{error} at {}", error.instance_path()))
}
