//! Names of the fields that each operation takes in its body, for the page's search: `{"users.create": "firstName lastName …"}`.

use serde_json::{Map, Value};

/// From the documents of all families.
pub(super) fn table(documents: &[(String, Value)]) -> Value {
    let mut table = Map::new();
    for (_, document) in documents {
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flat_map(Map::values);
        for operation in paths.filter_map(Value::as_object).flat_map(Map::values) {
            let Some(id) = operation.get("operationId").and_then(Value::as_str) else { continue };
            let mut names = Vec::new();
            for media in operation.pointer("/requestBody/content").and_then(Value::as_object).into_iter().flat_map(Map::values) {
                collect(document, media.get("schema").unwrap_or(&Value::Null), DEPTH, &mut names);
            }
            if !names.is_empty() {
                table.insert(id.to_owned(), names.join(" ").into());
            }
        }
    }
    Value::Object(table)
}

fn collect<'a>(document: &'a Value, schema: &'a Value, depth: usize, names: &mut Vec<&'a str>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return collect(document, document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null), depth + 1, names);
    }
    for part in ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten() {
        collect(document, part, depth + 1, names);
    }
    if let Some(items) = schema.get("items") {
        collect(document, items, depth + 1, names);
    }
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
        collect(document, field, depth, names);
    }
}

/// A body's own fields, and theirs.
const DEPTH: usize = 2;

#[cfg(test)]
mod tests {
    use super::table;
    use serde_json::json;

    #[test]
    fn fields_are_named_through_references_lists_and_one_level_down() {
        let document = json!({
            "paths": {"/users": {"post": {"operationId": "users.create", "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/u"}}}}}}},
            "u": {"properties": {"name": {}, "place": {"properties": {"city": {"properties": {"deep": {}}}}}, "tags": {"items": {"properties": {"label": {}}}}}}
        });
        assert_eq!(table(&[("users".to_owned(), document)]), json!({"users.create": "name place city tags label"}));
    }
}
